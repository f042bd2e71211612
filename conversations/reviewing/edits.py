"""What is written down in the meeting itself with one tap, each by the verb that its own page uses. Asked twice, also
by two who tap at once, it changes once.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from conversations.access_reviews import decisions_of, takings_of
from conversations.models import Review, Taking
from conversations.reviewing.taking import would_like_to_see
from organizer.models import Membership
from organizer.policies import may
from relationships import access
from relationships.models import Activity, Basis, Person, Shift


@transaction.atomic
def met(people: list[Person], *, kind: str, on: date, told: bool, review: Review, by: Membership) -> Activity | None:
    """The time together that was written down; None if the circle knew of it already.

    `told`: one of them says so. What nobody who was there tells is hearsay (method 2).
    """
    Review.objects.select_for_update().get(pk=review.pk)  # two who tap at once write it down one after the other
    ids = {person.pk for person in people}
    same = access.activities_of(by).seen_by_circle().filter(on=on, kind=kind).with_person(people[0])
    if any(set(one.people_ids) == ids for one in same):
        return None
    basis = Basis.THERE if by.person_id in ids else Basis.TOLD if told else Basis.HEARSAY
    return Activity.add(by=by, people=people, on=on, kind=kind, basis=basis)


@transaction.atomic
def moved(person: Person, shift: Shift | None, *, by: Membership) -> bool:
    """To another shift. False if they are on it already."""
    held = Person.objects.select_for_update().select_related("workplace").get(pk=person.pk)
    if held.shift_id == (shift.pk if shift else None):
        return False
    held.change(by=by, version=held.version, shift=shift)
    return True


def sees(person: Person, *, review: Review, by: Membership) -> bool:
    """The member would like to see them. True if a wish had to be made for it."""
    return bool(would_like_to_see([person], review=review, by=by))


# Taken back right after -----------------------------------------------------------------------------------------------


@transaction.atomic
def did_not_meet(activity_id: UUID, *, by: Membership) -> None:
    activity = access.activities_of(by).filter(pk=activity_id).first()
    if activity and may(by, "change an activity", activity) and not activity.holds_more:
        activity.remove(by=by)


@transaction.atomic
def moved_back(person: Person, *, was: Shift | None, now: UUID, by: Membership) -> None:
    """Unless somebody has moved them on since."""
    held = Person.objects.select_for_update().select_related("workplace").get(pk=person.pk)
    if held.shift_id == now:
        held.change(by=by, version=held.version, shift=was)


@transaction.atomic
def sees_not(person: Person, *, made: bool, review: Review, by: Membership) -> None:
    """What was there before is nobody's again; what was made for it goes."""
    theirs = takings_of(by, review).filter(person=person, other=None, taken_by=by.pen_name)
    for wish in theirs:
        Taking.objects.filter(review=review, check_in=wish).delete()
        if made and wish.written_by == by.pen_name:
            wish.let_go(by=by)
        else:
            wish.hand_back(by=by)


def decided_not(decision_id: UUID, *, review: Review, by: Membership) -> None:
    if decision := decisions_of(by, review).filter(pk=decision_id).first():
        decision.remove(by=by)
