"""The worked examples of method 2 and the edges of its sentences.

Each is a function of the strength package, so that the mutation proof can hand in a broken one and see red.
"""

from datetime import date

import pytest

from relationships import strength

from .strength_cases import TODAY, Story, ago

EXAMPLES = []


def example(check):
    EXAMPLES.append(check)
    return check


def figures(reading):
    f = reading.figures
    return tuple(round(figure, 3) for figure in (f.m, f.C, f.C1, f.given_a, f.given_b, f.R))


def summary(reading):
    band = reading.band.name.lower()
    return band, str(reading.state), [remark.key for remark in reading.remarks]


def weekly(count):
    return range(0, 7 * count, 7)


def e3(k):
    return Story(k).met(10, 40, 80).confided("a", 40).confided("b", 80).helped("a", 60).helped("b", 20)


def e6(k):
    return Story(k).organized(*weekly(30)).helped("a", 50, 100)


# The table


@example
def e1_six_weekly_lunches_of_six(k):
    story = Story(k).met(*weekly(6), size=6)
    assert figures(story.read()) == (1.048, 1.059, 0, 0, 0, 0)
    assert summary(story.read()) == ("friendly", "live", [])
    assert story.until("friendly") == date(2025, 7, 8)


@example
def e2_forty_weekly_meetings_of_twenty_all_business(k):
    story = Story(k).organized(*weekly(40), size=20)
    assert figures(story.read()) == (1.374, 2.058, 0, 0, 0, 0)
    assert summary(story.read()) == ("acquainted", "live", ["only_business"])


@example
def e3_three_walks_and_both_gave(k):
    story = e3(k)
    assert figures(story.read()) == (1.110, 2.264, 2.264, 1.836, 1.838, 0)
    assert summary(story.read()) == ("trusting", "live", [])
    assert story.until("trusting") == date(2025, 11, 22)


@example
def e4_both_would_stand_together(k):
    story = e3(k).would_stand("ab", 30)
    assert figures(story.read()) == (1.110, 2.264, 2.264, 1.836, 1.838, 0)
    assert summary(story.read()) == ("would_risk", "live", [])


@example
def e5_only_one_said_it(k):
    for side in "ab":
        story = e3(k).would_stand(side, 30)
        assert figures(story.read()) == (1.110, 2.264, 2.264, 1.836, 1.838, 0)
        assert summary(story.read()) == ("trusting", "live", [])


@example
def e6_thirty_weekly_one_to_ones_all_business(k):
    assert figures(e6(k).read()) == (1.278, 17.380, 17.380, 1.790, 0, 0)
    assert summary(e6(k).read()) == ("acquainted", "live", ["only_business", "help_one_way"])


@example
def e7_the_last_three_touched_more(k):
    story = Story(k).met(0, 7, 14).organized(*range(21, 210, 7)).helped("a", 50, 100)
    assert figures(story.read()) == (1.278, 17.380, 17.380, 1.790, 0, 0)
    assert summary(story.read()) == ("friendly", "live", ["help_one_way"])


@example
def e8_ten_one_to_ones_in_one_week(k):
    story = Story(k).met(*[4] * 10)
    assert figures(story.read()) == (1.005, 1.455, 1.455, 0, 0, 0)
    assert summary(story.read()) == ("friendly", "live", [])


@example
def e9_e3_a_year_later(k):
    reading = k.read(e3(k).evidence, ago(-365))
    assert figures(reading) == (1.610, 0.429, 0.429, 1.226, 1.226, 0)
    assert summary(reading) == ("acquainted", "quiet", [])
    assert (reading.since, reading.was.name, reading.was_until) == (
        date(2025, 11, 23),
        "TRUSTING",
        date(2025, 11, 22),
    )


@example
def e10_an_open_strain(k):
    reading = e3(k).would_stand("ab", 30).fell_out(5).read()
    assert figures(reading) == (1.110, 2.264, 2.264, 1.836, 1.838, 0)
    assert summary(reading) == ("friendly", "strained", [])
    assert reading.since == ago(5)


