"""The figures of a day as plain numbers: what a review keeps, and what is set beside it the next time."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Numbers:
    """`then`: the earlier day that `new` and the others count from; None the first time. `hanging`: None where it was
    not looked through, or nobody met."""

    on: date
    then: date | None
    people: int
    known: int
    two_way: int
    returned: int
    hanging: int | None
    times: int
    new: int = 0
    deeper: int = 0
    again: int = 0
    talked_through: int = 0
    quiet: int = 0
    came: int = 0
    left: int = 0

    def as_plain(self) -> dict[str, Any]:
        days = {"on": self.on.isoformat(), "then": self.then.isoformat() if self.then else None}
        return {**asdict(self), **days}

    @classmethod
    def from_plain(cls, said: dict[str, Any]) -> Numbers:
        """Of an older or a newer version of Kith too: what it does not know is left out."""
        known = {field.name: said[field.name] for field in fields(cls) if field.name in said}
        then = date.fromisoformat(known["then"]) if known.get("then") else None
        return cls(**{**known, "on": date.fromisoformat(known["on"]), "then": then})
