from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from relationships import demo


class Command(BaseCommand):
    help = "Loads the demo workplace, the tailor shop. Asked twice, it changes nothing."

    def handle(self, *args, **options):
        if not settings.EMBEDDED:
            raise CommandError("The demo is for trying Kith on your own machine, not for a server.")
        member = demo.load()
        self.stdout.write(f"The demo workplace is there; {member.user.email} keeps its book.")
