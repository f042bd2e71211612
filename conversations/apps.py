from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "conversations"

    def ready(self) -> None:
        from conversations import (  # noqa: F401
            forgetting,
            merging,
            policies,
            records,
            records_checkins,
            records_own_pages,
            records_reviews,
            records_together,
            records_voicings,
            restarts,
            sheets,
            taking_in,
        )
        from conversations.delivering import come_up  # noqa: F401  (it registers itself)
        from conversations.models import Action, Conversation, Voicing
        from conversations.own_page import leaving, page, reviews, talks, together  # noqa: F401  (its sections, in this order)
        from conversations.reviewing.days import days_of_reviews
        from conversations.tidying import tidy_own_pages  # noqa: F401  (it registers itself)
        from relationships.maps import earlier_days
        from relationships.models import activities

        activities.FOLLOWERS += [Conversation.follow, Voicing.follow, Action.follow]
        activities.KEEPERS.append(restarts.keep_in_step)
        earlier_days.offered.append(days_of_reviews)
        from conversations import importing  # noqa: F401  (a kind of row that files may hold)
