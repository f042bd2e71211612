"""The plain figures of a day: how many ties, how many of them go both ways, on how many people company hangs.

Counts of ties and of people, never of anybody's own (method 2); what a review keeps for years.
"""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q

from relationships import access, network
from relationships.models import Basis, Giving, Presence, SeenBy
from relationships.models.ties import ordered
from relationships.since.became import Became
from relationships.since.numbers import Numbers
from relationships.since.ties import TiesSince
from relationships.strength import MOST_FOR_PAIRS

MOST_AT_ONCE = 1500  # people: of more, on whom company hangs is not looked through in a page


class Figures:
    """Of the later day; company and returned help of the time since the earlier one, or of all there was before it."""

    def __init__(self, ties: TiesSince):
        self.ties, self.people, self.member = ties, ties.people, ties.member

    @cached_property
    def numbers(self) -> Numbers:
        """All of them."""
        ties, people = self.ties, self.people
        became = {word.value: ties.counts[word] for word in Became}
        return Numbers(
            on=people.day,
            then=people.then,
            people=self.how_many,
            known=ties.known,
            two_way=self.two_way,
            returned=self.returned,
            hanging=self.hanging,
            times=self.times,
            talked_through=len(ties.talked_through),
            came=len(people.came),
            left=len(people.left),
            **became,
        )

    @property
    def how_many(self) -> int:
        return len(self.people.here)

    @cached_property
    def two_way(self) -> int:
        """Ties that count as friendly on that day and in which each has, up to it, helped the other or confided in
        them ("what follows", 4). One query."""
        day = self.people.day
        given = access.givings_of(self.member).seen_by_circle().exclude(basis=Basis.HEARSAY).filter(on__lte=day)
        given = given.select_related(None)
        both = self.ties.counting.filter(
            Exists(given.filter(giver=OuterRef("tie__a"), receiver=OuterRef("tie__b"))),
            Exists(given.filter(giver=OuterRef("tie__b"), receiver=OuterRef("tie__a"))),
        )
        return both.count()

    @cached_property
    def returned(self) -> int:
        """Pairs of whom, in the time since, each has helped the other. One query."""
        ways = self._since(access.givings_of(self.member).filter(kind=Giving.Kind.HELP))
        ways = ways.seen_by_circle().exclude(basis=Basis.HEARSAY).select_related(None).order_by()
        here = self.people.worked_here("giver") & self.people.worked_here("receiver")
        one_way = ways.filter(here, giver__lt=F("receiver"))
        both = one_way.filter(Exists(ways.filter(giver=OuterRef("receiver"), receiver=OuterRef("giver"))))
        return both.values("giver", "receiver").distinct().count()

    @cached_property
    def hanging(self) -> int | None:
        """On how many people alone the company of that time hangs: were one of them away, somebody would meet nobody
        of the others. None where it is not looked through. One query."""
        if self.how_many > MOST_AT_ONCE:
            return None
        return len(network.cut_people(self.people.here, self._company)) if self._company else None

    @cached_property
    def times(self) -> int:
        """How often people were together in the time since. One query."""
        together = self._since(access.activities_of(self.member)).filter(seen_by=SeenBy.CIRCLE)
        return together.order_by().aggregate(times=Count("pk"))["times"]

    @cached_property
    def _company(self) -> set[tuple[UUID, UUID]]:
        """Pairs who shared time."""
        there: dict[UUID, list[UUID]] = {}
        rows = Presence.objects.filter(activity__in=self._shared.values("pk"))
        for activity, person in rows.values_list("activity_id", "person_id").iterator(chunk_size=5000):
            there.setdefault(activity, []).append(person)
        return {ordered(a, b) for met in there.values() for n, a in enumerate(met) for b in met[:n]}

    @property
    def _shared(self):
        rows = self._since(access.activities_of(self.member)).filter(seen_by=SeenBy.CIRCLE, size__lte=MOST_FOR_PAIRS)
        return rows.exclude(basis=Basis.HEARSAY).order_by()

    def _since(self, rows):
        then, day = self.people.then, self.people.day
        return rows.filter(Q(on__gt=then) if then else Q(), on__lte=day)
