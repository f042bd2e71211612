"""What a workplace does not want to keep for ever goes by itself, by the dates it set (S28): people some time after
they left, and time together some time after its day. Both are off until an admin switches them on.

A run does a few at a time and the next one goes on, so that nobody waits for it; run twice, it does nothing more.
"""

import time
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from itertools import chain

from django.db import transaction
from django.db.models import Q

from organizer import erasure, schedules
from organizer.models import Workplace
from relationships import ties
from relationships.forgetting import theirs_alone
from relationships.models import Activity, Giving, Person, Presence, Saying, Strain
from relationships.models.activities import tell_keepers
from relationships.strength import MOST_FOR_PAIRS

A_FEW_PEOPLE, A_FEW_DAYS = 5, 100  # rows in one transaction
LONG_ENOUGH = 20.0  # seconds of a run
AFTER: list[Callable[[Workplace], None]] = []  # called when time together went, in the transaction


def first_day(today: date, months: int | None) -> date | None:
    """The first day that is still kept; what lies before it goes. None if all is kept."""
    if months is None:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


@schedules.every("retention", hours=1)
def keep_no_longer(*, now: datetime) -> None:
    end = time.monotonic() + LONG_ENOUGH
    for workplace in Workplace.objects.exclude(people_kept=None, time_kept=None).order_by("pk"):
        today = now.astimezone(workplace.zone).date()
        while time.monotonic() < end and _forget_some(workplace, first_day(today, workplace.people_kept)):
            pass
        while time.monotonic() < end and _let_some_go(workplace, first_day(today, workplace.time_kept)):
            pass


@transaction.atomic
def _forget_some(workplace: Workplace, day: date | None) -> bool:
    if day is None:
        return False
    gone = list(Person.objects.filter(workplace=workplace, left_on__lt=day).order_by("left_on")[:A_FEW_PEOPLE])
    erasure.forget_few(gone, struck=theirs_alone)
    return bool(gone)


@transaction.atomic
def _let_some_go(workplace: Workplace, day: date | None) -> bool:
    """Time together with what was said at it, help, sayings, and strains that were talked through."""
    if day is None:
        return False
    inside = Q(workplace=workplace)
    activities = Activity.objects.filter(inside, on__lt=day).order_by("on").values_list("pk", flat=True)[:A_FEW_DAYS]
    old = list(activities)
    there: dict = {pk: [] for pk in old}
    for activity, person in Presence.objects.filter(activity__in=old).values_list("activity", "person"):
        there[activity].append(person)
    pairs = [
        *_pairs(Giving.objects.filter(inside, on__lt=day), "giver", "receiver"),
        *_pairs(Saying.objects.filter(inside, on__lt=day), "person", "about"),
        *_pairs(Strain.objects.filter(inside, on__lt=day, talked_through_on__lt=day), "a", "b"),
    ]
    if not old and not pairs:
        return False
    Activity.objects.filter(pk__in=old).delete()
    for after in AFTER:
        after(workplace)
    groups = [people for people in there.values() if len(people) <= MOST_FOR_PAIRS]
    ties.keep_all_in_step(workplace, [*groups, *pairs])
    tell_keepers(workplace, set(chain(*there.values())))
    return True


def _pairs(rows, one: str, other: str) -> list[list]:
    """Takes some rows away; the pairs they were between."""
    some = list(rows.order_by("on").values_list("pk", one, other)[:A_FEW_DAYS])
    rows.model.objects.filter(pk__in=[pk for pk, *_ in some]).delete()
    return [pair for _, *pair in some]
