"""Run as a program: brings the archive of the largest workplace there is into an empty one as the page and a worker
do, undoes it, brings the one that was taken out there instead, and says what each step cost and how long a save had to
wait at the most.
"""

import io
import json
import os
import sqlite3
import sys
import threading
import time
import zipfile
from collections.abc import Callable

os.environ["DJANGO_SETTINGS_MODULE"] = "organizer.settings"


class Saves:
    """How long anybody else's save waits for the lock while something is done, at the most, in seconds."""

    def __init__(self, database: str):
        self.database, self.longest, self.over = database, 0.0, threading.Event()

    def __enter__(self) -> "Saves":
        self.thread = threading.Thread(target=self._ask)
        self.thread.start()
        return self

    def __exit__(self, *trouble) -> None:
        self.over.set()
        self.thread.join()

    def _ask(self) -> None:
        with sqlite3.connect(self.database, timeout=120, isolation_level=None) as database:
            while not self.over.wait(0.05):
                began = time.monotonic()
                database.executescript("BEGIN IMMEDIATE; ROLLBACK;")
                self.longest = max(self.longest, time.monotonic() - began)


def main(path: str = "") -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.db.models import Count

    settings.DEBUG = False
    from organizer import archives, exports, outbox
    from organizer.models import Membership, Workplace
    from relationships.importing import putting_in, staging, undoing
    from relationships.models import Batch, BatchFile, BatchPiece, Person
    from tests.cast import member
    from tests.system.archive_size import Peak

    found: dict = {}

    def of(who: Membership) -> Membership:
        return Membership.objects.select_related("workplace", "user").get(pk=who.pk)

    def taken_out(who: Membership) -> bytes:
        out = io.BytesIO()
        archives.write_zip(who, out, lambda done, all: None, level="archive", sheets=exports.sheets_of("archive"))
        return out.getvalue()

    def files(body: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if name != archives.ABOUT}

    def cost(name: str, do: Callable[[], object]) -> None:
        with Peak() as peak, Saves(str(settings.DATABASES["default"]["NAME"])) as saves:
            began = time.monotonic()
            do()
            took = time.monotonic() - began
        found[name] = {"seconds": round(took, 1), "megabytes": peak.grown, "longest wait": round(saves.longest, 2)}
        sys.stderr.write(f"{name}: {found[name]}\n")

    if path:
        with open(path, "rb") as file:
            body = file.read()
    else:
        admins = Membership.objects.current().filter(role="admin").select_related("workplace", "user")
        largest = admins.annotate(size=Count("workplace__memberships")).order_by("-size").first()
        body = taken_out(largest)
    ruth = of(member("Ruth", Workplace.open(name="The other works"), "admin"))
    cost("bringing", lambda: staging.begin(by=ruth, files=[("export.zip", body)]))
    batch = Batch.objects.get(written_by=ruth.pen_name)
    cost("reading", outbox.do_waiting)
    assert not batch.at_work
    for step in ("putting in", "putting in again"):
        putting_in.ask(Batch.objects.get(pk=batch.pk), by=ruth)
        cost(step, lambda: outbox.do_waiting(at_most=1))
        batch = Batch.objects.select_related("workplace").get(pk=batch.pk)
        assert (batch.state, batch.fault) == ("in", "")
        pieces = BatchPiece.objects.filter(file__batch=batch).select_related("workplace")
        found[step]["remembered megabytes"] = round(sum(len(piece.words) for piece in pieces) / 1e6, 1)
        again = taken_out(of(ruth))
        before, now = files(body), files(again)
        found[step]["other"] = sorted(name for name in before if before[name] != now.get(name))
        if step == "putting in":
            cost("knowing what stays", undoing.of(batch).stays)
            undoing.ask(batch, by=ruth)
            cost("undoing", lambda: outbox.do_waiting(at_most=1))
            found["undoing"]["people left"] = Person.objects.filter(workplace=ruth.workplace_id).count()
            outbox.do_waiting()
            body = again  # all of it is her own by now
            batch = staging.begin(by=ruth, files=[("export.zip", body)])
            outbox.do_waiting()
    found["rows"] = sum(sum(file.read["counts"].values()) for file in batch.files.filter(kind=BatchFile.SHEET))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