@example
def e11_a_petition_together(k):
    story = Story(k).risked(300).met(20, 50).helped("a", 90).helped("b", 90)
    assert figures(story.read()) == (1.411, 1.658, 1.658, 0.886, 0.886, 0.817)
    assert summary(story.read()) == ("would_risk", "live", [])
    assert story.until("would_risk") == date(2025, 10, 13)


@example
def e12_hearsay_only(k):
    reading = Story(k, "hearsay").met(10, 20, 30).helped("both", 90).read()
    assert figures(reading) == (1.123, 2.620, 2.620, 0.859, 0.859, 0)
    assert summary(reading) == ("friendly", "live", [])
    assert (reading.dotted, reading.first_hand.name) == (True, "UNKNOWN")


@example
def all_business_and_both_said_friendly(k):
    story = e6(k).said("ab", 2, 30)
    assert story.band() == "friendly"
    assert story.until("friendly") == date(2025, 11, 27)


@example
def all_business_and_both_said_close(k):
    story = e6(k).said("ab", 3, 30)
    assert story.until("trusting") == date(2025, 11, 27)
    assert story.until("acquainted") == date(2028, 8, 21)


@example
def both_said_friendly_for_as_long_as_there_was_contact(k):
    """Twice in company, 10 days ago: C is 0.502 after 102 days, 0.499 after 103."""
    story = Story(k).met(10, 10, size=3).said("ab", 2, 0)
    assert story.until("friendly") == date(2025, 9, 30)


@example
def each_figure_may_be_the_first_to_fade_below_what_is_asked(k):
    """Known long enough, the help of 300 days ago is halved at the age of 730, the risk of 2900 twice at 2920."""
    company = Story(k).met(*range(0, 140, 7), size=3).met(0).helped("both", 0)
    assert company.until("trusting") == ago(-121)
    for once, lately in ("ab", "ba"):
        story = Story(k).met(*range(0, 140, 7)).helped(once, 300).helped(lately, 0)
        assert story.until("trusting") == ago(-430)
    story = Story(k).met(*range(0, 140, 7)).helped("both", 0).risked(2900)
    assert story.until("would_risk") == ago(-20)


@example
def two_walks_and_both_said_close_half_a_year_ago(k):
    story = Story(k).met(5, 20).said("ab", 3, 180)
    assert figures(story.read()) == (1.247, 1.853, 1.853, 0, 0, 0)
    assert story.band() == "trusting"
    assert Story(k).met(5, 20).said("ab", 3, 181).band() == "friendly"


@example
def the_week_is_filled_with_the_newest_first(k):
    story = Story(k).met(9).met(8, size=3)
    assert figures(story.read())[1:3] == (1.404, 0.934)
    assert figures(story.met(14).read())[1:3] == (1.405, 1.384)


# Contact


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


# Strain


@example
def a_strain_is_open_until_the_day_it_is_talked_through(k):
    story = e3(k).fell_out(9, talked_through=5)
    assert [story.band(day) for day in (10, 9, 6, 5)] == ["trusting", "friendly", "friendly", "trusting"]
    assert [str(story.read(day).state) for day in (10, 9, 6, 5)] == ["live", "strained", "strained", "live"]


@example
def a_talk_that_is_planned_ends_nothing_yet(k):
    assert e3(k).fell_out(9, talked_through=-5).until("friendly") > ago(-5)


# Gone quiet


@example
def quiet_from_the_120th_day_when_below_its_best(k):
    story = Story(k).met(200)
    assert story.steps() == [
        (200, "friendly", "live"),
        (199, "acquainted", "live"),
        (80, "acquainted", "quiet"),
        (-39, "unknown", "quiet"),
    ]
    reading = story.read()
    assert (reading.since, reading.was.name, reading.was_until) == (ago(80), "FRIENDLY", ago(200))


