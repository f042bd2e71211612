"""Text with a separator between its cells (CSV, TSV), read so that one bad line costs that line alone."""

import csv
import re
from collections.abc import Iterator

from .sheet import KEPT_TEXT, LONGEST_CELL, LONGEST_LINE, MOST_COLUMNS, MOST_ROWS, Line, Refused

SEPARATORS = (",", ";", "\t", "|")
TOLD = re.compile(r'\A"?sep=(?P<mark>.)"?[ \t]*\r?\n', re.IGNORECASE)  # as Excel writes and reads it
MOST_LINES_IN_A_CELL = 60
LOOKED_AT = 100  # lines that are enough to guess by
csv.field_size_limit(LONGEST_LINE + 1)


def read(text: str, separator: str = "") -> tuple[str, list[Line]]:
    """The separator, and every line that is not empty. Raises `Refused` past the most rows there may be."""
    told = TOLD.match(text)
    separator = separator or (told["mark"] if told else "") or guess(text)
    lines: list[Line] = []
    for line in _records(text, separator, after=1 if told else 0):
        if line.fault or any(line.cells):
            lines.append(line)
        if len(lines) > MOST_ROWS + LOOKED_AT:
            raise Refused("too-many")
    return separator, lines


def guess(text: str) -> str:
    """The one that the most lines have equally often."""
    some = [
        line for line, _ in zip(_physical(text[: 4 * LONGEST_LINE]), range(LOOKED_AT), strict=False) if line.strip()
    ]
    if not some:
        return ","

    def evenly(separator: str) -> tuple[int, int]:
        counts = [_outside_quotes(line).count(separator) for line in some]
        usual = max(set(counts) - {0}, key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(SEPARATORS, key=evenly)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _physical(text: str) -> Iterator[str]:
    """With its end; only the ends that files have: a name may hold any other."""
    start = 0
    for end in re.finditer(r"\r\n|\n|\r", text):
        yield text[start : end.end()]
        start = end.end()
    if start < len(text):
        yield text[start:]


def _records(text: str, separator: str, *, after: int) -> Iterator[Line]:
    """A record may go over several lines, in quotes. Quotes that never close cost only the line they stand on."""
    waiting: list[str] = []  # lines read ahead and not used
    ahead = _physical(text)
    number = 0

    def following() -> str | None:
        return waiting.pop(0) if waiting else next(ahead, None)

    while (first := following()) is not None:
        number += 1
        if number <= after:
            continue
        taken = [first]
        while _is_open(taken, separator) and len(taken) <= MOST_LINES_IN_A_CELL and (more := following()) is not None:
            taken.append(more)
        if not _closes(taken, separator):
            waiting[:0] = taken[1:]
            yield _bad(number, first, "quotes")
            continue
        yield _record(number, "".join(taken), separator)
        number += len(taken) - 1


def _is_open(taken: list[str], separator: str) -> bool:
    """Whether the last cell so far is in quotes that have not closed."""
    if sum(line.count('"') for line in taken) % 2 == 0 or sum(map(len, taken)) > LONGEST_LINE:
        return False
    try:
        list(csv.reader(taken, delimiter=separator, strict=True))
    except csv.Error as trouble:
        return "unexpected end" in str(trouble)
    return False


def _closes(taken: list[str], separator: str) -> bool:
    """Several lines are one record only if all quotes in them stand where quotes may stand: else one that was never
    closed would swallow the rows up to the next."""
    if len(taken) == 1:
        return not _is_open(taken, separator)
    if sum(map(len, taken)) > LONGEST_LINE:
        return False
    try:
        return len(list(csv.reader(taken, delimiter=separator, strict=True))) == 1
    except csv.Error:
        return False


def _record(number: int, raw: str, separator: str) -> Line:
    if len(raw) > LONGEST_LINE:
        return _bad(number, raw, "long")
    if "\x00" in raw:
        return _bad(number, raw, "nulls")
    if "\ufffd" in raw:
        return _bad(number, raw, "letters")
    try:
        rows = list(csv.reader([raw], delimiter=separator)) if raw.strip("\r\n") else []
    except csv.Error:
        return _bad(number, raw, "quotes")
    cells = tuple(cell.strip() for row in rows for cell in row)
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) > MOST_COLUMNS:
        return _bad(number, raw, "wide")
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return _bad(number, raw, "long")
    return Line(number, cells)


def _bad(number: int, raw: str, fault: str) -> Line:
    return Line(number, (), fault, raw.rstrip("\r\n")[:KEPT_TEXT].replace("\x00", "\ufffd"))
