"""Those of whom Today may speak, each with what the member alone knows of them: one query, however many they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from conversations.coming_up import Meeting
from conversations.models import NotNow
from conversations.restarts import time_with
from organizer.models import Membership
from organizer.prepared import prepared
from relationships.access import activities_of, people_of
from relationships.models import Person, Presence, SeenBy
from relationships.models.people import PersonQuerySet

NEWEST = 30  # people looked at


@dataclass(frozen=True)
class Known:
    """`newest`: among the last who were written down. `met`: somebody shared time with them, as far as the member may
    know. `kept`: the latest time with them that only the member knows of. `put_aside`: on which day the member said
    a "not now" that lasts."""

    person: Person
    newest: bool
    met: bool
    kept: Meeting | None
    put_aside: date | None


@prepared
def _of_whom_to_speak(member, named: Iterable[UUID], day: date) -> PersonQuerySet:
    here = people_of(member).here()
    newest = here.coworkers().order_by("-made_at").values("pk")[:NEWEST]
    there = Presence.objects.filter(person=OuterRef("pk"))
    known = activities_of(member).order_by().filter(pk=OuterRef("activity"))
    kept = time_with(OuterRef("pk")).filter(activity__written_by=member.pen_name, activity__seen_by=SeenBy.ME)
    said = NotNow.objects.of(member).on(day).filter(person=OuterRef("pk"))
    return here.filter(Q(pk__in=named) | Q(pk__in=newest)).annotate(
        newest=Exists(here.filter(pk=OuterRef("pk"), pk__in=newest)),
        met=Exists(there.filter(Exists(known))),
        kept_on=Subquery(kept.values("activity__on")[:1]),
        kept_at=Subquery(kept.values("activity__made_at")[:1]),
        put_aside=Subquery(said.values("said_on")[:1]),
    )


def known_people(member: Membership, named: Iterable[UUID], day: date) -> dict[UUID, Known]:
    """Of those named and the newest, whoever still works here."""
    return {
        one.pk: Known(
            person=one,
            newest=one.newest,
            met=one.met,
            kept=Meeting(one.kept_on, one.kept_at) if one.kept_on else None,
            put_aside=one.put_aside,
        )
        for one in _of_whom_to_speak(member, named, day)
    }
