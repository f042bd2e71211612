"""In the worker: an archive goes out again in one transaction, but for what people have built on it since."""

import base64
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from organizer.models import AuditEntry, Membership
from organizer.taking_in import SHEETS
from organizer.taking_in.taking_out import TakingOut
from relationships.models import Batch, BatchFile, BatchPiece, BatchRow

from .pieces import SHEET

MOST_AT_ONCE = 20_000  # rows that are looked through while somebody waits for a page


class Undoing:
    def __init__(self, batch: Batch):
        self.batch = batch
        self.seen: UUID | None = None

    @cached_property
    def out(self) -> TakingOut:
        told = {file.read["sheet"]: self._told(file) for file in self._sheets}
        return TakingOut(self.batch.workplace, told)

    def _told(self, file: BatchFile) -> bytes:
        pieces = BatchPiece.objects.filter(file=file).select_related("workplace").order_by("number")
        return b"".join(base64.b64decode(piece.words) for piece in pieces)

    def look(self) -> None:
        """Reads every row that was made, before the transaction; it is read once more there if anything was done since,
        as the audit knows."""
        self.seen = self._last_done()
        _ = self.out

    def _last_done(self) -> UUID | None:
        entries = AuditEntry.objects.filter(workplace=self.batch.workplace)
        return entries.order_by("-at", "pk").values_list("pk", flat=True).first()

    @cached_property
    def takes_long(self) -> bool:
        """Too much was made to say beforehand, while a page is waited for, what stays of it."""
        made = sum(file.read["counts"][BatchRow.Fate.NEW] for file in self._sheets)
        return made > MOST_AT_ONCE and not self._untouched()

    @property
    def _sheets(self) -> QuerySet[BatchFile]:
        return self.batch.files.filter(kind=SHEET)

    def stays(self) -> dict[str, list[Any]]:
        """What people have built on since, by sheet. Nothing, if nobody has done anything since."""
        return {} if self._untouched() else self._kept()

    def _untouched(self) -> bool:
        done = AuditEntry.objects.filter(workplace=self.batch.workplace)
        put = done.filter(verb="import.put-in", subject_id=str(self.batch.pk)).order_by("-at").first()
        return put is not None and not done.filter(at__gte=put.at).exclude(pk=put.pk).exists()

    def _kept(self) -> dict[str, list[Any]]:
        kept = {name: self.out.kept.get(way.table.model) for name, way in SHEETS.items()}
        return {name: sorted(keys) for name, keys in kept.items() if keys}

    def write(self, by: Membership) -> dict[str, int]:
        """Within a transaction. How many things stay, by sheet."""
        if self._last_done() != self.seen:
            vars(self).pop("out", None)
        self.out.write(by)
        return {name: len(keys) for name, keys in self._kept().items()}
