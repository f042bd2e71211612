"""Whom it would be good to see this week: candidates in, a few of them out, no database, no chance (method 4-9).

Chosen by lot, and the lot is drawn from the ids, the week and the member alone: the same all week, another one next
week, and no person before another for anything they are or do. What is put aside is not replaced by somebody else.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from hashlib import sha256
from itertools import chain, zip_longest
from typing import Any
from uuid import UUID

MOST = 5  # people on Today
SUGGESTED = 3  # of them at most out of nobody's wish but ours
KEPT_FREE = 1  # place for each kind of suggestion, however much is wished for


class Kind(Enum):
    ASKED = "asked"  # somebody wished for it, or promised something
    OLD = "old"  # friends who go quiet
    NEW = "new"  # people nobody knows


@dataclass(frozen=True)
class Candidate:
    """`people`: one, or the two of a tie. `on`: of what was asked for, the day it came up. `about`: what stands behind
    it, for the words. `first`: on this very day or not at all, or "not later than" has come."""

    kind: Kind
    people: tuple[UUID, ...]
    reason: str
    about: Any = None
    on: date = date.min
    first: bool = False


def monday(day: date) -> date:
    """The first day of the ISO week."""
    return day - timedelta(days=day.weekday())


def lot(*words: object) -> int:
    """The same for the same words, in every process and on every machine."""
    return int.from_bytes(sha256("|".join(map(str, words)).encode()).digest()[:8], "big")


def whose_turn(person: Hashable, circle: Sequence, week: date) -> Any:
    """The one member whom this person is suggested to this week: never two of them. None for an empty circle.

    It rests on who is in the circle and on the week alone, so that it gives nothing away.
    """
    order = sorted(circle, key=str)
    return order[lot("turn", person, week) % len(order)] if order else None


def propose(
    candidates: Iterable[Candidate], *, member: Hashable, week: date, aside: Iterable = (), put_aside: Iterable = ()
) -> list[Candidate]:
    """At most MOST, nobody twice. `aside`: people left out from the start; `put_aside`: left out only in the end, so
    that nobody steps into the place of somebody who was put aside this week."""
    left_out, seen = set(aside), set[UUID]()
    kinds: dict[Kind, list[Candidate]] = {kind: [] for kind in Kind}
    for one in _in_order(candidates, member, week):
        if left_out.isdisjoint(one.people) and seen.isdisjoint(one.people):
            seen.update(one.people)
            kinds[one.kind].append(one)
    asked, old, new = kinds[Kind.ASKED], kinds[Kind.OLD], kinds[Kind.NEW]
    free = KEPT_FREE * (bool(old) + bool(new))
    first = asked[: MOST - free]
    by_turns = [one for one in chain(*zip_longest(old, new)) if one]
    room = min(SUGGESTED, MOST - len(first))
    gone = set(put_aside)
    return [one for one in (*first, *by_turns[:room]) if gone.isdisjoint(one.people)]


def _in_order(candidates: Iterable[Candidate], member: Hashable, week: date) -> list[Candidate]:
    """What was asked for before what was not, and earlier days first; the rest by lot."""
    order = list(Kind)

    def place(one: Candidate) -> tuple:
        drawn = lot(member, week, one.reason, *sorted(map(str, one.people)))
        return order.index(one.kind), not one.first, one.on, drawn

    return sorted(candidates, key=place)
