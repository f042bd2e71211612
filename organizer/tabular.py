"""Tables in files: cells that no spreadsheet takes for a formula, and CSV.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` and some more. In CSV nothing says "this is text", so such
a cell gets an apostrophe before it, and so does one that begins with an apostrophe: what was written is read back
exactly (S17). A cell may also begin inside one of ours, where a spreadsheet cuts at semicolons or tabs; there, too.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import IO

CUTS = frozenset(';,\t\r\n"')
RUNS = frozenset("=+-@\t\r\n＝＋－＠") | {"'"}  # the last, so that an apostrophe of somebody's own is told apart
RUN = re.compile(f"[{re.escape(''.join(sorted(RUNS)))}]")


def text_of(value: object) -> str:
    """A cell as text, before it is made safe: days in ISO, truths as `yes` or nothing."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def safe(text: str) -> str:
    """The text with an apostrophe wherever a cell could begin as a formula."""
    if not RUN.search(text):
        return text
    out, before = [], ";"
    for sign in text:
        if before in CUTS and sign in RUNS:
            out.append("'")
        out.append(sign)
        before = sign
    return "".join(out)


def restored(text: str) -> str:
    """What `safe` was given."""
    if "'" not in text:
        return text
    out, before, signs = [], ";", iter(text)
    for sign in signs:
        if before in CUTS and sign == "'":
            sign = next(signs, "'")  # an apostrophe of ours stands before something
        out.append(sign)
        before = sign
    return "".join(out)


def cell(value: object) -> str:
    """Only words can run: numbers and days stay as they are."""
    return safe(value) if isinstance(value, str) else text_of(value)


def write_csv(out: IO[bytes], columns: Iterable[str], rows: Iterable[tuple]) -> None:
    """Writes into a binary file and leaves it open."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    sheet = csv.writer(text)
    sheet.writerow(columns)
    sheet.writerows([cell(value) for value in row] for row in rows)
    text.flush()
    text.detach()


def read_csv(file: IO[bytes]) -> Iterator[dict[str, str]]:
    """The rows of a file of ours by column, each cell as it was before it was made safe."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    for row in csv.DictReader(text):
        yield {name: restored(value or "") for name, value in row.items() if name is not None}
