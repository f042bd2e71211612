"""Which ties are new, deeper, alive again or have gone quiet since a day, and what was talked through."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from relationships import access
from relationships.models import SeenBy
from relationships.since.became import Became, Reads, became
from relationships.since.people import PeopleSince
from relationships.strength import Band, State

Pair = tuple[UUID, UUID]


class TiesSince:
    """Of the coworkers who are here on the later day. Without an earlier day there is nothing to tell."""

    def __init__(self, people: PeopleSince):
        self.people, self.member = people, people.member

    @cached_property
    def became(self) -> dict[Became, dict[Pair, Band]]:
        """What became of whom, each pair with the band it reads now; pairs by name. Two queries, of those ties alone
        that read otherwise than then."""
        found: dict[Became, dict[Pair, Band]] = {word: {} for word in Became}
        if not self.people.then:
            return found
        spans = access.spans_of(self.member).order_by()
        today = spans.on(self.people.day).filter(starts__gt=self.people.then)
        then = spans.on(self.people.then).filter(tie__in=today.values("tie"))
        columns = ("tie_id", "band", "state")
        was = {tie: Reads(Band(band), State(state)) for tie, band, state in then.values_list(*columns)}
        rows = today.values_list(*columns, "tie__a_id", "tie__b_id").iterator(chunk_size=5000)
        for tie, band, state, a, b in rows:
            word = became(was.get(tie), Reads(Band(band), State(state)))
            if word and self.among_us(a, b):
                found[word][self._by_name(a, b)] = Band(band)
        return {word: self._in_order(pairs) for word, pairs in found.items()}

    @cached_property
    def talked_through(self) -> list[Pair]:
        """One query."""
        if not self.people.then:
            return []
        strains = access.strains_of(self.member).filter(seen_by=SeenBy.CIRCLE, talked_through_on__gt=self.people.then)
        rows = strains.filter(talked_through_on__lte=self.people.day).values_list("a_id", "b_id").distinct()
        return list(self._in_order({self._by_name(a, b): Band.UNKNOWN for a, b in rows if self.among_us(a, b)}))

    @cached_property
    def bands(self) -> Counter[Band]:
        """How many ties read each band on the later day; gone quiet and strained ones are none of them. One query,
        and as many rows as there are ties."""
        rows = access.spans_of(self.member).on(self.people.day).live().order_by()
        rows = rows.filter(band__gt=Band.UNKNOWN).values_list("tie__a_id", "tie__b_id", "band")
        return Counter(Band(band) for a, b, band in rows.iterator(chunk_size=5000) if self.among_us(a, b))

    def no_tie_into(self, ours: set[UUID]) -> list[UUID]:
        """Departments into which none of `ours` has a tie on the later day, and in which none of them is, in the order
        that people gave them (method 21). Where none of `ours` is on the map: those that no tie leads out of. One
        query."""
        names = self.people.names
        some = Q(tie__a__in=ours) | Q(tie__b__in=ours) if ours else Q()
        rows = access.spans_of(self.member).on(self.people.day).filter(some, band__gt=Band.UNKNOWN).order_by()
        met: set[UUID | None] = {self._department(pk) for pk in ours}
        for a, b in rows.values_list("tie__a_id", "tie__b_id").iterator(chunk_size=5000):
            one, other = self._department(a), self._department(b)
            if (ours or one != other) and self.among_us(a, b):
                met |= {one, other}
        there = {self._department(pk) for pk in self.people.here} - met
        return [pk for pk in names.departments if pk in there] if met - {None} else []

    def _department(self, person_id: UUID) -> UUID | None:
        entry = self.people.names.people.get(person_id)
        return entry.department_id if entry else None

    @cached_property
    def _here(self) -> frozenset[UUID]:
        return frozenset(self.people.here)

    def among_us(self, a: UUID, b: UUID) -> bool:
        return a in self._here and b in self._here

    @cached_property
    def _place(self) -> dict[UUID, int]:
        return {pk: place for place, pk in enumerate(self.people.here)}

    def _by_name(self, a: UUID, b: UUID) -> Pair:
        return (a, b) if self._place[a] < self._place[b] else (b, a)

    def _in_order(self, pairs: dict[Pair, Band]) -> dict[Pair, Band]:
        return {
            pair: pairs[pair] for pair in sorted(pairs, key=lambda pair: (self._place[pair[0]], self._place[pair[1]]))
        }
