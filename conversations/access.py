"""The doors to what was said."""

from uuid import UUID

from conversations.models import Committee, Conversation, Growth, JournalPage, TipChange
from conversations.models.readers import WordsSeenBy
from organizer.access import found
from organizer.models import Membership
from relationships.models import Person, SeenBy


def conversations_of(member: Membership):
    """Conversations whose words the member may read."""
    return Conversation.objects.visible_to(member).for_list()


def conversation_for(member: Membership, conversation_id: UUID) -> Conversation:
    return found(conversations_of(member).filter(pk=conversation_id))


def touched_between(member: Membership, one: Person, other: Person) -> dict[UUID, list[str]]:
    """Activity to what was touched, of the talks of two people whose words all of the circle may read (S9)."""
    talks = conversations_of(member).filter(words_seen_by=WordsSeenBy.CIRCLE, activity__seen_by=SeenBy.CIRCLE)
    between = talks.filter(activity__presences__person=one).filter(activity__presences__person=other)
    return {talk.activity_id: talk.touched_list for talk in between}


def journal_of(member: Membership):
    """The member's own pages, newest first."""
    return JournalPage.objects.visible_to(member).newest_first()


def journal_page_for(member: Membership, page_id: UUID) -> JournalPage:
    return found(journal_of(member).filter(pk=page_id))


def committees_of(member: Membership):
    return Committee.objects.visible_to(member).for_list().newest_first()


def committee_for(member: Membership, committee_id: UUID) -> Committee:
    return found(committees_of(member).filter(pk=committee_id))


def growth_of(member: Membership):
    """Links from something to a conversation that it grew out of, of which the member may see both ends. Whether they
    may know of a committee at the one end is asked at the door of the committee."""
    return Growth.objects.visible_to(member)


def roots_of(member: Membership, talk: Conversation) -> list[UUID]:
    """The earlier conversations it grew out of, as far as the member may see them."""
    return list(growth_of(member).filter(talk=talk).values_list("earlier_id", flat=True))


def tip_changes_of(member: Membership):
    """What the circle made of the tips that come with Kith."""
    return TipChange.objects.visible_to(member).select_related("workplace")
