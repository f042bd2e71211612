"""Whatever the figures are, they can be said: without a zero, a share, or a word that decides for people."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.carrying import Sentence, Word, beside, figures, say, telling
from conversations.carrying.sentences import READINGS, WORDS
from relationships.strength import Band
from tests.architecture.test_words import BANNED
from tests.conversations.carrying.test_figures import ring, worlds

NEVER = re.compile(r"\bready\b|%|\b0\b|\b(weak|fail\w*|missing: )\b|\{", re.IGNORECASE)
BANDS = (Band.FRIENDLY, Band.TRUSTING, Band.WOULD_RISK)
WHO = ("grievance", "grievance.some", "committee", "action")
AGO = Sentence("two_months_ago")


@settings(max_examples=25)
@given(worlds(), worlds(), st.sampled_from(WHO), st.sampled_from(BANDS), st.lists(st.integers(0, 3), min_size=9))
def test_every_figure_can_be_said(world, before, who, band, few):
    found, then = figures(*world), figures(*before)
    said = [
        *telling.opening(who, found),
        *telling.row(band, found),
        *telling.groups(found, most=9),
        *telling.braced(found),
        *telling.reads(band, found),
        *beside.change(who, AGO, (found, few[0]), (then, few[1])),
        *beside.tried(few[2], 1, found),
        *beside.unsure(found, few[3], then, few[4]),
        *beside.drawn(*few[5:8]),
        *beside.reach(few[1:3] if few[8] else []),
        *beside.line("ovens", "packing", few[0], few[1]),
        beside.stops(Band.FRIENDLY, Band.TRUSTING, few[8]),
    ]
    words = [say(one) for one in said]
    assert [one for one in words if NEVER.search(one) or BANNED.search(one) or not re.match("[A-Z“0-9]", one)] == []


def test_no_sentence_decides_or_hunts():
    texts = [words for words in WORDS.values() if isinstance(words, str)]
    texts += [text for words in WORDS.values() if not isinstance(words, str) for text in words]
    texts += READINGS.values()
    assert [text for text in texts if re.search(r"\bready\b", text) or BANNED.search(text)] == []
    assert set(READINGS) == set(Word)


def test_thin_ties_are_first_offered_time_together_and_nobody_is_blamed():
    scattered = figures(range(9), [(0, 1), (2, 3)])
    thin = figures(range(5), [(one, one + 1) for one in range(4)])
    apart = figures(range(6), [*ring(2), (2, 3), (4, 5)])
    said = [[say(one) for one in telling.opening("grievance", found)] for found in (scattered, thin, apart)]
    offer = "What there is to offer first is time together: a lunch, a walk, an evening that is not about this."
    assert said == [
        ["Nine people feel this; most are not yet bound to each other.", offer],
        ["Five people feel this; fewer than half are each held by two others.", offer],
        ["Six people feel this; they are bound in small groups, and these not yet to each other.", offer],
    ]


def test_numbers_are_said_as_a_person_would_and_words_of_others_are_not_read_as_gaps():
    seldom, often = (Sentence("held", {"count": count}) for count in (12, 13))
    assert (say(seldom), say(often)) == ("Twelve are each held by two others.", "13 are each held by two others.")
    named = telling.groups(figures(range(4), ring(4), {"{0}": [0]}))
    assert [say(one) for one in named] == []
    one = figures(range(4), [(0, 1), (1, 2), (2, 3), (3, 1)], {"{0}": [0, 1], "b": [2, 3]})
    assert [say(each) for each in telling.groups(one)] == ["{0} and b meet at one person only."]


def test_all_of_them_are_called_each_and_nobody_is_counted_as_none():
    three = figures(range(3), [(0, 1), (1, 2), (0, 2)])
    assert [say(one) for one in [*beside.tried(1, 3, three)[1:], *beside.reach([1, 1])]] == [
        "Each of the three pairs has stood together.",
        "Beyond them, two people are each tied to one of them.",
    ]
