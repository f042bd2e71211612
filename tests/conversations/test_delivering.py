"""A promise and a wish reach those who chose to be told, in a number and a day, and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
import vobject
from django.core import mail
from django.test import Client
from django.urls import reverse

from conversations.models import CheckIn
from organizer import tasks
from organizer.access import url
from organizer.models import Reach
from tests.cast import me, person, talk
from tests.organizer.test_reach import chosen

MONDAY = datetime(2026, 3, 2, 7, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def clock(db):
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def sent_on(clock, day: int) -> list[tuple[str, str]]:
    """What goes out on a morning, the first of them Monday's."""
    clock.move_to(MONDAY + day * DAY + timedelta(hours=1))
    already = len(mail.outbox)
    tasks.sweep()
    return sorted((sent.to[0].split("@")[0], sent.subject) for sent in mail.outbox[already:])


def wish(by, someone, day: int, **known) -> CheckIn:
    return CheckIn.make(by=by, person=someone, day=(MONDAY + day * DAY).date(), **known)


@pytest.mark.long
def test_what_comes_up_is_told_once_to_those_it_is_offered_to(cast, clock):
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    for one in (cast.ana, cast.tomas):
        chosen(one)
    wish(cast.ana, rosa, 1)
    wish(cast.ana, emil, 1, seen_by="me")
    wish(cast.tomas, emil, 2, take_up=True)
    assert sent_on(clock, 0) == []
    assert sent_on(clock, 1) == [("ana", "2 things for today"), ("tomas", "1 thing for today")]
    assert sent_on(clock, 2) == [("tomas", "1 thing for today")]
    assert sent_on(clock, 3) == []  # all of it still waits on Today, and nobody is nagged (method 9)


def test_having_lunch_instead_takes_it_out_of_the_mail_and_the_calendar(cast, clock):
    rosa, ana = person(cast.ana, "Rosa"), me(cast.ana)
    chosen(cast.ana)
    address = reverse("feed", args=[Reach.of(cast.ana).make_feed(by=cast.ana)])
    wish(cast.ana, rosa, 2)

    def days() -> list:
        calendar = vobject.readOne(Client().get(address).content.decode())
        return [(event.dtstart.value, event.summary.value) for event in calendar.contents.get("vevent", [])]

    assert days() == [((MONDAY + 2 * DAY).date(), "Somebody to see")]
    clock.move_to(MONDAY + DAY)
    talk(cast.ana, [ana, rosa], (MONDAY + DAY).date())
    assert days() == []
    assert sent_on(clock, 2) == []


@pytest.mark.long
def test_what_ana_keeps_to_herself_changes_neither_mail_nor_calendar_of_anyone_else(cast, clock):
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    for one in (cast.ana, cast.tomas):
        chosen(one)
    feeds = [reverse("feed", args=[Reach.of(one).make_feed(by=one)]) for one in (cast.ana, cast.tomas)]
    wish(cast.ana, rosa, 1)
    before = [Client().get(address).content for address in feeds]
    wish(cast.ana, emil, 1, seen_by="me")
    talk(cast.ana, [rosa], MONDAY.date(), promised="The recipe", words_seen_by="me")
    after = [Client().get(address).content for address in feeds]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True]
    sent = dict(sent_on(clock, 1))
    assert (sent["ana"] != "1 thing for today", sent["tomas"]) == (True, "1 thing for today")


def test_the_calendar_leads_to_the_check_in(cast, clock, sign_in):
    row = wish(cast.ana, person(cast.ana, "Rosa"), 1)
    address = reverse("feed", args=[Reach.of(cast.ana).make_feed(by=cast.ana)])
    event = vobject.readOne(Client().get(address).content.decode()).vevent
    assert event.url.value == f"http://localhost:8000{url(cast.ana, 'check-in', row.pk)}"
    assert sign_in(cast.ana).get(url(cast.ana, "check-in", row.pk)).status_code == 200
