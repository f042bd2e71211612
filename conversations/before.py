"""What came before somebody said something: since when they are known to those who heard it, and how often they had
met by then (method 8). From the time together that the reader may know of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from conversations.models import Voicing
from organizer.models import Membership
from relationships.access import time_shared_between
from relationships.models import Activity


@dataclass(frozen=True)
class Before:
    person_id: UUID
    said_on: date
    first: date | None  # nothing if this was the first time
    kind: Activity.Kind | None  # what that first time was
    times: int  # times together before that day


def before_each(viewer: Membership, named: Iterable[Voicing]) -> list[Before]:
    """One for each person, of the first time they said it. One query."""
    first: dict[UUID, Voicing] = {}
    for voicing in named:  # the oldest first
        first.setdefault(voicing.person_id, voicing)
    heard = {pk: set(row.conversation.activity.people_ids) - {pk} for pk, row in first.items()}
    shared = time_shared_between(viewer, first, set().union(*heard.values()))
    found = []
    for pk, row in first.items():
        said_on = row.conversation.activity.on
        met = {time.activity_id: time for time in shared if time.person_id == pk and time.other_id in heard[pk]}
        earlier = sorted(
            (time for time in met.values() if time.on < said_on), key=lambda time: (time.on, time.activity_id)
        )
        begin = earlier[0] if earlier else None
        kind = Activity.Kind(begin.kind) if begin else None
        found.append(Before(pk, said_on, begin.on if begin else None, kind, len(earlier)))
    return found
