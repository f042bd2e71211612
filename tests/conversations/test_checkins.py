"""Check-ins: who knows of them, what restarts them, what one may do with them, and what each verb leaves behind."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conversations.models import CheckIn, Conversation, NotNow
from organizer.models import AuditEntry
from relationships.models import Activity
from tests.cast import coffee, me, person

DAY = date(2025, 3, 3)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def seers(cast, check_in) -> list[bool]:
    members = (cast.ana, cast.tomas, cast.dina, cast.hal, cast.caro)
    return [CheckIn.objects.visible_to(who).filter(pk=check_in.pk).exists() for who in members]


def readers(cast, check_in) -> list[bool]:
    found = [CheckIn.objects.visible_to(who).for_list(who).filter(pk=check_in.pk) for who in (cast.ana, cast.tomas)]
    return [bool(rows) and rows[0].readable for rows in found]


WHO_KNOWS = [  # the check-in, who is named -> who knows of it; may ana, tomas read why
    ({}, (), [True, True, True, False, False], [True, False]),
    ({"words_seen_by": "circle"}, (), [True, True, True, False, False], [True, True]),
    ({"seen_by": "me"}, (), [True, False, False, False, False], [True, False]),
    ({"seen_by": "me", "words_seen_by": "named"}, ("tomas",), [True, True, False, False, False], [True, True]),
    ({"words_seen_by": "named"}, ("dina",), [True, True, True, False, False], [True, False]),
]


@pytest.mark.long
@pytest.mark.parametrize(("known", "named", "know", "read"), WHO_KNOWS)
def test_that_it_is_there_and_why_are_two_things(cast, known, named, know, read):
    named = [getattr(cast, name) for name in named]
    row = CheckIn.make(by=cast.ana, person=person(cast.ana), reason="life", words="Ill.", readers=named, **known)
    assert (seers(cast, row), readers(cast, row)) == (know, read)


def test_a_promise_is_known_to_those_who_may_read_the_conversation(cast):
    people = [me(cast.ana), person(cast.ana)]
    words = {"promised": "Bring the rota", "words_seen_by": "named"}
    talk = Conversation.log(by=cast.ana, people=people, on=DAY, words=words, readers=[cast.tomas])
    promise = CheckIn.objects.get()
    assert (seers(cast, promise), promise.person) == ([True, True, False, False, False], people[1])
    talk.amend(by=cast.ana, version=talk.version, people=people, words={"words_seen_by": "me"})
    assert seers(cast, promise) == [True, False, False, False, False]


def comes_up(*rows: CheckIn) -> list[date | None]:
    return [CheckIn.objects.get(pk=row.pk).next_on for row in rows]


@pytest.mark.long
def test_time_together_answers_it_however_it_is_written_changed_hidden_or_taken_away(cast):
    today = cast.workplace.today()
    rosa, iva = person(cast.ana), person(cast.ana, "Iva")
    once, often = CheckIn.make(by=cast.ana, person=rosa), CheckIn.make(by=cast.ana, person=rosa, every=30)
    mine = CheckIn.make(by=cast.ana, person=rosa, every=30, seen_by="me")
    quietly = coffee(cast.ana, [rosa, iva], today, seen_by="me")
    assert comes_up(once, often, mine) == [today, today, today + days(30)]  # S9: it moves nobody else's
    lunch = coffee(cast.tomas, [rosa, iva], today - days(1))
    assert comes_up(once, often, mine) == [today, today + days(29), today + days(30)]
    lunch.change(by=cast.tomas, version=lunch.version, people=[rosa, iva], on=today)
    assert comes_up(once, often, mine) == [None, today + days(30), today + days(30)]
    once.refresh_from_db()
    assert once.met == lunch
    lunch.change(by=cast.tomas, version=lunch.version, people=[rosa, iva], seen_by="me")
    assert comes_up(once, often, mine) == [today, today, today + days(30)]
    lunch.change(by=cast.tomas, version=lunch.version, people=[iva, me(cast.tomas)], seen_by="circle")
    assert comes_up(once, often) == [today, today]
    lunch.change(by=cast.tomas, version=lunch.version, people=[iva, rosa], basis="hearsay")
    assert comes_up(once, often) == [today, today]
    quietly.change(by=cast.ana, version=quietly.version, people=[rosa, iva], seen_by="circle")
    assert comes_up(once, often) == [None, today + days(30)]
    quietly.remove(by=cast.ana)
    assert comes_up(once, often, mine) == [today, today, today]


def test_of_two_people_only_time_with_both_answers(cast):
    today = cast.workplace.today()
    rosa, iva, emil = (person(cast.ana, name) for name in ("Rosa", "Iva", "Emil"))
    row = CheckIn.make(by=cast.ana, person=rosa, other=iva)
    coffee(cast.ana, [rosa, emil], today)
    coffee(cast.ana, [iva, emil], today)
    assert comes_up(row) == [today]
    coffee(cast.ana, [iva, rosa], today)
    assert comes_up(row) == [None]


def test_a_crowd_answers_nothing(cast):
    rosa, iva = person(cast.ana), person(cast.ana, "Iva")
    row = CheckIn.make(by=cast.ana, person=rosa)
    Activity.add(by=cast.ana, people=[rosa, iva], on=cast.workplace.today(), kind="meeting", size=200)
    assert comes_up(row) == [cast.workplace.today()]


def test_a_promise_is_not_answered_by_company_but_knows_of_it(cast):
    today, rosa = cast.workplace.today(), person(cast.ana)
    Conversation.log(by=cast.ana, people=[me(cast.ana), rosa], on=today, words={"promised": "Ask about the rota"})
    promise = CheckIn.objects.get()
    coffee(cast.tomas, [rosa, me(cast.tomas)], today)  # somebody else's lunch with her says nothing of it
    promise.refresh_from_db()
    assert (promise.next_on, promise.met) == (today, None)
    lunch = coffee(cast.ana, [me(cast.ana), rosa], today)
    promise.refresh_from_db()
    assert (promise.next_on, promise.met) == (today, lunch)


def verbs() -> list[str]:
    return [verb for verb in AuditEntry.objects.order_by("pk").values_list("verb", flat=True) if "check-in" in verb]


def test_each_verb_does_it_once_and_leaves_one_line(cast):
    today = cast.workplace.today()
    row = CheckIn.make(by=cast.ana, person=person(cast.ana))
    assert [row.take_up(by=cast.tomas) for _ in range(2)] == [True, True]
    assert (row.take_up(by=cast.dina), row.taken_by) == (False, cast.tomas.pen_name)
    row.hand_back(by=cast.dina)  # not hers to hand back
    for _ in range(2):
        row.hand_back(by=cast.tomas)
        row.put_off(by=cast.dina, to=today + days(9))
    assert (row.taken_by, comes_up(row)) == ("", [today + days(9)])
    for _ in range(2):
        row.let_go(by=cast.tomas)
    assert (row.ended, row.ended_on, comes_up(row)) == ("let-go", today, [None])
    row.put_off(by=cast.dina, to=today + days(20))
    row.keep(by=cast.ana)
    expected = ["made", "taken-up", "handed-back", "put-off", "let-go"]
    assert sorted(verbs()) == sorted(f"check-in.{verb}" for verb in expected)


def waiting(member, on: date | None = None) -> list[str]:
    rows = CheckIn.objects.waiting_for(member, on or member.workplace.today()).by_day().select_related("person")
    return [row.person.name for row in rows]


def test_what_waits_for_whom(cast):
    today = cast.workplace.today()
    rosa, iva, emil = (person(cast.ana, name) for name in ("Rosa", "Iva", "Emil"))
    shared = CheckIn.make(by=cast.ana, person=rosa)
    CheckIn.make(by=cast.ana, person=iva, seen_by="me")
    CheckIn.make(by=cast.tomas, person=emil, day=today + days(3))
    assert (sorted(waiting(cast.ana)), waiting(cast.tomas), waiting(cast.hal)) == (["Iva", "Rosa"], ["Rosa"], [])
    assert sorted(waiting(cast.tomas, today + days(3))) == ["Emil", "Rosa"]
    shared.take_up(by=cast.tomas)
    assert (waiting(cast.ana), waiting(cast.tomas)) == (["Iva"], ["Rosa"])
    NotNow.say(by=cast.tomas, people=[rosa], until=today + days(2))
    NotNow.say(by=cast.tomas, people=[rosa], until=today + days(1))
    assert (waiting(cast.tomas), waiting(cast.tomas, today + days(2))) == ([], ["Rosa"])
    assert NotNow.objects.count() == 1
    rosa.leave(by=cast.ana, on=today)
    assert waiting(cast.tomas, today + days(2)) == []


def test_not_now_leads_to_no_pen_name_and_stands_in_no_audit(cast):
    rosa, before = person(cast.ana), AuditEntry.objects.count()
    NotNow.say(by=cast.ana, people=[rosa])
    assert AuditEntry.objects.count() == before
    assert NotNow.objects.get().whose not in {member.pen_name for member in (cast.ana, cast.tomas, cast.dina)}


@pytest.mark.long
@pytest.mark.parametrize("many", [1, 30])
def test_settling_costs_the_same_for_one_and_thirty(cast, many):
    rosa, iva = person(cast.ana), person(cast.ana, "Iva")
    for _ in range(many):
        CheckIn.make(by=cast.ana, person=rosa, every=30)
    activity = coffee(cast.ana, [rosa, iva], cast.workplace.today() - days(3))
    with CaptureQueriesContext(connection) as asked:
        activity.change(by=cast.ana, version=activity.version, people=[rosa, iva])
    about = [query["sql"] for query in asked if "conversations_checkin" in query["sql"].lower()]
    assert len(about) == 2
