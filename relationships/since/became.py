"""What became of one tie between two days. Pure: how it read then and how it reads now in, a word out (method 2)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from relationships.strength import Band, State


class Became(StrEnum):
    """In the order in which it is told: what grew comes first (method 26)."""

    NEW = "new"  # nothing was known of the two, and now they know each other
    DEEPER = "deeper"  # a higher band
    AGAIN = "again"  # it had gone quiet, and they have met since
    QUIET = "quiet"  # it has gone quiet


class Reads(NamedTuple):
    band: Band
    state: State


def became(then: Reads | None, now: Reads | None) -> Became | None:
    """None if it reads as it did, only less, or is strained: neither is news to be spread."""
    if now is None or now.state == State.STRAINED:
        return None
    if now.state == State.QUIET:
        return None if then is None or then.state == State.QUIET else Became.QUIET
    if then is not None and then.state == State.QUIET:
        return Became.AGAIN
    if then is None or then.band == Band.UNKNOWN:
        return Became.NEW if now.band > Band.UNKNOWN else None
    return Became.DEEPER if now.band > then.band else None
