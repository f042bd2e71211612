"""`manage.py sign_in_link ana@example.org`: a link that signs this account in once (S2)."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from organizer.management import addresses
from organizer.models import OneTimeLink, User


class Command(BaseCommand):
    help = "Prints a link that signs an account in once. It works for an hour."

    def add_arguments(self, parser):
        parser.add_argument("email")
        addresses.add_argument(parser)

    def handle(self, *args, email, base, **options):
        user = User.objects.filter(email=User.objects.normalize_email(email), is_active=True).first()
        if user is None:
            raise CommandError("Nobody signs in with this address.")
        link, secret = OneTimeLink.make(OneTimeLink.Kind.SIGN_IN, user=user, lasts=timedelta(hours=1))
        self.stdout.write(base + link.path(secret))
