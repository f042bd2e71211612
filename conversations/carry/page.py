"""What the page says, in the order in which it is read (method 3).

Whom it is about, and what to offer where ties are few; what changed since last time; then the row and its word; what
was tried; what is not known; who is around them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext, ngettext

from conversations.carry.rows import Row, Rows
from conversations.carry.table import cells
from conversations.carrying import Sentence, beside, say, telling
from organizer.models import Membership
from relationships import directory
from relationships.evidence import Pair
from relationships.strength import Band

MOST_TIES = 60


@dataclass(frozen=True)
class Stopped:
    """`pairs`: the first of them by name, and how many `others` there are."""

    words: str
    pairs: list[Pair]
    others: int


class Carry:
    """`kind` and `pk`: what it is asked of (`grievance`, `committee`, `action`). `who`: the key of whom it is about.
    `fears`: what they are afraid of, in words that the member may read (method 35)."""

    def __init__(
        self,
        member: Membership,
        kind: str,
        pk: UUID,
        people: Iterable[UUID],
        people_then: Iterable[UUID],
        *,
        band: Band = Band.TRUSTING,
        who: str = "",
        fears: Iterable[str] = (),
    ):
        self.kind, self.pk, self.band, self.who = kind, pk, band, who or kind
        self.fears = list(fears)
        self.rows = Rows(member, people, people_then, band)
        self.bonds, self.names = self.rows.bonds, directory.of(member.workplace)

    @property
    def page(self) -> str:
        return f"carry-{self.kind}"

    @property
    def one_person(self) -> str:
        return f"lean-less-{self.kind}"

    @property
    def people(self) -> frozenset[UUID]:
        return self.rows.people

    @property
    def several(self) -> bool:
        """One person alone carries nothing, and how many ties they have is never worked out (method 2)."""
        return len(self.people) > 1

    @property
    def lead(self) -> Row:
        return self.rows.lead

    @property
    def opening(self) -> list[str]:
        return self._say(telling.opening(self.who, self.lead.now))

    @property
    def thin(self) -> bool:
        """What is offered first is time together."""
        return len(self.opening) > 1

    @property
    def changes(self) -> list[str]:
        lead, (now, then) = self.lead, self.rows.two_way
        return self._say(beside.change(self.who, self.rows.last.words, (lead.now, now), (lead.then, then)))

    @property
    def row(self) -> list[str]:
        return self._say(telling.row(self.band, self.lead.now))

    @property
    def reads(self) -> list[str]:
        return self._say(telling.reads(self.band, self.lead.now))

    @property
    def other_rows(self) -> list[tuple[Row, list[str]]]:
        others = [row for row in self.rows.rows if row.band != self.band]
        return [(row, self._say(telling.row(row.band, row.now) + telling.reads(row.band, row.now))) for row in others]

    @property
    def tried(self) -> list[str]:
        trusting = self.rows.at(Band.TRUSTING).now
        return self._say(beside.tried(*self.bonds.tried(self.people), trusting))

    @property
    def unsure(self) -> list[str]:
        stale, unknown = len(self.rows.stale), self.bonds.unknown(self.people)
        said = beside.unsure(self.lead.now, stale, self.rows.if_they_held, unknown)
        return self._say(said + beside.drawn(*self.bonds.not_counted(self.people)))

    @property
    def around(self) -> list[str]:
        """Third people who brace their ties, their departments, where the work runs, and who is beyond them."""
        lead = self.lead.now
        said = telling.braced(lead) + telling.groups(lead, most=len(lead.groups))
        lines = self.bonds.lines if self.people else []
        here = {pk: len(there & self.people) for pk, there in self.bonds.departments.items()}
        for department, needs in lines:
            said += beside.line(department, needs, here.get(department, 0), here.get(needs, 0))
        return self._say(said + beside.reach(self.bonds.beyond(self.people, self.band)))

    @property
    def stops(self) -> list[Stopped]:
        """Which ties no longer count when more is risked (method 36)."""
        return [
            Stopped(
                self._say([beside.stops(below, band, len(pairs))])[0],
                self._by_name(pairs)[:MOST_TIES],
                max(0, len(pairs) - MOST_TIES),
            )
            for below, band, pairs in self.rows.stopping
        ]

    @property
    def always(self) -> list[str]:
        return self._say([Sentence("of_ties"), Sentence("not_counted")])

    @property
    def table(self) -> list[tuple[Row, list[str], list[str]]]:
        """(row, its cells now, its cells of last time): the same figures once more."""
        return [(row, cells(row.now), cells(row.then)) for row in self.rows.rows]

    @property
    def when(self) -> str:
        return self._say([self.rows.last.words])[0]

    @property
    def leaned_on(self) -> UUID | None:
        return self.lead.now.leaned_on

    @property
    def tied_to_them(self) -> list[UUID]:
        """Those who are tied to the one we lean on, by name."""
        counted = self.rows.counted(self.band)
        others = {pk for pair in counted if self.leaned_on in pair for pk in pair} - {self.leaned_on}
        return sorted(others, key=self._name_first)

    @property
    def with_all(self) -> str:
        return together(sorted(self.people, key=self._name_first))

    @property
    def with_those(self) -> str:
        return together(self.tied_to_them)

    def _by_name(self, pairs: Iterable[Pair]) -> list[Pair]:
        turned = [(a, b) if self._name_first(a) <= self._name_first(b) else (b, a) for a, b in pairs]
        return sorted(turned, key=lambda pair: [self._name_first(pk) for pk in pair])

    def _name_first(self, pk: UUID) -> tuple[str, str]:
        return directory.folded(self.names.name(pk)), str(pk)

    def _say(self, sentences: Iterable[Sentence]) -> list[str]:
        return [say(one, gettext=gettext, ngettext=ngettext, name=self._department) for one in sentences]

    def _department(self, pk) -> str:
        return self.names.departments[pk].name


def together(people: Iterable[UUID]) -> str:
    """What is asked of the page for time together, so that these people stand there already."""
    return urlencode([("with", pk) for pk in people])
