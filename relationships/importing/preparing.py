"""In the worker: reads the files of a batch, and writes down of each row what would come of it. Nothing is saved yet.

A reading is written beside the one that is shown, some hundred rows at a time, and then shown at once: a worker that
is killed leaves what was shown before, and another begins anew.
"""

from collections.abc import Iterable
from uuid import UUID

from organizer import outbox
from organizer.models import Membership
from relationships.importing import archived
from relationships.importing.book import Book
from relationships.importing.kinds import KINDS
from relationships.importing.looking import look
from relationships.importing.rows import Reading
from relationships.models import Batch, BatchFile

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
    if archived.is_one(found):
        archived.prepare(found, member)
        return
    book, files = Book(member), list(found.files.all())
    sheets = {file.pk: look(file) for file in files}
    files = in_order(files)
    total = sum(len(sheet.lines) for sheet in sheets.values() if sheet)
    done = 0
    for file in files:
        done = Reading(file, sheets.pop(file.pk), book).write(done, total)


def in_order(files: Iterable[BatchFile]) -> list[BatchFile]:
    """What others speak of comes first."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(files, key=lambda file: (order.get(file.kind, 0), file.place))


def working_for(batch: Batch) -> Membership:
    """As `member_of`; given up, and so back where it was, if they are not: else it would lie there for good."""
    if member := member_of(batch):
        return member
    raise outbox.GiveUp("no-member")


def member_of(batch: Batch) -> Membership | None:
    """Who brought it, if they are still of the circle (S6)."""
    rows = Membership.objects.current().select_related("workplace", "user").filter(workplace=batch.workplace_id)
    return next((member for member in rows if member.pen_name == batch.written_by and member.in_circle), None)
