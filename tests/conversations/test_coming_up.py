"""When a check-in comes up again: the wish and the latest time together in, a day out."""

from datetime import UTC, datetime, timedelta

import pytest

from conversations import coming_up

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)
DAY, LATER = NOON.date(), timedelta(days=1)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def met(ago: int, written: timedelta = LATER) -> coming_up.Meeting:
    return coming_up.Meeting(DAY - days(ago), NOON + written)


WISHES = [  # the wish, the latest time together, the day it comes up
    ({}, None, DAY),
    ({}, met(3), DAY),
    ({}, met(0, days(-1)), DAY),  # that very day, but known before it was wished for
    ({}, met(0), None),
    ({}, met(-2), None),
    ({"day": DAY + days(30)}, None, DAY + days(30)),
    ({"day": DAY + days(30)}, met(-5), DAY + days(30)),  # a birthday is not over because of a lunch weeks before
    ({"day": DAY + days(30)}, met(-23), None),
    ({"day": DAY, "put_off_to": DAY + days(30)}, None, DAY + days(30)),
    ({"put_off_to": DAY + days(30)}, met(-5), None),
    ({"every": 30}, None, DAY),
    ({"every": 30}, met(20), DAY + days(10)),
    ({"every": 30}, met(100), DAY),
    ({"every": 30, "put_off_to": DAY + days(50)}, met(20), DAY + days(50)),
    ({"every": 30, "put_off_to": DAY + days(50)}, met(-10), DAY + days(40)),
    ({"every": 30, "latest": 60}, met(10), DAY + days(20)),
    ({"latest": 60}, met(10), DAY + days(50)),
]


@pytest.mark.parametrize(("wished", "meeting", "day"), WISHES)
def test_the_day_on_which_it_comes_up(wished, meeting, day):
    wish = coming_up.Wish(began_on=DAY, began_at=NOON, **wished)
    assert coming_up.next_on(wish, meeting) == day


def test_not_later_than_counts_from_the_last_time_together():
    wish = coming_up.Wish(began_on=DAY, began_at=NOON, every=30, latest=60)
    assert (coming_up.latest_on(wish, met(10)), coming_up.latest_on(wish, None)) == (DAY + days(50), None)
