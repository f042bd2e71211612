"""What something grew from: back through group talks to the first coffee, and what its people shared before (method 8,
23, 41). A fixed number of queries, however long the thread; only what the viewer may see is in it (S9)."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from conversations import access
from conversations.models import Committee, Conversation, Growth
from organizer.models import Membership
from relationships.access import activities_of, givings_of
from relationships.models import Activity, Giving, Presence
from relationships.strength import MOST_FOR_PAIRS

NEWEST, OLDEST, HELP, FIRST = 40, 10, 30, 3


@dataclass(frozen=True)
class Knot:
    """One thing on the thread. `after`: ids of the earlier things it grew out of."""

    id: UUID
    kind: str  # action, committee, talk, time or help
    on: date
    people: list[UUID]
    thing: Any  # the Deed, Committee, Activity or Giving
    talk: Conversation | None = None  # where the viewer may read what was said
    after: list[UUID] = field(default_factory=list)
    number: int = 0  # of the talks of one day, the larger for what grew out of the others

    @property
    def place(self) -> tuple[date, int, str]:
        """Later things above; on one day whatever grew stands above what it grew out of."""
        return self.on, self.number, str(self.id)


class Thread:
    """Of an action or a committee, or both: the newest on top."""

    def __init__(self, viewer: Membership, *, people: list[UUID], until: date, deed=None, committee: Committee | None):
        self.viewer, self.people, self.until = viewer, people, until
        self.deed, self.committee = deed, committee

    @classmethod
    def of_deed(cls, deed) -> "Thread":
        until = deed.on or deed.viewer.workplace.today()
        return cls(deed.viewer, people=deed.people, until=until, deed=deed, committee=deed.committee)

    @classmethod
    def of_committee(cls, gathered) -> "Thread":
        committee = gathered.committee
        everybody = list(dict.fromkeys(seat.person_id for seat in committee.seats.all()))
        return cls(gathered.viewer, people=everybody, until=committee.began_on, committee=committee)

    # What is linked ------------------------------------------------------------------------------------------------

    @cached_property
    def _seeds(self) -> dict[str, list[UUID]]:
        """The talks that the action and the committee themselves grew out of."""
        action = self.deed.action if self.deed and self.deed.reads else None
        ends = [Q(**{name: end}) for name, end in (("action", action), ("committee", self.committee)) if end]
        found: dict[str, list[UUID]] = {"action": [], "committee": []}
        if ends:
            links = access.growth_of(self.viewer).filter(ends[0] | ends[-1])
            for link in links.values_list("action_id", "earlier_id", named=True):
                found["action" if link.action_id else "committee"].append(link.earlier_id)
        return found

    @cached_property
    def _linked(self) -> list[Knot]:
        seeds = [pk for ids in self._seeds.values() for pk in ids]
        links = Growth.objects.back_from(seeds)
        ids = {*seeds, *(pk for link in links for pk in (link.talk_id, link.earlier_id))}
        rows = access.conversations_of(self.viewer).filter(pk__in=ids).prefetch_related("activity__presences")
        talks = {talk.pk: talk for talk in rows}
        after: dict[UUID, list[UUID]] = {}
        for link in links:
            if link.talk_id and link.talk_id in talks and link.earlier_id in talks:
                after.setdefault(link.talk_id, []).append(link.earlier_id)
        reached, ahead = set(), [pk for pk in seeds if pk in talks]
        while ahead:
            if (pk := ahead.pop()) not in reached:
                reached.add(pk)
                ahead += after.get(pk, [])
        places = one_after_another(after)
        return [knot_of_talk(talks[pk], after.get(pk, []), places.get(pk, 0)) for pk in reached]

    @cached_property
    def knots(self) -> list[Knot]:
        """The action, its committee, the talks behind them, and below the first of these the first times shared."""
        known = sorted(self._linked, key=lambda knot: knot.place, reverse=True)
        top: list[Knot] = []
        if self.deed:
            after = [*([self.committee.pk] if self.committee else []), *self._seeds["action"]]
            on = self.deed.day or self.until
            top.append(Knot(self.deed.action.pk, "action", on, self.people, self.deed, after=after))
        if self.committee:
            one = self.committee
            top.append(Knot(one.pk, "committee", one.began_on, one.people_ids, one, after=self._seeds["committee"]))
        return [*top, *known, *self._first_times(top + known)]

    def _first_times(self, above: list[Knot]) -> list[Knot]:
        """The first times that any of its people shared, earlier than all that is linked."""
        oldest = min((knot.on for knot in above), default=self.until)
        linked = {knot.thing.pk for knot in above if knot.kind == "talk"}
        first = [knot for knot in self._times if knot.on < oldest and knot.id not in linked]
        return first[-FIRST:]

    # What came before ----------------------------------------------------------------------------------------------

    @cached_property
    def _times(self) -> list[Knot]:
        """Time that two or more of its people shared before it: the newest, and the oldest few; the newest first."""
        shared = Presence.objects.filter(
            workplace=self.viewer.workplace_id,
            person__in=self.people,
            activity__presences__person__in=self.people,
            activity__presences__person__gt=F("person"),
            activity__size__lte=MOST_FOR_PAIRS,
        )
        before = activities_of(self.viewer).filter(on__lte=self.until, pk__in=shared.values("activity"))
        if self.deed:
            before = before.exclude(turnout__action=self.deed.action)
        oldest = before.order_by("on", "at", "made_at", "pk")[:OLDEST]
        ends = Q(pk__in=before.values("pk")[:NEWEST]) | Q(pk__in=oldest.values("pk"))
        rows = list(activities_of(self.viewer).filter(ends))
        said = {talk.activity_id: talk for talk in access.conversations_of(self.viewer).filter(activity__in=rows)}
        return [knot_of_time(row, said.get(row.pk)) for row in rows]

    @cached_property
    def _help(self) -> list[Knot]:
        given = givings_of(self.viewer).filter(on__lte=self.until, kind=Giving.Kind.HELP)
        rows = given.filter(giver__in=self.people, receiver__in=self.people).order_by("-on", "-made_at")[:HELP]
        return [Knot(row.pk, "help", row.on, [row.giver_id, row.receiver_id], row) for row in rows]

    @cached_property
    def story(self) -> list[Knot]:
        """The same as a list, with everything else its people shared and gave before it; the newest first."""
        picture = {knot.thing.pk if knot.kind in ("talk", "time") else knot.id: knot for knot in self.knots}
        rest = [knot for knot in [*self._times, *self._help] if knot.thing.pk not in picture]
        top = [knot for knot in self.knots if knot.kind in ("action", "committee")]
        below = [knot for knot in self.knots if knot not in top]
        return [*top, *sorted([*below, *rest], key=lambda knot: knot.place, reverse=True)]


def one_after_another(after: dict[UUID, list[UUID]]) -> dict[UUID, int]:
    """A place for each, above all that it grew out of; none if two are written down as grown out of each other."""
    try:
        order = TopologicalSorter({pk: sorted(after[pk]) for pk in sorted(after)}).static_order()
        return {pk: number for number, pk in enumerate(order)}
    except CycleError:
        return {}


def knot_of_talk(talk: Conversation, after: list[UUID], number: int) -> Knot:
    return Knot(talk.pk, "talk", talk.activity.on, talk.activity.people_ids, talk.activity, talk, after, number)


def knot_of_time(activity: Activity, talk: Conversation | None) -> Knot:
    return Knot(activity.pk, "time", activity.on, activity.people_ids, activity, talk)
