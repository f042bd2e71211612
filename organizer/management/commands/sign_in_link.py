"""`manage.py sign_in_link ana@example.org`: a link that signs this account in once (S2).

The second lock is still asked for. Somebody who lost it and the recovery codes too gets a new start with
`--forget-second-lock`: only who runs the installation can do that.
"""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from organizer.management import addresses
from organizer.models import OneTimeLink, User


class Command(BaseCommand):
    help = "Prints a link that signs an account in once. It works for an hour."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--forget-second-lock", action="store_true", help="takes passkeys, app and codes away")
        addresses.add_argument(parser)

    def handle(self, *args, email, base, forget_second_lock, **options):
        user = User.objects.filter(email=User.objects.normalize_email(email), is_active=True).first()
        if user is None:
            raise CommandError("Nobody signs in with this address.")
        if forget_second_lock:
            Authenticator.objects.filter(user=user).delete()
        link, secret = OneTimeLink.make(OneTimeLink.Kind.SIGN_IN, user=user, lasts=timedelta(hours=1))
        self.stdout.write(base + link.path(secret))
