"""A few people a week: by lot, the same all week, nobody sent twice to the same newcomer, nobody replaced."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conversations.rhythm import Candidate, Kind, lot, monday, propose, whose_turn

WEEK = date(2025, 3, 3)
ASKED = [Candidate(Kind.ASKED, (f"asked {n}",), "wish", on=WEEK + timedelta(days=n)) for n in range(8)]
OLD = [Candidate(Kind.OLD, (f"old {n}",), "quiet") for n in range(8)]
NEW = [Candidate(Kind.NEW, (f"new {n}",), "new") for n in range(8)]


def proposed(*candidates, member="ana", week=WEEK, **said) -> list[Candidate]:
    return propose([one for some in candidates for one in some], member=member, week=week, **said)


def kinds(chosen: list[Candidate]) -> list[str]:
    return [one.kind.value for one in chosen]


def test_old_friends_and_new_people_by_turns_and_what_was_asked_for_first():
    assert kinds(proposed(OLD, NEW)) == ["old", "new", "old"]
    assert kinds(proposed(ASKED, OLD, NEW)) == ["asked", "asked", "asked", "old", "new"]
    assert kinds(proposed(ASKED)) == ["asked"] * 5
    assert proposed(ASKED, OLD, NEW)[:3] == ASKED[:3]  # by their day
    later = Candidate(Kind.ASKED, ("promised",), "promise", on=WEEK + timedelta(days=9), first=True)
    assert proposed(ASKED, [later])[0] == later


def test_it_is_the_same_in_whatever_order_they_come_and_another_next_week():
    chosen = proposed(OLD, NEW)
    assert proposed(NEW[::-1], OLD[::-1]) == chosen
    weeks = [proposed(OLD, NEW, week=WEEK + timedelta(days=7 * n)) for n in range(12)]
    assert len({tuple(one.people for one in week) for week in weeks}) > 6
    assert proposed(OLD, NEW, member="tomas") != chosen
    assert lot("ana", WEEK) == 13709479590435978104  # in every process, on every machine


def test_nobody_twice_and_nobody_in_the_place_of_somebody_put_aside():
    twice = [Candidate(Kind.OLD, ("asked 0", "x"), "quiet"), *OLD]
    assert all("x" not in one.people for one in proposed(ASKED[:1], twice))
    chosen = proposed(OLD, NEW)
    gone = chosen[1].people
    assert proposed(OLD, NEW, put_aside=gone) == [chosen[0], chosen[2]]
    assert len(proposed(OLD, NEW, aside=gone)) == 3


@given(st.sets(st.integers(0, 99), min_size=1).map(list), st.sets(st.integers(0, 99)).map(list))
def test_each_is_sent_to_one_of_the_circle_whatever_its_order(circle, people):
    turns = [whose_turn(one, circle, WEEK) for one in people]
    assert turns == [whose_turn(one, circle[::-1], WEEK) for one in people]
    assert set(turns) <= set(circle)


def test_turns_go_round():
    turns = {whose_turn("rosa", ["ana", "tomas", "dina"], WEEK + timedelta(days=7 * n)) for n in range(20)}
    assert turns == {"ana", "tomas", "dina"}
    assert whose_turn("rosa", [], WEEK) is None


def test_a_week_begins_on_monday():
    assert {monday(WEEK + timedelta(days=n)) for n in range(7)} == {WEEK}
