"""What became of a tie between two days, and how that is said: what grew first, never a lack (method 2, 26)."""

from datetime import date

from relationships.maps import kept
from relationships.maps.one_scale import on_one_scale
from relationships.maps.picture import Dot, Label, Mark, Picture, Ribbon
from relationships.since import Numbers, words
from relationships.since.became import Became, Reads, became
from relationships.strength import Band, State

NOBODY, KNOW, FRIENDS, TRUST = Band.UNKNOWN, Band.ACQUAINTED, Band.FRIENDLY, Band.TRUSTING
LIVE, QUIET, STRAINED = State.LIVE, State.QUIET, State.STRAINED


def test_what_became_of_a_tie():
    cases = {
        (None, (KNOW, LIVE)): Became.NEW,
        ((NOBODY, LIVE), (FRIENDS, LIVE)): Became.NEW,
        ((KNOW, LIVE), (FRIENDS, LIVE)): Became.DEEPER,
        ((FRIENDS, STRAINED), (TRUST, LIVE)): Became.DEEPER,
        ((KNOW, QUIET), (FRIENDS, LIVE)): Became.AGAIN,
        ((FRIENDS, LIVE), (KNOW, QUIET)): Became.QUIET,
        ((KNOW, QUIET), (NOBODY, QUIET)): None,
        ((TRUST, LIVE), (FRIENDS, LIVE)): None,
        ((FRIENDS, LIVE), (FRIENDS, LIVE)): None,
        ((FRIENDS, LIVE), (FRIENDS, STRAINED)): None,
        ((NOBODY, LIVE), (NOBODY, LIVE)): None,
        (None, (KNOW, QUIET)): None,
        ((FRIENDS, LIVE), None): None,
    }
    got = {(then, now): became(then and Reads(*then), now and Reads(*now)) for then, now in cases}
    assert got == cases


def numbers(**known) -> Numbers:
    plain = {"on": date(2026, 6, 1), "then": date(2026, 4, 2), "people": 9, "known": 5, "two_way": 0, "returned": 0}
    return Numbers(**{**plain, "hanging": None, "times": 0, **known})


def test_the_first_line_is_about_what_grew():
    told = [
        words.headline(numbers(new=9, deeper=1, quiet=4)),
        words.headline(numbers(new=1)),
        words.headline(numbers(deeper=2, quiet=4)),
        words.headline(numbers(times=9, quiet=4)),
        words.headline(numbers(quiet=4)),
        words.headline(numbers(then=None, known=1)),
        words.headline(numbers(then=None, known=0)),
    ]
    assert told == [
        "9 new ties and 1 that grew deeper since 2 April.",
        "1 new tie since 2 April.",
        "2 ties grew deeper since 2 April.",
        "People spent time together 9 times since 2 April; their ties live on it.",
        "It has been quiet since 2 April. Slow times are for each other: a coffee is a beginning.",
        "So far you know of 1 tie.",
        "This is where it begins: you do not know yet who is close to whom here.",
    ]


def test_figures_stand_beside_those_of_last_time_and_no_nought_alone():
    before, now = numbers(two_way=19, returned=33, hanging=3), numbers(two_way=26, returned=52, hanging=0)
    assert words.figures(now, before) == [
        "26 two-way ties among us, last time 19.",
        "Help went both ways between 52 pairs since then; in the time before, 33.",
        "Your company hangs on nobody alone: whoever is away, the others still meet. Last time it hung on 3 people.",
    ]
    assert words.figures(now, None)[:2] == [
        "26 two-way ties among us.",
        "Help has gone both ways between 52 pairs so far.",
    ]
    assert words.figures(numbers(), numbers()) == []
    assert Numbers.from_plain({**now.as_plain(), "of a later Kith": 1}) == now


def test_a_picture_comes_back_as_it_was_and_its_words_stand_apart():
    marks = (Mark("i0", 1.0, 2.0, 30.0, "island", "Ovens", "3 people", says="Ovens: 3 people", tint=4),)
    drawn = Picture(
        720.0,
        460.0,
        "The map",
        "We know of 3 ties.",
        marks=marks,
        ribbons=(Ribbon("i0", "i0", 4.0, (3.0, 4.0), "3 ties"),),
        dots=(Dot(1.0, 2.0, 3.0, hollow=True),),
        labels=(Label(1.0, 2.0, "Ovens", of="i0", soft="3 people"),),
        widths=((1.6, "1 tie"), (34.0, "50 ties")),
    )
    shape, said = kept.as_plain(drawn)
    assert kept.from_plain(shape, said) == drawn
    assert ("Ovens" in str(shape), kept.from_plain(shape, ["…"] * len(said)).marks[0].label) == (False, "…")
    assert kept.from_plain({**shape, "of a later Kith": []}, said, name="then").name == "then"


def test_two_pictures_drawn_apart_are_brought_to_one_scale():
    few = Picture(9.0, 9.0, "", "", ribbons=(Ribbon("a", "b", 30.0),), widths=((30.0, "10 ties"),), a_tie=3.0)
    many = Picture(9.0, 9.0, "", "", ribbons=(Ribbon("a", "b", 30.0),), widths=((30.0, "30 ties"),), a_tie=1.0)
    then, now = on_one_scale(few, many)
    assert ([each.ribbons[0].width for each in (then, now)], then.widths) == ([10.0, 30.0], ((30.0, "30 ties"),))
    assert on_one_scale(few, Picture(9.0, 9.0, "", ""))[0] == few
