"""Somebody in the meeting would like to see somebody: said then and there, and theirs from then on."""

from django.db import transaction

from conversations.access_reviews import opened_wishes
from conversations.models import CheckIn, Review
from organizer.models import Membership
from relationships.models import Person


@transaction.atomic
def would_like_to_see(people: list[Person], *, review: Review, by: Membership) -> list[CheckIn]:
    """A wish for each that is open and nobody's yet becomes theirs; where there is none, one is made. Asked twice, the
    second changes nothing: theirs already. Returns those that were made."""
    made = []
    for person in people:
        wishes = opened_wishes(by).open().filter(person=person, other=None)
        wish = wishes.filter(taken_by__in=("", by.pen_name)).by_day().first()
        if wish is None:
            made.append(wish := CheckIn.make(by=by, person=person))
        review.take(wish, by=by)
    return made
