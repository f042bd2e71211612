import os
import sys

from celery import Celery
from celery.signals import beat_init, setup_logging, worker_init, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "organizer.settings")
app = Celery("kith")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def refuse_to_start_unsafe(**kwargs) -> None:
    import django

    from organizer.checks import refusal

    django.setup()
    if words := refusal():
        print(words, file=sys.__stderr__)
        sys.exit(1)


@setup_logging.connect
def keep_our_logs(**kwargs) -> None:
    """Connected, so that Celery leaves logging alone: its own lines would carry the words of errors (S22)."""


@worker_ready.connect
def look_at_once(**kwargs) -> None:
    """A worker that was away does not wait for the schedule's next word."""
    app.tasks["organizer.tasks.sweep"].delay()
