import sys
from datetime import timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organizer.backups import checking, saving
from organizer.backups.container import Damaged
from organizer.backups.passphrases import ask_for_new

NAME = "notebook-{:%Y-%m-%d-%H%M%S}.backup"  # says nothing (S18)


class Command(BaseCommand):
    help = (
        "Writes everything into one file, as it is at this moment; people can go on working. The file is locked with "
        "the installation key, and tells nothing without it: keep the key elsewhere. With --with-key the key goes "
        "along, locked with a passphrase, for moving to another machine."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file", help="a new file, a folder (the file is named after the moment), or - for the output"
        )
        parser.add_argument("--with-key", action="store_true", help="take the installation key along, locked")
        parser.add_argument("--keep", type=int, help="with a folder: how many of its backups stay, the oldest go")

    def handle(self, *args, file, with_key, keep, **options):
        passphrase = ask_for_new() if with_key else ""
        if file == "-":
            saving.save(sys.stdout.buffer, passphrase=passphrase)
            return
        path = Path(file)
        folder = path if path.is_dir() else None
        if folder:
            path = folder / NAME.format(timezone.localtime())
        if keep is not None and (folder is None or keep < 1):
            raise CommandError("--keep needs a folder, and a number from 1 on.")
        if path.exists():
            raise CommandError(f"{path} is there already. Choose another name.")
        self._write(path, passphrase)
        for old in sorted(folder.glob("notebook-*.backup"))[:-keep] if folder and keep else []:
            old.unlink()
        for draft in (folder or path.parent).glob(".*.backup-????????"):  # of one that was cut off
            if timezone.now().timestamp() - draft.stat().st_mtime > timedelta(days=1).total_seconds():
                draft.unlink()

    def _write(self, path: Path, passphrase: str) -> None:
        try:
            with saving.whole_or_not_at_all(path) as out:
                saving.save(out, passphrase=passphrase)
                out.seek(0)
                checked = checking.check(out)
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error.strerror}.") from error
        except (Damaged, checking.Unfit) as error:
            raise CommandError(f"Reading it back, something was wrong, so it was not kept: {error}") from error
        self.stdout.write(f"{path}: {checked.rows} rows, read back, and {checked.words} locked words opened.")
        if passphrase:
            self.stdout.write("The key is in it. Whoever has the file and the passphrase reads everything.")
        else:
            self.stdout.write(
                "It opens with your installation key only. Keep a copy of the key, and not beside the file."
            )
