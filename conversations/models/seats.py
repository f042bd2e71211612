"""Which of the people in a committee, or behind a plan, is which member: known with the keys alone (S15)."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db import models

from organizer import encryption
from organizer.models import Membership
from organizer.stand_ins import of_a_member


@of_a_member
def mark_of(member: Membership) -> str:
    """What stands beside the person a member is, where they sit; nothing for one who is none of them. Without the keys
    it leads to no account."""
    return mark_between(member.workplace_id, str(member.pk), member.person_id) if member.person_id else ""


def marks(workplace, people: Iterable[UUID]) -> dict[UUID, str]:
    """For each person the mark of the member who is them now. Somebody who uses no account has one that looks the
    same and opens nothing; so has somebody whom two members say they are.

    It is set by whoever seats them, not by saying who one is: else anybody could say "that is me" and read.
    """
    circle = Membership.objects.circle().filter(workplace=workplace)
    claims = [(member.person_id, str(member.pk)) for member in circle if member.person_id]
    twice = Counter(person for person, _ in claims)
    known = {person: pk for person, pk in claims if twice[person] == 1}
    return {person: mark_between(workplace.pk, known.get(person, ""), person) for person in people}


def mark_between(workplace_id: UUID, member: str, person: UUID | None) -> str:
    """`member` is an id, or nothing for nobody."""
    return encryption.ring(workplace_id).pen_name(f"{member or 'nobody'} is {person}")


class SeatedQuerySet(models.QuerySet):
    """Of rows with a person and a `mark`."""

    def of_member(self, member: Membership):
        """Those in which the member themselves sits."""
        if not member.in_circle or not member.person_id:
            return self.none()
        return self.filter(workplace=member.workplace_id, mark=mark_of(member))
