"""`manage.py read_archive export.zip --as ana@example.org`: an archive of ours, read back into a workplace."""

from getpass import getpass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from organizer import archives, taking_in
from organizer.models import Membership


class Command(BaseCommand):
    help = "Reads an archive of CSV files back in. What is there already stays as it is; asked twice, it happens once."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="email", required=True, help="whose it will be: the e-mail of an admin")
        parser.add_argument("--workplace", default="", help="the letters in its address; not needed if there is one")

    def handle(self, *args, file, email, workplace, **options):
        admins = Membership.objects.current().filter(user__email__iexact=email, role=Membership.Role.ADMIN)
        admins = admins.filter(workplace__slug=workplace) if workplace else admins
        if len(found := list(admins.select_related("workplace", "user")[:2])) != 1:
            raise CommandError("Say with --as and --workplace which admin of which workplace reads it in.")
        try:
            with file.open("rb") as body, archives.opened(body, lambda: getpass("Passphrase: ")) as archive:
                came = taking_in.read(taking_in.Zipped(archive), by=found[0])
        except OSError as error:
            raise CommandError(f"{file} cannot be read.") from error
        except archives.WrongPassphrase as error:
            raise CommandError("That passphrase does not open it.") from error
        except taking_in.NotOurs as error:
            raise CommandError("This is not an archive of Kith's, or not all of it. Nothing was changed.") from error
        for name, sheet in came.items():
            if sheet.rows:
                out = len(sheet.why)
                self.stdout.write(
                    f"{name}: {sheet.rows} rows, {sheet.new} new, {sheet.same} there already, {out} left out"
                )
                for line, why in sheet.out[:20]:
                    self.stdout.write(f"  line {line}: {why}")
