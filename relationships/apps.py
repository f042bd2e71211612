from django.apps import AppConfig


class RelationshipsConfig(AppConfig):
    name = "relationships"

    def ready(self) -> None:
        import relationships.keepsakes
        import relationships.nameless.leaving  # noqa: F401
        from organizer import joining
        from relationships import (  # noqa: F401
            coworkers,
            forgetting,
            map_making,
            policies,
            records,
            retention,
            sheets,
            taking_in,
            totals,
        )
        from relationships.merging import rows  # noqa: F401
        from relationships.own_page import people, ties  # noqa: F401  (its sections, in this order)

        joining.when_joined(coworkers.welcome)

        # What is brought in from files: work for the worker, and what goes by itself.
        from relationships import records_importing  # noqa: F401
        from relationships.importing import clearing, preparing, putting_in, rejected, staging, undoing  # noqa: F401
