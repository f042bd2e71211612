"""The same row again changes nothing: rows are told by a keyed digest of what they say (S26)."""

import json
from typing import Any
from uuid import UUID

from organizer import encryption
from relationships.importing.kinds import Kind
from relationships.models import Batch, BatchRow


def of_row(workplace_id: UUID, kind: str, said: dict[str, Any]) -> str:
    words = json.dumps([kind, said], sort_keys=True, default=str)
    return encryption.ring(workplace_id).digest(words.encode(), "row")


def known(batch: Batch, kind: Kind) -> dict[str, UUID]:
    """Those that the same member has put in before and not undone, with what they made, if it is still there.
    Of others' rows nobody learns anything here (S9)."""
    before = BatchRow.objects.filter(
        workplace=batch.workplace_id,
        fate=BatchRow.Fate.NEW,
        file__kind=kind.name,
        batch__written_by=batch.written_by,
        batch__state__in=(Batch.State.IN, Batch.State.KEPT),
    )
    there = set(kind.model._default_manager.filter(workplace=batch.workplace_id).values_list("pk", flat=True))
    return {digest: pk for digest, pk in before.values_list("digest", "pk") if pk in there}
