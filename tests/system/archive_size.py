"""Run as a program: makes the archive of the largest workplace there is as a worker would, and says what it cost."""

import csv
import io
import json
import os
import sys
import threading
import time
import zipfile
from collections.abc import Callable

os.environ["DJANGO_SETTINGS_MODULE"] = "organizer.settings"

PAGE = os.sysconf("SC_PAGE_SIZE")


class Peak:
    """The most memory of its own that this process had while something was done, in MB more than before. Pages of the
    database's file that SQLite maps are the system's to take back, and do not count."""

    def __enter__(self) -> "Peak":
        self.before = self.most = resident()
        self.over = threading.Event()
        self.watch = threading.Thread(target=self._look)
        self.watch.start()
        return self

    def __exit__(self, *trouble) -> None:
        self.over.set()
        self.watch.join()

    def _look(self) -> None:
        while not self.over.wait(0.02):
            self.most = max(self.most, resident())

    @property
    def grown(self) -> float:
        return round((self.most - self.before) / 1e6, 1)


def resident() -> int:
    with open("/proc/self/statm") as file:
        _size, all_of_it, of_files, *_rest = map(int, file.read().split())
    return (all_of_it - of_files) * PAGE


def seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return round(time.perf_counter() - began, 2)


def main() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.db.models import Count

    settings.DEBUG = False  # else every statement is kept, with all the bytes in it
    from organizer import exports, outbox
    from organizer.models import Export, Membership
    from relationships import directory

    admins = Membership.objects.current().filter(role="admin").select_related("workplace", "user")
    who = admins.annotate(size=Count("workplace__memberships")).order_by("-size").first()
    directory.of(who.workplace)  # a worker has it at hand
    kept: dict[str, list] = {}

    def keep() -> None:
        for one, rows in exports.steps(exports.sheets_of("archive"), who, lambda done, total: None):
            kept[one.name] = list(rows)

    asked = {"form": "archive", "level": "archive", "reason": "To see what it costs"}
    small = Export.ask(by=who, session="a", form="totals", level="totals", reason="To have everything loaded")
    outbox.do_waiting()
    export = Export.ask(by=who, session="a", **asked)
    with Peak() as peak:
        took = seconds(outbox.do_waiting)
    body = b"".join(Export.objects.get(pk=export.pk).bytes())
    small.delete()
    reading = seconds(keep)

    def plain() -> None:
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
            for name, rows in kept.items():
                text = io.StringIO()
                csv.writer(text).writerows(rows)
                archive.writestr(f"{name}.csv", text.getvalue())

    writing = seconds(plain)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        lines = {name: len(list(csv.reader(io.StringIO(archive.read(f"{name}.csv").decode())))) - 1 for name in kept}
    found = {
        "megabytes": peak.grown,
        "seconds": took,
        "plain seconds": round(reading + writing, 2),
        "reading": reading,
        "size": len(body),
        "rows": sum(lines.values()),
        "same": lines == {name: len(rows) for name, rows in kept.items()},
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
