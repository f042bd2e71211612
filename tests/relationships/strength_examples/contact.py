"""The edges of what the method says about contact: thresholds, half-lives, weeks, how many were there."""

from ..strength_cases import Story
from .each import e3, example, figures


@example
def a_threshold_met_exactly_holds(k):
    assert Story(k).met(0, size=5).band() == "acquainted"
    assert Story(k).met(0, size=6).band() == "unknown"
    assert Story(k).met(0).band() == "friendly"
    assert Story(k).met(*[0] * 5, size=6).band() == "friendly"
    assert Story(k).met(*[0] * 4, size=6).band() == "acquainted"
    assert Story(k).met(0, size=3).said("ab", 2, 0).band() == "friendly"
    assert Story(k).met(0, size=4).said("ab", 2, 0).band() == "acquainted"
    assert Story(k).met(0, size=3).said("ab", 1, 0).band() == "acquainted"


@example
def exactly_half_is_left_after_a_half_life(k):
    """Known for two years, all fades half as fast: contact in 180 days, help in 730, shared risk in 1460."""
    known = Story(k).met(3000, size=30)
    assert known.met(180).said("ab", 3, 0).read().figures.C1 == 0.5
    assert known.band() == "trusting"
    known = Story(k).met(3000, size=30).met(0)
    assert known.helped("both", 730).band() == "trusting"
    assert known.risked(2920).read().figures.R == 0.25
    assert known.band() == "would_risk"
    assert Story(k).met(3000, size=30).met(181, 300).said("ab", 3, 0).met(0, size=3).band() == "trusting"
    assert Story(k).met(3000, size=30).met(181).met(0, size=3).said("ab", 3, 0).band() == "friendly"
    assert Story(k).met(3000, size=30).met(0).helped("both", 731).band() == "friendly"
    assert Story(k).met(3000, size=30).met(0).helped("both", 1).risked(2921).band() == "trusting"


@example
def more_than_thirty_people_are_history(k):
    assert Story(k).met(0, 1, 2, size=30).band() == "acquainted"
    assert Story(k).met(0, 1, 2, size=31).spans() == []
    assert e3(k).risked(10, size=30).band() == "would_risk"
    assert e3(k).risked(10, size=31).band() == "trusting"


@example
def weeks_are_iso_weeks(k):
    """TODAY is a Monday: yesterday was another week."""
    assert round(Story(k).met(0, 0, 1, 1).read().figures.C, 2) == 2.99
    assert round(Story(k).met(1, 1, 2, 2, 7).read().figures.C, 2) == 1.49


@example
def one_that_touched_more_is_enough_even_when_the_cap_cut_it(k):
    story = Story(k).organized(1, 2).met(7)
    assert (story.band(), story.read().remarks) == ("friendly", ())
    assert Story(k).organized(1, 2, 7).band() == "acquainted"


@example
def many_small_meetings_add_up(k):
    story = Story(k).met(*range(0, 630, 21), size=20)
    assert figures(story.read())[1] == 1.101
    assert story.band() == "friendly"


@example
def a_past_day_knows_nothing_of_its_week_to_come(k):
    story = Story(k).met(2, 1, size=6)
    assert story.steps()[:2] == [(2, "unknown", "live"), (1, "acquainted", "live")]


@example
def fading_slows_down_for_two_years_and_then_no_more(k):
    assert figures(Story(k).met(1500).read()) == (2, 0.003, 0.003, 0, 0, 0)
