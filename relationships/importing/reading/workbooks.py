"""Spreadsheets of Excel's newer kind (XLSX), opened only after a look at what would come out of them."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from organizer.zips import DAMAGED, PACKED

from .sheet import KEPT_TEXT, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Line, Refused

MOST_INSIDE = 120 * 1024 * 1024  # bytes that a file may be when unpacked
MOST_PARTS = 2000
MOST_LETTERS = 60_000_000  # in all cells together: a long text may stand in many cells and be stored once
A_STRETCH = 256 * 1024
CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,8})"')
SIZE = re.compile(rb'<(?:\w+:)?dimension\b[^>]*?\bref="(?:[A-Z]{1,4}\d{1,8}:)?([A-Z]{1,4})(\d{1,8})"')
SHARED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\bt="s"[^>]*>\s*<(?:\w+:)?v>(\d{1,9})<')
TEXT = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>|<(?:\w+:)?si\s*/>", re.DOTALL)


def read(data: bytes, asked: str = "") -> tuple[str, list[str], list[Line]]:
    """The sheet that was read, all sheets, and its lines. Raises `Refused`."""
    clean = looked_through(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(clean))
        names = list(book.sheet_names)
        if not names:
            raise Refused("empty")
        if asked not in names:
            asked = next((name for name in names if book.get_sheet_by_name(name).total_height), names[0])
        rows = book.get_sheet_by_name(asked).to_python(skip_empty_area=False)
    except PasswordError as error:
        raise Refused("locked") from error
    except (CalamineError, ValueError, OSError) as error:
        raise Refused("broken") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own way to stumble
            raise Refused("broken") from error
        raise
    if len(rows) > 2 * MOST_ROWS:
        raise Refused("too-many")
    return asked, names, [line for line in _lines(rows) if line.fault or any(line.cells)]


def _lines(rows: list[list]) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        cells = tuple(_words(value) for value in row)
        while cells and not cells[-1]:
            cells = cells[:-1]
        fault = "wide" if len(cells) > MOST_COLUMNS else ""
        if any(len(cell) > LONGEST_CELL for cell in cells):
            fault = "long"
        if any("\x00" in cell for cell in cells):
            fault = "nulls"
        if fault:
            text = " | ".join(filter(None, cells[:MOST_COLUMNS]))[:KEPT_TEXT].replace("\x00", "\ufffd")
            yield Line(number, (), fault, text)
        else:
            yield Line(number, cells)


def _words(value) -> str:
    """As a person would write it: no `12.0` for a twelve, days as 2025-03-01."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip()


def looked_through(data: bytes) -> bytes:
    """The same workbook packed anew out of what was unpacked here, stretch by stretch and up to a limit. So what is
    read next is no larger than it was found to be, whatever the file said of itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [part for part in packed.infolist() if _is_read(part.filename)]
            if len(packed.infolist()) > MOST_PARTS or not any("worksheets/" in part.filename for part in parts):
                raise Refused("no-table" if len(packed.infolist()) <= MOST_PARTS else "bomb")
            if any(part.flag_bits & 1 for part in parts):
                raise Refused("locked")
            if any(part.compress_type not in PACKED for part in parts):
                raise Refused("broken")
            room, found = MOST_INSIDE, {}
            for part in parts:
                found[part.filename] = _unpacked(packed, part, room)
                room -= len(found[part.filename])
    except DAMAGED as error:
        raise Refused("broken") from error
    _measure(found)
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_STORED) as packed:
        for name, body in found.items():
            packed.writestr(name, body)
    return again.getvalue()


def _is_read(name: str) -> bool:
    """Cells, their texts and formats; no pictures, macros or links to elsewhere."""
    return name.endswith((".xml", ".rels")) and name.startswith(("xl/", "_rels/", "[Content_Types]"))


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> bytes:
    body = bytearray()
    with packed.open(part) as stream:
        while some := stream.read(A_STRETCH):
            body += some
            if len(body) > room:
                raise Refused("bomb")
    if b"<!DOCTYPE" in body[:2000] or b"<!ENTITY" in body:
        raise Refused("broken")
    return bytes(body)


def _measure(found: dict[str, bytes]) -> None:
    """Refuses a table that would be larger than the file that holds it: cells far out, one long text in every cell."""
    strings = next((body for name, body in found.items() if name.lower().endswith("sharedstrings.xml")), b"")
    lengths = [len(text.group()) for text in TEXT.finditer(strings)]
    for name, body in found.items():
        if "worksheets/" not in name:
            continue
        far = max((_column(cell[1]) for cell in CELL.finditer(body)), default=0)
        deep = max((int(cell[2]) for cell in CELL.finditer(body)), default=0)
        size = SIZE.search(body)
        if size:
            far, deep = max(far, _column(size[1])), max(deep, int(size[2]))
        if far > 4 * MOST_COLUMNS and far * min(deep, MOST_ROWS) > 10_000_000:
            raise Refused("wide")
        if deep > 4 * MOST_ROWS or far * deep > 12_000_000:
            raise Refused("too-many")
        letters = sum(lengths[at] for ref in SHARED.finditer(body) if (at := int(ref[1])) < len(lengths))
        if letters > MOST_LETTERS:
            raise Refused("bomb")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
