from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from organizer.models import Membership
from organizer.prepared import prepared
from organizer.stand_ins import Unprepared, of_a_member
from relationships.access import activities_of, people_of
from relationships.models import Activity, SeenBy
from relationships.models.ties import ordered
from tests.cast import person

DAY = date(2026, 3, 3)


def since(member, who, day):
    """As a page may ask: of the rules that all share, with a day worked out of the day it is."""
    return activities_of(member).with_person(who).filter(on__gte=day - timedelta(days=7))


def about(member, people):
    return people_of(member).filter(pk__in=people).order_by("pk")


@pytest.fixture
def met(cast):
    """Rosa with Bea twice: the circle knows of the one time, Ana alone of the other."""
    rosa, bea = person(cast.ana, "Rosa"), person(cast.ana, "Bea")
    for day, seen_by in ((DAY, SeenBy.CIRCLE), (DAY - timedelta(days=3), SeenBy.ME)):
        Activity.add(by=cast.ana, people=[rosa, bea], on=day, seen_by=seen_by)
    return rosa


def test_each_who_asks_gets_what_they_would_get_without_it_whoever_asked_first(cast, met):
    ask = prepared(since)
    askers = [cast.ana, cast.tomas, cast.hal, cast.caro, cast.ana]
    days = [DAY, DAY + timedelta(days=5)]
    found = [ask(member, met.pk, day) for day in days for member in askers]
    assert found == [list(since(member, met.pk, day)) for day in days for member in askers]
    assert [len(rows) for rows in found] == [2, 1, 0, 0, 2, 1, 1, 0, 0, 1]


def test_a_changed_role_bites_on_the_next_asking(cast, met):
    ask = prepared(since)
    before = ask(cast.tomas, met.pk, DAY)
    cast.tomas.change_role(by=cast.dina, role=Membership.Role.HELPER)
    assert (len(before), ask(cast.tomas, met.pk, DAY)) == (1, [])


def test_nothing_of_whoever_asked_first_stays_in_it(cast, met, django_assert_num_queries):
    ask = prepared(since)
    ask(cast.ana, met.pk, DAY)
    [query] = ask.queries.values()
    theirs = {cast.ana.pen_name, met.pk, met.pk.hex, cast.ana.workplace_id, cast.ana.workplace_id.hex, DAY, str(DAY)}
    constants = {value for value, take in query.parameters if take is None}
    assert (constants & theirs, [one for one in theirs if str(one) in query.sql]) == (set(), [])
    with django_assert_num_queries(2):  # the time together, and its people beside it
        ask(cast.tomas, met.pk, DAY)
    assert len(ask.queries) == 1


def test_any_number_of_ids_is_asked_with_few_queries(cast):
    people = sorted(person(cast.ana, f"Bea {n}").pk for n in range(6))
    ask = prepared(about)
    assert [[row.pk for row in ask(cast.ana, people[:n])] for n in range(7)] == [people[:n] for n in range(7)]
    assert len(ask.queries) == 5  # with 0, 1, 2, 4 and 8


def _of_the_workplace(member):
    return people_of(member).filter(workplace=member.workplace)


def _of_now(member):
    return people_of(member).filter(made_at__lte=timezone.now())


def _in_order(member, one, other):
    return people_of(member).filter(pk__in=ordered(one, other))


def test_what_a_stand_in_cannot_stand_for_is_refused(cast):
    refused = [(_of_the_workplace,), (_of_now,), (_in_order, uuid4(), uuid4()), (about, 7.5), (about, ["Rosa"])]
    for compose, *values in refused:
        with pytest.raises(Unprepared):
            prepared(compose)(cast.ana, *values)


def test_a_query_that_holds_something_of_its_own_is_refused(cast):
    with pytest.raises(Unprepared):
        prepared(lambda member: people_of(member).filter(pk=cast.ana.person_id))


@of_a_member
def nick(member):
    return member.called if member.is_admin else ""


def _nicked(member):
    return people_of(member).filter(version=1) if nick(member) else people_of(member).none()


def test_what_was_nothing_for_the_first_and_is_something_for_the_next_is_refused(cast):
    ask = prepared(_nicked)
    assert ask(cast.ana) == []
    with pytest.raises(Unprepared):
        ask(cast.dina)
