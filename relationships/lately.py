"""Whom a member wrote down lately, offered again as chips one tap away."""

from collections.abc import Iterable
from datetime import time
from uuid import UUID

from django.db.models import QuerySet

from organizer.models import Membership
from relationships import access, directory
from relationships.models import Activity, Presence

LOOK_BACK = 12  # entries


def entries(member: Membership):
    """The last few times together that the member wrote down."""
    return access.activities_of(member).filter(written_by=member.pen_name)[:LOOK_BACK]


def people(member: Membership, mine: Iterable[Activity] | None = None, *, most: int = 6) -> list[UUID]:
    """Ids of people who are still here, the latest first; never the member. Rests on their own `entries` alone."""
    names = directory.of(member.workplace).people
    mine = entries(member) if mine is None else mine
    met = dict.fromkeys(pk for activity in mine for pk in activity.people_ids)
    return [pk for pk in met if pk in names and names[pk].here and pk != member.person_id][:most]


def there_at(activities: QuerySet[Activity]) -> QuerySet[Presence]:
    """Of a few activities, with their people and gathering places, all that `by_activity` wants: one query."""
    rows = Presence.objects.filter(activity__in=activities)
    return rows.select_related("activity__gathering_place").order_by("pk")


def by_activity(rows: Iterable[Presence]) -> list[Activity]:
    """The activities of all who were `there_at` them, the newest first, with their people."""
    there: dict[Activity, list[Presence]] = {}
    for row in rows:
        there.setdefault(row.activity, []).append(row)
    for activity, presences in there.items():
        known = activity.presences.all()
        known._result_cache = presences
        activity._prefetched_objects_cache = {"presences": known}  # type: ignore[attr-defined]
    return sorted(there, key=lambda one: (one.on, one.at or time.min, one.made_at), reverse=True)
