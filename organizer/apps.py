from django.apps import AppConfig


class OrganizerConfig(AppConfig):
    name = "organizer"

    def ready(self) -> None:
        from allauth.usersessions.models import UserSession
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import pre_save

        from organizer import (
            accounts,
            checks,  # noqa: F401
            digests,  # noqa: F401
            erasure,  # noqa: F401
            export_making,  # noqa: F401
            locks,
            mail,  # noqa: F401
            records_house,  # noqa: F401
            tidying,  # noqa: F401
        )

        pre_save.connect(accounts.keep_little_of_a_device, sender=UserSession)
        user_logged_in.connect(locks.begin)
