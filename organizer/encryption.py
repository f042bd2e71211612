"""The only place that encrypts and decrypts (S12, S13).

Two floors of keys. The *installation keys* come from the environment, newest first. Each workplace has *data keys*,
stored wrapped by an installation key; deleting them makes the workplace unreadable in every backup.

A sealed value is `version (1 byte) | key number (2 bytes) | nonce (12) | AES-256-GCM ciphertext and tag`, bound to
table, column and row as associated data, so that a value moved elsewhere does not open.
"""

import base64
import hashlib
import hmac
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import NewType
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION, NONCE, BLOCK = b"\x01", 12, 32
HEAD = 1 + 2 + NONCE
Key = NewType("Key", bytes)


class Unreadable(Exception):
    """The value cannot be opened: the key is gone, or the value was changed or moved."""


def seal(key: Key, number: int, words: bytes, place: str) -> bytes:
    """`words` encrypted under `key`, which carries `number`; opens only at the same `place`.

    Padded to whole blocks (a one bit, then zeros; ISO/IEC 7816-4): its length would tell "closer" from "the same",
    and a long name from a short one.
    """
    nonce = os.urandom(NONCE)
    padded = words + b"\x80" + bytes(-(len(words) + 1) % BLOCK)
    return VERSION + number.to_bytes(2, "big") + nonce + AESGCM(key).encrypt(nonce, padded, place.encode())


def unseal(key: Key, sealed: bytes, place: str) -> bytes:
    if sealed[:1] != VERSION:
        raise Unreadable("not a sealed value")
    try:
        return AESGCM(key).decrypt(sealed[3:HEAD], sealed[HEAD:], place.encode()).rstrip(b"\0")[:-1]
    except (InvalidTag, ValueError) as error:
        raise Unreadable(f"changed, moved or sealed with another key: {place.split('|')[0]}") from error


def key_number(sealed: bytes) -> int:
    return int.from_bytes(sealed[1:3], "big")


def new_key() -> Key:
    return Key(os.urandom(32))


def of_passphrase(passphrase: str, salt: bytes) -> Key:
    """Argon2id as RFC 9106 recommends it where memory is short: three passes over 64 MiB."""
    words = passphrase.strip().encode()
    return Key(
        hash_secret_raw(words, salt, time_cost=3, memory_cost=64 * 1024, parallelism=4, hash_len=32, type=Type.ID)
    )


# Installation keys ---------------------------------------------------------------------------------------------


@lru_cache
def _parse(lines: str) -> dict[str, Key]:
    keys: dict[str, Key] = {}
    for line in lines.replace(",", "\n").split():
        name, _, body = line.partition(":")
        try:
            key = base64.b64decode(body, altchars=b"-_", validate=True)
        except ValueError:
            key = b""
        if not name or len(key) != 32:
            raise Unreadable("KITH_KEYS: each line is `name:base64 of 32 bytes`, the newest first")
        if name in keys:
            raise Unreadable("KITH_KEYS: two keys have the same name")
        keys[name] = Key(key)
    if not keys:
        raise Unreadable("KITH_KEYS holds no key")
    return keys


_borrowed: dict[str, Key] = {}


def installation_keys() -> dict[str, Key]:
    """Name to key, the newest first."""
    return {**_parse(settings.KITH_KEYS), **_borrowed}


@contextmanager
def borrowing(lines: str) -> Iterator[None]:
    """Old keys that open things here for a while and lock nothing: those of a backup from elsewhere."""
    known = _parse(settings.KITH_KEYS)
    brought = _parse(lines) if lines else {}
    if any(known.get(name, key) != key for name, key in brought.items()):
        raise Unreadable("a key that came along has the name of another that is here")
    _borrowed.update({name: key for name, key in brought.items() if name not in known})
    try:
        yield
    finally:
        _borrowed.clear()


def wrap(words: bytes, place: str) -> str:
    """`words` under the newest installation key, as text `key name:base64`."""
    name, key = next(iter(installation_keys().items()))
    return f"{name}:{base64.urlsafe_b64encode(seal(key, 0, words, place)).decode()}"


def unwrap(wrapped: str, place: str) -> bytes:
    name, _, body = wrapped.partition(":")
    if name not in (keys := installation_keys()):
        raise Unreadable("the installation key that locked this is not among KITH_KEYS")
    try:
        sealed = base64.b64decode(body, altchars=b"-_", validate=True)
    except ValueError as error:
        raise Unreadable("not a wrapped value") from error
    return unseal(keys[name], sealed, place)


def needs_rewrap(wrapped: str) -> bool:
    return wrapped.partition(":")[0] != next(iter(installation_keys()))


def digest(words: str, purpose: str) -> str:
    """A keyed digest for looking up one-time secrets without storing them."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{purpose}|{words}".encode(), hashlib.sha256).hexdigest()


# Data keys of a workplace --------------------------------------------------------------------------------------


class KeyRing:
    """The data keys of one workplace by number, and the key of its pen names."""

    def __init__(self, keys: dict[int, Key], pen: Key):
        self.keys, self.pen = keys, pen
        self.newest = max(keys)
        self.read_at = time.monotonic()

    def pen_name(self, member_id: object) -> str:
        """The name under which a member writes in the database. Without the keys it leads to no account (S15)."""
        return hmac.new(self.pen, str(member_id).encode(), hashlib.sha256).hexdigest()[:32]

    def digest(self, words: bytes, purpose: str) -> str:
        """Tells the same words again without keeping them. No pen name is ever one: those are of ids alone."""
        return hmac.new(self.pen, purpose.encode() + b"|" + words, hashlib.sha256).hexdigest()


RING_LASTS = 300.0  # seconds after which a process asks again which keys there are
_rings: dict[UUID, KeyRing] = {}


def ring(workplace_id: UUID) -> KeyRing:
    """The key ring of a workplace, unwrapped once per process and five minutes, so that no process goes on writing
    with a key that was rotated out, or reading with one that was deleted. Raises `Unreadable` if there is none."""
    known = _rings.get(workplace_id)
    if known is None or known.read_at + RING_LASTS < time.monotonic():
        _rings.pop(workplace_id, None)
        from organizer.models import DataKey

        found = {key.number: key for key in DataKey.objects.filter(workplace_id=workplace_id)}
        if 0 not in found or len(found) < 2:
            raise Unreadable("this workplace has no key")
        opened = {number: Key(unwrap(key.wrapped, key.place)) for number, key in found.items()}
        known = _rings[workplace_id] = KeyRing({n: k for n, k in opened.items() if n}, opened[0])
    return known


def forget_rings() -> None:
    _rings.clear()


def seal_for(workplace_id: UUID, words: str, place: str) -> bytes:
    keys = ring(workplace_id)
    return seal(keys.keys[keys.newest], keys.newest, words.encode(), place)


def unseal_for(workplace_id: UUID, sealed: bytes, place: str) -> str:
    number = key_number(sealed)
    keys = ring(workplace_id)
    if number not in keys.keys:  # another process has made a new key since
        _rings.pop(workplace_id, None)
        keys = ring(workplace_id)
    if number not in keys.keys:
        raise Unreadable("the key of this value is gone")
    return unseal(keys.keys[number], sealed, place).decode()
