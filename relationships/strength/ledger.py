"""What is known of one pair by a day, and the two bands it gives on any day (method 2)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from .bands import Band, band_of
from .evidence import Contact, Evidence, Given, SharedRisk, Strain
from .standing import Standing
from .view import View

BREAKS_SILENCE = Contact | Given | SharedRisk
Bands = tuple[Band, Band]
"""(band, first-hand band)"""


class Ledger:
    """The evidence of a pair dated up to `until`. What comes later is a plan, the end of a strain as well."""

    def __init__(self, evidence: Iterable[Evidence], until: date) -> None:
        items = [_as_known(item, until) for item in evidence if item.on <= until and item.counts_for_pairs]
        first_hand = [item for item in items if item.first_hand]
        self.all = View(items)
        self.first_hand = View(first_hand) if len(first_hand) < len(items) else self.all
        self._contacts = sorted({item.day for item in first_hand if isinstance(item, BREAKS_SILENCE)})

    def bands(self, day: int) -> Bands:
        """Hearsay lifts a tie up to friendly, no further."""
        first_hand = band_of(Standing(self.first_hand, day))
        if self.all is self.first_hand or first_hand >= Band.FRIENDLY:
            return first_hand, first_hand
        return max(first_hand, min(band_of(Standing(self.all, day)), Band.FRIENDLY)), first_hand

    def silent_since(self, day: int) -> int:
        """The last contact up to a day. Help, confiding and shared risk are contact here, hearsay is not.

        A tie that never had any counts its silence from its first evidence, hearsay included.
        """
        so_far = bisect_right(self._contacts, day)
        return self._contacts[so_far - 1] if so_far else self.all.first_day

    def silences(self) -> set[int]:
        """The days from which a silence is counted."""
        return {self.all.first_day, *self._contacts} if self.all.items else set()

    def strained(self, day: int) -> bool:
        return bool(self.all.open_strains(day))

    def turns(self) -> set[int]:
        """The only days on which the bands may change. Up to friendly, as far as hearsay counts, C alone fades."""
        turns = {turn for item in self.all.items for turn in item.turns} | self.first_hand.falls()
        return turns if self.all is self.first_hand else turns.union(self.all.C.falls())


def _as_known(item: Evidence, until: date) -> Evidence:
    if isinstance(item, Strain) and item.talked_through and item.talked_through > until:
        return replace(item, talked_through=None)
    return item
