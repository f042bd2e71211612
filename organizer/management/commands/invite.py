"""`manage.py invite --role admin`: an invitation made on the console (S2), for when no admin can sign in."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from organizer.management import addresses
from organizer.models import Membership, OneTimeLink, Workplace


class Command(BaseCommand):
    help = "Prints an invitation to a workplace. It works once, for seven days."

    def add_arguments(self, parser):
        parser.add_argument("--workplace", default="", help="the letters in its address; not needed if there is one")
        parser.add_argument("--role", choices=Membership.Role.values, default=Membership.Role.ORGANIZER)
        parser.add_argument("--called", default="", help="what they are called")
        addresses.add_argument(parser)

    def handle(self, *args, workplace, role, called, base, **options):
        places = Workplace.objects.filter(slug=workplace) if workplace else Workplace.objects.all()
        if len(places[:2]) != 1:
            raise CommandError("Say which workplace with --workplace and the letters in its address.")
        link, secret = OneTimeLink.make(
            OneTimeLink.Kind.INVITATION, workplace=places[0], role=role, called=called, lasts=timedelta(days=7)
        )
        self.stdout.write(base + link.path(secret))
