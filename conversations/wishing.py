"""One check-in as it is told to somebody who may know of it, with what they may do about it."""

from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from conversations.access import check_ins_of
from conversations.models import CheckIn
from conversations.models.checkin_rows import CheckInQuerySet
from organizer.access import called
from organizer.models import Membership
from organizer.policies import may
from organizer.prepared import prepared
from relationships.access import activities_of
from relationships.models import Activity, Person
from relationships.models.ties import ordered


class Wishing:
    def __init__(self, check_in: CheckIn, *, viewer: Membership):
        self.check_in, self.viewer = check_in, viewer
        self.today = viewer.workplace.today()

    @cached_property
    def circle(self) -> dict[str, str]:
        return called(self.viewer)

    @property
    def mine(self) -> bool:
        return self.check_in.written_by == self.viewer.pen_name

    @property
    def writer(self) -> str:
        return self.circle.get(self.check_in.written_by, "")

    @property
    def words(self) -> str:
        """Why, where the reader may read it."""
        if self.check_in.conversation:
            return self.check_in.conversation.promised
        return self.check_in.words if self.check_in.readable else ""

    @property
    def may_move(self) -> bool:
        return not self.check_in.ended and may(self.viewer, "move a check-in", self.check_in)

    @property
    def taken(self) -> bool:
        return bool(self.check_in.taken_by) and not self.check_in.promised

    @property
    def taken_by_me(self) -> bool:
        return self.taken and self.check_in.taken_by == self.viewer.pen_name

    @property
    def taker(self) -> str:
        """Who has taken it up, if somebody else has."""
        return self.circle.get(self.check_in.taken_by, "") if self.taken and not self.taken_by_me else ""

    @cached_property
    def met(self) -> Activity | None:
        """The time together that answered it or started it anew, if the reader may know of it."""
        return activities_of(self.viewer).filter(pk=self.check_in.met_id).first() if self._may_know_met else None

    @property
    def _may_know_met(self) -> bool:
        """Whether company came by a promise is for its maker to know."""
        return bool(self.check_in.met_id) and (self.mine or not self.check_in.promised)

    @property
    def comes_up(self) -> str:
        """`now`, `later` or nothing."""
        day = self.check_in.next_on
        return "" if day is None else "now" if day <= self.today else "later"


A_FEW, LATELY = 10, timedelta(days=30)


def wishes(viewer: Membership, one: Person, other: Person | None = None) -> list[Wishing]:
    """The few check-ins that the page of a person, or of a tie, tells; in three queries however many there are."""
    about = ordered(one.pk, other.pk) if other else (one.pk, None)
    told = [Wishing(row, viewer=viewer) for row in _about(viewer, *about, viewer.workplace.today())]
    if told:
        circle = called(viewer)
        activities = activities_of(viewer).in_bulk([each.check_in.met_id for each in told if each._may_know_met])
        for each in told:
            each.circle, each.met = circle, activities.get(each.check_in.met_id)
    return told


@prepared
def _about(member, one: UUID, other: UUID | None, day: date) -> CheckInQuerySet:
    rows = check_ins_of(member).between(one, other) if other else check_ins_of(member).of(one)
    return rows.open_or_answered_since(day - LATELY).by_day()[:A_FEW]
