"""What stood between two on one day: all that the lines of the bands ask about (method 2)."""

from __future__ import annotations

from typing import NamedTuple

from .evidence import Side
from .view import View


class Standing(NamedTuple):
    """Worked out when asked for, as most days are settled by C alone. `said`: 0 where nothing said counts."""

    view: View
    day: int

    @property
    def C(self) -> float:
        return self.view.C.enough(self.day)

    @property
    def C1(self) -> float:
        return self.view.C1.enough(self.day)

    @property
    def given_a(self) -> float:
        return self.view.given_a.enough(self.day)

    @property
    def given_b(self) -> float:
        return self.view.given_b.enough(self.day)

    @property
    def R(self) -> float:
        return self.view.R.enough(self.day)

    @property
    def only_business(self) -> bool:
        return self.view.only_business(self.day)

    @property
    def said(self) -> tuple[int, int]:
        """By a and by b."""
        a, b = self.view.said(Side.A, self.day), self.view.said(Side.B, self.day)
        return a.level if a else 0, b.level if b else 0

    @property
    def stands(self) -> tuple[bool, bool]:
        a, b = self.view.stands(Side.A, self.day), self.view.stands(Side.B, self.day)
        return bool(a and a.stands), bool(b and b.stands)

    @property
    def strained(self) -> bool:
        return bool(self.view.open_strains(self.day))
