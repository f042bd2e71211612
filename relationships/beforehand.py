"""What rows that are not written yet will say of pairs: the ties of a whole archive are worked out before it is put in,
so that its one transaction only copies them.

Only of pairs of whom one is new: of two who were here before, others have said something, too (`knows`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple
from uuid import UUID

from organizer.models import Workplace
from relationships import evidence, strength, ties
from relationships.evidence import Pair
from relationships.models import Activity, Giving, Presence, Saying, SeenBy, Strain, Tie, TieSpan
from relationships.models.sayings import SayingSeenBy
from relationships.models.ties import ordered
from relationships.strength import MOST_FOR_PAIRS


class Met(NamedTuple):
    """As `evidence.of_contact` reads one."""

    activity__id: UUID
    activity__on: date
    activity__size: int
    activity__business: bool
    activity__basis: str
    activity__kind: str


class Beforehand:
    def __init__(self, workplace: Workplace, new: set[UUID]):
        self.workplace, self.new, self.today = workplace, new, workplace.today()
        self.met: dict[UUID, Met] = {}  # by activity: those that count for pairs
        self.idle: set[UUID] = set()  # activities that do not
        self.at: dict[UUID, set[UUID]] = defaultdict(set)  # by person
        self.said: dict[Pair, list[strength.Evidence]] = defaultdict(list)
        self.told: set[Pair] = set()  # pairs that have a tie

    def note(self, rows: Iterable[Any]) -> None:
        for row in rows:
            if isinstance(row, Activity):
                self._note_activity(row)
            elif isinstance(row, Presence):
                self._note_presence(row)
            elif isinstance(row, Giving) and row.seen_by == SeenBy.CIRCLE:
                self.said[ordered(row.giver_id, row.receiver_id)].append(evidence.of_giving(row))
            elif isinstance(row, Saying) and row.seen_by != SayingSeenBy.ME:
                self.said[ordered(row.person_id, row.about_id)].append(evidence.of_saying(row))
            elif isinstance(row, Strain) and row.seen_by == SeenBy.CIRCLE:
                self.said[row.a_id, row.b_id].append(evidence.of_strain(row))

    def _note_activity(self, row: Activity) -> None:
        if row.seen_by == SeenBy.CIRCLE and row.size <= MOST_FOR_PAIRS:
            self.met[row.pk] = Met(row.pk, row.on, row.size, row.business, row.basis, row.kind)
        else:
            self.idle.add(row.pk)

    def _note_presence(self, row: Presence) -> None:
        """At a meeting that was here before there may have been others: of whoever is new there more is to be asked."""
        if row.activity_id in self.met:
            self.at[row.person_id].add(self.met[row.activity_id].activity__id)
        elif row.activity_id not in self.idle:
            self.new.discard(row.person_id)

    def knows(self, a: UUID, b: UUID) -> bool:
        return a in self.new or b in self.new

    def work_out(self, tie: Tie) -> list[TieSpan]:
        """Sets the dates of a tie, and gives its spans."""
        pair = tie.a_id, tie.b_id
        self.told.add(pair)
        items = list(self.said.get(pair, ()))
        for activity in self.at[tie.a_id] & self.at[tie.b_id]:
            items += evidence.of_contact(self.met[activity])
        dates, spans = ties.worked_out(items, self.today)
        vars(tie).update(dates)
        return [TieSpan(workplace=self.workplace, tie=tie, **span) for span in spans]

    def others(self) -> Iterator[Tie]:
        """A tie for each pair that has none and of whom something is known all the same."""
        there: dict[UUID, list[UUID]] = defaultdict(list)
        for person, activities in self.at.items():
            for activity in activities:
                there[activity].append(person)
        found = {ordered(*pair) for people in there.values() for pair in combinations(people, 2)} | self.said.keys()
        for a, b in sorted(found - self.told):
            if self.knows(a, b):
                yield Tie(workplace=self.workplace, a_id=a, b_id=b)
