"""By the dates a workplace set, and by no others, things go by themselves (S28)."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from conversations.models import Conversation, Grievance
from organizer import erasure, outbox
from organizer.access import url
from organizer.models import AuditEntry, Workplace
from relationships import retention, ties
from relationships.models import Activity, Giving, Person, Strain, Tie
from tests.cast import PASSWORD, coffee, person, talk, voiced

NOON = datetime(2025, 6, 30, 12, tzinfo=UTC)
TODAY = NOON.date()


def run() -> None:
    retention.keep_no_longer(now=NOON)
    outbox.do_waiting()
    erasure.encryption.forget_rings()


def keep(cast, **known) -> None:
    fresh = Workplace.objects.get(pk=cast.workplace.pk)
    fresh.keep_for(by=cast.dina, version=fresh.version, **{"people_kept": None, "time_kept": None, **known})


def names() -> list[str]:
    return sorted(one.name for one in Person.objects.all())


@pytest.fixture
def three(cast) -> list[Person]:
    return [person(cast.ana, name) for name in ("Rosa", "Emil", "Lea")]


def test_the_first_day_that_is_kept():
    assert [retention.first_day(date(2025, 3, 31), months) for months in (None, 1, 12, 13, 24)] == [
        None,
        date(2025, 2, 28),
        date(2024, 3, 31),
        date(2024, 2, 29),
        date(2023, 3, 31),
    ]


def test_nothing_goes_unless_somebody_said_so(cast, three):
    three[0].leave(by=cast.ana, on=date(1999, 1, 1))
    coffee(cast.ana, three, date(1999, 1, 1))
    run()
    assert (names(), Activity.objects.count()) == (["Emil", "Lea", "Rosa"], 1)


def test_people_who_left_are_forgotten_after_the_day(cast, three):
    rosa, emil, lea = three
    lea.change(by=cast.ana, version=1, likes="Rosa's songs and Emil's")
    rosa.leave(by=cast.ana, on=date(2024, 12, 29))
    emil.leave(by=cast.ana, on=date(2024, 12, 30))  # half a year ago to the day
    keep(cast, people_kept=6)
    for _twice in range(2):
        run()
    assert names() == ["Emil", "Lea"]
    assert Person.objects.get(pk=lea.pk).likes == "…'s songs and Emil's"
    assert AuditEntry.objects.filter(verb="workplace.person-forgotten").count() == 1


def test_old_time_together_goes_with_what_was_said_and_ties_follow(cast, three):
    rosa, emil, lea = three
    old, new = TODAY - timedelta(days=732), TODAY - timedelta(days=731)
    said = talk(cast.ana, [rosa, emil], old, notes="Long ago.", promised="a book")
    voiced(cast.ana, said, rosa)
    coffee(cast.ana, [rosa, lea], old)
    kept = coffee(cast.ana, [rosa, lea], new)
    Giving.add(by=cast.ana, giver=emil, receiver=lea, on=old)
    Strain.add(by=cast.ana, between=[rosa, emil], on=old)  # still open
    keep(cast, time_kept=24)
    run()
    assert list(Activity.objects.all()) == [kept]
    left = [model.objects.count() for model in (Conversation, Grievance, Giving, Strain)]
    assert left == [0, 0, 0, 1]
    assert ties.out_of_step(cast.workplace) == []
    assert Tie.objects.between(*sorted([rosa.pk, lea.pk])).get().together_since == new
    assert not Tie.objects.between(*sorted([emil.pk, lea.pk])).exists()


def test_another_workplace_keeps_what_it_has(cast):
    person(cast.caro, "Mila").leave(by=cast.caro, on=date(1999, 1, 1))
    keep(cast, people_kept=3)
    run()
    assert names() == ["Mila"]


def test_what_goes_is_shown_before_it_is_switched_on(cast, three, sign_in):
    dina, where = sign_in(cast.dina), url(cast.dina, "keeping")
    dina.post("/account/reauthenticate/", {"password": PASSWORD})
    three[0].leave(by=cast.ana, on=date(2020, 1, 1))
    coffee(cast.ana, three, date(2020, 1, 1))
    coffee(cast.ana, three, date(2020, 1, 1), seen_by="me")  # not Dina's to count (S9)
    chosen = {"people_kept": "6", "time_kept": "24", "version": "1"}
    look = dina.post(where, chosen)
    assert look.status_code == 422
    assert re.findall(r"<li>(\d+ [a-z ]+?) (?:who|from)", look.content.decode()) == ["1 person", "1 time together"]
    assert Workplace.objects.get(pk=cast.workplace.pk).people_kept is None
    assert dina.post(where, {**chosen, "sure": "12-24"}).status_code == 422  # they looked at something else
    assert dina.post(where, {**chosen, "sure": "6-24"}).status_code == 303
    fresh = Workplace.objects.get(pk=cast.workplace.pk)
    assert (fresh.people_kept, fresh.time_kept) == (6, 24)
    assert dina.post(where, {"people_kept": "", "time_kept": "60", "version": "2"}).status_code == 303  # less goes
    assert dina.post(where, {**chosen, "sure": "6-24"}).status_code == 409  # an old form
