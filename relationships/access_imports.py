"""The doors to what was brought in from files: its bringer's alone."""

from uuid import UUID

from django.db.models import F

from organizer.access import found
from organizer.models import Membership
from relationships.models import Batch, BatchFile, BatchRow


def batches_of(member: Membership):
    """What the member brought in, newest first: nobody else's."""
    rows = Batch.objects.visible_to(member).select_related("workplace").prefetch_related("files")
    return rows.order_by("-made_at")


def batch_for(member: Membership, batch_id: UUID) -> Batch:
    return found(batches_of(member).filter(pk=batch_id))


def batch_file_for(member: Membership, batch_id: UUID, file_id: UUID) -> BatchFile:
    files = BatchFile.objects.visible_to(member).select_related("workplace", "batch__workplace")
    return found(files.filter(batch=batch_id, pk=file_id))


def batch_row_for(member: Membership, batch_id: UUID, row_id: UUID) -> BatchRow:
    rows = BatchRow.objects.visible_to(member).select_related("workplace", "batch__workplace", "file")
    return found(rows.filter(batch=batch_id, pk=row_id, round=F("file__round")))
