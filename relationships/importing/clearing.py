"""In the worker: what a batch was made from goes, a little at a time, so that nobody's save waits for it.

Nobody sees any of it by then; cut off, it goes on where it was.
"""

from collections.abc import Callable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from organizer import outbox
from relationships.models import Batch, BatchFile, BatchPiece, BatchRow

State = Batch.State
AT_ONCE = 500  # rows


@outbox.work("clear-import", outside=True)
def clear(key: UUID, *, batch: str) -> None:
    for found in Batch.objects.filter(pk=batch, state__in=(State.LEFT, State.CLEARING, State.KEPT)):
        clear_away(found)


def clear_away(batch: Batch) -> None:
    """Every byte and row of it; but of one that is kept the digests that tell the same rows again."""
    rows, done = BatchRow.objects.filter(batch=batch), 0
    kept = rows.filter(fate=BatchRow.Fate.NEW) if batch.state == State.KEPT else rows.none()
    gone = rows.exclude(fate=BatchRow.Fate.NEW) if batch.state == State.KEPT else rows
    total = gone.count()

    def told(some: int) -> None:
        nonlocal done
        done += some
        batch.come_to(done, total)

    take_away(BatchPiece.objects.filter(file__batch=batch))
    take_away(gone, told)
    while some := list(kept.exclude(words=b"").values_list("pk", flat=True)[:AT_ONCE]):
        rows.filter(pk__in=some).update(words=b"")
    BatchFile.objects.filter(batch=batch).update(read_json=b"", choices_json=b"")
    if batch.state == State.LEFT:
        Batch.objects.filter(pk=batch.pk).delete()
    else:
        batch.move(before=State.CLEARING, to=State.UNDONE, now=timezone.now())


def take_away(rows: QuerySet, told: Callable[[int], None] = lambda gone: None) -> None:
    """Some hundred at a time. Nothing leads to them."""
    while some := list(rows.values_list("pk", flat=True)[:AT_ONCE]):
        rows.model._default_manager.filter(pk__in=some)._raw_delete("default")
        told(len(some))
