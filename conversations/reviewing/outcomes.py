"""What people leave a review with, and what came of the last one: who sees whom, what began, what they plan."""

from datetime import datetime, time
from functools import cached_property

from django.db.models import Q

from conversations.access_reviews import (
    decisions_of,
    opened_actions,
    opened_committees,
    opened_wishes,
    takings_of,
)
from conversations.deeds import Deed
from conversations.models import Action, CheckIn, Committee, Decision, Review
from conversations.reviewing.between import Between
from organizer.access import called
from relationships.access import activities_of, gathering_places_of
from relationships.models import Activity, Answer, GatheringPlace, SeenBy

A_FEW = 8
LOOKED_THROUGH = 100  # answers, the newest


class Outcomes:
    """Of a review and of the time between the last one and it."""

    def __init__(self, between: Between):
        self.between, self.review, self.viewer = between, between.review, between.viewer

    @cached_property
    def decisions(self) -> list[Decision]:
        return list(decisions_of(self.viewer, self.review))

    @property
    def something(self) -> bool:
        return bool(self.decisions or self.taken or self.committees or self.actions)

    # Who sees whom ---------------------------------------------------------------------------------------------------

    @cached_property
    def _circle(self) -> dict[str, str]:
        return called(self.viewer)

    @cached_property
    def taken(self) -> list[tuple[str, CheckIn]]:
        """What was taken up in this meeting, each with what the member who did is called."""
        rows = takings_of(self.viewer, self.review).by_day()
        return [(self._circle.get(row.taken_by, ""), row) for row in rows]

    @cached_property
    def waiting(self) -> list[CheckIn]:
        """Wishes that have come up and that nobody has taken on: for whoever would like to see them."""
        rows = opened_wishes(self.viewer).due(self.viewer.workplace.today()).filter(taken_by="")
        return list(rows.by_day()[:A_FEW])

    # What began ------------------------------------------------------------------------------------------------------

    @property
    def _meanwhile(self) -> Q:
        """Written down from the day of the meeting on, until it was finished."""
        first = datetime.combine(self.review.on, time.min, self.viewer.workplace.zone)
        return Q(made_at__gte=first) & (Q(made_at__lte=self.review.finished_at) if self.review.finished_at else Q())

    @cached_property
    def committees(self) -> list[Committee]:
        return list(opened_committees(self.viewer).filter(self._meanwhile))

    @cached_property
    def actions(self) -> list[Deed]:
        return [Deed(row, viewer=self.viewer) for row in opened_actions(self.viewer).filter(self._meanwhile)]

    # What came of the last one ---------------------------------------------------------------------------------------

    @property
    def before(self) -> Review | None:
        return self.between.before

    @cached_property
    def last_decisions(self) -> list[Decision]:
        return list(decisions_of(self.viewer, self.before)) if self.before else []

    @cached_property
    def came_about(self) -> list[CheckIn]:
        """Wishes that time together has answered since: kept, and never the others beside them."""
        if not self.before:
            return []
        answered = Q(answered_on__gte=self.before.on, answered_on__lte=self.between.day)
        return list(opened_wishes(self.viewer).filter(answered).order_by("-answered_on", "pk")[:A_FEW])

    @cached_property
    def time_to_rework(self) -> list[Activity | GatheringPlace]:
        """Time together, and places where people gather, of which somebody said since the last review that they do not
        really strengthen us: each with how it could be reworked (method 2). What one alone knows of is not among it."""
        answered = Q(answered_on__gte=self.before.on) if self.before else Q(answered_on__isnull=False)
        if self.review.finished_at:
            answered &= Q(answered_on__lte=self.review.finished_at.astimezone(self.viewer.workplace.zone).date())
        times = activities_of(self.viewer).seen_by_circle().filter(answered)
        places = gathering_places_of(self.viewer).filter(answered)
        rows = [row for asked in (times, places) for row in asked.order_by("-answered_on", "pk")[:LOOKED_THROUGH]]
        return [row for row in rows if row.strengthens == Answer.NOT_REALLY][:A_FEW]

    @cached_property
    def to_rework(self) -> list[Deed]:
        """Plans that would not strengthen us as they are, or did not, with how they could be reworked (method 2)."""
        rows = opened_actions(self.viewer)
        if self.before and self.before.finished_at:
            opened = Q(turnouts__activity__on__gte=self.before.on, turnouts__activity__seen_by=SeenBy.CIRCLE)
            rows = rows.filter(Q(made_at__gt=self.before.finished_at) | opened)
        deeds = [Deed(row, viewer=self.viewer) for row in rows.distinct()]
        return [one for one in deeds if Action.Answer.NOT_REALLY in (one.action.strengthens, one.action.strengthened)]
