"""From the page into sealed pieces, and out of the database again when a batch is done with."""

import base64
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from organizer import audit, encryption, outbox, schedules
from organizer.models import Membership
from relationships.models import Batch, BatchFile, BatchPiece
from relationships.models.importing import LIES_FOR, UNDO_FOR

A_PIECE = 192 * 1024  # bytes
State = Batch.State


class Gone(Exception):
    """The batch is no longer in a state in which this can be done."""


@transaction.atomic
def begin(*, by: Membership, files: list[tuple[str, bytes]], kind: str = "") -> Batch:
    """A batch of files (name and bytes), to be read by a worker. Nothing of them is in the book yet."""
    batch = Batch(workplace=by.workplace, written_by=by.pen_name, touched_at=timezone.now())
    batch.save(force_insert=True)
    for name, data in files:
        add(batch, by=by, name=name, data=data, kind=kind)
    audit.record("import.begun", batch, by=by)
    return batch


@transaction.atomic
def add(batch: Batch, *, by: Membership, name: str, data: bytes, kind: str = "") -> BatchFile:
    """One more file. Raises `Gone` once the batch is put in."""
    touch(batch)
    last = batch.files.order_by("-place").values_list("place", flat=True).first()
    file = BatchFile(
        workplace=batch.workplace,
        batch=batch,
        place=0 if last is None else last + 1,
        name=name[-200:],
        size=len(data),
        digest=encryption.ring(batch.workplace_id).digest(data, "file"),
        kind=kind,
    )
    file.save(force_insert=True)
    keep_bytes(file, data)
    ask_to_read(batch)
    return file


def keep_bytes(file: BatchFile, data: bytes) -> None:
    stretches = [data[start : start + A_PIECE] for start in range(0, len(data), A_PIECE)]
    BatchPiece.objects.bulk_create(
        (
            BatchPiece(workplace=file.workplace, file=file, number=number, words=base64.b64encode(some).decode())
            for number, some in enumerate(stretches)
        ),
        batch_size=20,
    )


@transaction.atomic
def replace(file: BatchFile, data: bytes) -> None:
    """Other bytes for those that lie there: a file that was closed is open now. Raises `Gone`."""
    touch(file.batch)
    BatchPiece.objects.filter(file=file).delete()
    file.size, file.fault = len(data), ""
    file.save(update_fields=["size", "fault"])
    keep_bytes(file, data)
    ask_to_read(file.batch)


@transaction.atomic
def add_all(batch: Batch, *, by: Membership, files: list[tuple[str, bytes]]) -> None:
    for name, data in files:
        add(batch, by=by, name=name, data=data)


@transaction.atomic
def choose(file: BatchFile, *, kind: str, choices: dict) -> None:
    """What its bringer says of a file, over what was guessed. It is read anew, and so are those that rest on it."""
    touch(file.batch)
    file.kind, file.choices = kind, choices
    file.save(update_fields=["kind", "choices_json"])
    ask_to_read(file.batch)


@transaction.atomic
def take_out(file: BatchFile) -> None:
    touch(file.batch)
    file.delete()
    ask_to_read(file.batch)


def ask_to_read(batch: Batch) -> None:
    """All files, anew: what one says may decide over another's rows. The number is past any that a worker may be at."""
    for file in batch.files.all():
        file.asked = max(file.asked, file.round + 1) + 1
        file.save(update_fields=["asked"])
    outbox.put("read-import", batch=str(batch.pk))


def touch(batch: Batch) -> None:
    """Raises `Gone` unless it is still open."""
    now = timezone.now()
    if Batch.objects.filter(pk=batch.pk, state=State.OPEN).update(touched_at=now, fault="") != 1:
        raise Gone
    batch.touched_at, batch.fault = now, ""


def data_of(file: BatchFile) -> bytes:
    pieces = BatchPiece.objects.filter(file=file).order_by("number")
    return b"".join(base64.b64decode(piece.words) for piece in pieces)


@transaction.atomic
def abandon(batch: Batch, *, by: Membership | None) -> None:
    """Nothing of it was saved, and nothing of it stays."""
    if batch.move(before=State.OPEN, to=State.LEFT, now=timezone.now()):
        audit.record("import.left", batch, by=by)
        outbox.put("clear-import", batch=str(batch.pk))


@transaction.atomic
def keep(batch: Batch, *, by: Membership | None) -> None:
    """What it made stays for good; what it was made from goes."""
    if batch.move(before=State.IN, to=State.KEPT, now=timezone.now()):
        audit.record("import.kept", batch, by=by)
        outbox.put("clear-import", batch=str(batch.pk))


@schedules.every("tidy-imports", hours=1)
def tidy(*, now: datetime) -> None:
    """What was left lying goes, and what was put in long ago counts as kept."""
    for batch in Batch.objects.filter(state=State.OPEN, touched_at__lt=now - LIES_FOR).select_related("workplace"):
        abandon(batch, by=None)
    for batch in Batch.objects.filter(state=State.IN, touched_at__lt=now - UNDO_FOR).select_related("workplace"):
        keep(batch, by=None)
