"""Then and now in the pictures of people: the same places on both days, past ties as past, who came and who left."""

import re
from datetime import timedelta

import pytest

from organizer.access import url
from tests.cast import coffee, person


@pytest.fixture
def then(cast, bakery) -> str:
    """Since then Omar left, through whom alone Rosa knew Emil; Ida came and met Ilse."""
    today = cast.workplace.today()
    for days in (5, 40):
        coffee(cast.ana, [bakery["Omar"], bakery["Emil"]], today - timedelta(days=days))
        coffee(cast.ana, [bakery["Omar"], bakery["Rosa"]], today - timedelta(days=days))
    bakery["Omar"].leave(by=cast.ana, on=today)
    ida = person(cast.ana, "Ida", department=bakery["ovens"], came_on=today)
    coffee(cast.ana, [ida, bakery["Ilse"]], today)
    return (today - timedelta(days=1)).isoformat()


def both(cast, sign_in, name, *args, then):
    found = sign_in(cast.tomas).get(url(cast.tomas, name, *args), {"then": then}).context["sheet"]
    words = [re.sub("<[^>]+>", "", str(sentence)) for sentence in found.words]
    return found.before, found.picture, words


def told(picture) -> tuple[list, list]:
    """Everybody, and every tie with how it is drawn."""
    at = {mark.key: mark.label for mark in picture.marks}
    lines = sorted((*sorted((at[line.a], at[line.b])), line.manner) for line in picture.lines)
    return [(mark.label, "left" in mark.manner) for mark in picture.marks], lines


def test_the_islands_of_both_days(cast, sign_in, bakery, then):
    """Of the one who is left in the shop no ties are counted."""
    coffee(cast.ana, [bakery["Emil"], bakery["Ilse"]], cast.workplace.today())
    sheet = sign_in(cast.tomas).get(url(cast.tomas, "map"), {"then": then}).context["sheet"]
    said = [[ribbon.says for ribbon in picture.ribbons] for picture in (sheet.before, sheet.picture)]
    assert said == [["Ovens and Shop: 1 tie"], ["Ovens and Shop: tied"]]
    assert [row.count for row in sheet.rows if row.b == "Shop"] == [None]


def test_a_ribbon_that_is_past_is_not_left_out(cast, sign_in, bakery, then):
    sheet = sign_in(cast.tomas).get(url(cast.tomas, "map"), {"then": then}).context["sheet"]
    assert [ribbon.says for ribbon in sheet.picture.ribbons] == ["Ovens and Shop: no longer tied"]
    assert sheet.left_out == 0


def test_one_island(cast, sign_in, bakery, then):
    before, now, words = both(cast, sign_in, "map-department", bakery["shop"].pk, then=then)
    assert told(before) == (
        [("Emil", False), ("Omar", False), ("Ovens", False)],
        [("Emil", "Omar", ""), ("Omar", "Ovens", "across")],
    )
    assert told(now) == (
        [("Emil", False), ("Omar", True), ("Ovens", False)],
        [("Emil", "Omar", "past"), ("Omar", "Ovens", "past across")],
    )
    assert [(mark.x, mark.y) for mark in before.marks] == [(mark.x, mark.y) for mark in now.marks]
    assert words == [
        "2 ties of then are past.",
        "Gone since then: Omar.",
        "Omar held together what has since fallen apart: Emil and the others.",
    ]


def test_around_somebody_no_ties_are_counted(cast, sign_in, bakery, then):
    before, now, words = both(cast, sign_in, "around", bakery["Rosa"].pk, then=then)
    assert told(before)[0] == [("Rosa", False), ("Ilse", False), ("Omar", False)]
    assert told(now) == (
        [("Rosa", False), ("Ilse", False), ("Omar", True)],
        [("Ilse", "Rosa", ""), ("Omar", "Rosa", "past")],
    )
    past = next(line for line in words if "Past" in line)
    assert (sorted(re.findall("Omar|Rosa", past)), "Gone since then: Omar." in words) == (["Omar", "Rosa"], True)
    assert [line for line in words if re.search(r"\d", line)] == []


@pytest.mark.long
def test_between_two_the_way_there_was(cast, sign_in, bakery, then):
    before, now, words = both(cast, sign_in, "between", bakery["Emil"].pk, bakery["Rosa"].pk, then=then)
    assert told(before) == (
        [("Emil", False), ("Rosa", False), ("Omar", False)],
        [("Emil", "Omar", ""), ("Omar", "Rosa", "")],
    )
    assert told(now)[1] == [("Emil", "Omar", "past"), ("Omar", "Rosa", "past")]
    assert now.description == "We know of nobody yet who could introduce Emil and Rosa."
    assert "Gone since then: Omar." in words


def test_who_came_stands_only_in_the_second(cast, sign_in, bakery, then):
    before, now, words = both(cast, sign_in, "map-department", bakery["ovens"].pk, then=then)
    people = [[mark.label for mark in picture.marks if mark.kind == "person"] for picture in (before, now)]
    assert (people, words[0]) == ([["Ilse", "Rosa"], ["Ida", "Ilse", "Rosa"]], "1 tie has grown since.")
