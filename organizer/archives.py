"""Several sheets in one file: a ZIP of CSV files, with a word about itself beside them. Any file can be closed with a
passphrase."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO

import pyzipper

from organizer import exports, tabular
from organizer.exports import Sheet
from organizer.models import Membership

ABOUT = "about.csv"
ABOUT_COLUMNS = ("What", "Value")


def write_zip(member: Membership, out, progress, *, level: str, sheets: Iterable[Sheet]) -> None:
    """Streamed: nothing is held but a few rows. Files carry no time but the one in `about.csv`."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(entry(ABOUT), "w") as file:
            tabular.write_csv(file, ABOUT_COLUMNS, exports.heading(member, level))
        for one, rows in exports.steps(sheets, member, progress):
            with archive.open(entry(f"{one.name}.csv"), "w") as file:
                tabular.write_csv(file, one.columns, rows)


@contextmanager
def closed(out: IO[bytes], passphrase: str, name: str) -> Iterator[IO[bytes]]:
    """What is written goes into a ZIP that opens with the passphrase (AES-256, WinZip's AE-2), as the one file in it:
    names of files can be read in such a ZIP without one. Without a passphrase it goes out as it is."""
    if not passphrase:
        yield out
        return
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES) as locked:
        locked.setpassword(passphrase.encode())
        with locked.open(name, "w", force_zip64=True) as file:
            yield file


class WrongPassphrase(Exception):
    pass


@contextmanager
def opened(file: IO[bytes], ask: Callable[[], str]) -> Iterator[IO[bytes]]:
    """What was `closed`, opened with the passphrase that `ask` gives; any other file as it is."""
    if not zipfile.is_zipfile(file):
        file.seek(0)
        yield file
        return
    with pyzipper.AESZipFile(file) as locked:
        if not is_closed(locked):
            file.seek(0)
            yield file
            return
        entries = locked.infolist()
        locked.setpassword(ask().encode())
        try:
            inside = locked.open(entries[0])
        except RuntimeError as error:
            raise WrongPassphrase from error
        with inside:
            yield inside


def is_closed(archive: zipfile.ZipFile) -> bool:
    """Whether it holds one file that only a passphrase opens."""
    entries = archive.infolist()
    return len(entries) == 1 and bool(entries[0].flag_bits & 1)


def entry(name: str) -> zipfile.ZipInfo:
    """Packed, and without the time at which it was made."""
    one = zipfile.ZipInfo(name)
    one.compress_type = zipfile.ZIP_DEFLATED
    return one
