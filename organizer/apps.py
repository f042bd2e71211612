from django.apps import AppConfig


class OrganizerConfig(AppConfig):
    name = "organizer"

    def ready(self) -> None:
        from organizer import (
            checks,  # noqa: F401
            records,  # noqa: F401
        )
