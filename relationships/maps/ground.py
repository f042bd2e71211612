"""What pictures stand on: who was here on a day, and the ties among them, as all of the circle may see them.

Ties rest only on what the circle may see (S9), so two members who ask the same get the same, but for "without me".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from relationships import access, directory, map_making, network, saved_map
from relationships.directory import Entry
from relationships.map_findings import LATELY, NEW, Gone
from relationships.maps.filters import Filters
from relationships.models.ties import ordered
from relationships.network.points import Point
from relationships.saved_map import Place
from relationships.stored_ids import stored
from relationships.strength import Kind, State

PAST = "past"  # the state of a tie that was there on an earlier day and is not now
MOST_KEPT = 3  # days, bands and kinds of which a process keeps the ties


class KnownTie(NamedTuple):
    """A tie on a day. `manner` is how its line is drawn beside its band (look, "Ties")."""

    a: UUID
    b: UUID
    band: int
    first_hand: int
    state: str

    @property
    def dotted(self) -> bool:
        return self.band > self.first_hand

    @property
    def manner(self) -> str:
        if self.state == PAST:
            return "past"
        return "quiet" if self.state == State.QUIET else "dotted" if self.dotted else ""

    @property
    def counts(self) -> bool:
        """Gone quiet, strained and hearsay ties are drawn but not counted (method 3)."""
        return self.state == State.LIVE and self.band == self.first_hand

    @property
    def pair(self) -> tuple[UUID, UUID]:
        return ordered(self.a, self.b)

    def other(self, person_id: UUID) -> UUID:
        return self.b if person_id == self.a else self.a


class Standing:
    """People and ties on the day that was asked for, narrowed by what was asked."""

    def __init__(self, member, filters: Filters, among: Collection[UUID] | None = None):
        self.member, self.filters, self.among = member, filters, None if among is None else set(among)
        self.names = directory.of(member.workplace)
        self.on = filters.on

    @cached_property
    def people(self) -> dict[UUID, Entry]:
        """Those who worked here that day and are asked for, in the order of their names."""
        return {
            pk: entry for pk in self.names.in_order if self._wanted(entry := self.names.people[pk]) and self._here(pk)
        }

    @cached_property
    def everybody(self) -> dict[UUID, Entry]:
        """Those who worked here that day, whoever was asked for."""
        return {pk: self.names.people[pk] for pk in self.names.in_order if self._here(pk)}

    def ties(self) -> list[KnownTie]:
        """All among the people asked for. One query, or none if the process has read them at this version."""
        return self._inside(self._all, self.people)

    def came_on(self, person_id: UUID) -> date | None:
        """Of who was new that day."""
        return self._days.get(person_id, (None, None))[0]

    def gone(self) -> list[Gone]:
        """Who left lately, with the ties that counted on their last day. One query, if there are any."""
        lately = {pk: left for pk, (_came, left) in self._days.items() if left and self.on - LATELY < left <= self.on}
        coworkers = {pk: left for pk, left in lately.items() if not self.names.people[pk].supervisor}
        return map_making.gone(coworkers, access.spans_of(self.member))

    def ties_with_me(self) -> list[KnownTie]:
        """All among the people asked for and the member, who was left out. One query."""
        return self._inside(self._all, {*self.people, self.member.person_id})

    def ties_of(self, ids: Collection[UUID]) -> list[KnownTie]:
        """Those that have at least one end among `ids`. One query."""
        some = list(ids)
        rows = access.spans_of(self.member).filter(Q(tie__a__in=some) | Q(tie__b__in=some))
        return self._among(rows, self.people)

    def ties_among(self, ids: Collection[UUID], *, here: bool = True) -> list[KnownTie]:
        """Those with both ends among `ids`; of those who were here that day, unless `here` is not asked. One query."""
        some = list(ids)
        spans = access.spans_of(self.member).filter(tie__a__in=some, tie__b__in=some)
        return self._among(spans, self.people if here else self.names.people)

    @cached_property
    def _all(self) -> list[KnownTie]:
        """Every tie of that day, band and kind: the same for all of the circle, so a process keeps the last few."""
        asked = (self.member.workplace.ties_version, self.on, self.filters.band, self.filters.kind)
        return self.names.keep("ties", *asked, made=self._read_all, most=MOST_KEPT)

    def _read_all(self) -> list[KnownTie]:
        return self._read(access.spans_of(self.member), in_order=False)

    # Where the map was laid out ------------------------------------------------------------------------------------

    @property
    def saved(self) -> dict[UUID, Place]:
        """Where everybody stands; nobody until the worker has laid the map out. One query, or none."""
        return saved_map.of(self.member).everybody

    def points(self, people: Collection[UUID], ties: Iterable[KnownTie] = ()) -> dict[UUID, Point]:
        """Where they stand. With their `ties` also who came since, amid those they are tied to, so that nobody is
        moved. Who has no tie has no point."""
        known = {pk: (place.x, place.y) for pk, place in self.saved.items() if place.community}
        found = {pk: known[pk] for pk in people if pk in known}
        near = tied_to(ties)
        new = {pk: network.middle(near[pk], known) for pk in people if pk in near and pk not in known}
        return found | {pk: point for pk, point in new.items() if point}

    @cached_property
    def communities(self) -> dict[UUID, int]:
        """The number of the community found for each; who had no tie then is counted in where most of theirs are."""
        found = {pk: place.community for pk, place in self.saved.items() if place.community}
        near: dict[UUID, Counter[int]] = defaultdict(Counter)
        for tie in self._all if found else ():
            for pk, other in ((tie.a, tie.b), (tie.b, tie.a)):
                if pk not in found and (number := found.get(other)):
                    near[pk][number] += 1
        return found | {pk: min(have, key=lambda n: (-have[n], n)) for pk, have in near.items()}

    def _among(self, spans, people: Collection[UUID]) -> list[KnownTie]:
        return self._inside(self._read(spans), people)

    def _read(self, spans, *, in_order: bool = True) -> list[KnownTie]:
        rows = spans.on(self.on).at_least(self.filters.band).order_by()
        if self.filters.kind:
            rows = rows.resting_on(Kind(self.filters.kind), self.on)
        rows = rows.values_list(stored("tie__a"), stored("tie__b"), "band", "first_hand", "state")
        known = self.names.by_stored
        ties = [
            KnownTie(known[a], known[b], *told)
            for a, b, *told in rows.iterator(chunk_size=5000)
            if a in known and b in known
        ]
        return sorted(ties, key=attrgetter("a.int", "b.int")) if in_order else ties

    @staticmethod
    def _inside(ties: Iterable[KnownTie], people: Collection[UUID]) -> list[KnownTie]:
        return [tie for tie in ties if tie.a in people and tie.b in people]

    def _wanted(self, entry: Entry) -> bool:
        asked = self.filters
        if self.among is not None and entry.id not in self.among:
            return False
        if asked.community and self.communities.get(entry.id) != asked.community:
            return False
        if asked.without_me and entry.id == self.member.person_id:
            return False
        right_department = not asked.department or entry.department_id == asked.department
        return right_department and (not asked.shift or entry.shift_id == asked.shift)

    def _here(self, person_id: UUID) -> bool:
        came, left = self._days.get(person_id, (None, None))
        return (came is None or came <= self.on) and (left is None or left > self.on)

    @cached_property
    def _days(self) -> dict[UUID, tuple]:
        """When they came and left, of those of whom it matters on that day, or who were new then."""
        rows = access.people_of(self.member).filter(Q(left_on__isnull=False) | Q(came_on__gt=self.on - NEW))
        return {pk: (came, left) for pk, came, left in rows.order_by().values_list("pk", "came_on", "left_on")}


def tied(ties: Iterable[KnownTie]) -> set[UUID]:
    return {end for tie in ties for end in (tie.a, tie.b)}


def tied_to(ties: Iterable[KnownTie]) -> dict[UUID, list[UUID]]:
    """Everybody who is tied, to those they are tied to."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for tie in ties:
        found[tie.a].append(tie.b)
        found[tie.b].append(tie.a)
    return dict(found)