@example
def quiet_after_a_year_at_friendly_and_no_name_when_no_band_was_higher(k):
    story = Story(k).met(*range(400, 800, 7)).said("ab", 2, 40)
    assert [str(story.read(day).state) for day in (36, 35, 0)] == ["live", "quiet", "quiet"]
    assert (story.band(35), story.read(35).was) == ("friendly", None)


@example
def quiet_after_a_year_only_from_friendly(k):
    story = Story(k).organized(*range(400, 800, 7))
    assert (story.band(0), str(story.read(0).state)) == ("acquainted", "live")


@example
def once_quiet_it_stays_so_until_the_next_contact(k):
    story = Story(k).met(*range(300, 800, 7)).said("ab", 3, 400).said("ab", 3, 50)
    assert (story.band(60), str(story.read(60).state), story.read(60).was.name) == (
        "friendly",
        "quiet",
        "TRUSTING",
    )
    assert (story.band(50), str(story.read(50).state), story.read(50).was) == ("trusting", "quiet", None)
    assert str(Story(k).met(200).hearsay().met(10).read().state) == "quiet"
    for again in (
        Story(k).met(200).met(10, size=30),
        Story(k).met(200).helped("a", 10),
        Story(k).met(200).confided("b", 10),
        Story(k).met(200).risked(10),
    ):
        assert str(again.read(11).state) == "quiet"
        assert str(again.read(10).state) == "live"


@example
def a_tie_without_contact_counts_its_silence_from_its_first_evidence(k):
    story = Story(k, "hearsay").met(200)
    assert story.read(81).state == "live"
    assert story.read(80).state == "quiet"
    story = Story(k).said("a", 1, 200).said("a", 0, 190)
    assert (str(story.read(81).state), str(story.read(80).state)) == ("live", "quiet")


@example
def a_strained_tie_does_not_become_quiet(k):
    story = Story(k).met(200).fell_out(90, talked_through=30)
    assert story.steps()[2:5] == [
        (90, "acquainted", "strained"),
        (30, "acquainted", "quiet"),
        (-39, "unknown", "quiet"),
    ]
    assert story.read().since == ago(30)


@example
def only_the_strain_is_said_and_the_quiet_comes_back_after_it(k):
    story = Story(k).met(200).fell_out(70, talked_through=30)
    assert [(day, state) for day, _, state in story.steps()][2:5] == [
        (80, "quiet"),
        (70, "strained"),
        (30, "quiet"),
    ]
    assert story.read().since == ago(80)


@example
def the_best_is_looked_for_two_years_back_both_ends_included(k):
    """Friendly on their first day alone; then now and then in larger company, the last time 120 days ago."""
    for first, today in ((730, "quiet"), (731, "live")):
        story = Story(k).met(first).met(*range(120, 720, 30), size=11)
        assert [(band, state) for _, band, state in story.steps()][:2] == [
            ("friendly", "live"),
            ("acquainted", "live"),
        ]
        assert (story.band(1), str(story.read(1).state)) == ("acquainted", "live")
        assert (story.band(0), str(story.read(0).state)) == ("acquainted", today)


# What is not there


@example
def nothing_known_is_we_do_not_know(k):
    reading = k.read([], TODAY)
    assert summary(reading) == ("unknown", "live", [])
    assert figures(reading) == (1, 0, 0, 0, 0, 0)
    assert k.spans([], today=TODAY) == []


@example
def what_is_dated_later_is_a_plan(k):
    assert Story(k).met(-1).spans() == []
    assert Story(k).met(10).met(9).band(10) == Story(k).met(10).band(10)
    assert Story(k).met(10, 9).band(11) == "unknown"


@example
def remarks_are_two(k):
    assert [r.key for r in Story(k).helped("a", 3).read().remarks] == ["help_one_way"]
    assert Story(k).helped("a", 3).helped("b", 900).read().remarks == ()
    assert Story(k).confided("a", 3).met(3).read().remarks == ()


@pytest.mark.parametrize("check", EXAMPLES, ids=lambda check: check.__name__)
def test_example(check):
    check(strength)
