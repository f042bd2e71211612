"""Files brought as a page brings them, and what a worker does with them."""

from organizer import outbox
from organizer.models import Membership
from relationships.importing import putting_in, staging, undoing
from relationships.models import Batch, BatchRow

Rows = list[tuple[int, str, str]]


def bring(by: Membership, *files: tuple[str, str | bytes], kind: str = "") -> Batch:
    """Read by the worker, nothing saved yet."""
    as_bytes = [(name, body.encode() if isinstance(body, str) else body) for name, body in files]
    batch = staging.begin(by=by, files=as_bytes, kind=kind)
    return worked(batch)


def put_in(batch: Batch, by: Membership) -> Batch:
    putting_in.ask(batch, by=by)
    return worked(batch)


def undo(batch: Batch, by: Membership) -> Batch:
    undoing.ask(batch, by=by)
    return worked(batch)


def worked(batch: Batch) -> Batch:
    outbox.do_waiting()
    return Batch.objects.select_related("workplace").get(pk=batch.pk)


def rows(batch: Batch) -> Rows:
    """(line, fate, why) of what is shown of all its files."""
    return [
        (row.number, row.fate, row.why)
        for file in batch.files.all()
        for row in BatchRow.objects.filter(file=file, round=file.round).order_by("number")
    ]
