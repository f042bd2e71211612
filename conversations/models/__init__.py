from conversations.models.committees import Committee, Seat
from conversations.models.conversations import Conversation, Reader
from conversations.models.growth import Growth
from conversations.models.journal import JournalPage
from conversations.models.tips import TipChange

__all__ = ["Committee", "Conversation", "Growth", "JournalPage", "Reader", "Seat", "TipChange"]
