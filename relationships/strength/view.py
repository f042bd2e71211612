"""One way of seeing a pair, by all evidence or by the first-hand alone: what stood on a day (method 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from .constants import (
    GIVEN_FOR_TRUSTING,
    HALF_LIFE_CONTACT,
    HALF_LIFE_GIVING,
    HALF_LIFE_RISK,
    JUST_TWO_FOR_TRUSTING,
    OF_CONTACT,
    RISK_FOR_RISKS,
    SAYING_COUNTS,
)
from .days import EVER
from .evidence import Closeness, Contact, Evidence, Given, Item, Said, SharedRisk, Side, Strain, WouldStand
from .fading import Grown, faded, fully, slowing, weekly, weight_of
from .figure import Figure

Kind = TypeVar("Kind", bound=Item)
Voice = TypeVar("Voice", bound=Said)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of method 2, under its own letters. No page shows one for a person."""

    m: float = 1.0
    C: float = 0.0
    C1: float = 0.0
    given_a: float = 0.0
    given_b: float = 0.0
    R: float = 0.0


class View:
    """`items` are those that count for pairs; any day is answered from the items dated up to it.

    Assumed: sayings and strains too begin the acquaintance that m counts from ("of any kind").
    """

    def __init__(self, items: Iterable[Evidence]) -> None:
        self.items = sorted(items, key=lambda item: (item.on, type(item).__name__, str(item.id)))
        self.first_day = self.items[0].day if self.items else EVER
        contacts = self.of(Contact)
        just_two = [contact for contact in contacts if contact.size == 2]
        given_a, given_b = self.given(Side.A), self.given(Side.B)
        self.C = self._figure(weekly(contacts), HALF_LIFE_CONTACT, *OF_CONTACT)
        self.C1 = self._figure(weekly(just_two), HALF_LIFE_CONTACT, JUST_TWO_FOR_TRUSTING)
        self.given_a = self._figure(fully(given_a), HALF_LIFE_GIVING, GIVEN_FOR_TRUSTING)
        self.given_b = self._figure(fully(given_b), HALF_LIFE_GIVING, GIVEN_FOR_TRUSTING)
        self.R = self._figure(fully(self.risks()), HALF_LIFE_RISK, RISK_FOR_RISKS)
        self._first_contact = min((contact.day for contact in contacts), default=EVER)
        self._beyond_business = min((c.day for c in contacts if not c.business_only), default=EVER)
        closeness, would_stand = self.of(Closeness), self.of(WouldStand)
        self._closeness = {side: _by_side(closeness, side) for side in Side.BOTH.each}
        self._would_stand = {side: _by_side(would_stand, side) for side in Side.BOTH.each}
        self._strains = self.of(Strain)

    def of(self, kind: type[Kind], until: int = EVER) -> list[Kind]:
        """Items of a kind dated up to a day, oldest first."""
        return [item for item in self.items if isinstance(item, kind) and item.day <= until]

    def given(self, side: Side, until: int = EVER) -> list[Given]:
        """Help and confiding by one of the two: each counts once a day."""
        return _once_a_day(item for item in self.of(Given, until) if side in item.by.each)

    def risks(self, until: int = EVER) -> list[SharedRisk]:
        """What they risked together: once a day."""
        return _once_a_day(self.of(SharedRisk, until))

    def said(self, side: Side, day: int) -> Closeness | None:
        """How close one of the two says they are, while it counts."""
        return _in_force(self._closeness[side], day)

    def stands(self, side: Side, day: int) -> WouldStand | None:
        return _in_force(self._would_stand[side], day)

    def open_strains(self, day: int) -> list[Strain]:
        return [strain for strain in self._strains if strain.is_open(day)]

    def figures(self, day: int) -> Figures:
        return Figures(
            m=slowing(max(0, day - self.first_day)),
            C=self.C.left(day),
            C1=self.C1.left(day),
            given_a=self.given_a.left(day),
            given_b=self.given_b.left(day),
            R=self.R.left(day),
        )

    def falls(self) -> set[int]:
        """The days on which one of the figures falls below what a line asks for (and some others)."""
        return {day for figure in (self.C, self.C1, self.given_a, self.given_b, self.R) for day in figure.falls()}

    def only_business(self, day: int) -> bool:
        """Of all contacts so far, whether the cap counts them or not; there must be one."""
        return self._first_contact <= day < self._beyond_business

    def contact_that(self, touches: Callable[[Contact], bool], day: int) -> float:
        """Faded contact of the chosen kind, without the cap: that would have to choose between two of a day."""
        chosen = [contact for contact in self.of(Contact, day) if touches(contact)]
        terms = [(contact.day, weight_of(contact)) for contact in chosen]
        return faded(terms, HALF_LIFE_CONTACT, day=day, known=day - self.first_day)

    def _figure(self, grown: Iterable[Grown], half_life: int, *asked: float) -> Figure:
        return Figure(grown, half_life, since=self.first_day, asked=asked)


def _once_a_day(items: Iterable[Kind]) -> list[Kind]:
    """However many wrote it down; what somebody knew at first hand stands for the others."""
    kept: dict[tuple[int, type], Kind] = {}
    for item in sorted(items, key=lambda item: (item.on, not item.first_hand, str(item.id))):
        kept.setdefault((item.day, type(item)), item)
    return list(kept.values())


def _by_side(sayings: Iterable[Voice], side: Side) -> list[Voice]:
    """What one of the two said, oldest first; of one day the lowest comes last, as the one that counts."""
    said = (saying for saying in sayings if saying.by == side)
    return sorted(said, key=lambda saying: (saying.on, -saying.worth, str(saying.id)))


def _in_force(said: list[Voice], day: int) -> Voice | None:
    """The latest up to a day, while it counts."""
    for saying in reversed(said):
        if saying.day <= day:
            return saying if day - saying.day <= SAYING_COUNTS else None
    return None
