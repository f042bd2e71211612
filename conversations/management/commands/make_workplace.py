from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from conversations import made_up


class Command(BaseCommand):
    help = "Makes a believable workplace of any size, for trying and measuring. The same seed gives the same contents."

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, default=100)
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument(
            "--ties",
            type=int,
            help="pairs who know each other; unless told four times the people, or a quarter of all pairs",
        )
        parser.add_argument("--conversations", type=int, help="five times the people unless told")

    def handle(self, *args, people, seed, ties, conversations, **options):
        if not settings.EMBEDDED:
            raise CommandError("Made-up workplaces are for your own machine, not for a server.")
        if people < 3:
            raise CommandError("A workplace has at least three people.")
        began = monotonic()
        try:
            made = made_up.make(people, seed, ties=ties, conversations=conversations)
        except made_up.TooManyTies as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made.workplace.name}: {people} people, in {monotonic() - began:.1f} s.")
        self.stdout.write("Its circle, each of whom signs in by `manage.py sign_in_link E-MAIL`:")
        for member in made.circle:
            self.stdout.write(f"  {member.user.email}  {member.get_role_display()}")
