"""Capped weekly contact, and how all things fade (method 2, "Evidence" and "Fading").

A term is what counts of an item: (day, weight), the day as an ordinal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby
from math import fsum, inf

from .constants import KNOWN_LONG, SMALLEST_SHARE, WEEK_CAP
from .evidence import Contact

Term = tuple[int, float]
NEWEST = 16
"""Terms looked at first; it changes how fast the answer comes, never the answer of a line."""


def slowing(known: int) -> float:
    """m = 1 + min(1, days known / 730): how much slower everything fades."""
    return 1 + min(1.0, known / KNOWN_LONG)


def faded(terms: list[Term], half_life: int, *, day: int, known: int, enough: float = inf) -> float:
    """Sum of weight x 2^(-age / (half_life x m)); `terms` oldest first, `known` the days the pair is known.

    Exact, unless the newest terms alone come to `enough`: then their sum, which tells a line just as much.
    The exponent is one division of whole numbers, so that a threshold met exactly holds. Every term falls
    with each day that passes, although m grows: age/m rises by (m - age/730) / m^2 a day, and as no item is
    older than the days known, m - age/730 is at least 1. So time alone never raises a band.
    """
    if not terms:
        return 0.0
    stretched = half_life * (KNOWN_LONG + min(KNOWN_LONG, known))

    def total(some: list[Term]) -> float:
        return fsum([weight * 2.0 ** ((then - day) * KNOWN_LONG / stretched) for then, weight in some])

    newest = total(terms[-NEWEST:])
    return newest if newest >= enough or len(terms) <= NEWEST else total(terms)


def weight_of(contact: Contact) -> float:
    """w = max(1/(s - 1), 0.1) among s people."""
    return max(1 / (contact.size - 1), SMALLEST_SHARE)


class WeeklyContact:
    """Contacts of a pair under the weekly cap: at most 1.5 in one ISO week, filled with the newest first."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        newest_first = sorted(contacts, key=lambda contact: contact.on, reverse=True)
        weeks = groupby(newest_first, key=lambda contact: _week(contact.day))
        self._weeks = {week: list(contacts) for week, contacts in weeks}
        self._whole_weeks = sorted(term for week in self._weeks.values() for term in _fill(week))

    def terms(self, day: int) -> list[Term]:
        """What counts on a day: earlier weeks as they ended, the week of the day as far as it had come."""
        week = _week(day)
        earlier = bisect_left(self._whole_weeks, (_monday(week),))
        so_far = [contact for contact in self._weeks.get(week, ()) if contact.day <= day]
        return self._whole_weeks[:earlier] + sorted(_fill(so_far))


def _fill(newest_first: Iterable[Contact]) -> list[Term]:
    filled: list[Term] = []
    for contact in newest_first:
        room = WEEK_CAP - fsum(weight for _, weight in filled)
        if room <= 0:
            break
        filled.append((contact.day, min(room, weight_of(contact))))
    return filled


def _week(day: int) -> int:
    """A number for each ISO week; day 1 of the calendar was a Monday."""
    return (day - 1) // 7


def _monday(week: int) -> int:
    return week * 7 + 1
