"""The file of a backup: frames under a key of its own, which an installation key locks, so that the file gives away
its size and nothing else, and no byte of it can be changed unnoticed.

    kith backup 1                                          two lines in the open:
    {"kith": ..., "key": ..., "taken along": ...}          the file's key, locked; installation keys, if they go along
    SHA-256 of both, in hex
    length (4 bytes), sealed frame                         again and again; the place of each is its number
    0 (4 bytes), SHA-256 of everything before it           the end

A frame opened is zlib of lines of JSON: first what the lines after it are (`{"part": ..., "columns": [...]}`), each
then a row. The last frame holds the manifest. One frame is in memory at a time.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from organizer import encryption
from organizer.encryption import Key, Unreadable

MAGIC = b"kith backup 1\n"
A_FRAME = 256 * 1024  # bytes of rows, before they are packed
MOST = 64 * 1024 * 1024  # bytes of a frame: a length beyond is damage. A row is nowhere near as long
LONGEST_LINE = 100_000
PLACE, ALONG = "backup", "backup|installation keys"


class NotABackup(Exception):
    """The file is something else."""


class Damaged(Exception):
    """Some bytes are not those that were written; the message says which."""

    def __init__(self, first: int, after: int, near: str = ""):
        what = f", in {near} or what follows it" if near else ""
        super().__init__(f"damaged between byte {first} and byte {after}{what}")
        self.first, self.after = first, after


class Writer:
    """Rows in, a file out, in one go: it never looks back, so that it may be written into a pipe."""

    def __init__(self, out: BinaryIO, *, kith: str, passphrase: str = ""):
        self.out, self.sum, self.number, self.key = out, hashlib.sha256(), 0, encryption.new_key()
        head: dict = {"kith": kith, "key": encryption.wrap(self.key, PLACE)}
        if passphrase:
            head["taken along"] = _locked_keys(passphrase)
        lines = MAGIC + json.dumps(head).encode() + b"\n"
        self.place = hashlib.sha256(lines).hexdigest()
        self._write(lines + self.place.encode() + b"\n")

    def part(self, what: dict, rows: Iterable[bytes]) -> None:
        """Rows of one kind, as lines of JSON; `what` stands before them in each of their frames."""
        first = json.dumps(what).encode()
        lines, size = [first], 0
        for row in rows:
            lines.append(row)
            size += len(row)
            if size > A_FRAME:
                self._frame(lines)
                lines, size = [first], 0
        if len(lines) > 1:
            self._frame(lines)

    def close(self, manifest: dict) -> None:
        self._frame([json.dumps({"manifest": manifest}).encode()])
        self._write(bytes(4))
        self.out.write(self.sum.digest())

    def _frame(self, lines: list[bytes]) -> None:
        packed = zlib.compress(b"\n".join(lines), 1)
        sealed = encryption.seal(self.key, 0, packed, f"{PLACE}|{self.place}|{self.number}")
        self._write(len(sealed).to_bytes(4, "big") + sealed)
        self.number += 1

    def _write(self, words: bytes) -> None:
        self.sum.update(words)
        self.out.write(words)


class Reader:
    """Opens a file whose installation key is known here, or, with the passphrase, among those taken along."""

    def __init__(self, file: BinaryIO):
        self.file, self.at, self.sum = file, 0, hashlib.sha256()
        if (magic := self._read(len(MAGIC))) != MAGIC:
            raise NotABackup if magic[:5] != MAGIC[:5] else Damaged(0, len(MAGIC))
        line, place = self._line(), self._line()
        if hashlib.sha256(MAGIC + line).hexdigest().encode() + b"\n" != place:
            raise Damaged(0, self.at)
        head = json.loads(line)
        self.place = place.decode().strip()
        self.kith: str = head["kith"]
        self.locked_key: str = head["key"]
        self.taken_along: dict | None = head.get("taken along")

    @property
    def key_name(self) -> str:
        """Of the installation key under which it stands."""
        return self.locked_key.partition(":")[0]

    def keys(self, passphrase: str) -> str:
        """The installation keys that were taken along, as lines of KITH_KEYS. Raises `Unreadable`."""
        if not self.taken_along:
            raise Unreadable("no key was taken along")
        salt, sealed = (base64.b64decode(self.taken_along[name]) for name in ("salt", "keys"))
        return encryption.unseal(encryption.of_passphrase(passphrase, salt), sealed, ALONG).decode()

    def frames(self) -> Iterator[tuple[dict, list[bytes]]]:
        """What each frame is, and its rows, to the end. Raises `Damaged` at the first byte that is not as it was, and
        `Unreadable` without the key."""
        key, number, near = Key(encryption.unwrap(self.locked_key, PLACE)), 0, ""
        while length := int.from_bytes(self._exactly(4, near), "big"):
            first = self.at - 4
            if length > MOST:
                raise Damaged(first, self.at, near)
            sealed = self._exactly(length, near)
            try:
                if encryption.key_number(sealed):
                    raise Unreadable("not ours")
                packed = encryption.unseal(key, sealed, f"{PLACE}|{self.place}|{number}")
            except Unreadable as error:
                raise Damaged(first, self.at, near) from error
            what, *rows = zlib.decompress(packed).split(b"\n")
            head = json.loads(what)
            near, number = head.get("part", near), number + 1
            yield head, rows
        first, whole = self.at, self.sum.digest()
        if self.file.read(len(whole) + 1) != whole:
            raise Damaged(first, first + len(whole), "the end")

    def _line(self) -> bytes:
        return self._note(self.file.readline(LONGEST_LINE))

    def _exactly(self, size: int, near: str) -> bytes:
        words = self._read(size)
        if len(words) != size:
            raise Damaged(self.at - len(words), self.at, near)
        return words

    def _read(self, size: int) -> bytes:
        return self._note(self.file.read(size))

    def _note(self, words: bytes) -> bytes:
        self.at += len(words)
        self.sum.update(words)
        return words


def _locked_keys(passphrase: str) -> dict:
    salt = encryption.new_key()
    lines = "\n".join(
        f"{name}:{base64.urlsafe_b64encode(key).decode()}" for name, key in encryption.installation_keys().items()
    )
    sealed = encryption.seal(encryption.of_passphrase(passphrase, salt), 0, lines.encode(), ALONG)
    return {"salt": base64.b64encode(salt).decode(), "keys": base64.b64encode(sealed).decode()}
