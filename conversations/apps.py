from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "conversations"

    def ready(self) -> None:
        from conversations import policies, records  # noqa: F401
        from conversations.models import Conversation
        from relationships.models import activities

        activities.FOLLOWERS.append(Conversation.follow)
