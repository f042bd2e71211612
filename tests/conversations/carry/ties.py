"""Ties among a few people, and how it is asked of them whether these carry."""

from datetime import timedelta

from conversations.carry import Carry
from relationships.models import Activity, Giving
from relationships.strength import Band

OFFER = "What there is to offer first is time together: a lunch, a walk, an evening that is not about this."


def meet(ana, pairs, days=(5, 19, 33), **known) -> None:
    """Coffees for two, enough to be friendly, each pair on days of its own week."""
    today = ana.workplace.today()
    meetings = [{"people": list(pair), "on": today - timedelta(days=ago), **known} for pair in pairs for ago in days]
    Activity.add_many(by=ana, activities=meetings)


def trust(ana, pairs, ago=20, **known) -> None:
    """They meet, and each has helped the other."""
    pairs = list(pairs)
    meet(ana, pairs, (ago - 15, ago - 1, ago + 13), **known)
    on = ana.workplace.today() - timedelta(days=ago)
    ways = [way for a, b in pairs for way in ((a, b), (b, a))]
    Giving.add_many(by=ana, givings=[{"giver": a, "receiver": b, "on": on, **known} for a, b in ways])


def carry(member, people, *, who="grievance", then=None, band=Band.TRUSTING) -> Carry:
    ids = [person.pk for person in people]
    before = ids if then is None else [person.pk for person in then]
    return Carry(member, who, ids[0], ids, before, band=band)
