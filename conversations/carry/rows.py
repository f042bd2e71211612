"""The rows of a reading: one for each strength of tie, now and last time (method 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from conversations.carry.bonds import Bonds
from conversations.carry.last_time import last_time
from conversations.carrying import Figures, figures
from organizer.models import Membership
from relationships.evidence import Pair
from relationships.strength import Band

RISKS: dict[Band, str | Promise] = {
    Band.FRIENDLY: gettext_lazy("what risks little, such as wearing a button"),
    Band.TRUSTING: gettext_lazy("what risks something, such as a petition with names or speaking up together"),
    Band.WOULD_RISK: gettext_lazy("what risks much, such as refusing or walking out"),
}
"""How strong a tie must be to count, and for what (method 36)."""


@dataclass(frozen=True)
class Row:
    band: Band
    now: Figures
    then: Figures

    @property
    def risk(self) -> str | Promise:
        return RISKS[self.band]


class Rows:
    """`people`: ids as of now, `people_then`: of last time. `band`: the row that leads."""

    def __init__(self, member: Membership, people: Iterable[UUID], people_then: Iterable[UUID], band: Band):
        self.member, self.band, self.last = member, band, last_time(member)
        self._asked, self._asked_then = frozenset(people), frozenset(people_then)
        self.bonds = Bonds(member, self._asked | self._asked_then)

    @cached_property
    def people(self) -> frozenset[UUID]:
        return self._asked & self.bonds.people(self.bonds.today)

    @cached_property
    def people_then(self) -> frozenset[UUID]:
        return self._asked_then & self.bonds.people(self.last.day)

    @cached_property
    def rows(self) -> list[Row]:
        """All of them, always, from little risk to much."""
        return [Row(band, self._figures(self.counted(band)), self._figures_then(band)) for band in RISKS]

    def at(self, band: Band) -> Row:
        return next(row for row in self.rows if row.band == band)

    @property
    def lead(self) -> Row:
        return self.at(self.band)

    def counted(self, band: Band) -> set[Pair]:
        return self.bonds.counted(self.people, self.bonds.today, band)

    @cached_property
    def stale(self) -> set[Pair]:
        return self.bonds.stale(self.people, self.band)

    @cached_property
    def if_they_held(self) -> Figures:
        """How it would be if the stale ties still held: never a claim that they do."""
        return self._figures(self.counted(self.band) | self.stale)

    @property
    def two_way(self) -> tuple[int, int]:
        """How many ties go both ways: now, and last time."""
        now = self.bonds.two_way(self.people, self.bonds.today)
        return now, self.bonds.two_way(self.people_then, self.last.day)

    @property
    def stopping(self) -> list[tuple[Band, Band, set[Pair]]]:
        """(a band, the next, the ties that count at the first and no longer at the second), where there are any."""
        counted = {band: self.counted(band) for band in RISKS}
        return [(below, band, counted[below] - counted[band]) for below, band in pairwise(RISKS) if counted[below]]

    def _figures(self, ties: set[Pair]) -> Figures:
        return figures(self.people, ties, self.bonds.departments)

    def _figures_then(self, band: Band) -> Figures:
        ties = self.bonds.counted(self.people_then, self.last.day, band)
        return figures(self.people_then, ties, self.bonds.departments)
