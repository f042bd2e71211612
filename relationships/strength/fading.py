"""Capped weekly contact, and how all things fade (method 2, "Evidence" and "Fading").

A term is what counts of an item: (day, weight), the day as an ordinal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import fsum

from .constants import KNOWN_LONG, SMALLEST_SHARE, WEEK_CAP
from .evidence import Contact, Item

Term = tuple[int, float]
Grown = tuple[int, list[Term]]
"""(day, all that counts from then on, oldest first); of several for one day the last stands"""


def slowing(known: int) -> float:
    """m = 1 + min(1, days known / 730): how much slower everything fades."""
    return 1 + min(1.0, known / KNOWN_LONG)


def faded(terms: list[Term], half_life: int, *, day: int, known: int) -> float:
    """Sum of weight x 2^(-age / (half_life x m)); `known` the days the pair is known.

    The exponent is one division of whole numbers, so that a threshold met exactly holds. Every term falls
    with each day that passes, although m grows: age/m rises by (m - age/730) / m^2 a day, and as no item is
    older than the days known, m - age/730 is at least 1. So time alone never raises a band.
    """
    stretched = half_life * (KNOWN_LONG + min(KNOWN_LONG, known))
    return fsum([weight * 2.0 ** ((then - day) * KNOWN_LONG / stretched) for then, weight in terms])


def fastest(*, newest: int, known: int) -> float:
    """By how much age/m rises at most, that day and later, for terms added up to `newest` days after the first.

    By (m - age/730) / m^2 a day, where m - age/730 is the m of the day it was added; by 1/2 once m is 2.
    """
    return max(slowing(newest) / slowing(known) ** 2, 1 / 2)


def weight_of(contact: Contact) -> float:
    """w = max(1/(s - 1), 0.1) among s people."""
    return max(1 / (contact.size - 1), SMALLEST_SHARE)


def fully(items: Iterable[Item]) -> Iterator[Grown]:
    """Items, oldest first, of which each counts fully."""
    terms: list[Term] = []
    for item in items:
        terms = [*terms, (item.day, 1.0)]
        yield item.day, terms


def weekly(contacts: Iterable[Contact]) -> Iterator[Grown]:
    """Contacts, oldest first, under the weekly cap: at most 1.5 in one ISO week, filled with the newest first.

    What counts on a day: earlier weeks as they ended, the week of the day as far as it had come.
    """
    terms: list[Term] = []
    for _, of_week in groupby(contacts, key=lambda contact: _week(contact.day)):
        earlier = terms
        newest_first: list[Contact] = []
        for day, of_day in groupby(of_week, key=lambda contact: contact.day):
            newest_first = [*of_day, *newest_first]
            terms = earlier + _fill(newest_first)
            yield day, terms


def _fill(newest_first: list[Contact]) -> list[Term]:
    """What counts of a week, oldest first."""
    filled: list[Term] = []
    for contact in newest_first:
        room = WEEK_CAP - fsum([weight for _, weight in filled])
        if room <= 0:
            break
        filled.append((contact.day, min(room, weight_of(contact))))
    return filled[::-1]


def _week(day: int) -> int:
    """A number for each ISO week; day 1 of the calendar was a Monday."""
    return (day - 1) // 7
