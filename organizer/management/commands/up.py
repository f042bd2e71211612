"""`manage.py up`, which is `make run`: everything that Kith needs on one machine, until Ctrl-C."""

import signal
import threading
from contextlib import suppress

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from organizer import home, statistics
from organizer.embedded import PATIENCE, collecting
from organizer.embedded.keeper import Keeper
from organizer.embedded.web import NoPort, Web, listen
from organizer.models import User


class Command(BaseCommand):
    help = "Starts Kith on this machine: the pages and the work behind them. Ctrl-C stops it."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="the next free one is taken if it is in use")
        parser.add_argument("--demo", action="store_true", help="with the tailor shop, a workplace to look around in")

    def handle(self, *args, port, demo, **options):
        if not settings.EMBEDDED:
            raise CommandError("DATABASE_URL is set, so this is a server: it runs from docker-compose.yml.")
        self.asked_to_stop = threading.Event()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._stop)
        self.keeper = Keeper()
        self._say_where_things_are()
        call_command("migrate", verbosity=0, interactive=False)
        collecting.collect()
        web, base = self._open(port)
        self.keeper.base = base
        if demo:
            call_command("load_demo", stdout=self.stdout)
        statistics.gather()
        self._say_how_to_get_in(base, demo)
        self._serve(web)

    def _say_where_things_are(self) -> None:
        new = not (settings.DATA_FOLDER / home.DATABASE).exists()
        key = settings.DATA_FOLDER / home.INSTALLATION_KEYS
        self.stdout.write(f"Your data:     {settings.DATA_FOLDER}")
        self.stdout.write(f"Its key:       {key if key.exists() else 'KITH_KEYS'}{' (made just now)' if new else ''}")
        self.stdout.write("               Keep a copy of the key elsewhere: without it nobody can read the data.")

    def _open(self, wished: int) -> tuple[Web, str]:
        from organizer.wsgi import application

        try:
            port, sockets = listen(wished)
        except NoPort as error:
            raise CommandError(f"Port {wished} and the next ones are all taken. Try --port 9000.") from error
        if port != wished:
            self.stdout.write(f"Port {wished} is taken, maybe by a Kith that runs already. This one is at {port}.")
        return Web(application, sockets), f"http://localhost:{port}"

    def _say_how_to_get_in(self, base: str, demo: bool) -> None:
        self.stdout.write(f"\nKith is at     {base}/")
        if demo:
            self.stdout.write("Sign in as the demo's member, once, within an hour:")
            call_command("sign_in_link", home.DEMO_MEMBER, base=base, stdout=self.stdout)
        if not User.objects.exclude(email=home.DEMO_MEMBER).exists():
            self.stdout.write("Nobody has an account yet. This link makes the first admin, once, within a day:")
            call_command("first_link", base=base, stdout=self.stdout)
        self.stdout.write("\nCtrl-C stops it.")
        self.stdout.flush()

    def _serve(self, web: Web) -> None:
        web.start()
        while not self.asked_to_stop.wait(0.5):  # a time-out, so that Windows notices Ctrl-C
            self.keeper.look()
        web.stop(patience=PATIENCE)
        self.keeper.stop()
        with suppress(OSError):  # the terminal may be gone
            self.stdout.write("\nStopped. Everything is kept.")

    def _stop(self, *_) -> None:
        if self.asked_to_stop.is_set():  # asked twice: now
            self.keeper.end_now()
        self.asked_to_stop.set()
