"""How a file was read is remembered for the next one with the same header, for all of the workplace."""

import json
from typing import Any

from organizer import encryption
from organizer.models import Workplace
from relationships.importing.headers import plain
from relationships.models import BatchFile, ReadHeader

KEPT = ("columns", "days", "encoding", "separator")


def of(workplace: Workplace, headers: list[str]) -> dict[str, Any]:
    row = ReadHeader.objects.filter(workplace=workplace, digest=_digest(workplace, headers)).first()
    return json.loads(row.choices) if row else {}


def remember(file: BatchFile) -> None:
    """Called when it is put in: what people looked at and took. Nothing that somebody keeps to themselves is a hint
    to others (S9)."""
    read = file.read
    if not read or read.get("seen_by") == "me" or not read["header"]:
        return
    row = ReadHeader.objects.filter(workplace=file.workplace, digest=_digest(file.workplace, read["headers"])).first()
    row = row or ReadHeader(workplace=file.workplace, digest=_digest(file.workplace, read["headers"]))
    row.choices = json.dumps({"kind": file.kind, **{name: read[name] for name in KEPT}})
    row.save()


def _digest(workplace: Workplace, headers: list[str]) -> str:
    return encryption.ring(workplace.pk).digest("\n".join(map(plain, headers)).encode(), "header")
