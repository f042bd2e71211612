"""Today: whom it would be good to see, and what grew lately. Nothing is counted.

Everything starts at what the member may see; what others keep to themselves changes nothing here (S9).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from conversations.access import asks_of, committees_of
from conversations.asking import Asking
from conversations.good_to_see import GoodToSee
from conversations.models import CheckIn, Committee, Seat
from conversations.models.asks import AskQuerySet
from conversations.models.committees import SeatQuerySet
from conversations.reasons import Card, cards
from conversations.wording import greeting
from organizer.models import Membership
from organizer.prepared import prepared
from relationships import directory, lately
from relationships.access import activities_of
from relationships.models import Activity, Presence

LATELY = timedelta(days=60)
A_FEW = 3


class Today:
    def __init__(self, member: Membership):
        self.member, self.now = member, member.workplace.now()
        self.day = self.now.date()
        self.names = directory.of(member.workplace)

    @property
    def greeting(self) -> str:
        return greeting(self.now.hour, self.member.called)

    @property
    def empty(self) -> bool:
        """Nobody is here yet but perhaps the member."""
        return not any(pk != self.member.person_id for pk in self.names.people)

    @cached_property
    def seen(self) -> list[Activity]:
        """Time the member shared, newest first."""
        return [one for one in self._apart if self.member.person_id in one.people_ids][:A_FEW]

    @cached_property
    def grew(self) -> list[Activity]:
        """Time others shared that the circle wrote down."""
        return [one for one in self._apart if self.member.person_id not in one.people_ids][:A_FEW]

    @property
    def _apart(self) -> list[Activity]:
        """Without what is told already, because it answered a wish."""
        told = {activity.pk for _row, activity in self.answered}
        return [activity for activity in self._lately if activity.pk not in told]

    @property
    def something_grew(self) -> bool:
        """Quiet days begin with it (method 26)."""
        return bool(self.answered or self.seen or self.grew or self.gathered)

    @cached_property
    def gathered(self) -> list[tuple[Committee, list[UUID]]]:
        """Committees that came together lately, each with its people, the newest first: one query."""
        known: dict[Committee, list[UUID]] = {}
        for seat in _seats_taken_lately(self.member, self.day):
            known.setdefault(seat.committee, []).append(seat.person_id)
        return list(known.items())

    @cached_property
    def _lately(self) -> list[Activity]:
        """The last few of both, and what happened today where the member usually is, in one query. All are asked for at
        the door; their rows are then found by id alone."""
        answers = [row.met_id for row in self.seeing.answered if row.met_id]
        return lately.by_activity(_shared_lately(self.member, self.day, self._usual, answers))

    @cached_property
    def seeing(self) -> GoodToSee:
        return GoodToSee(self.member)

    @cached_property
    def cards(self) -> list[Card]:
        """At most five people it would be good to see."""
        return cards(self.seeing)

    @cached_property
    def answered(self) -> list[tuple[CheckIn, Activity]]:
        """What was wished for and has come about, with the time together that did it."""
        known = {activity.pk: activity for activity in self._lately}
        return [(row, known[row.met_id]) for row in self.seeing.answered if row.met_id in known]

    @cached_property
    def places(self) -> list[dict[str, Any]]:
        """Gathering places where the member usually is and has not been today."""
        met = {activity.gathering_place_id for activity in self._lately if activity.on == self.day}
        return [{"id": pk, "name": self.names.gathering_places[pk]} for pk in self._usual if pk not in met][:A_FEW]

    @property
    def _usual(self) -> list:
        return self.names.usual_people.get(self.member.person_id, []) if self.member.person_id else []

    @cached_property
    def sign(self) -> Asking | None:
        """At most one yes of a while ago of which nothing came: a sign, not a fault (method 54)."""
        return next((Asking(ask, viewer=self.member) for ask in _signs(self.member, self.day)), None)


@prepared
def _shared_lately(member, day: date, usual: Iterable[UUID], answers: Iterable[UUID]) -> QuerySet[Presence]:
    known = activities_of(member).filter(on__gte=day - LATELY)
    me = member.person_id
    shared = known.with_person(me) if me else known.none()
    mine, others = (rows.values("pk")[:A_FEW] for rows in (shared, known.without(me)))
    today = activities_of(member).filter(on=day, gathering_place__in=usual).values("pk")
    wanted = Q(pk__in=mine) | Q(pk__in=others) | Q(pk__in=today) | Q(pk__in=answers)
    return lately.there_at(Activity.objects.filter(wanted))


@prepared
def _seats_taken_lately(member, day: date) -> SeatQuerySet:
    lately = committees_of(member).going().filter(began_on__gte=day - LATELY).order_by("-began_on")
    seats = Seat.objects.now().filter(committee__in=lately.values("pk")[:A_FEW]).select_related("committee")
    return seats.order_by("-committee__began_on", "committee", "since", "pk")


@prepared
def _signs(member, day: date) -> AskQuerySet:
    return asks_of(member).signs_for(member, day)[:1]
