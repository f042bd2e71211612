"""One reading of a file: of each row what it says, what would come of it, written some hundred at a time."""

import json
import re
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from organizer import tabular
from organizer.inserting import Ready
from relationships.importing import digests
from relationships.importing.answers import fate_of
from relationships.importing.book import Book
from relationships.importing.clearing import take_away
from relationships.importing.kinds import KINDS, Bad, Placed
from relationships.importing.kinds.base import Cells, Meaning
from relationships.importing.reading import Line, Sheet
from relationships.importing.who import Meant, Who
from relationships.models import BatchFile, BatchRow

AT_ONCE = 500
OURS = re.compile("'['=+@-]")  # made safe for spreadsheets when it was taken out (S17)
Fate = BatchRow.Fate


class Reading:
    """One round over the rows of a file."""

    def __init__(self, file: BatchFile, sheet: Sheet | None, book: Book):
        self.file, self.sheet, self.book = file, sheet, book
        self.kind = KINDS.get(file.kind, KINDS["people"])
        self.said = file.read if sheet else {}
        self.answers = {(row.number, row.said.get("name", "")): row.said for row in file.shown.filter(why="answered")}
        self.before = digests.known(file.batch, self.kind)

    def write(self, done: int, total: int) -> int:
        """How many rows were read in all."""
        number = max(self.file.asked, self.file.round + 1)  # one that was cut off has read some files already
        take_away(BatchRow.objects.filter(file=self.file, round__gt=self.file.round))
        waiting: list[BatchRow] = []
        for line in self.sheet.lines if self.sheet else ():
            waiting.append(self._row(line, number))
            if len(waiting) == AT_ONCE:
                done += self._save(waiting)
                self.file.batch.come_to(done, total)
                waiting = []
        done += self._save(waiting)
        self._show(number)
        return done

    def _show(self, number: int) -> None:
        """Unless something else was asked for meanwhile: then it is read once more, and this reading goes unseen."""
        with transaction.atomic():
            if BatchFile.objects.select_for_update().get(pk=self.file.pk).asked != self.file.asked:
                return
            shown, self.file.round = self.file.round, number
            self.file.save(update_fields=["kind", "read_json", "fault", "round"])
        take_away(BatchRow.objects.filter(file=self.file, round=shown))

    def _save(self, rows: list[BatchRow]) -> int:
        with ExitStack() as until:
            ready = Ready(BatchRow, until)
            ready.take(rows)
            ready.write()
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
            if placed.fate in (Fate.NEW, Fate.DOUBT) and row.digest in self.before:
                placed = Placed(Fate.SAME, "before", [str(self.before[row.digest])])
            placed = self._answered(placed, line.number, words)
        except Bad as bad:
            said, placed = None, Placed(Fate.BAD, bad.why, about=bad.about)
        row.fate, row.why = placed.fate, placed.why
        words |= {name: value for name in ("alike", "about") if (value := getattr(placed, name))}
        if said and self.kind.name == "people":
            introduce(self.book.who, said, row, words)
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


def introduce(who: Who, said: Meaning, row: BatchRow, words: dict[str, Any], *, decided: bool = False) -> None:
    """From here on other rows may name whoever this row is. One that stands twice is spoken of by the first; `decided`:
    nobody will say any more who an undecided one is."""
    if row.fate == Fate.BAD or row.why == "twice":
        return
    meant = Meant(row.pk)
    if row.fate == Fate.OUT or (row.fate == Fate.DOUBT and decided):
        meant = Meant(None)
    elif row.fate == Fate.DOUBT:
        meant = Meant(row.pk, frozenset(map(UUID, words.get("alike", ()))))
    elif row.fate == Fate.SAME:
        meant = Meant(UUID(words.get("answer") or words["alike"][0]))
    who.add(name=said["name"], key=said.get("key", ""), meant=meant)


def by_field(cells, said: dict[str, Any], today) -> Cells:
    found: dict[str, list[str]] = {}
    for name, cell in zip(said["columns"], cells, strict=False):
        if name and cell:
            found.setdefault(name, []).append(tabular.restored(cell) if OURS.match(cell) else cell)
    return Cells(found, said, today)
