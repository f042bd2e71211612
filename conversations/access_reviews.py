"""The doors to reviews and what belongs to them: the circle's, all of it."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from conversations.access import actions_of, check_ins_of, committees_of
from conversations.models import AgendaItem, CheckIn, Decision, Review, Snapshot, Step, Taking, Voicing
from conversations.models.committees import KnownBy
from conversations.models.readers import WordsSeenBy
from conversations.models.voicings import SHARING
from conversations.naming import Fact, how_told
from organizer.access import found
from organizer.models import Membership
from relationships.models import SeenBy


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


def snapshot_of(member: Membership, review: Review) -> Snapshot | None:
    """What a finished review kept of its day."""
    rows = Snapshot.objects.filter(review=review, workplace=member.workplace_id)
    return rows.select_related("workplace").first()


def opened_voicings(member: Membership) -> list[Voicing]:
    """What all of the circle may read, each with how it is told to them: the same for whoever asks, their own private
    words left out (S9, S10)."""
    rows = Voicing.objects.visible_to(member).filter(
        words_seen_by=WordsSeenBy.CIRCLE, consent__in=SHARING, conversation__activity__seen_by=SeenBy.CIRCLE
    )
    rows = list(rows.for_list().prefetch_related("conversation__activity__presences"))
    told = how_told([Fact.of(row) for row in rows], "")
    for row in rows:
        row.told = told[row.pk]
    return rows


def opened_steps(member: Membership, grievances):
    """How they stood, as far as all of the circle may know; oldest first."""
    return Step.objects.visible_to(member).seen_by_circle().filter(grievance__in=grievances).oldest_first()


def opened_actions(member: Membership):
    """Those whose words all of the circle may read, the newest first."""
    return actions_of(member).filter(words_seen_by=WordsSeenBy.CIRCLE, reads=True)


def opened_wishes(member: Membership):
    """Check-ins of which all of the circle know; a promise is between those who were there."""
    known = check_ins_of(member).filter(seen_by=SeenBy.CIRCLE, conversation=None)
    return known.annotate(open_words=Q(words_seen_by=WordsSeenBy.CIRCLE))


def wish_for(member: Membership, check_in_id: UUID) -> CheckIn:
    return found(opened_wishes(member).filter(pk=check_in_id))


def takings_of(member: Membership, review: Review):
    """The check-ins that were taken up in it."""
    taken = Taking.objects.filter(review=review, workplace=member.workplace_id)
    return opened_wishes(member).filter(pk__in=taken.values("check_in"))


def opened_committees(member: Membership):
    """Those of which all of the circle may know."""
    return committees_of(member).filter(known_by=KnownBy.CIRCLE)
