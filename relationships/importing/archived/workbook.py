"""An archive as one spreadsheet (XLSX): the same sheets, as Kith wrote them or a spreadsheet saved them anew."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from organizer.archives import ABOUT
from organizer.taking_in import SHEETS, NotOurs
from organizer.taking_in.sources import MOST_COLUMNS, Line, about_of, header_of
from relationships.importing.reading import Refused
from relationships.importing.reading.workbooks import looked_through

BOOK, MOST_OF_IT = "xl/workbook.xml", 200_000  # bytes
NAME = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]{1,31})"')
FIRST = ABOUT.removesuffix(".csv")


def looks_like_one(packed: zipfile.ZipFile) -> bool:
    if BOOK not in packed.namelist():
        return False
    with packed.open(BOOK) as file:
        names = {name.decode("utf-8", "replace") for name in NAME.findall(file.read(MOST_OF_IT))}
    return {FIRST, "people"} <= names


class Workbook:
    """Raises `NotOurs`."""

    def __init__(self, data: bytes):
        try:
            self.book = CalamineWorkbook.from_filelike(io.BytesIO(looked_through(data)))
        except Refused as refused:
            large = refused.fault in ("bomb", "too-many", "wide")
            raise NotOurs("large-book" if large else "broken") from refused
        except (CalamineError, ValueError, OSError) as error:
            raise NotOurs("broken") from error
        there = list(self.book.sheet_names)
        if len(set(there)) < len(there):
            raise NotOurs("doubled")
        self.names = [name for name in SHEETS if name[:31] in there]
        self.unknown = sorted(set(there) - {FIRST, *self.names})
        self.about = about_of(line.cells for line in self._lines(FIRST))
        self.size, self.far = sum(self._height(name) for name in self.names), 0

    def begin(self) -> None:
        self.far = 0

    def rows(self, name: str) -> Iterator[Line]:
        lines = self._lines(name[:31])
        header = next(lines, None)
        if header is None:
            return
        columns = header_of(header)
        for line in lines:
            if line.cells or line.fault:
                line.by_name = dict(zip(columns, line.cells, strict=False))
                yield line

    def _height(self, name: str) -> int:
        return self.book.get_sheet_by_name(name).total_height

    def _lines(self, name: str) -> Iterator[Line]:
        try:
            rows = self.book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (CalamineError, ValueError, OSError) as error:
            raise NotOurs("broken") from error
        for row in rows:
            self.far = getattr(self, "far", 0) + 1
            cells = [words(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if len(cells) > MOST_COLUMNS:
                yield Line(cells[:MOST_COLUMNS], fault="wide")
            elif any("\x00" in cell for cell in cells):
                yield Line([cell.replace("\x00", "\ufffd") for cell in cells], fault="nulls")
            else:
                yield Line(cells)


def words(value: Any) -> str:
    """A cell as `tabular.text_of` has it."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)
