"""The edges of what it says about a strain, and about a tie that has gone quiet."""

from ..strength_cases import Story, ago
from .each import e3, example

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
