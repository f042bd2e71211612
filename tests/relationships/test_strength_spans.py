"""Spans against a slow reading of every single day, written down from method 2 a second time.

`SlowTie` shares nothing with the package but the items: no spans, no halving, no early end; it walks from
the first day to the last.
"""

from datetime import date, timedelta
from itertools import zip_longest
from math import fsum

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relationships.strength import (
    Closeness,
    Confiding,
    Contact,
    Help,
    SharedRisk,
    Strain,
    WouldStand,
    read,
    spans,
)

from .strength_cases import TODAY, Story, histories

AHEAD = 420


class SlowTie:
    def __init__(self, evidence):
        self.items = [item for item in evidence if self.counts(item)]

    @staticmethod
    def counts(item):
        if isinstance(item, Contact | SharedRisk):
            return item.size <= 30
        return item.basis != "hearsay" or isinstance(item, Help | Confiding)

    def band(self, day, first_hand):
        items = [i for i in self.items if i.on <= day and not (first_hand and i.basis == "hearsay")]
        if not items:
            return 0
        known = min(730, (day - min(item.on for item in items)).days)

        def value(on, half_life):
            return 2 ** (-(day - on).days * 730 / (half_life * (730 + known)))

        def contact(contacts):
            weights = []
            room = {}
            for item in sorted(contacts, key=lambda item: item.on, reverse=True):
                week = item.on.isocalendar()[:2]
                weight = min(max(1 / (item.size - 1), 0.1), room.get(week, 1.5))
                room[week] = room.get(week, 1.5) - weight
                weights.append(weight * value(item.on, 90))
            return fsum(weights)

        def given(side):
            return fsum(
                value(on, 365)
                for kind in (Help, Confiding)
                for on in {i.on for i in items if isinstance(i, kind) and i.by in (side, "both")}
            )

        def latest(kind, side, worth):
            said = [(i.on, -worth(i)) for i in items if isinstance(i, kind) and i.by == side]
            return -max(said)[1] if said and (day - max(said)[0]).days <= 180 else 0

        contacts = [item for item in items if isinstance(item, Contact)]
        c = contact(contacts)
        c1 = contact(item for item in contacts if item.size == 2)
        a, b = (latest(Closeness, side, lambda item: item.level) for side in "ab")
        both_stand = all(latest(WouldStand, side, lambda item: item.stands) for side in "ab")
        risk = fsum(value(on, 730) for on in {i.on for i in items if isinstance(i, SharedRisk)})
        acquainted = c >= 0.25 or a >= 1 or b >= 1
        friendly = (c >= 1 and not all(i.business_only for i in contacts)) or (min(a, b) >= 2 and c >= 0.5)
        trusting = friendly and c1 >= 0.5 and (min(given("a"), given("b")) >= 0.5 or min(a, b) == 3)
        if trusting and not self.strained(day):
            return 4 if both_stand or risk >= 0.25 else 3
        return 2 if friendly else 1 if acquainted else 0

    def strained(self, day):
        strains = [item for item in self.items if isinstance(item, Strain)]
        return any(s.on <= day and (s.talked_through is None or day < s.talked_through) for s in strains)

    def silence(self, day):
        kinds = Contact | Help | Confiding | SharedRisk
        met = [i.on for i in self.items if isinstance(i, kinds) and i.basis != "hearsay" and i.on <= day]
        return (day - (max(met) if met else min(item.on for item in self.items))).days

    def days(self):
        """(day, band, first-hand band, state, since) of every day from the first evidence on."""
        if not self.items:
            return
        day = min(item.on for item in self.items)
        bands, quiet_since, strained_since = [], None, None
        while day <= TODAY + timedelta(days=AHEAD):
            first_hand = self.band(day, first_hand=True)
            band = max(first_hand, min(2, self.band(day, first_hand=False)))
            bands.append(band)
            silence = self.silence(day)
            strained_since = (strained_since or day) if self.strained(day) else None
            if silence == 0:
                quiet_since = None
            elif quiet_since is None and strained_since is None:
                best = max(bands[-731:])
                if (silence >= 120 and band < best) or (silence >= 365 and band >= 2):
                    quiet_since = day
            state = "strained" if strained_since else "quiet" if quiet_since else "live"
            yield day, band, first_hand, state, strained_since or quiet_since
            day += timedelta(days=1)


def day_by_day(story):
    """Spans as `SlowTie.days` gives them; fails if they leave a gap, overlap, or could be joined."""
    for span, following in zip_longest(story, story[1:]):
        assert not (following and span.reads_like(following))
        assert span.until == (following.start - timedelta(days=1) if following else None)
        day = span.start
        while day <= (span.until or date.max) and day <= TODAY + timedelta(days=AHEAD):
            yield day, span.band, span.first_hand, span.state, span.since
            day += timedelta(days=1)


def agree(evidence, days):
    story = spans(evidence, today=TODAY)
    assert list(day_by_day(story)) == list(SlowTie(evidence).days())

    # `read` knows only what is dated up to its day, and says what the span says
    starts = [span.start for span in story]
    for day in [*days, *(start + timedelta(days=shift) for start in starts for shift in (-1, 0))]:
        span = next((span for span in reversed(story) if span.start <= day), None)
        if span and day <= TODAY:
            reading = read(evidence, day)
            assert (reading.band, reading.first_hand) == (span.band, span.first_hand)
            assert (reading.state, reading.since) == (span.state, span.since)
            assert (reading.was, reading.was_until) == (span.was, span.was_until)


DAYS = st.integers(0, 1000).map(lambda days: TODAY - timedelta(days=days))
CASES = st.tuples(histories(), st.lists(DAYS, max_size=3))


def check(case):
    agree(*case)


few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
test_spans_equal_a_reading_of_each_day = few(given(CASES)(check))
test_spans_equal_a_reading_of_each_day_for_many = pytest.mark.prove(
    settings(few, max_examples=1000)(given(CASES)(check))
)


def test_a_long_dense_tie():
    """More contacts than the early end of a sum looks at first."""
    story = Story().met(*range(0, 100, 4), size=12).met(*range(60, 110, 7)).organized(*range(100, 200, 9), size=30)
    story.helped("a", 30, 200).helped("b", 180).risked(150).fell_out(100, talked_through=90)
    agree(story.evidence, [])


def test_evidence_yet_to_come_changes_no_span():
    story = Story().met(30, 10).helped("both", 5)
    before = story.spans()
    assert story.met(-3).fell_out(-1).spans() == before


def test_no_evidence_no_spans():
    assert spans([], today=TODAY) == []
    assert Story().met(3, size=31).spans() == []
