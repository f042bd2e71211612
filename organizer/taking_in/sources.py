"""From a file to rows of cells, however large the file says it is: read as a stream, never unpacked as a whole."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Protocol

from organizer import archives, exports, tabular
from organizer.zips import DAMAGED, PACKED

from .ways import SHEETS

MOST_INSIDE = 256 * 1024 * 1024  # bytes of one sheet, unpacked
MOST_ROWS = 2_000_000  # of all sheets together
MOST_SAID = 50  # lines of what an archive says of itself
MOST_PARTS = 500  # files in a ZIP
MOST_COLUMNS = 200
LONGEST_LINE = 256 * 1024  # bytes; the longest cell that a form takes is far below
LONGEST_CELL = 131_072  # letters: what the csv module takes at the most
LONG = "\x00long\n"  # stands for a line that is too long to be read
A_STRETCH = 256 * 1024


class NotOurs(Exception):
    """No archive of ours, or none that can be read. `fault` is why, in a word of ours."""

    def __init__(self, fault: str = "not-ours"):
        super().__init__(fault)
        self.fault = fault


@dataclass(slots=True)
class Line:
    """A row of a sheet by column, or `fault`: why it cannot be read. `cells` are as they stand in the file."""

    cells: list[str]
    by_name: dict[str, str] = field(default_factory=dict)
    fault: str = ""


class Source(Protocol):
    about: dict[str, str]  # what the archive says of itself
    unknown: list[str]  # sheets in it that are none of ours
    names: list[str]  # those that are

    @property
    def size(self) -> int:
        """Bytes of all of them, as far as one can tell beforehand."""
        ...

    @property
    def far(self) -> int:
        """How many of them are read."""
        ...

    def begin(self) -> None:
        """From here on it is read once more: `far` begins anew."""
        ...

    def rows(self, name: str) -> Iterator[Line]:
        """Those below the header, in order. Raises `NotOurs`."""
        ...


class Zipped:
    """A ZIP of CSV files. Raises `NotOurs` where it is damaged, or larger than anything of ours."""

    def __init__(self, file: IO[bytes]):
        self.unpacked: Counter[str] = Counter()  # bytes, by the name of a part
        self.told: Counter[str] = Counter()  # rows
        try:
            self.archive = zipfile.ZipFile(file)
            found = self.archive.infolist()
        except DAMAGED as error:
            raise NotOurs from error
        self.parts = {part.filename: part for part in found}
        ours = {archives.ABOUT, *(f"{name}.csv" for name in SHEETS)}
        if archives.ABOUT not in self.parts or "people.csv" not in self.parts:
            raise NotOurs
        if len(found) > MOST_PARTS:
            raise NotOurs("bomb")
        if len(self.parts) < len(found):
            raise NotOurs("doubled")
        if any(part.compress_type not in PACKED or part.flag_bits & 1 for part in found if part.filename in ours):
            raise NotOurs("broken")
        self.unknown = sorted(name for name in self.parts if name not in ours)
        self.names = [name for name in SHEETS if f"{name}.csv" in self.parts]
        self.about = about_of(line.cells for line in self._lines(archives.ABOUT))

    @property
    def size(self) -> int:
        return sum(self.parts[f"{name}.csv"].file_size for name in self.names)

    @property
    def far(self) -> int:
        return self.unpacked.total()

    def begin(self) -> None:
        self.unpacked.clear()
        self.told.clear()

    def rows(self, name: str) -> Iterator[Line]:
        lines = self._lines(f"{name}.csv")
        header = next(lines, None)
        if header is None:
            return
        columns = header_of(header)
        self.told[name] = 0
        for line in lines:
            self.told[name] += 1  # empty ones as well: a bomb may be nothing else
            if self.told.total() > MOST_ROWS:
                raise NotOurs("bomb")
            if not line.cells and not line.fault:
                continue
            line.by_name = dict(zip(columns, map(tabular.restored, line.cells), strict=False))
            yield line

    def _lines(self, name: str) -> Iterator[Line]:
        try:
            with self.archive.open(self.parts[name]) as packed:
                yield from _separated(self._text(name, io.BufferedReader(packed, A_STRETCH)))  # type: ignore[arg-type]
        except DAMAGED as error:
            raise NotOurs("broken") from error

    def _text(self, name: str, file: io.BufferedReader) -> Iterator[str]:
        """Line by line; one that is no text stands as a NUL."""
        first, self.unpacked[name] = True, 0
        while some := file.readline(LONGEST_LINE):
            long = False
            while not some.endswith(b"\n") and (rest := file.readline(LONGEST_LINE)):
                self._spend(name, len(some))
                some, long = rest, True
            self._spend(name, len(some))
            try:
                text = LONG if long else some.decode("utf-8-sig" if first else "utf-8")
            except UnicodeDecodeError:
                text = "\x00\n"
            first = False
            yield text

    def _spend(self, name: str, size: int) -> None:
        self.unpacked[name] += size
        if self.unpacked[name] > MOST_INSIDE:
            raise NotOurs("bomb")


def _separated(text: Iterator[str]) -> Iterator[Line]:
    rows = csv.reader(text)
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield Line([], fault="long")
            continue
        if LONG.strip("\n") in cells[-1:]:
            yield Line(cells[:-1][:MOST_COLUMNS], fault="long")
        elif any("\x00" in cell for cell in cells):
            yield Line([cell.replace("\x00", "\ufffd") for cell in cells[:MOST_COLUMNS]], fault="nulls")
        elif len(cells) > MOST_COLUMNS:
            yield Line(cells[:MOST_COLUMNS], fault="wide")
        else:
            yield Line(cells)


def about_of(lines: Iterator[list[str]]) -> dict[str, str]:
    """What stands on the first sheet. Raises `NotOurs` if it is none of an archive, or of one that we cannot read."""
    about = {cells[0]: tabular.restored(cells[1])[:200] for cells in islice(lines, MOST_SAID) if len(cells) > 1}
    if about.get("Level") != "archive":
        raise NotOurs("level" if "Level" in about else "not-ours")
    if about.get("Format") != exports.FORMAT:
        raise NotOurs("version")
    return about


def header_of(line: Line) -> list[str]:
    """Raises `NotOurs` if it is none."""
    if line.fault or max(Counter(line.cells).values(), default=0) > 1:
        raise NotOurs("columns")
    return line.cells
