"""A picture with what it says in words and the table of the same facts: what a page shows, whichever picture it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from relationships.maps.picture import Picture


@dataclass(frozen=True)
class TieRow:
    """A tie of two people, or how many there are between two islands (`count`; then `band` is the least of them)."""

    a: str
    b: str
    band: int
    state: str = "live"
    dotted: bool = False
    count: int | None = None
    islands: bool = False
    address: str = ""


@dataclass(frozen=True)
class Sheet:
    """`line` is the most important thing the picture shows; `words` are the sentences beside it."""

    picture: Picture
    line: str
    words: Sequence[str] = field(default_factory=list)
    rows: list[TieRow] = field(default_factory=list)
    left_out: int = 0  # lines that are in the table alone
    leaning: bool = False  # the map would part if one person left; who it is, a page of its own says
    before: Picture | None = None  # the same on an earlier day
    by: str = ""  # of the whole workplace: what its islands are
    a_dot: int = 0  # how many people a dot stands for
    nothing_known: bool = False
    must_wait: bool = False  # for what the worker has not found yet
