"""In the worker: an archive goes out again in one transaction, but for what people have built on it since."""

import base64
from functools import cached_property
from typing import Any

from organizer.models import Membership
from organizer.taking_in import SHEETS
from organizer.taking_in.taking_out import TakingOut
from relationships.models import Batch, BatchPiece

from .pieces import SHEET


class Undoing:
    def __init__(self, batch: Batch):
        self.batch = batch

    @cached_property
    def out(self) -> TakingOut:
        told = {file.read["sheet"]: self._told(file) for file in self.batch.files.filter(kind=SHEET)}
        return TakingOut(self.batch.workplace, told)

    def _told(self, file: Any) -> bytes:
        pieces = BatchPiece.objects.filter(file=file).select_related("workplace").order_by("number")
        return b"".join(base64.b64decode(piece.words) for piece in pieces)

    def stays(self) -> dict[str, list[Any]]:
        """What people have built on since, by sheet."""
        kept = {name: self.out.kept.get(way.table.model) for name, way in SHEETS.items()}
        return {name: sorted(keys) for name, keys in kept.items() if keys}

    def write(self, by: Membership) -> dict[str, int]:
        """Within a transaction. How many things stay, by sheet."""
        self.out.write(by)
        return {name: len(keys) for name, keys in self.stays().items()}
