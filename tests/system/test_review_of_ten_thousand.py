"""A review of ten thousand people asks as often as one of a hundred, and is there while one pours the coffee."""

from datetime import timedelta
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conversations import made_up
from conversations.models import Review
from organizer.access import member_for, url
from tests.system.test_ten_thousand import lay_out_the_map

A_WHILE = 5.0  # seconds for the page on a busy machine, the map of the day not in memory


@pytest.mark.prove
@pytest.mark.django_db
def test_a_review_asks_as_often_of_ten_thousand_as_of_a_hundred(sign_in, capsys):
    asked, lines, slow = {}, [], []
    for people in (100, 10_000):
        made = made_up.make(people, seed=1)
        lay_out_the_map(made.workplace)
        member = member_for(made.circle[1].user, made.workplace.slug)  # as a request brings them, with what was made
        client, today = sign_in(member), member.workplace.today()
        began = perf_counter()
        Review.prepare(by=member, on=today - timedelta(days=60)).finish(by=member)
        lines.append(f"{people} people: finished in {perf_counter() - began:.2f} s")
        review = Review.prepare(by=member, on=today)
        for page in ("review", "review-minutes"):
            client.get(url(member, "today"))  # the names are in memory
            began = perf_counter()
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url(member, page, review.pk)).status_code == 200
            took = perf_counter() - began
            asked[page, people] = len(queries)
            lines.append(f"{people} people: {page} in {took:.2f} s, {len(queries)} queries")
            slow += [page] if took > A_WHILE else []
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201 - these figures are what the proof is for
    assert slow == []
    assert {page for page, _people in asked if asked[page, 100] < asked[page, 10_000]} == set()
