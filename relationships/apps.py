from django.apps import AppConfig


class RelationshipsConfig(AppConfig):
    name = "relationships"

    def ready(self) -> None:
        from organizer import joining
        from relationships import coworkers, forgetting, map_making, policies, records, sheets, totals  # noqa: F401
        from relationships.own_page import people, ties  # noqa: F401  (its sections, in this order)

        joining.when_joined(coworkers.welcome)
