"""Which kind of file it is, by what is in it; the name only settles what the bytes leave open."""

from . import cards, separated, workbooks
from .sheet import MOST_BYTES, Asked, Refused, Sheet
from .tables import table
from .text import decode

FORMATS = ("csv", "tsv", "xlsx", "vcard")
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"SQLite format 3\x00")


def guess_format(data: bytes, name: str) -> str:
    """Raises `Refused` for what is none of ours."""
    if data.startswith(b"PK"):
        return "xlsx"
    if data.startswith(OLD_EXCEL):
        raise Refused("old-excel")
    if data.startswith(NOT_TEXT):
        raise Refused("no-table")
    beginning = data[:4000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    if beginning.startswith(b"BEGIN:VCARD"):
        return "vcard"
    return "tsv" if name.lower().endswith((".tsv", ".tab")) else "csv"


def read(data: bytes, *, name: str = "", asked: Asked | None = None) -> Sheet:
    asked = asked or Asked()
    if len(data) > MOST_BYTES:
        raise Refused("too-large")
    if not data.strip():
        raise Refused("empty")
    kind = asked.format if asked.format in FORMATS else guess_format(data, name)
    if kind == "xlsx":
        sheet, sheets, lines = workbooks.read(data, asked.sheet)
        return table(kind, lines, asked, sheet=sheet, sheets=sheets)
    encoding, text = decode(data, asked.encoding)
    if kind == "vcard":
        return cards.read(text, encoding=encoding)
    separator, lines = separated.read(text, asked.separator or ("\t" if kind == "tsv" else ""))
    return table(kind, lines, asked, encoding=encoding, separator=separator)
