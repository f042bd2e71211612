"""What the page says of an archive: whose it is, what is in it, what would come of each sheet."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.functional import Promise

from organizer.taking_in import SHEETS
from relationships import directory
from relationships.importing import words
from relationships.models import Batch, BatchFile, BatchRow

from .opening import CLOSED

Fate = BatchRow.Fate
ASIDE = (Fate.OUT, Fate.BAD)  # rows that keep their text when the archive itself is gone


@dataclass
class ShownSheet:
    file: BatchFile
    label: str | Promise
    counts: list[tuple[str, str, bool]]  # fate, in words, whether the rows can still be looked at


class ArchivePage:
    def __init__(self, batch: Batch):
        self.batch, [self.file] = batch, batch.brought
        self.open = batch.state == Batch.State.OPEN

    @property
    def fault(self) -> str | Promise:
        return words.fault(self.file.fault)

    @property
    def closed(self) -> bool:
        return self.file.fault == CLOSED

    @property
    def workplace(self) -> str:
        return self.file.read.get("about", {}).get("Workplace", "")

    @property
    def made_by(self) -> str:
        return self.file.read.get("about", {}).get("Made by", "")

    @property
    def made_at(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.file.read.get("about", {}).get("Made at", ""))
        except ValueError:
            return None

    @property
    def unknown(self) -> str:
        """Files in it that are none of ours."""
        return ", ".join(self.file.read.get("unknown", []))

    @cached_property
    def sheets(self) -> list[ShownSheet]:
        files = [file for file in self.batch.files.all() if file.kind == BatchFile.SHEET]
        return [self._sheet(file, read) for file in files if (read := file.read).get("sheet") in SHEETS]

    def _sheet(self, file: BatchFile, read: dict) -> ShownSheet:
        self.fates.update(read["counts"])
        counts = [
            (fate, words.count(fate, all, done=not self.open), self.open or fate in ASIDE)
            for fate, all in read["counts"].items()
            if all
        ]
        return ShownSheet(file, SHEETS[read["sheet"]].label, counts)

    @cached_property
    def fates(self) -> Counter:
        return Counter()

    @property
    def new(self) -> int:
        return self.fates[Fate.NEW] if self.sheets else 0

    @property
    def beside(self) -> int:
        """How many people are in the book already: it is put beside them."""
        return len(directory.of(self.batch.workplace).people) if self.open else 0
