"""The invariants of method 2, on random histories: 200 in the suite, 20,000 under `make prove`."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relationships.strength import (
    Band,
    Basis,
    Closeness,
    Contact,
    Side,
    State,
    Strain,
    WouldStand,
    read,
    say,
    spans,
)

from .strength_cases import TODAY, histories


def bands_on(story, day):
    """(band, first-hand band) from spans."""
    return next(((s.band, s.first_hand) for s in reversed(story) if s.start <= day), (Band.UNKNOWN, Band.UNKNOWN))


def days_of_change(*stories):
    """Between these days the bands of all stories stay as they are: what holds on them holds on every day."""
    return sorted({span.start for story in stories for span in story})


def never_lower(before, after):
    return all(
        new >= old
        for day in days_of_change(before, after)
        for old, new in zip(bands_on(before, day), bands_on(after, day), strict=True)
    )


def in_force(evidence, saying):
    """What the same side said of the same before or on that day, if it still counts: (day, worth)."""
    earlier = [
        (item.on, -item.worth)
        for item in evidence
        if type(item) is type(saying) and item.first_hand and item.by is saying.by and item.on <= saying.on
    ]
    return -max(earlier)[1] if earlier else 0


def may_lower(evidence, item):
    """A strain and a lower saying are the only entries that may lower a band."""
    if isinstance(item, Strain):
        return True
    return isinstance(item, Closeness | WouldStand) and item.worth < in_force(evidence, item)


def swapped(item):
    return replace(item, by=item.by.other) if hasattr(item, "by") else item


def aloud(reading):
    rules = [one for rule in reading.rules for one in (rule, *rule.ways)]
    sentences = (*reading.words(with_sayings=True), *(rule.sentence for rule in rules))
    return [say(sentence, "Ana", "Bea") for sentence in sentences]


def the_laws_hold(evidence, shuffled, more):
    story = spans(evidence, today=TODAY)

    # The order of entry does not matter; same inputs, same words
    assert spans(shuffled, today=TODAY) == story
    one, other = read(evidence, TODAY), read(shuffled, TODAY)
    assert one == other
    assert aloud(one) == aloud(other)

    # Swapping the two gives the same bands
    assert spans(map(swapped, evidence), today=TODAY) == story

    # Logging more never lowers a band, a strain and a lower saying apart
    if not may_lower(evidence, more):
        assert never_lower(story, spans([*evidence, more], today=TODAY))

    # One business-only item never lowers
    business = Contact(id="business", on=more.on, basis=more.basis, size=2, business_only=True)
    assert never_lower(story, spans([*evidence, business], today=TODAY))

    # Time alone never raises: a band rises only on a day that something is dated, or talked through
    entered = {item.on for item in evidence}
    entered |= {item.talked_through for item in evidence if isinstance(item, Strain)}
    for day in days_of_change(story):
        before, after = bands_on(story, day - timedelta(days=1)), bands_on(story, day)
        assert day in entered or (after[0] <= before[0] and after[1] <= before[1])

    # Contact alone never reaches trusting
    contacts = [item for item in evidence if isinstance(item, Contact)]
    assert all(span.band <= Band.FRIENDLY for span in spans(contacts, today=TODAY))

    # Hearsay makes a difference up to friendly only, and a strained tie is friendly at most
    for span in story:
        assert span.first_hand <= span.band
        assert span.band == span.first_hand or span.band <= Band.FRIENDLY
        assert span.state is not State.STRAINED or span.band <= Band.FRIENDLY


def case(evidence, seed, more):
    shuffled = list(evidence)
    Random(seed).shuffle(shuffled)
    return evidence, shuffled, replace(more[0], id="one more")


CASES = st.builds(case, histories(), st.integers(0, 99), histories(most=1))


def check(case):
    the_laws_hold(*case)


quick = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
long = settings(quick, max_examples=20_000)

test_the_laws_hold = quick(given(CASES)(check))
test_the_laws_hold_for_many = pytest.mark.prove(long(given(CASES)(check)))


def test_the_laws_are_not_empty():
    """What the laws set apart does lower a band."""
    ties = [Contact(id=1, on=TODAY, basis=Basis.PARTY)] + [
        Closeness(id=side, on=TODAY, basis=Basis.TOLD, by=side, level=3) for side in Side.BOTH.each
    ]
    story = spans(ties, today=TODAY)
    for more in (
        Strain(id="strain", on=TODAY, basis=Basis.TOLD),
        Closeness(id="less", on=TODAY, basis=Basis.TOLD, by=Side.A, level=2),
    ):
        assert may_lower(ties, more)
        assert not never_lower(story, spans([*ties, more], today=TODAY))
