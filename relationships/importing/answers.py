"""Is this the same person? Answered one at a time, or at once for all whose name is the very same."""

import json
from uuid import UUID

from django.db import transaction

from relationships.importing import staging
from relationships.models import Batch, BatchRow

Fate = BatchRow.Fate
OTHER, OUT = "other", "out"


def fate_of(answer: str) -> Fate:
    return {OTHER: Fate.NEW, OUT: Fate.OUT}.get(answer, Fate.SAME)


@transaction.atomic
def answer(row: BatchRow, said: str | UUID) -> None:
    """`said`: the id of the person it is, OTHER or OUT. Said anew it counts anew. Raises `staging.Gone`."""
    staging.touch(row.batch)
    row.words = json.dumps({**row.said, "answer": str(said)})
    row.fate, row.why = fate_of(str(said)), "answered"
    row.save(update_fields=["words", "fate", "why"])


@transaction.atomic
def answer_all(batch: Batch, *, said: str) -> int:
    """SAME: those of whom one has the very same name are that one. OUT or OTHER: all that are left. How many."""
    staging.touch(batch)
    rows = BatchRow.objects.filter(batch=batch, fate=Fate.DOUBT).select_related("workplace")
    answered = []
    for row in rows.iterator(chunk_size=500):
        answered.append(row)
    return len(answered)
