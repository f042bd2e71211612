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
from relationships.importing import archived, staging
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
    member, undoing = working_for(found), of(found)
    undoing.look()
    with transaction.atomic():
        if not found.move(before=State.UNDOING, to=State.CLEARING, now=timezone.now()):
            return
        stays = undoing.write(member)
        found.beside = json.dumps({"stays": stays})
        found.save(update_fields=["beside"])
        outbox.put("clear-import", batch=str(found.pk))
        audit.record("import.undone", found, by=member, stays=sum(stays.values()))


def of(batch: Batch) -> "Undoing | archived.Undoing":
    return archived.Undoing(batch) if archived.is_one(batch) else Undoing(batch)


class Undoing:
    takes_long = False

    def __init__(self, batch: Batch):
        self.batch = batch
        self.beside: dict[str, list[str]] = json.loads(batch.beside or "{}")
        self.made = {name: self._made(name) for name in KINDS}

    def _made(self, kind: str) -> models.QuerySet:
        """Ids of what the rows of a kind made; those that stay are left out as soon as it is known."""
        rows = BatchRow.objects.none()
        for file in self.batch.files.filter(kind=kind):
            rows = rows | file.shown.filter(fate=Fate.NEW)
        return rows.values("pk")

    def look(self) -> None:
        """What takes long is found out before the transaction: here nothing does."""

    def stays(self) -> dict[str, list[UUID]]:
        """What people have built on since, by kind: first what speaks of others, so that these stay with it."""
        found = {}
        for name in reversed(KINDS):
            if kept := sorted(KINDS[name].built_on(self)):
                found[name] = kept
                self.made[name] = self.made[name].exclude(pk__in=kept)
        return found

    def write(self, by: Membership) -> dict[str, int]:
        """How many things stay, by kind."""
        stays = self.stays()
        for name in reversed(KINDS):
            KINDS[name].undo(by, self, set(stays.get(name, ())))
        for model in (Department, Shift):
            made = model.objects.filter(pk__in=self.beside.get(model._meta.model_name or "", []))
            for group in made.exclude(pk__in=spoken_of(model, made.values("pk"))).select_related("workplace"):
                group.remove(by=by)
        return {name: len(kept) for name, kept in stays.items()}
