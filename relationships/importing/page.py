"""What the page of a batch says: how far it is, what would come of its rows, what is still to be decided."""

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db.models import Count, F
from django.utils.functional import Promise

from relationships import directory
from relationships.importing import words
from relationships.importing.archived import ARCHIVE
from relationships.importing.archived.page import ArchivePage
from relationships.importing.kinds import KINDS
from relationships.models import Batch, BatchFile, BatchRow

Fate = BatchRow.Fate
DOUBTS_AT_ONCE = 10


@dataclass
class Doubt:
    row: BatchRow
    name: str
    cells: str
    people: list[dict]  # whom it may mean: the entry of the directory, and what tells them from others
    why: str | Promise


@dataclass
class ShownFile:
    file: BatchFile
    fates: Counter = field(default_factory=Counter)

    @property
    def kind(self) -> str | Promise:
        return KINDS[self.file.kind].label if self.file.kind in KINDS else ""

    @property
    def fault(self) -> str | Promise:
        return words.fault(self.file.fault)

    @property
    def rows(self) -> int:
        return sum(self.fates.values())

    @property
    def kept_out(self) -> str:
        """Columns that rate people: never taken."""
        read = self.file.read
        return ", ".join(
            name for name, out in zip(read.get("headers", []), read.get("kept_out", []), strict=False) if out
        )

    @property
    def reach_stays_out(self) -> bool:
        """A way to reach somebody needs what they gave it for (method 47)."""
        return "reach" in self.file.read.get("columns", []) and not self.file.read.get("reach_for")

    @property
    def likes_stay_out(self) -> bool:
        """A note about somebody needs a yes: it would be fine if they read it (method 16)."""
        return "likes" in self.file.read.get("columns", []) and self.file.read.get("fine") != "yes"

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """Fate, in words, how many: those there are any of."""
        tense = self.file.batch.state != Batch.State.OPEN
        return [(fate, words.count(fate, all, done=tense), all) for fate in Fate.values if (all := self.fates[fate])]


class BatchPage:
    def __init__(self, batch: Batch):
        self.batch = batch

    @cached_property
    def files(self) -> list[ShownFile]:
        shown = {file.pk: ShownFile(file) for file in self.batch.files.all()}
        rows = BatchRow.objects.filter(batch=self.batch, round=F("file__round"))
        for file, fate, all in rows.values_list("file", "fate").annotate(all=Count("pk")).order_by():
            shown[file].fates[fate] = all
        for one in shown.values():
            one.file.batch = self.batch
        return list(shown.values())

    @cached_property
    def fates(self) -> Counter:
        return sum((one.fates for one in self.files), Counter())

    @property
    def new(self) -> int:
        return self.fates[Fate.NEW]

    @property
    def stayed(self) -> list[str]:
        """What an undo left, because people have built on it since: how many of each kind."""
        return words.of_each(json.loads(self.batch.beside or "{}").get("stays", {}))

    @cached_property
    def archive(self) -> ArchivePage | None:
        return (
            ArchivePage(self.batch) if len(self.batch.brought) == 1 and self.batch.brought[0].kind == ARCHIVE else None
        )

    @cached_property
    def doubts(self) -> list[Doubt]:
        if self.batch.state != Batch.State.OPEN or not self.fates[Fate.DOUBT]:
            return []
        rows = BatchRow.objects.filter(batch=self.batch, fate=Fate.DOUBT, round=F("file__round"))
        rows = rows.select_related("workplace").order_by("file__place", "number")[:DOUBTS_AT_ONCE]
        return [doubt(row, directory.of(self.batch.workplace)) for row in rows]

    @property
    def part(self) -> int:
        """How far the worker is, in hundredths."""
        return min(100, 100 * self.batch.done // self.batch.total) if self.batch.total else 0


def doubt(row: BatchRow, names: directory.Directory) -> Doubt:
    said = row.said
    ids = [pk for one in said.get("alike", []) if (pk := UUID(one)) in names.people]
    people = [{"entry": names.people[pk], "beside": names.place_in_words(pk)} for pk in ids]
    return Doubt(row, said.get("name", ""), words.cells(said), people, words.why(row.why, said.get("about", "")))
