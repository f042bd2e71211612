"""A member is also a coworker: which person on the map they are (design, S15)."""

from django.db import transaction

from organizer.models import Membership
from relationships import directory
from relationships.models import Person


def welcome(member: Membership) -> None:
    """Puts somebody who joins the circle on the map. If somebody there could be them, they are asked instead."""
    if member.in_circle and not member.person_id and not directory.of(member.workplace).alike(member.called):
        add_me(member)


@transaction.atomic
def add_me(member: Membership) -> Person:
    """A new person by the name the member goes by; the one they were before stays on the map."""
    me = Person.add(by=member, name=member.called)
    member.point_to(me.pk, by=member)
    return me
