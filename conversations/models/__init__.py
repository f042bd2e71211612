from conversations.models.conversations import Conversation, Reader

__all__ = ["Conversation", "Reader"]
