"""The doors to what was said."""

from uuid import UUID

from conversations.models import Conversation
from organizer.access import found
from organizer.models import Membership


def conversations_of(member: Membership):
    """Conversations whose words the member may read."""
    return Conversation.objects.visible_to(member).for_list()


def conversation_for(member: Membership, conversation_id: UUID) -> Conversation:
    return found(conversations_of(member).filter(pk=conversation_id))
