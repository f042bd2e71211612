"""In the worker: each sheet of an archive becomes a file of its batch, with what would come of its rows.

Of rows that are new or here already nothing is written down but a letter each: their words stand in the archive. Those
that are left out or cannot be taken keep their text, their line and their reason (S26).
"""

import base64
import json
import time
import zlib
from collections.abc import Callable, Iterator

from django.db import transaction

from organizer import encryption
from organizer.models import Membership
from organizer.taking_in import BAD, NotOurs, Weighed, Weighing
from organizer.taking_in.of_a_sheet import MOST_TOLD
from relationships.models import Batch, BatchFile, BatchRow

from .pieces import ARCHIVE, SHEET, source_of

AT_ONCE = 500
KEPT_TEXT = 4000  # letters of a row
Fate = BatchRow.Fate
FATES = dict(zip("nsob", (Fate.NEW, Fate.SAME, Fate.OUT, Fate.BAD), strict=True))


class Bar:
    """Moves twice a second at most: each move is a write. `parts`: how often all rows are read."""

    def __init__(self, batch: Batch, size: int, parts: int = 1):
        self.batch, self.size, self.parts, self.done, self.moved_at = batch, size, parts, 0, time.monotonic()

    def part(self, number: int, read: Callable[[], int]) -> Callable[[int], None]:
        def tell(rows: int) -> None:
            if time.monotonic() - self.moved_at > 0.5:
                self.moved_at = time.monotonic()
                self.batch.come_to(number * self.size + min(read(), self.size), self.parts * self.size)

        return tell


def prepare(batch: Batch, member: Membership) -> None:
    """Reads it through, and shows what it found at once."""
    [file] = batch.brought
    file.batch, file.kind, file.fault, file.read = batch, ARCHIVE, "", {}
    asked = file.asked
    found: list[tuple[BatchFile, list[BatchRow]]] = []
    try:
        source = source_of(file)
        weighing = Weighing(source, member)
        weighing.weigh(Bar(batch, source.size).part(0, lambda: source.far))
        found = files_of(batch, weighing)
        file.read = {"about": source.about, "unknown": [name[:60] for name in source.unknown[:20]]}
    except NotOurs as refused:
        file.fault = refused.fault
    with transaction.atomic():
        if BatchFile.objects.select_for_update().get(pk=file.pk).asked != asked:
            return
        file.round = asked
        file.save(update_fields=["kind", "read_json", "fault", "round"])
        show(batch, found)


def show(batch: Batch, found: list[tuple[BatchFile, list[BatchRow]]]) -> None:
    """Within a transaction: instead of what was shown before."""
    batch.files.filter(kind=SHEET).delete()
    for file, rows in found:
        file.save(force_insert=True)
        BatchRow.objects.bulk_create(rows, batch_size=AT_ONCE)


def files_of(batch: Batch, weighing: Weighing) -> list[tuple[BatchFile, list[BatchRow]]]:
    """Each sheet with rows, and those of its rows that do not go in."""
    if sum(len(one.why) for one in weighing.sheets.values()) > MOST_TOLD:
        raise NotOurs("senseless")
    found = []
    for place, (name, weighed) in enumerate(weighing.sheets.items(), 1):
        if not weighed.rows:
            continue
        file = BatchFile(workplace=batch.workplace, batch=batch, place=place, name=f"{name}.csv", kind=SHEET)
        file.size, file.asked, file.round = 0, 1, 1
        file.digest = encryption.ring(batch.workplace_id).digest(str(file.pk).encode(), "file")
        fates = base64.b64encode(zlib.compress(bytes(weighed.fates))).decode()
        counts = {FATES[chr(letter)]: weighed.fates.count(letter) for letter in b"nsob"}
        file.read = {"sheet": name, "counts": counts, "fates": fates}
        found.append((file, list(_rows(batch, file, weighing, name, weighed))))
    return found


def _rows(batch: Batch, file: BatchFile, weighing: Weighing, name: str, weighed: Weighed) -> Iterator[BatchRow]:
    if not weighed.why:
        return
    for place, line in enumerate(weighing.source.rows(name)):
        if why := weighed.why.get(place):
            row = BatchRow(workplace=batch.workplace, batch=batch, file=file, round=1, number=place + 2)
            row.fate, row.why = (Fate.BAD if weighed.fates[place] == BAD else Fate.OUT), why
            row.words = json.dumps({"cells": _shortened(line.cells)})
            yield row


def _shortened(cells: list[str]) -> list[str]:
    room, kept = KEPT_TEXT, []
    for cell in cells:
        kept.append(cell[:room])
        room -= len(kept[-1])
    return kept
