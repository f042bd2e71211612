"""Is this the same person? Answered one at a time, or at once for all whose name is the very same."""

import json
from uuid import UUID

from django.db import transaction
from django.db.models import F

from relationships import directory
from relationships.importing import staging
from relationships.models import Batch, BatchRow
from relationships.spelling import words_of

Fate = BatchRow.Fate
OTHER, OUT = "other", "out"


def fate_of(answer: str) -> Fate:
    return {OTHER: Fate.NEW, OUT: Fate.OUT}.get(answer, Fate.SAME)


@transaction.atomic
def answer(row: BatchRow, said: str | UUID) -> None:
    """`said`: the id of the person it is, OTHER or OUT. Said anew it counts anew. Raises `staging.Gone`."""
    staging.touch(row.batch)
    _write(row, str(said))


def same_names(batch: Batch) -> int:
    """Those of whom exactly one has the very same name are that one. How many. Raises `staging.Gone`."""
    staging.touch(batch)
    names = directory.of(batch.workplace)
    decided = 0
    doubts = BatchRow.objects.filter(batch=batch, fate=Fate.DOUBT, round=F("file__round")).select_related("workplace")
    for row in list(doubts):
        words = words_of(row.said.get("name", ""))
        same = [pk for pk in names.alike(row.said.get("name", "")) if names.people[pk].words == words]
        if len(same) == 1:
            with transaction.atomic():
                _write(row, str(same[0]))
            decided += 1
    return decided


def _write(row: BatchRow, said: str) -> None:
    row.words = json.dumps({**row.said, "answer": said})
    row.fate, row.why = fate_of(said), "answered"
    row.save(update_fields=["words", "fate", "why"])
