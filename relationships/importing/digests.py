"""The same row again changes nothing: rows are told by a keyed digest of what they say (S26)."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from organizer import encryption
from relationships.models import Batch, BatchRow


def of_row(workplace_id: UUID, kind: str, said: dict[str, Any]) -> str:
    words = json.dumps([kind, said], sort_keys=True, default=str)
    return encryption.ring(workplace_id).digest(words.encode(), "row")


def known(rows: Iterable[BatchRow], batch: Batch) -> set[str]:
    """Those that the same member has put in before, and not undone. Of others' nobody learns anything here (S9)."""
    before = BatchRow.objects.filter(
        workplace=batch.workplace_id,
        digest__in={row.digest for row in rows if row.digest},
        fate=BatchRow.Fate.NEW,
        batch__written_by=batch.written_by,
        batch__state__in=(Batch.State.IN, Batch.State.KEPT),
    )
    return set(before.values_list("digest", flat=True))
