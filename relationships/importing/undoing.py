"""In the worker: everything a batch made goes again, in one transaction.

What people have built on it since stays, and they are told before: whoever was changed, and whoever something else
speaks of by now. So nobody's later work is lost to an undo.
"""

import json
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from organizer import audit, outbox
from organizer.models import Membership
from relationships.importing import staging
from relationships.importing.kinds import KINDS
from relationships.importing.preparing import ended, working_for
from relationships.importing.spoken_of import spoken_of
from relationships.models import Batch, BatchRow, Department, Shift

Fate, State = BatchRow.Fate, Batch.State


@transaction.atomic
def ask(batch: Batch, *, by: Membership) -> None:
    """Asking twice is harmless. Raises `staging.Gone` if it was kept."""
    if batch.state in (State.UNDOING, State.UNDONE):
        return
    if not batch.move(before=State.IN, to=State.UNDOING, now=timezone.now()):
        raise staging.Gone
    outbox.put("undo-import", batch=str(batch.pk))


@outbox.work("undo-import", outside=True, ended=ended)
def undo(key: UUID, *, batch: str) -> None:
    found = Batch.objects.select_related("workplace").filter(pk=batch, state=State.UNDOING).first()
    if not found:
        return
    member = working_for(found)
    with transaction.atomic():
        if not found.move(before=State.UNDOING, to=State.UNDONE, now=timezone.now()):
            return
        stays = Undoing(found).write(member)
        staging.empty(found)
        audit.record("import.undone", found, by=member, stays=stays)


class Undoing:
    def __init__(self, batch: Batch):
        self.batch = batch
        self.beside: dict[str, list[str]] = json.loads(batch.beside or "{}")
        self.made = {name: self._made(name) for name in KINDS}

    def _made(self, kind: str) -> models.QuerySet:
        """Ids of what the rows of a kind made."""
        rows = BatchRow.objects.filter(batch=self.batch, file__kind=kind, fate=Fate.NEW)
        return rows.filter(round=models.F("file__round")).values("pk")

    def stays(self) -> dict[str, list[UUID]]:
        """What people have built on since, by kind."""
        return {name: sorted(kept) for name, kind in KINDS.items() if (kept := kind.built_on(self))}

    def write(self, by: Membership) -> int:
        """How many things stay."""
        kept = 0
        for name in reversed(KINDS):
            built_on = KINDS[name].built_on(self)
            kept += len(built_on)
            KINDS[name].undo(by, self, built_on)
        for model in (Department, Shift):
            for group in model.objects.filter(pk__in=self.beside.get(model._meta.model_name or "", [])):
                if not spoken_of(model, model.objects.filter(pk=group.pk).values("pk")):
                    group.remove(by=by)
        return kept
