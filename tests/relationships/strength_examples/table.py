"""The worked examples of method 2, row by row, and what is read where nothing is known."""

from datetime import date

from ..strength_cases import TODAY, Story, ago
from .each import e3, e6, example, figures, summary, weekly

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
