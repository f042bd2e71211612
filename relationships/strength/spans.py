"""A tie's whole past, and how it will step down if nothing new comes (method 2, "How to compute it").

The bands of a tie change only on its turns: days on which something happened or ended, and days on which something
has faded below what a line asks for (`Figure.falls`). These, and the days on which a silence is long enough, are
walked through once, from the first on; between two of them every day reads the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from .bands import Band
from .constants import BEST_WITHIN, QUIET_AFTER, QUIET_ANYWAY_AFTER
from .days import EVER, stretches
from .evidence import Evidence
from .ledger import Bands, Ledger

_date = date.fromordinal
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


How = tuple[Band, Band, State, date | None, Band | None, date | None]
"""What a span says of its days"""


def spans(evidence: Iterable[Evidence], *, today: date) -> list[Span]:
    """All spans of a pair without a gap, oldest first, from its first evidence on; none if nothing counts.

    Evidence dated after `today` is left out. Days after `today` read as they will if nothing new comes.
    """
    return spans_of(Ledger(evidence, today))


def spans_of(ledger: Ledger) -> list[Span]:
    """Neighbouring days that read the same make one span."""
    alike = groupby(_walk(ledger), key=itemgetter(1))
    hows = {next(days)[0]: how for how, days in alike}
    return [Span(_date(day), _date(until) if until < EVER else None, *hows[day]) for day, until in stretches(hows)]


def _walk(ledger: Ledger) -> Iterator[tuple[int, How]]:
    """How the tie reads from each day on which that may change."""
    turns = ledger.turns()
    bands: Bands = (Band.UNKNOWN, Band.UNKNOWN)
    past: Past = []
    strained_since: int | None = None
    quiet_since: int | None = None
    for day in sorted(turns | _days_of_silence(ledger)):
        if day in turns:
            bands = ledger.bands(day)
        past.append((day, bands[0]))
        strained_since = (strained_since or day) if ledger.strained(day) else None
        silence = day - ledger.silent_since(day)
        if silence == 0:
            quiet_since = None
        elif not (quiet_since or strained_since) and _goes_quiet(silence, past):
            quiet_since = day
        if strained_since:
            yield day, (*bands, State.STRAINED, _date(strained_since), None, None)
        elif quiet_since:
            yield day, (*bands, State.QUIET, _date(quiet_since), *_older_band(past, quiet_since))
        else:
            yield day, (*bands, State.LIVE, None, None, None)


def _days_of_silence(ledger: Ledger) -> set[int]:
    """The days on which a silence may make a tie quiet, if no contact comes before."""
    return {
        since + days
        for since, until in stretches(ledger.silences())
        for days in (QUIET_AFTER, QUIET_ANYWAY_AFTER)
        if since + days <= until
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
    return (best, _date(until)) if best > past[-1][1] else (None, None)


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
