"""Where the table begins among the lines of a file: what stands above it, and its header."""

from collections.abc import Iterable

from ..headers import is_known
from .sheet import MOST_ROWS, Asked, Line, Refused, Sheet

LOOKED_AT = 30  # lines among which the header is looked for


def table(format: str, lines: list[Line], asked: Asked, **known) -> Sheet:
    header = asked.header if asked.header is not None else guess_header(lines)
    above = [line for line in lines if line.number < header]
    at = next((line for line in lines if line.number == header), None)
    below = [line for line in lines if line.number > header] if at else lines
    if len(below) > MOST_ROWS:
        raise Refused("too-many")
    width = max((len(line.cells) for line in ([at] if at else []) + below[:LOOKED_AT]), default=0)
    width = max([width, *(len(line.cells) for line in below)])
    named = at.cells if at else ()
    return Sheet(
        format=format,
        columns=[(named[n] if n < len(named) else "") or letter(n) for n in range(width)],
        lines=below,
        header=at.number if at else 0,
        before=[" ".join(filter(None, line.cells)) or line.text for line in (above if at else [])],
        **known,
    )


def guess_header(lines: Iterable[Line]) -> int:
    """The line with the most headers that we know; else the first whole line of words, if the table has columns."""
    some = [line for line in lines if not line.fault][:LOOKED_AT]
    known = {line.number: sum(is_known(cell) for cell in line.cells) for line in some}
    best = max(known, key=lambda number: (known[number], -number), default=0)
    if best and known[best] >= (2 if max(len(line.cells) for line in some) > 2 else 1):
        return best
    width = max((len(line.cells) for line in some), default=0)
    if width < 2:
        return 0
    whole = next((line for line in some if sum(map(bool, line.cells)) == width), None)
    if whole is None or any(any(sign.isdigit() for sign in cell) for cell in whole.cells):
        return best if best and known[best] else 0
    return best if best and known[best] and best < whole.number else whole.number


def letter(number: int) -> str:
    """A, B, ... Z, AA: as a spreadsheet names a column without a header."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
