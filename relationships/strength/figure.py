"""C, C1, given_a, given_b and R of a pair (method 2): figures that grow on some days and fade on all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from math import log2

from .days import stretches
from .fading import Grown, Term, faded, fastest

NEWEST = 16
"""Terms looked at first; it changes how fast the answer comes, never the answer of a line."""
A_HAIR = 1e-9
"""Of a day, so that no rounding leaves one out."""


class Figure:
    """One of them. `since`: the first day the pair is known. `asked`: what the lines ask for, the most first."""

    def __init__(self, grown: Iterable[Grown], half_life: int, *, since: int, asked: tuple[float, ...]) -> None:
        self._grown = dict(grown)
        self._days = list(self._grown)
        self._half_life = half_life
        self._since = since
        self._asked = asked
        self._enough: dict[int, float] = {}

    def left(self, day: int) -> float:
        """What it comes to on a day."""
        return self._sum(self._terms(day), day)

    def enough(self, day: int) -> float:
        """The same, unless the newest terms alone come to all that is asked: then their sum, which tells as much."""
        if day not in self._enough:
            terms = self._terms(day)
            newest = self._sum(terms[-NEWEST:], day)
            tells = newest >= self._asked[0] or len(terms) <= NEWEST
            self._enough[day] = newest if tells else self._sum(terms, day)
        return self._enough[day]

    def falls(self) -> Iterator[int]:
        """Each day on which the figure falls below what a line asks for, or grows and is still below it.

        Goes through the days, but passes over those on which, even fading at the fastest, enough must be left.
        """
        for grows, until in stretches(self._days):
            day = grows
            for asked in self._asked:
                while day <= until and (left := self.enough(day)) >= asked:
                    pace = fastest(newest=grows - self._since, known=day - self._since)
                    day += int(log2(left / asked) * self._half_life / pace - A_HAIR) + 1
                if day > until:
                    break
                yield day

    def _terms(self, day: int) -> list[Term]:
        grown = bisect_right(self._days, day)
        return self._grown[self._days[grown - 1]] if grown else []

    def _sum(self, terms: list[Term], day: int) -> float:
        return faded(terms, self._half_life, day=day, known=day - self._since) if terms else 0.0
