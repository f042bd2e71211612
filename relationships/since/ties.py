"""Which ties are new, deeper, alive again or have gone quiet since a day, and what was talked through."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q

from relationships import access
from relationships.models import SeenBy
from relationships.since.became import Became, Reads, became
from relationships.since.people import PeopleSince
from relationships.strength import Band, State

Pair = tuple[UUID, UUID]
HOW = ("band", "state", "before__band", "before__state")


class TiesSince:
    """Of the coworkers who are here on the later day. Without an earlier day there is nothing to tell."""

    def __init__(self, people: PeopleSince):
        self.people, self.member = people, people.member

    @cached_property
    def counts(self) -> Counter[Became]:
        """How many ties became what. One query, of a few rows however many ties there are."""
        return sum((Counter({word: count}) for word, _how, count in self._ways), Counter())

    def named(self, most: int) -> dict[Became, dict[Pair, Band]]:
        """The pairs of which the same became, where they are no more than `most`: each with the band it reads now, by
        name. One query."""
        few = [how for word, how, _count in self._ways if self.counts[word] <= most]
        word_of = {how: word for word, how, _count in self._ways}
        found: dict[Became, dict[Pair, Band]] = {word: {} for word in Became}
        if not few:
            return found
        wanted = reduce(or_, (Q(**dict(zip(HOW, how, strict=True))) for how in few))
        for *how, a, b in self._changed.filter(wanted).values_list(*HOW, "tie__a_id", "tie__b_id"):
            found[word_of[tuple(how)]][self._by_name(a, b)] = Band(how[0])
        return {word: self._in_order(pairs) for word, pairs in found.items()}

    @cached_property
    def _ways(self) -> list[tuple[Became, tuple, int]]:
        """(what became of it, how it reads now and read then, how many)"""
        if not self.people.then:
            return []
        rows = self._changed.values_list(*HOW).annotate(count=Count("pk"))
        found = []
        for band, state, was, was_state, count in rows:
            then = None if was is None else Reads(Band(was), State(was_state))
            if word := became(then, Reads(Band(band), State(state))):
                found.append((word, (band, state, was, was_state), count))
        return found

    @property
    def _changed(self):
        """Those that read otherwise than they did then, each beside how it read that day, if anything was known."""
        then = self.people.then
        before = Q(tie__spans__starts__lte=then, tie__spans__ends__gte=then)
        today = self._on_the_day.filter(starts__gt=then)
        return today.annotate(before=FilteredRelation("tie__spans", condition=before))

    @property
    def _on_the_day(self):
        spans = access.spans_of(self.member).select_related(None).order_by()
        return spans.on(self.people.day).filter(self.people.worked_here("tie__a"), self.people.worked_here("tie__b"))

    @cached_property
    def talked_through(self) -> list[Pair]:
        """One query."""
        if not self.people.then:
            return []
        strains = access.strains_of(self.member).filter(seen_by=SeenBy.CIRCLE, talked_through_on__gt=self.people.then)
        rows = strains.filter(talked_through_on__lte=self.people.day).values_list("a_id", "b_id").distinct()
        return list(self._in_order({self._by_name(a, b): Band.UNKNOWN for a, b in rows if self.among_us(a, b)}))

    @cached_property
    def known(self) -> int:
        """How many there are on the later day that are neither quiet nor strained. One query."""
        return self._on_the_day.live().filter(band__gt=Band.UNKNOWN).count()

    @property
    def counting(self):
        """Those that count as friendly on the later day (method 3)."""
        return self._on_the_day.live().filter(first_hand__gte=Band.FRIENDLY)

    def no_tie_into(self, ours: set[UUID]) -> list[UUID]:
        """Departments into which none of `ours` has a tie on the later day, and in which none of them is, in the order
        that people gave them (method 21). Where none of `ours` is on the map: those that no tie leads out of. One
        query."""
        names = self.people.names
        some = Q(tie__a__in=ours) | Q(tie__b__in=ours) if ours else ~Q(tie__a__department=F("tie__b__department"))
        ties = self._on_the_day.filter(some, band__gt=Band.UNKNOWN)
        met: set[UUID | None] = {self._department(pk) for pk in ours}
        for one, other in ties.values_list("tie__a__department", "tie__b__department").distinct():
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
