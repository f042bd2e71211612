"""Who is on which island, and how many ties run between two and within one; on one day, or on two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import Self
from uuid import UUID

from relationships import network
from relationships.maps.changes import Changes
from relationships.maps.filters import Filters
from relationships.maps.ground import KnownTie, Standing
from relationships.maps.grouping import OVERLAPPING, Group, Grouping, by_itself, grouping
from relationships.maps.islands.addresses import address_of
from relationships.maps.naming import Naming
from relationships.network.points import Point


class Facts:
    """`then`: the same on an earlier day, drawn at the same places, if one was asked for."""

    parts_of = ""  # of one island too full to draw: its name

    def __init__(self, member, filters: Filters, naming: Naming, now: Self | None = None):
        self.member, self.filters, self.naming, self.now = member, filters, naming, now
        self.standing = Standing(member, filters)

    @cached_property
    def then(self) -> Self | None:
        day = self.filters.then
        if self.now or not day:
            return None
        return type(self)(self.member, replace(self.filters, on=day, then=None), self.naming, now=self)

    @cached_property
    def changes(self) -> Changes | None:
        then = self.then
        return Changes(self.naming, then.standing, self.standing, then.ties, self.ties) if then else None

    @cached_property
    def by(self) -> str:
        """Communities only once they are found: until then departments."""
        if self.now:
            return self.now.by
        asked = "" if self.must_wait else self.filters.by
        return asked or by_itself(self.naming, self.standing.people)

    @property
    def must_wait(self) -> bool:
        """Communities were asked for, and no worker has been there yet."""
        return self.filters.by == "communities" and not self.standing.saved

    @property
    def communities(self) -> dict[UUID, int]:
        return (self.now or self).standing.communities if self.by == "communities" else {}

    @cached_property
    def ground_plan(self) -> Grouping:
        """What stands where: everybody of both days, so that an island has one place in both pictures."""
        if self.now:
            return self.now.ground_plan
        people = {**self.standing.people, **(self.then.standing.people if self.then else {})}
        return grouping(self.by, self.naming, people, self.communities)

    @cached_property
    def grouping(self) -> Grouping:
        """The same islands on both days, with who was there on this one."""
        here = self.standing.people
        groups = [replace(g, people=tuple(pk for pk in g.people if pk in here)) for g in self.ground_plan.groups]
        return Grouping(self.by, tuple(groups))

    @cached_property
    def ties(self) -> list[KnownTie]:
        """All, or only those from one island to another."""
        ties = self.standing.ties()
        if not self.filters.crossing:
            return ties
        of = self.grouping.of
        return [tie for tie in ties if not {*of.get(tie.a, ())} & {*of.get(tie.b, ())}]

    @cached_property
    def counts(self) -> tuple[Counter[tuple[int, int]], Counter[int]]:
        """How many ties run between two islands (the lower number first), and within one."""
        of = self.grouping.of
        between: Counter[tuple[int, int]] = Counter()
        within: Counter[int] = Counter()
        if self.by not in OVERLAPPING:  # everybody is on one island: quick, of tens of thousands of ties
            return _counted(Counter((of.get(tie.a), of.get(tie.b)) for tie in self.ties))
        for tie in self.ties:
            ones, others = of.get(tie.a, ()), of.get(tie.b, ())
            shared = set(ones) & set(others)
            within.update(shared)
            if not shared:
                between.update((min(a, b), max(a, b)) for a in ones for b in others)
        return between, within

    @cached_property
    def on_either_day(self) -> Counter[tuple[int, int]]:
        """Two islands to the most ties that run between them, now or then: what both pictures must have room for."""
        other = self.now or self.then or self
        return self.counts[0] | other.counts[0]

    @cached_property
    def stood(self) -> list[Point | None]:
        """In the middle of where the people of each island stood when the map was laid out; none of those of whom
        nobody is tied. Who came since moves no island."""
        if self.now:
            return self.now.stood
        saved = self.standing.saved
        if not saved:
            return []
        found = []
        for group in self.ground_plan.groups:
            known = [saved[pk] for pk in group.people if pk in saved]
            known = [place for place in known if place.community and not group.others] or known[: not group.others]
            found.append(network.middle(range(len(known)), dict(enumerate((one.x, one.y) for one in known))))
        return found

    def alone(self, a: int, b: int) -> bool:
        """Whether one of two islands is one person on this day: how many ties they have is never worked out
        (method 2)."""
        groups = self.grouping.groups
        return any(len(group.people) < 2 or group.uncounted for group in (groups[a], groups[b]))

    @property
    def nothing_known(self) -> bool:
        """Not of the day or the band that was asked for: of nobody at all, ever."""
        return not self.ties and not self.filters.narrowed and not self.parts_of

    # Where they lead -----------------------------------------------------------------------------------------------

    def address(self, group: Group) -> str:
        return address_of(self.naming, self.grouping.by, group, self.filters.query(by="", steps=1))

    def across_address(self, a: int, b: int, *, past: bool = False) -> str:
        """Of the page with the ties between two islands, if the picture may lead anywhere; past ones as they were."""
        on = (past and self.filters.then) or self.filters.on
        groups = self.ground_plan.groups
        address = self.naming.to("map-across", self.by, groups[a].which, groups[b].which)
        return address and address + self.filters.query(by="", steps=1, crossing=False, on=on, then=None)


def _counted(ties: Counter) -> tuple[Counter[tuple[int, int]], Counter[int]]:
    """From how many ties there are from the island of the one to that of the other; who is on none has no tie here."""
    between: Counter[tuple[int, int]] = Counter()
    within: Counter[int] = Counter()
    for (one, other), count in ties.items():
        if one and other and one == other:
            within[one[0]] += count
        elif one and other:
            between[min(one[0], other[0]), max(one[0], other[0])] += count
    return between, within
