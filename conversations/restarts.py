"""Time together restarts the clock of check-ins: worked out anew, from the rows, in the transaction of every verb that
wrote, changed, hid, back-dated or took away an activity. So nothing must run for it, and nothing can be out of step.

What restarts one is time that all who may know of it may know of: what the circle may see, or, of a check-in that is
only its writer's, also what they keep to themselves (S9). Hearsay and crowds do not (method 2).
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery, UUIDField
from django.db.models.functions import Coalesce

from conversations import coming_up
from conversations.models.checkins import CheckIn
from organizer.models import Workplace
from organizer.prepared import prepared
from relationships.models import Activity, Basis, Presence, SeenBy
from relationships.strength import MOST_FOR_PAIRS


def keep_in_step(workplace: Workplace, people: Iterable[UUID]) -> None:
    """Of everything about these people; called by the verbs of activities."""
    _settle(_of_these(workplace.pk, set(people)))


def settle(check_ins: QuerySet) -> None:
    """One query if there are none, else three, however many there are."""
    _settle(list(_with_latest(check_ins)))


@prepared
def _of_these(workplace_id: UUID, people: Iterable[UUID]) -> QuerySet[CheckIn]:
    return _with_latest(CheckIn.objects.filter(workplace=workplace_id, ended="", person__in=people))


def _with_latest(check_ins: QuerySet) -> QuerySet[CheckIn]:
    """Each with `shared` and `own`, the latest time that restarts it as the circle or as its writer may know."""
    return check_ins.annotate(shared=_latest(seen_by=SeenBy.CIRCLE), own=_latest(written_by=OuterRef("written_by")))


def _settle(rows: list) -> None:
    if not rows:
        return
    activities = Activity.objects.in_bulk({pk for row in rows for pk in (row.shared, row.own) if pk})
    for row in rows:
        shared, own = activities.get(row.shared), activities.get(row.own)
        known = [own] if row.promised else [shared, own] if row.alone else [shared]
        latest = max((one for one in known if one), key=lambda one: (one.on, one.made_at), default=None)
        met = coming_up.Meeting(latest.on, latest.made_at) if latest else None
        answered = met is not None and coming_up.answers(row.wish, met)
        row.met = latest if answered or row.lasting else None
        row.next_on = None if row.ended else coming_up.next_on(row.wish, None if row.promised else met)
        row.answered_on = latest.on if latest and answered and not row.ended and row.next_on is None else None
    CheckIn.objects.bulk_update(rows, ["met", "next_on", "answered_on"], batch_size=500)


def time_with(person: OuterRef) -> QuerySet[Presence]:
    """That somebody was there, at times that restart a clock; the latest first."""
    there = Presence.objects.filter(person=person, activity__size__lte=MOST_FOR_PAIRS)
    return there.exclude(activity__basis=Basis.HEARSAY).order_by("-activity__on", "-activity__made_at")


def _latest(**known) -> Subquery:
    """The latest time together with whom a check-in is about, of both if it is about two."""
    met = time_with(OuterRef("person")).filter(**{f"activity__{name}": value for name, value in known.items()})
    second = Coalesce(OuterRef(OuterRef("other")), OuterRef(OuterRef("person")))
    met = met.filter(Exists(Presence.objects.filter(activity=OuterRef("activity"), person=second)))
    return Subquery(met.values("activity")[:1], output_field=UUIDField())
