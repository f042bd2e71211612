"""What is dated between two days, by pair: who kept company, and whose help went both ways (method 3 and 5).

These are plain facts of a period, not readings: nothing fades, nothing is weighed.
"""

from datetime import date

from django.db.models import F

from organizer.models import Membership
from relationships.evidence import Pair
from relationships.models import Giving, Presence, SeenBy
from relationships.models.ties import ordered
from relationships.strength import MOST_FOR_PAIRS


def company(member: Membership, first: date, last: date) -> set[Pair]:
    """Pairs who shared time that the circle may see, between two days, both included."""
    if not member.in_circle:
        return set()
    there = Presence.objects.filter(
        workplace=member.workplace_id,
        activity__seen_by=SeenBy.CIRCLE,
        activity__size__lte=MOST_FOR_PAIRS,
        activity__on__range=(first, last),
        activity__presences__person__gt=F("person"),
    )
    return set(there.values_list("person_id", "activity__presences__person_id").distinct())


def help_returned(member: Membership, first: date, last: date) -> set[Pair]:
    """Pairs of whom each helped the other between two days, both included, as far as the circle may see."""
    givings = Giving.objects.visible_to(member).seen_by_circle().filter(kind=Giving.Kind.HELP, on__range=(first, last))
    ways = set(givings.values_list("giver_id", "receiver_id"))
    return {ordered(giver, receiver) for giver, receiver in ways if (receiver, giver) in ways}
