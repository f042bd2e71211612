"""Whom the circle is losing touch with: ties that went quiet or are about to, by when we last met, the longest ago
first. One query, whatever there is."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Case, Exists, F, IntegerField, Max, OuterRef, Q, When

from organizer.access import circle_of
from organizer.leaves import Leaf, turn
from organizer.models import Membership
from relationships import directory
from relationships.access import spans_of, ties_into
from relationships.strength import Band, State

A_PAGE = 30
SOON = timedelta(days=21)
QUIET_AFTER = timedelta(days=120)


@dataclass(frozen=True)
class Row:
    person_id: UUID
    last_met: date


class LosingTouch:
    def __init__(self, member: Membership, page: str | int | None = 1):
        self.member, self.number = member, page
        self.day = member.workplace.today()
        self.names = directory.of(member.workplace)

    @cached_property
    def ours(self) -> list[UUID]:
        """The people of the circle who are on the map."""
        return [one.person_id for one in circle_of(self.member).circle() if one.person_id]

    @cached_property
    def page(self) -> Leaf:
        """Those whom none of us has met for so long, and with whom one of us was friendly or still is."""
        spans = spans_of(self.member).on(self.day + SOON).filter(tie=OuterRef("pk"))
        close = spans.filter(Q(band__gte=Band.FRIENDLY) | Q(state=State.QUIET))
        ties = ties_into(self.member, self.ours).annotate(
            who=Case(When(a__in=self.ours, then=F("b")), default=F("a")),
            near=Case(When(Exists(close), then=1), default=0, output_field=IntegerField()),
        )
        people = ties.values("who").annotate(last=Max("last_met"), friendly=Max("near")).order_by("last", "who")
        since = self.day - QUIET_AFTER + SOON
        return turn(people.filter(friendly=1, last__lte=since), self.number, A_PAGE)

    @property
    def rows(self) -> list[Row]:
        return [Row(row["who"], row["last"]) for row in self.page.object_list if row["who"] in self.names.people]
