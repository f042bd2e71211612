"""Words beside marks that never lie over each other, over a mark, or beyond the frame. Pure.

Letters are larger, in the picture's units, on a narrow screen. So a word is tried at that size first; of a person for
whose name there is no room the first one stands there, on that screen alone (`far`). On a wide screen the whole name is
tried at its size (`near`), among the words that have shrunk there; one that has no place there either is left out: the
mark keeps its initials, and the table has the name.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from .picture import Label, Mark

NARROW, WIDE = 24.0, 15.0  # the height of a line in the picture's units, on a phone and on a wide screen
LINE = 1.16
UP, DOWN = 0.82, 0.24  # of the size, above and below the line the letters stand on
A_SIGN = 0.2  # more above it, for each sign over a capital
ABOVE = 230  # the class of signs over a letter (Unicode, "Canonical_Combining_Class")
FIRST_GREEK, LAST_CYRILLIC = "\u0370", "\u052f"
NARROW_LETTERS, BROAD_LETTERS = "iljtfI.,:;'|!()[] ’·-", "mwMW@%—æœÆŒωшщжмфыюњљШЩЖМФЫЮЊЉ"
Box = tuple[float, float, float, float]  # left, top, right, bottom


def width_of(text: str, size: float) -> float:
    """How wide words are at most, in common serif and sans letters. Errs on the wide side."""
    return size * sum(map(_letter, unicodedata.normalize("NFD", text)))


def rise_of(text: str) -> float:
    """How far words stand above their line, as a share of the size: higher with a sign over a capital or two over a
    small letter (Ü, ễ), and in letters that are taller than ours."""
    return UP + A_SIGN * max(map(_signs, unicodedata.normalize("NFC", text)), default=0)


def _signs(letter: str) -> int:
    """How many signs stand over a letter, above the height of a capital."""
    base, *signs = list(unicodedata.normalize("NFD", letter))
    if base > LAST_CYRILLIC:
        return 1
    above = sum(unicodedata.combining(sign) == ABOVE for sign in signs)
    return max(0, above - (not base.isupper() and base not in "bdfhklt"))


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in NARROW_LETTERS:
        return 0.34
    if letter in BROAD_LETTERS:
        return 1.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter > LAST_CYRILLIC:
        return 0.8
    if letter.isupper():
        return 0.76
    if letter == "r":
        return 0.5
    return 0.58 if letter < FIRST_GREEK and letter not in "bdhknpqu" else 0.66


def shortened(text: str, widest: float, size: float) -> str:
    """The words, or as many of their letters as there is room for and an ellipsis."""
    if width_of(text, size) <= widest:
        return text
    while text and width_of(text + "…", size) > widest:
        text = text[:-1]
    return text.rstrip() + "…" if text else ""


def wrapped(text: str, widest: float, size: float, most: int = 2) -> list[str]:
    """In at most so many lines between words, the last one shortened."""
    lines: list[str] = []
    for word in text.split():
        if lines and (width_of(f"{lines[-1]} {word}", size) <= widest or len(lines) == most):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [shortened(line, widest, size) for line in lines]


class Taken:
    """Boxes on the sheet, found again by the cells they touch."""

    CELL = 64.0

    def __init__(self, boxes: Iterable[Box] = ()):
        self.cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for cell in self._cells(box):
            self.cells[cell].append(box)

    def free(self, box: Box) -> bool:
        return not any(overlap(box, other) for cell in self._cells(box) for other in self.cells.get(cell, ()))

    def _cells(self, box: Box) -> Iterable[tuple[int, int]]:
        left, top, right, bottom = (math.floor(edge / self.CELL) for edge in box)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def box_of(label: Label, size: float) -> Box:
    wide = max(width_of(line, size) for line in label.lines)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    more = (len(label.lines) - 1) * LINE * size
    above, below = (more, 0.0) if label.up else (0.0, more)
    highest = label.lines[0]
    return left, label.y - rise_of(highest) * size - above, left + wide, label.y + DOWN * size + below


def box_of_mark(mark: Mark, gap: float = 1.0) -> Box:
    return mark.x - mark.r - gap, mark.y - mark.r - gap, mark.x + mark.r + gap, mark.y + mark.r + gap


def place(
    marks: Sequence[Mark],
    width: float,
    height: float,
    *,
    middle: tuple[float, float] | None = None,
    taken: Iterable[Box] = (),
    aside: bool = False,
) -> list[Label]:
    """A label for every mark that has one and for whose words there is room, the first marks first. `aside`: only to
    the side that is further from the middle."""
    x, y = middle or (width / 2, height / 2)
    marks_taken = [box_of_mark(mark) for mark in marks] + list(taken)
    labels: list[Label] = []

    def placed(mark: Mark, words: str, size: float, sheet: Taken) -> bool:
        for label in _places(mark, words, size, x, y, aside):
            box = box_of(label, size)
            if words and _inside(box, width, height) and sheet.free(box):
                sheet.add(box)
                labels.append(label)
                return True
        return False

    sheet, left_over = Taken(marks_taken), []
    for mark in marks:
        if not placed(mark, mark.label, NARROW, sheet):
            left_over.append(mark)
            placed(mark, first_name(mark), NARROW, sheet)
    sheet = Taken([*marks_taken, *(box_of(label, WIDE) for label in labels if not label.far)])
    for mark in left_over:
        placed(mark, mark.label, WIDE, sheet)
    return labels


def first_name(mark: Mark) -> str:
    """Of a person with more than one."""
    first, _space, rest = mark.label.partition(" ")
    return first if rest and mark.kind == "person" else ""


def _inside(box: Box, width: float, height: float) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height


def _places(mark: Mark, words: str, size: float, x: float, y: float, aside: bool = False) -> Iterable[Label]:
    """Outwards from the middle first, then below, above and to the sides; close by before further off.

    A place is anchored so that the same words in smaller letters lie within it."""
    side = "start" if mark.x >= x else "end"
    outward = [side, "below" if mark.y >= y else "above"]
    if abs(mark.x - x) < abs(mark.y - y) * 0.5:
        outward.reverse()
    order = [*outward, *(one for one in ("below", "above", "start", "end") if one not in outward)]
    order = [side] if aside else order
    near, far = size == WIDE, words != mark.label
    for gap in (3.0, 9.0):
        for where in order:
            if where in ("start", "end"):
                sign = 1 if where == "start" else -1
                for drop in (0.27, 0.0, 0.6):
                    at = mark.x + sign * (mark.r + gap), mark.y + drop * size
                    yield Label(*at, words, where, mark.manner, near, far, mark.key)
            else:
                drop = mark.r + gap + UP * size if where == "below" else -(mark.r + gap + DOWN * size)
                for slide, anchor in ((0.0, "middle"), (-mark.r, "start"), (mark.r, "end")):
                    yield Label(mark.x + slide, mark.y + drop, words, anchor, mark.manner, near, far, mark.key)
