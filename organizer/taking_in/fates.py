"""What can come of the rows of a sheet, and what a row is told by."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any
from uuid import UUID

NEW, SAME, OUT, BAD = b"nsob"  # as they are kept: a letter a row


@dataclass
class Weighed:
    """What comes of the rows of a sheet; they always add up (S26)."""

    fates: bytearray = field(default_factory=bytearray)
    why: dict[int, str] = field(default_factory=dict)  # place of the row, from 0, to a word of ours

    @property
    def rows(self) -> int:
        return len(self.fates)

    @property
    def new(self) -> int:
        return self.fates.count(NEW)

    @property
    def same(self) -> int:
        return self.fates.count(SAME)

    @property
    def out(self) -> list[tuple[int, str]]:
        """(line in the file, why) of what is left out or cannot be taken."""
        return [(place + 2, why) for place, why in sorted(self.why.items())]

    def say(self, place: int, fate: int, why: str) -> None:
        self.fates[place], self.why[place] = fate, why


def mark(key: Any) -> bytes:
    """A key of a row in sixteen bytes: that of an id is itself."""
    if len(key) == 1 and isinstance(key[0], UUID):
        return key[0].bytes
    parts = (part.bytes if isinstance(part, UUID) else str(part).encode() for part in key)
    return blake2b(b"|".join(parts), digest_size=16).digest()
