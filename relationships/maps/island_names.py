"""The name of an island beside it, in at most two lines, and under it how many people there are. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from . import labels
from .picture import Label, Mark

GAP = 5.0


def named(marks: Sequence[Mark], width: float, height: float, *, upper: float = 0.0) -> list[Label]:
    """Below an island; above it if its middle is in the part of the sheet down to `upper`, where no ribbon is. Where
    there is no room for all of it, the name alone, then as much of it as fits. Large islands choose first."""
    taken = labels.Taken(labels.box_of_mark(mark) for mark in marks)
    found: dict[str, Label] = {}
    for mark in sorted(marks, key=lambda each: -each.r):
        above = mark.y < upper - 1
        for label in _tried(mark, width, above=above):
            box = labels.box_of(label, labels.NARROW)
            if taken.free(box) and box[1] >= 0 and box[3] <= height:
                taken.add(box)
                found[mark.key] = label
                break
    return [found[mark.key] for mark in marks if mark.key in found]


def _tried(mark: Mark, width: float, *, above: bool) -> Iterable[Label]:
    """All of it in either place before less of it; past an edge of the frame it is moved back inside."""
    widest = min(width, max(2.6 * mark.r, 180.0))
    whole = "\n".join(labels.wrapped(mark.label, widest, labels.NARROW))
    short = labels.shortened(mark.label, min(widest, 2.0 * mark.r + 40), labels.NARROW)
    for text, soft in ((whole, mark.soft), (whole, ""), (short, "")):
        for up in (above, not above):
            if not text:
                continue
            y = mark.y - mark.r - GAP - labels.DOWN * labels.NARROW if up else mark.y + mark.r + GAP
            y = y if up else y + labels.UP * labels.NARROW
            label = Label(mark.x, y, text, "middle", "name", of=mark.key, soft=soft, up=up)
            left, _top, right, _bottom = labels.box_of(label, labels.NARROW)
            x = mark.x + max(0.0, 2 - left) - max(0.0, right - width + 2)
            yield Label(x, y, text, "middle", "name", of=mark.key, soft=soft, up=up)
