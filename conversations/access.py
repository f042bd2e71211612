"""The doors to what was said."""

from uuid import UUID

from conversations.models import Conversation, JournalPage
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
