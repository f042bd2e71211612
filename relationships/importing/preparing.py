"""In the worker: reads the files of a batch, and writes down of each row what would come of it. Nothing is saved yet.

A reading is written beside the one that is shown, some hundred rows at a time, and then shown at once: a worker that
is killed leaves what was shown before, and another begins anew.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from organizer import outbox
from organizer.models import Membership
from relationships.importing import digests
from relationships.importing.answers import fate_of
from relationships.importing.book import Book
from relationships.importing.kinds import KINDS, Bad, Placed
from relationships.importing.kinds.base import Cells
from relationships.importing.looking import look
from relationships.importing.reading import Line, Sheet
from relationships.models import Batch, BatchFile, BatchRow

AT_ONCE = 500
Fate = BatchRow.Fate


BACK = {Batch.State.PUTTING: Batch.State.OPEN, Batch.State.UNDOING: Batch.State.IN}


def ended(fault: str, *, batch: str) -> None:
    """Given up: nothing was changed, and its bringer may try once more."""
    if fault:
        for state, before in BACK.items():
            Batch.objects.filter(pk=batch, state=state).update(state=before)
        Batch.objects.filter(pk=batch).update(fault="worker")


@outbox.work("read-import", outside=True, ended=ended)
def prepare(key: UUID, *, batch: str) -> None:
    found = Batch.objects.select_related("workplace").filter(pk=batch, state=Batch.State.OPEN).first()
    if not found or not any(file.waiting for file in found.files.all()):
        return
    member = member_of(found)
    if member is None:
        return
    book, files = Book(member), list(found.files.all())
    sheets = {file.pk: look(file) for file in files}
    files = in_order(files)
    total = sum(len(sheet.lines) for sheet in sheets.values() if sheet)
    done = 0
    for file in files:
        done = Reading(file, sheets[file.pk], book).write(done, total)


def in_order(files: Iterable[BatchFile]) -> list[BatchFile]:
    """What others speak of comes first."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(files, key=lambda file: (order.get(file.kind, 0), file.place))


def member_of(batch: Batch) -> Membership | None:
    """Who brought it, if they are still of the circle (S6)."""
    rows = Membership.objects.current().select_related("workplace", "user").filter(workplace=batch.workplace_id)
    return next((member for member in rows if member.pen_name == batch.written_by and member.in_circle), None)


class Reading:
    """One round over the rows of a file."""

    def __init__(self, file: BatchFile, sheet: Sheet | None, book: Book):
        self.file, self.sheet, self.book = file, sheet, book
        self.kind = KINDS.get(file.kind, KINDS["people"])
        self.said = file.read if sheet else {}
        self.answers = {(row.number, row.said.get("name", "")): row.said for row in file.shown.filter(why="answered")}

    def write(self, done: int, total: int) -> int:
        """How many rows were read in all."""
        number = self.file.asked
        BatchRow.objects.filter(file=self.file, round__gt=self.file.round).delete()
        waiting: list[BatchRow] = []
        for line in self.sheet.lines if self.sheet else ():
            waiting.append(self._row(line, number))
            if len(waiting) == AT_ONCE:
                done += self._save(waiting)
                self.file.batch.come_to(done, total)
                waiting = []
        done += self._save(waiting)
        with transaction.atomic():
            shown, self.file.round = self.file.round, number
            self.file.save(update_fields=["kind", "locked_read", "fault", "round"])
        BatchRow.objects.filter(file=self.file, round=shown).delete()
        return done

    def _save(self, rows: list[BatchRow]) -> int:
        known = digests.known(rows, self.file.batch)
        for row in rows:
            if row.digest in known and row.fate in (Fate.NEW, Fate.DOUBT):
                row.fate, row.why = Fate.SAME, "before"
        BatchRow.objects.bulk_create(rows)
        return len(rows)

    def _row(self, line: Line, number: int) -> BatchRow:
        row = BatchRow(workplace=self.file.workplace, batch=self.file.batch, file=self.file, round=number)
        row.number = line.number
        words: dict[str, Any] = {"cells": line.cells} if line.cells else {"text": line.text}
        try:
            if line.fault:
                raise Bad(line.fault)
            said = self.kind.understand(self.cells(line.cells))
            words["name"] = said.get("name", "")
            row.digest = digests.of_row(self.file.workplace_id, self.kind.name, said)
            placed = self.kind.weigh(said, self.book, line.number)
            placed = self._answered(placed, line.number, words)
        except Bad as bad:
            placed = Placed(Fate.BAD, bad.why, about=bad.about)
        row.fate, row.why = placed.fate, placed.why
        words |= {name: value for name in ("alike", "about") if (value := getattr(placed, name))}
        row.words = json.dumps(words)
        return row

    def cells(self, cells: tuple[str, ...]) -> Cells:
        return by_field(cells, self.said, self.book.today)

    def _answered(self, placed: Placed, number: int, words: dict[str, Any]) -> Placed:
        """What was answered stays answered when the file is read anew, as long as the question is the same."""
        answer = self.answers.get((number, words["name"])) if placed.fate == Fate.DOUBT else None
        if not answer:
            return placed
        words["answer"] = answer["answer"]
        return replace(placed, fate=fate_of(answer["answer"]), why="answered")


def by_field(cells, said: dict[str, Any], today) -> Cells:
    found: dict[str, list[str]] = {}
    for name, cell in zip(said["columns"], cells, strict=False):
        if name and cell:
            found.setdefault(name, []).append(cell)
    return Cells(found, said, today)
