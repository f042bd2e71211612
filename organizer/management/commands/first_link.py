"""`manage.py first_link`: the way in for the first admin of a new installation (S1)."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from organizer import home
from organizer.management import addresses
from organizer.models import OneTimeLink, User


class Command(BaseCommand):
    help = "Prints the link that makes the first admin. It works once, for a day; an earlier one stops working."

    def add_arguments(self, parser):
        addresses.add_argument(parser)

    def handle(self, *args, base, **options):
        if User.objects.exclude(email=home.DEMO_MEMBER).exists():
            raise CommandError("Somebody has an account already. They invite others; see also `manage.py invite`.")
        OneTimeLink.objects.filter(kind=OneTimeLink.Kind.FIRST_ADMIN, used_at=None).delete()
        link, secret = OneTimeLink.make(OneTimeLink.Kind.FIRST_ADMIN, lasts=timedelta(days=1))
        self.stdout.write(base + link.path(secret))
