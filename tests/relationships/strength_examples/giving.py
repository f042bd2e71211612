"""The edges of what it says about giving, about what the two say of each other, and about how we know."""

from ..strength_cases import Story
from .each import e3, example, figures

# Giving


@example
def trust_stands_on_being_friendly(k):
    assert Story(k).met(60).helped("both", 1).band() == "acquainted"
    reading = Story(k).met(60).helped("both", 1).hearsay().met(30).read()
    assert [(rule.key, rule.holds) for rule in reading.rules if rule.band == 3] == [
        ("friendly", False),
        ("just_two", True),
        ("two_way", True),
        ("nothing_open", True),
    ]


@example
def giving_counts_once_a_day_each_way(k):
    once = Story(k).helped("a", 3).confided("a", 3).read().figures
    twice = Story(k).helped("a", 3, 3).helped("both", 3).confided("a", 3, 3).read().figures
    assert (once.given_a, once.given_b) == (twice.given_a, 0)
    assert round(once.given_a, 2) == 1.99
    assert round(twice.given_b, 2) == 0.99
    assert round(Story(k).risked(3, 3).risked(3, size=9).read().figures.R, 2) == 1.0


@example
def friendly_and_both_gave_but_never_just_two(k):
    story = Story(k).met(0, 0, 0, size=3).helped("both", 1)
    assert story.band() == "friendly"
    assert story.met(0).band() == "trusting"


@example
def trust_needs_both_to_have_given(k):
    assert Story(k).met(0, 7).helped("a", 1, 2).band() == "friendly"
    assert Story(k).met(0, 7).helped("a", 1).confided("b", 2).band() == "trusting"


@example
def shared_risk_without_trust_is_no_band(k):
    assert Story(k).risked(1).would_stand("ab", 1).band() == "unknown"
    assert Story(k).met(0).risked(1).would_stand("ab", 1).band() == "friendly"


# Sayings


@example
def one_side_alone_neither_raises_nor_lowers(k):
    assert Story(k).said("a", 1, 0).band() == "acquainted"
    assert Story(k).said("b", 3, 0).band() == "acquainted"
    assert Story(k).met(0, size=3).said("a", 3, 0).band() == "acquainted"
    assert Story(k).met(0).said("a", 3, 0).band() == "friendly"
    assert Story(k).met(0).said("a", 1, 0).band() == "friendly"


@example
def both_close_without_time_together(k):
    assert Story(k).said("ab", 3, 0).band() == "acquainted"


@example
def of_each_side_the_latest_counts_and_on_one_day_the_lowest(k):
    walks = Story(k).met(5, 20)
    assert walks.said("ab", 3, 10).band() == "trusting"
    assert walks.said("a", 2, 9).band() == "friendly"
    assert walks.said("a", 3, 8).band() == "trusting"
    assert walks.said("a", 2, 8).band() == "friendly"
    assert walks.said("a", 3, 8).band() == "friendly"
    assert walks.said("a", 3, 7).said("b", 0, 6).band() == "friendly"


@example
def standing_together_can_be_taken_back(k):
    assert e3(k).would_stand("ab", 30).would_stand("a", 20, stands=False).band() == "trusting"
    assert e3(k).would_stand("ab", 30).would_stand("a", 30, stands=False).band() == "trusting"
    assert e3(k).would_stand("ab", 30).would_stand("a", 31, stands=False).band() == "would_risk"
    assert e3(k).would_stand("ab", 180).band() == "would_risk"
    assert e3(k).would_stand("ab", 181).band() == "trusting"


# Basis


@example
def hearsay_lifts_to_friendly_and_no_further(k):
    reading = e3(k).hearsay().risked(1).would_stand("ab", 1).read()
    assert (reading.band.name, reading.dotted) == ("TRUSTING", False)
    reading = Story(k).met(40).hearsay().met(10).helped("both", 5).read()
    assert (reading.band.name, reading.first_hand.name, reading.dotted) == ("FRIENDLY", "ACQUAINTED", True)


@example
def hearsay_sayings_and_strains_do_not_count(k):
    assert Story(k, "hearsay").said("ab", 3, 1).would_stand("a", 1).fell_out(1).spans() == []
    assert e3(k).hearsay().fell_out(1).band() == "trusting"


@example
def all_but_hearsay_counts_alike(k):
    for basis in ("party", "was_there", "told"):
        reading = Story(k, basis).met(0, 7).helped("both", 1).said("a", 1, 1).read()
        assert (reading.band.name, reading.first_hand.name) == ("TRUSTING", "TRUSTING")


@example
def the_first_hand_band_has_its_own_first_day_and_its_own_business(k):
    reading = Story(k).organized(3, 10).hearsay().met(300).read()
    assert (reading.band.name, reading.first_hand.name) == ("FRIENDLY", "ACQUAINTED")
    assert round(reading.figures.m, 3) == 1.411
    assert round(reading.first_hand_figures.m, 3) == 1.014


@example
def evidence_of_any_kind_begins_the_acquaintance(k):
    for story in (
        Story(k).said("a", 0, 365),
        Story(k).fell_out(365, 360),
        Story(k).helped("b", 365),
        Story(k).risked(365),
        Story(k).would_stand("a", 365),
    ):
        assert figures(story.read())[0] == 1.5
