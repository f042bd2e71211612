"""`manage.py healthy worker`: whether a process was heard of lately, for those who watch over containers."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organizer import heartbeats


class Command(BaseCommand):
    help = "Ends well if the worker, or the schedule (`beat`), was heard of within the last three minutes."
    requires_system_checks: list[str] = []  # asked every half minute; the process itself was checked at its start

    def add_arguments(self, parser):
        parser.add_argument("name", choices=[heartbeats.WORKER, heartbeats.BEAT])

    def handle(self, *args, name, **options):
        age = heartbeats.ages(now=timezone.now())[name]
        if age is None:
            raise CommandError(f"{name} was never heard of.")
        said = f"{name} was last heard of {age.total_seconds():.0f} seconds ago."
        if not heartbeats.well(age):
            raise CommandError(said)
        self.stdout.write(said)
