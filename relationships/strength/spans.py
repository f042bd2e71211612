"""A tie's whole past, and how it will step down if nothing new comes (method 2, "How to compute it").

Time alone never raises a band: what fades only falls (`fading.faded` says why), and sayings end. So between two
days on which something happened a tie can only step down, and the day it does is found by halving. Whether it
has gone quiet is then walked through once, from its first day on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from .bands import Band
from .constants import BEST_WITHIN, QUIET_AFTER, QUIET_ANYWAY_AFTER
from .evidence import Evidence
from .ledger import Bands, Ledger

UNKNOWN: Bands = (Band.UNKNOWN, Band.UNKNOWN)
Past = list[tuple[int, Band]]
"""(the day from which, the band), oldest first, up to the day looked at"""


class State(StrEnum):
    LIVE = "live"
    QUIET = "quiet"
    STRAINED = "strained"


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which a tie reads the same. `until`: the last of them, None if it stays so.

    `since`: the day it went quiet or the strain began, which may lie before `start`; None while live.
    `was`, `was_until`: of a quiet tie the older, higher band and the last day it held ("was trusting in
    March"); None if there was none.
    """

    start: date
    until: date | None
    band: Band
    first_hand: Band
    state: State = State.LIVE
    since: date | None = None
    was: Band | None = None
    was_until: date | None = None

    @property
    def dotted(self) -> bool:
        """Hearsay made the difference."""
        return self.band > self.first_hand

    def reads_like(self, other: Span) -> bool:
        return replace(self, start=other.start, until=other.until) == other


def spans(evidence: Iterable[Evidence], *, today: date) -> list[Span]:
    """All spans of a pair without a gap, oldest first, from its first evidence on; none if nothing counts.

    Evidence dated after `today` is left out. Days after `today` read as they will if nothing new comes.
    """
    return spans_of(Ledger(evidence, today))


def spans_of(ledger: Ledger) -> list[Span]:
    merged: list[Span] = []
    for span in _walk(ledger):
        if merged and merged[-1].reads_like(span):
            merged[-1] = replace(merged[-1], until=span.until)
        else:
            merged.append(span)
    return merged


def _walk(ledger: Ledger) -> Iterator[Span]:
    """A span for each stretch of days in which nothing can change; neighbours may still read the same."""
    bands_from = dict(_steps(ledger))
    bands = UNKNOWN
    past: Past = []
    strained_since: int | None = None
    quiet_since: int | None = None
    for day, until in _stretches({*bands_from, *_days_of_silence(ledger)}):
        bands = bands_from.get(day, bands)
        past.append((day, bands[0]))
        strained_since = (strained_since or day) if ledger.strained(day) else None
        silence = day - ledger.silent_since(day)
        if silence == 0:
            quiet_since = None
        elif not (quiet_since or strained_since) and _goes_quiet(silence, past):
            quiet_since = day
        span = Span(date.fromordinal(day), date.fromordinal(until) if until else None, *bands)
        if strained_since:
            yield replace(span, state=State.STRAINED, since=date.fromordinal(strained_since))
        elif quiet_since:
            was, was_until = _older_band(past, quiet_since)
            since = date.fromordinal(quiet_since)
            yield replace(span, state=State.QUIET, since=since, was=was, was_until=was_until)
        else:
            yield span


def _stretches(starts: set[int]) -> Iterator[tuple[int, int | None]]:
    """(first day, last day) from each start to the next; the last one has no end."""
    days = sorted(starts)
    yield from ((day, following - 1) for day, following in pairwise(days))
    yield from ((day, None) for day in days[-1:])


def _steps(ledger: Ledger) -> Iterator[tuple[int, Bands]]:
    """(day, bands) at every turn, and at every step down from there to the next turn."""
    for turn, until in _stretches(ledger.turns()):
        day: int | None = turn
        while day is not None:
            bands = ledger.bands(day)
            yield day, bands
            day = _next_step_down(ledger, day, bands, until)


def _next_step_down(ledger: Ledger, day: int, bands: Bands, until: int | None) -> int | None:
    """The first day after `day`, up to `until` if it has an end, with other bands than `day` has."""
    if bands == UNKNOWN:
        return None
    if until is None:
        until = day + 1
        while ledger.bands(until) == bands:
            until += until - day
    elif ledger.bands(until) == bands:
        return None
    later = range(day + 1, until + 1)
    return later[bisect_left(later, True, key=lambda then: ledger.bands(then) != bands)]


def _days_of_silence(ledger: Ledger) -> set[int]:
    """The days on which a silence may make a tie quiet, if no contact comes before."""
    return {
        since + days
        for since, until in _stretches(ledger.silences())
        for days in (QUIET_AFTER, QUIET_ANYWAY_AFTER)
        if until is None or since + days <= until
    }


def _goes_quiet(silence: int, past: Past) -> bool:
    day, band = past[-1]
    if silence >= QUIET_ANYWAY_AFTER and band >= Band.FRIENDLY:
        return True
    return silence >= QUIET_AFTER and band < _best(past, since=day - BEST_WITHIN)[0]


def _older_band(past: Past, quiet_since: int) -> tuple[Band, date] | tuple[None, None]:
    """The best band since two years before it went quiet, and its last day, if higher than today's.

    Assumed: counted from the day it went quiet, so that after years of silence the older band is still named.
    """
    best, until = _best(past, since=quiet_since - BEST_WITHIN)
    return (best, date.fromordinal(until)) if best > past[-1][1] else (None, None)


def _best(past: Past, *, since: int) -> tuple[Band, int]:
    """The highest band from a day on, and the last day on which it held."""
    until, best = past[-1]
    best_until = until
    for start, band in reversed(past):
        if band > best:
            best, best_until = band, until
        if start <= since:
            break
        until = start - 1
    return best, best_until
