"""On what a tie rests: since when there has been each kind of first-hand evidence (method 2 and 3).

A band says how strong a tie reads; a kind says only that there was such a thing at all, and from which day on. What one
only heard of is nothing to rest on.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from .evidence import Confiding, Contact, Evidence, Help, SharedRisk, Side


class Kind(StrEnum):
    TOGETHER = "together"
    HELP = "help"
    HELP_BOTH_WAYS = "help-both-ways"
    CONFIDING = "confiding"
    RISK = "risk"


def since(evidence: Iterable[Evidence], *, today: date) -> dict[Kind, date]:
    """The first day of each kind that there is. Evidence dated after `today` is a plan."""
    items = [item for item in evidence if item.on <= today and item.first_hand and item.counts_for_pairs]
    helped = {side: _first(i for i in items if isinstance(i, Help) and side in i.by.each) for side in (Side.A, Side.B)}
    days = {
        Kind.TOGETHER: _first(item for item in items if isinstance(item, Contact)),
        Kind.HELP: min((day for day in helped.values() if day), default=None),
        Kind.HELP_BOTH_WAYS: max(day for day in helped.values() if day) if all(helped.values()) else None,
        Kind.CONFIDING: _first(item for item in items if isinstance(item, Confiding)),
        Kind.RISK: _first(item for item in items if isinstance(item, SharedRisk)),
    }
    return {kind: day for kind, day in days.items() if day}


def _first(items: Iterable[Evidence]) -> date | None:
    return min((item.on for item in items), default=None)
