from conversations.models.conversations import Conversation, Reader
from conversations.models.journal import JournalPage

__all__ = ["Conversation", "JournalPage", "Reader"]
