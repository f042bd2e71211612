"""What is known of one pair of coworkers, a and b: dated items, each with who told it (method 2, "Evidence").

The pair is unordered: which of the two is called a is the caller's choice, the same for all its items. An
`id` is the caller's own, any value with a stable `str`; a reading hands the items back so that a page can
show them.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .constants import KNOW, MOST_FOR_PAIRS, SAID_CLOSE, SAYING_COUNTS


class Basis(StrEnum):
    """Who told it, whoever typed it. All but hearsay are first-hand and count alike."""

    PARTY = "party"
    WAS_THERE = "was_there"
    TOLD = "told"
    HEARSAY = "hearsay"


class Side(StrEnum):
    A = "a"
    B = "b"
    BOTH = "both"

    @property
    def each(self) -> tuple[Side, ...]:
        return (Side.A, Side.B) if self == Side.BOTH else (self,)

    @property
    def other(self) -> Side:
        return {Side.A: Side.B, Side.B: Side.A, Side.BOTH: Side.BOTH}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something dated, and who told it. `counts_for_pairs`: whether a reading looks at it at all."""

    id: Hashable
    on: date
    basis: Basis

    @property
    def day(self) -> int:
        """The day as an ordinal; inside this package all days are."""
        return self.on.toordinal()

    @property
    def turns(self) -> set[int]:
        """The days from which it counts, and no longer counts. (That it fades is another matter.)"""
        return {self.day}

    @property
    def first_hand(self) -> bool:
        return self.basis != Basis.HEARSAY

    @property
    def counts_for_pairs(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Together(Item):
    """Something `size` people did together, a and b among them; ValueError below 2."""

    size: int = 2

    def __post_init__(self) -> None:
        if self.size < 2:
            raise ValueError("an activity of a pair has at least two people")

    @property
    def counts_for_pairs(self) -> bool:
        return self.size <= MOST_FOR_PAIRS


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Together):
    """A conversation or a shared activity. `touched`: the tags known of it, for the mix alone; often none."""

    business_only: bool = False
    touched: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRisk(Together):
    """Something done together that could have cost them. `size`: of the action, or of a named group within.

    Assumed: by itself it is no contact (E11 counts none); an action that was time together too has a `Contact` of
    its own.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Given(Item):
    by: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Given):
    """Help given by a, by b, or by each to the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confiding(Given):
    """Something confided by a, by b, or by each to the other: that it happened, not what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Item):
    """What one of the two says. Hearsay is not kept (method 2), so here it does not count."""

    by: Side

    def __post_init__(self) -> None:
        if self.by == Side.BOTH:
            raise ValueError("each says it for themselves")

    @property
    def turns(self) -> set[int]:
        return {self.day, self.day + SAYING_COUNTS + 1}

    @property
    def worth(self) -> int:
        """Of two sayings by one side on one day, the one worth less counts."""
        raise TypeError("each kind of saying has its own worth")

    @property
    def counts_for_pairs(self) -> bool:
        return self.first_hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness(Said):
    """How close one says they are: 1 know, 2 friendly, 3 close. Assumed: 0 takes back what was said."""

    level: int

    def __post_init__(self) -> None:
        Said.__post_init__(self)
        if not KNOW - 1 <= self.level <= SAID_CLOSE:
            raise ValueError("closeness is said as 1, 2 or 3, or taken back with 0")

    @property
    def worth(self) -> int:
        return self.level


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldStand(Said):
    """One says they would stand together; `stands=False` takes it back."""

    stands: bool = True

    @property
    def worth(self) -> int:
        return int(self.stands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain(Item):
    """A falling out or felt pressure: open from `on` up to, not including, the day it was talked through."""

    talked_through: date | None = None

    def __post_init__(self) -> None:
        if self.talked_through is not None and self.talked_through < self.on:
            raise ValueError("a strain is talked through after it began")

    @property
    def turns(self) -> set[int]:
        return {self.day, self.talked_through.toordinal()} if self.talked_through else {self.day}

    def is_open(self, day: int) -> bool:
        return self.day <= day and not (self.talked_through and self.talked_through.toordinal() <= day)

    @property
    def counts_for_pairs(self) -> bool:
        return self.first_hand


Evidence = Contact | SharedRisk | Help | Confiding | Closeness | WouldStand | Strain
