import shutil
import sys
import tempfile
from contextlib import ExitStack
from typing import BinaryIO

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from organizer import encryption
from organizer.backups import checking, passphrases, restoring
from organizer.backups.container import Damaged, NotABackup, Reader

STOP = "Stop Kith before (Ctrl-C; on a server: docker compose stop web worker beat), and start it again afterwards."


class Command(BaseCommand):
    help = f"Brings back what `backup` wrote, into a place where nothing was written down yet. {STOP}"

    def add_arguments(self, parser):
        parser.add_argument("file", help="the backup, or - for the input")
        parser.add_argument(
            "--check", action="store_true", help="only look whether it is whole and opens; write nothing"
        )
        parser.add_argument("--replace", action="store_true", help="take away everything that is here")
        parser.add_argument(
            "--later", nargs="+", default=[], help="newer backups: whom they know as forgotten stays so"
        )

    def handle(self, *args, file, check, replace, later, **options):
        with self._opened(file) as backup, ExitStack() as beside:
            try:
                with encryption.borrowing(self._keys(backup)):
                    backup.seek(0)
                    known = {"replace": replace, "later": [beside.enter_context(self._opened(name)) for name in later]}
                    self._check(backup) if check else self._restore(backup, known)
            except NotABackup as error:
                raise CommandError("This is no backup of Kith, or its first bytes are damaged.") from error
            except Damaged as error:
                raise CommandError(f"The file is {error}. {self._untouched(check)} Use another backup.") from error
            except (checking.Unfit, encryption.Unreadable) as error:
                raise CommandError(f"It cannot be restored: {error} {self._untouched(check)}") from error

    def _opened(self, file: str):
        try:
            return self._from_input() if file == "-" else open(file, "rb")
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def _from_input(self) -> BinaryIO:
        """It is read twice, so it is laid by: as locked as it came, without a name, gone when this ends."""
        laid_by = tempfile.TemporaryFile()  # noqa: SIM115
        shutil.copyfileobj(sys.stdin.buffer, laid_by)
        laid_by.seek(0)
        return laid_by

    def _keys(self, backup: BinaryIO) -> str:
        """The keys that came along, if it takes them to open it."""
        reader = Reader(backup)
        if reader.key_name in encryption.installation_keys():
            return ""
        if not reader.taken_along:
            raise CommandError(
                f"It is locked with the installation key {reader.key_name}, which is not here. Put your copy of it "
                "(a line that begins so) below the one in installation-keys, or in KITH_KEYS, and run this again."
            )
        try:
            return reader.keys(passphrases.ask())
        except encryption.Unreadable as error:
            raise CommandError("That is not its passphrase. Nothing was changed.") from error

    def _check(self, backup: BinaryIO) -> None:
        checked = checking.check(backup)
        self.stdout.write(f"Whole. Made on {checked.made_at[:16].replace('T', ' ')} UTC by Kith {checked.kith}.")
        self.stdout.write(f"{checked.rows} rows; {checked.words} locked words, and each of them opens.")

    def _restore(self, backup: BinaryIO, known: dict) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        try:
            restored = restoring.restore(backup, **known)
        except restoring.NotEmpty as error:
            raise CommandError(
                "Something was written down here already, and it was left as it is. With --replace everything that is "
                "here goes first; make a backup of it before."
            ) from error
        except OperationalError as error:
            raise CommandError(f"The database was not free, so nothing was changed. {STOP}") from error
        self._tell(restored)

    def _tell(self, restored: restoring.Restored) -> None:
        checked, day = restored.checked, restored.checked.made_at[:16].replace("T", " ")
        lines = [
            f"Restored as it was on {day} UTC: {checked.rows} rows, each compared with the file,",
            f"and {checked.words} locked words, each opened.",
            f"- {restored.members} members can sign in, with the passwords and second locks they had.",
        ]
        if restored.removed_again:
            lines.append(f"- {restored.removed_again} who had been removed here since were removed again.")
        if restored.forgotten_again:
            lines.append(f"- {restored.forgotten_again} who had been forgotten since were forgotten again.")
        lines.append("- Look at who is in each circle: whoever was removed after that day may be back.")
        if restored.passkeys:
            lines += [
                f"- {restored.passkeys} passkeys work only under the name at which they were made. If Kith has another",
                "  name now, their owners come in by a code, or by `manage.py sign_in_link`.",
            ]
        lines += [
            "- Everybody is signed out. Invitations, links and calendar addresses are spent; make new ones.",
            "- No mail is sent again: digests go on with the next one due.",
            "Start Kith (again): what runs now would go on with what it remembers.",
        ]
        self.stdout.write("\n".join(lines))

    def _untouched(self, check: bool) -> str:
        return "" if check else "Nothing was changed."
