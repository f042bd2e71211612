"""Who speaks what, as it stands on people's pages: the islands of languages (method 21). Somebody who speaks two stands
on both. It is what they told of themselves, never guessed from a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from organizer import encryption
from organizer.fields import EncryptedTextField
from relationships import access, directory
from relationships.models import Person
from relationships.spelling import folded

MOST = 30  # islands; whoever speaks another one stands with those of whom it is not known
BETWEEN = re.compile(r"[,;/|\n]| and ")


@dataclass(frozen=True)
class Language:
    """`which` says it in addresses, which hold no words of anybody's."""

    which: str
    name: str
    people: frozenset[UUID]


def languages_of(member) -> list[Language]:
    """By name; the most spoken if there are too many. Read once a process and version of the names: one query."""
    if not member.in_circle:
        return []
    return directory.of(member.workplace).keep("languages", made=lambda: _read(member))


def any_known(member) -> bool:
    known = access.people_of(member).exclude(languages="")
    return directory.of(member.workplace).keep("any language", made=known.exists)


def key_of(workplace_id: UUID, name: str) -> str:
    return encryption.ring(workplace_id).digest(folded(name).encode(), "language")[:32]


def _read(member) -> list[Language]:
    workplace = member.workplace_id
    column = cast(EncryptedTextField, Person._meta.get_field("languages"))
    spoken: dict[str, dict[UUID, str]] = defaultdict(dict)
    rows = access.people_of(member).exclude(languages="").order_by("made_at", "pk")
    for pk, sealed in rows.values_list("pk", "languages"):
        for name in _told(column.open(sealed, pk, workplace)):
            spoken[folded(name)].setdefault(pk, name)
    most = sorted(spoken, key=lambda key: (-len(spoken[key]), key))[:MOST]
    names = {key: next(iter(spoken[key].values())) for key in most}  # as it was written first
    return [Language(key_of(workplace, key), names[key], frozenset(spoken[key])) for key in sorted(most)]


def _told(words: str) -> Iterator[str]:
    return filter(None, (" ".join(part.split()) for part in BETWEEN.split(words)))
