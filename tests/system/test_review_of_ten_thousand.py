"""A review of ten thousand people asks as often as one of a hundred, and is there while one sits down; who follows it
asks for next to nothing while nothing is new."""

from datetime import timedelta
from functools import partial
from time import process_time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conversations import made_up
from conversations.models import Review
from organizer.access import member_for, url
from tests.system.test_ten_thousand import lay_out_the_map

A_WHILE = 3.0  # seconds of work for a page or for finishing, the map of the day not in memory
A_BLINK = 0.1  # for who asks again while nothing is new
POLLED_OFTEN = 20
A_FEW = 20  # queries
HTMX = {"HX-Request": "true"}


@pytest.mark.prove
@pytest.mark.django_db
def test_a_review_asks_as_often_of_ten_thousand_as_of_a_hundred(sign_in, capsys):
    asked, lines, slow = {}, [], []

    def done(what: str, allowed: float, work, times: int = 1) -> None:
        began = process_time()
        with CaptureQueriesContext(connection) as queries:
            for _ in range(times):
                work()
        took, asked[what, people] = (process_time() - began) / times, len(queries) // times
        lines.append(f"{people} people: {what} in {took:.2f} s of work, {asked[what, people]} queries")
        slow.extend([lines[-1]] if took > allowed else [])

    for people in (100, 10_000):
        made = made_up.make(people, seed=1)
        lay_out_the_map(made.workplace)
        member = member_for(made.circle[1].user, made.workplace.slug)  # as a request brings them, with what was made
        client, today = sign_in(member), member.workplace.today()
        client.get(url(member, "today"))  # the names are in memory
        first = Review.prepare(by=member, on=today - timedelta(days=60))
        done("finishing", A_WHILE, partial(first.finish, by=member))
        review = Review.prepare(by=member, on=today)
        for page in ("review", "review-minutes"):
            done(page, A_WHILE, partial(client.get, url(member, page, review.pk)))
        review.show(slide_of_ties(review))
        for page in ("review-live", "review-present", "review-presenter"):
            address = url(member, page, review.pk)
            have = client.get(address).context["page"].pulse
            ask = partial(client.get, address, {"have": have}, headers=HTMX)
            assert ask().status_code == 204
            done(f"{page}, nothing new", A_BLINK, ask, POLLED_OFTEN)
            done(f"{page}, something new", A_WHILE, partial(client.get, address, {"have": "x"}, headers=HTMX))
        done("following after another", A_BLINK * 3, partial(client.get, url(member, "review-live", review.pk)))
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201 - these figures are what the proof is for
    assert slow == []
    pages = {what for what, _people in asked} - {"finishing"}
    assert {what for what in pages if asked[what, 100] < asked[what, 10_000]} == set()
    assert max(asked["finishing", people] for people in (100, 10_000)) <= A_FEW


def slide_of_ties(review: Review) -> str:
    return f"{review.items.get(kind='changed').pk}.ties"
