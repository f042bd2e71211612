"""Time together in words, and its days."""

import re
from datetime import date

import pytest

from conversations import wording
from organizer.access import url
from relationships.models import Activity
from tests.cast import coffee, me, person

TODAY = date(2025, 11, 22)  # a Saturday


@pytest.mark.parametrize(
    ("day", "alone", "within"),
    [
        (date(2025, 11, 22), "Today", "today"),
        (date(2025, 11, 21), "Yesterday", "yesterday"),
        (date(2025, 11, 18), "Tuesday", "on Tuesday"),
        (date(2025, 11, 15), "15 November", "on 15 November"),
        (date(2024, 11, 15), "15 November 2024", "on 15 November 2024"),
    ],
)
def test_days_as_one_says_them(day, alone, within):
    assert (wording.the_day(day, TODAY), wording.on_day(day, TODAY)) == (alone, within)


def test_every_kind_has_words():
    assert set(wording.SHARED) == set(wording.WITH_ME) == set(wording.WITHOUT_ME) == set(Activity.Kind)


def shared_with(cast, sign_in, someone) -> list[str]:
    page = sign_in(cast.ana).get(url(cast.ana, "person", someone.pk)).content.decode()
    stream = re.search(r'<ol class="stream">.*?</ol>', page, re.S).group()
    return [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"<p>(.*?)</p>", stream, re.S)]


def test_on_their_own_page_somebody_is_not_named_again(cast, sign_in):
    ana, rosa, emil = me(cast.ana), person(cast.ana), person(cast.ana, "Emil")
    coffee(cast.ana, [rosa, emil], TODAY)
    coffee(cast.ana, [ana, rosa, emil], date(2025, 11, 21), size=9)
    Activity.add(by=cast.ana, people=[ana, rosa], on=date(2025, 11, 20), kind="own", own_kind="<b>Bowling</b>")
    assert shared_with(cast, sign_in, rosa) == [
        "Coffee with Emil",
        "Coffee with you, Emil and others",
        "&lt;b&gt;Bowling&lt;/b&gt;, with you",
    ]
    assert shared_with(cast, sign_in, ana) == [
        "Coffee with Rosa, Emil and others",
        "&lt;b&gt;Bowling&lt;/b&gt;, with Rosa",
    ]
