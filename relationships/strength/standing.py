"""What stood between two on one day: all that the lines of the bands ask about (method 2)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .constants import MOST_ASKED
from .evidence import Side
from .view import View


@dataclass(frozen=True)
class Standing:
    """Worked out when asked for, as most days are settled by C alone. `said`: 0 where nothing said counts."""

    view: View
    day: int

    @cached_property
    def C(self) -> float:
        return self.view.C(self.day, MOST_ASKED)

    @cached_property
    def C1(self) -> float:
        return self.view.C1(self.day, MOST_ASKED)

    @cached_property
    def given_a(self) -> float:
        return self.view.given_amount(Side.A, self.day, MOST_ASKED)

    @cached_property
    def given_b(self) -> float:
        return self.view.given_amount(Side.B, self.day, MOST_ASKED)

    @cached_property
    def R(self) -> float:
        return self.view.R(self.day, MOST_ASKED)

    @cached_property
    def only_business(self) -> bool:
        return self.view.only_business(self.day)

    @cached_property
    def said(self) -> tuple[int, int]:
        """By a and by b."""
        a, b = self.view.said(Side.A, self.day), self.view.said(Side.B, self.day)
        return a.level if a else 0, b.level if b else 0

    @cached_property
    def stands(self) -> tuple[bool, bool]:
        a, b = self.view.stands(Side.A, self.day), self.view.stands(Side.B, self.day)
        return bool(a and a.stands), bool(b and b.stands)

    @cached_property
    def strained(self) -> bool:
        return bool(self.view.open_strains(self.day))
