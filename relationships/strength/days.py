"""Days as ordinals, and the stretches between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

EVER = date.max.toordinal()
"""No day is later."""


def stretches(starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """(first day, last day) from each start to the next; the last one lasts for ever."""
    days = sorted(starts)
    yield from ((day, following - 1) for day, following in pairwise(days))
    yield from ((day, EVER) for day in days[-1:])
