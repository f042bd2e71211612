"""What is known of a few people and the ties among them, read in a fixed number of queries (method 3).

Everything here rests on what the circle may see (S9): the spans of ties, help and confiding, what was risked together.
Supervisors are left out of the people, and so is everybody on the days after they left (method 45).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from organizer.models import Membership
from relationships import access, directory
from relationships.evidence import Pair
from relationships.models import Activity, Basis, Person, Presence, SeenBy, Tie
from relationships.models.ties import ordered
from relationships.strength import MOST_FOR_PAIRS, Band, State

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which a tie reads the same."""

    pair: Pair
    band: Band
    first_hand: Band
    state: State
    starts: date
    ends: date

    def counts(self, band: Band) -> bool:
        """Live, and at first hand at least so strong: the only ties that are counted."""
        return self.state == State.LIVE and self.first_hand >= band

    def on(self, day: date) -> bool:
        return self.starts <= day <= self.ends


class Bonds:
    """The ties of `people` (ids) as `member` may know them, today and on any day of the last year."""

    def __init__(self, member: Membership, people: Iterable[UUID]):
        self.member, self.today = member, member.workplace.today()
        self.asked = frozenset(people)
        self.names = directory.of(member.workplace)

    @cached_property
    def _left(self) -> dict[UUID, date | None]:
        """Those who count to the day they left."""
        rows = Person.objects.visible_to(self.member).coworkers().filter(pk__in=self.asked)
        return dict(rows.values_list("pk", "left_on"))

    def people(self, day: date) -> frozenset[UUID]:
        """Those who worked here on a day, without supervisors."""
        return frozenset(pk for pk, left in self._left.items() if left is None or left > day)

    @cached_property
    def departments(self) -> dict[UUID, set[UUID]]:
        """Those who count, by department, in the order that people gave the departments."""
        found: dict[UUID, set[UUID]] = {}
        for pk in self._left:
            if (entry := self.names.people.get(pk)) and entry.department_id:
                found.setdefault(entry.department_id, set()).add(pk)
        places = {pk: self.names.departments[pk].place for pk in found}
        return {pk: found[pk] for pk in sorted(found, key=lambda pk: (places[pk], pk))}

    @cached_property
    def _stretches(self) -> list[Stretch]:
        """All of the last year, of every tie that one of the people has."""
        ties = Tie.objects.visible_to(self.member).filter(Q(a__in=self._left) | Q(b__in=self._left))
        spans = access.spans_of(self.member).filter(
            tie__in=ties.values("pk"), starts__lte=self.today, ends__gte=self.today - A_YEAR
        )
        rows = spans.order_by("starts").values_list("tie__a", "tie__b", "band", "first_hand", "state", "starts", "ends")
        return [
            Stretch((a, b), Band(band), Band(first), State(state), *days) for a, b, band, first, state, *days in rows
        ]

    @cached_property
    def now(self) -> dict[Pair, Stretch]:
        """How every tie of theirs reads today."""
        return self._on(self.today)

    def _on(self, day: date) -> dict[Pair, Stretch]:
        return {stretch.pair: stretch for stretch in self._stretches if stretch.on(day)}

    def among(self, people: frozenset[UUID], day: date) -> dict[Pair, Stretch]:
        found = self.now if day == self.today else self._on(day)
        return {pair: stretch for pair, stretch in found.items() if people.issuperset(pair)}

    def counted(self, people: frozenset[UUID], day: date, band: Band) -> set[Pair]:
        return {pair for pair, stretch in self.among(people, day).items() if stretch.counts(band)}

    def stale(self, people: frozenset[UUID], band: Band) -> set[Pair]:
        """Counted within the last year and not now. Where something is to be talked through we know why: not these."""
        once = {s.pair for s in self._stretches if s.ends < self.today and s.counts(band) and people.issuperset(s.pair)}
        return {
            pair
            for pair in once
            if (stretch := self.now.get(pair)) is None or not (stretch.counts(band) or stretch.state == State.STRAINED)
        }

    def not_counted(self, people: frozenset[UUID]) -> tuple[int, int, int]:
        """Ties that are drawn and count at no band: gone quiet, with something to talk through, hearsay so far."""
        known = self.among(people, self.today).values()
        hearsay = [s for s in known if s.state == State.LIVE and s.first_hand < Band.FRIENDLY <= s.band]
        states = [stretch.state for stretch in known]
        return states.count(State.QUIET), states.count(State.STRAINED), len(hearsay)

    def unknown(self, people: frozenset[UUID]) -> int:
        """Pairs of whom nothing is known today that would make them acquainted."""
        known = sum(stretch.band > Band.UNKNOWN for stretch in self.among(people, self.today).values())
        return len(people) * (len(people) - 1) // 2 - known

    def beyond(self, people: frozenset[UUID], band: Band) -> list[int]:
        """For every coworker who is not one of them and has counted ties into them: how many."""
        tied: dict[UUID, int] = {}
        for pair, stretch in self.now.items():
            ends = set(pair) - people
            if len(ends) == 1 and stretch.counts(band):
                [other] = ends
                entry = self.names.people.get(other)
                if entry and entry.here and not entry.supervisor:
                    tied[other] = tied.get(other, 0) + 1
        return sorted(tied.values())

    @cached_property
    def lines(self) -> list[tuple[UUID, UUID]]:
        """(a department, one it cannot work without), of the departments that they are in (method 37)."""
        rows = access.dependencies_of(self.member).filter(
            Q(department__in=self.departments) | Q(needs__in=self.departments)
        )
        return list(rows.values_list("department_id", "needs_id"))

    # Given and risked ----------------------------------------------------------------------------------------------

    @cached_property
    def _given(self) -> list[tuple[UUID, UUID, date]]:
        givings = access.givings_of(self.member).seen_by_circle().exclude(basis=Basis.HEARSAY)
        between = givings.filter(giver__in=self._left, receiver__in=self._left)
        return list(between.values_list("giver_id", "receiver_id", "on"))

    def two_way(self, people: frozenset[UUID], day: date) -> int:
        """Ties that count as friendly and in which each has, by that day, helped the other or confided in them."""
        ways = {(giver, receiver) for giver, receiver, on in self._given if on <= day}
        both = {ordered(*way) for way in ways if way[::-1] in ways}
        return len(both & self.counted(people, day, Band.FRIENDLY))

    @cached_property
    def risked(self) -> dict[UUID, set[UUID]]:
        """Activity to those of the people who risked something together in it."""
        there = Presence.objects.filter(
            workplace=self.member.workplace_id,
            person__in=self._left,
            activity__kind=Activity.Kind.RISK,
            activity__seen_by=SeenBy.CIRCLE,
            activity__size__lte=MOST_FOR_PAIRS,
            activity__on__lte=self.today,
        ).exclude(activity__basis=Basis.HEARSAY)
        found: dict[UUID, set[UUID]] = {}
        for activity, person in there.values_list("activity_id", "person_id"):
            found.setdefault(activity, set()).add(person)
        return found

    def tried(self, people: frozenset[UUID]) -> tuple[int, int]:
        """How many times some of them risked something together, and how many pairs ever did."""
        times = [together for there in self.risked.values() if len(together := there & people) > 1]
        return len(times), len({pair for together in times for pair in combinations(sorted(together), 2)})
