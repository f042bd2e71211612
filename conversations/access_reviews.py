"""The doors to reviews and what belongs to them: the circle's, all of it."""

from datetime import date
from uuid import UUID

from conversations.models import AgendaItem, Decision, Review
from organizer.access import found
from organizer.models import Membership


def reviews_of(member: Membership):
    """The newest first."""
    return Review.objects.visible_to(member).for_list().newest_first()


def review_for(member: Membership, review_id: UUID) -> Review:
    return found(reviews_of(member).filter(pk=review_id))


def review_before(member: Membership, day: date) -> Review | None:
    """The last one that was finished, of an earlier day."""
    return reviews_of(member).finished().filter(on__lt=day).first()


def agenda_of(member: Membership, review: Review) -> list[AgendaItem]:
    """In its order."""
    return list(_agenda(member, review))


def agenda_item_for(member: Membership, review: Review, item_id: UUID) -> AgendaItem:
    return found(_agenda(member, review).filter(pk=item_id))


def _agenda(member: Membership, review: Review):
    """Of a review that was asked for at its door."""
    items = AgendaItem.objects.filter(review=review, workplace=member.workplace_id)
    return items.select_related("workplace", "review__workplace")


def decisions_of(member: Membership, review: Review):
    """In the order in which they were made."""
    rows = Decision.objects.filter(review=review, workplace=member.workplace_id)
    return rows.select_related("workplace", "review")


def decision_for(member: Membership, review: Review, decision_id: UUID) -> Decision:
    return found(decisions_of(member, review).filter(pk=decision_id))
