"""Two who make the same two records one at the same moment, and ten thousand people."""

from datetime import date, timedelta
from threading import Barrier, Thread
from time import perf_counter

import pytest
from django.db import close_old_connections, connection

from conversations.made_up import words
from organizer.access import url
from organizer.models import Membership
from relationships import merging, undoing
from relationships.models import Activity, Person, Undoable
from tests import cast as house
from tests.cast import coffee, person

DAY = date(2025, 3, 1)


@pytest.mark.server
@pytest.mark.django_db(transaction=True)
def test_two_make_the_same_two_one_at_once():
    cast = house.make_cast()
    kept, gone = person(cast.ana, "Rosa"), person(cast.ana, "Rosa Lima")
    coffee(cast.ana, [gone, person(cast.ana, "Ivo")], DAY)
    together, said = Barrier(2), []

    def make_one(member_id) -> None:
        member = Membership.objects.select_related("workplace").get(pk=member_id)
        together.wait()
        try:
            merging.merge(kept, gone, by=member, details={}, versions=(1, 1))
            said.append("made one")
        except merging.OneAlready as one:
            said.append(one.kept)
        finally:
            connection.close()

    threads = [Thread(target=make_one, args=[member.pk]) for member in (cast.ana, cast.tomas)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert sorted(map(str, said)) == sorted(["made one", str(kept.pk)])
    assert (Undoable.objects.count(), Person.objects.filter(pk=gone.pk).exists()) == (1, False)


@pytest.mark.prove
@pytest.mark.django_db
def test_among_ten_thousand_people_the_pages_take_moments(cast, sign_in):
    names = [f"{given} {family}" for family in words.FAMILY for given in words.GIVEN] * 2
    people = Person.add_many(by=cast.ana, people=[{"name": name} for name in names[:10_000]])
    kept, gone, others = people[0], people[1], people[2:302]
    there = [[one, other] for one in (kept, gone) for other in others]
    meetings = [{"people": two, "on": DAY + timedelta(days=n % 90)} for n, two in enumerate(there)]
    Activity.add_many(by=cast.ana, activities=meetings)
    ana, took = sign_in(cast.ana), {}

    def page(name: str, *args) -> None:
        began = perf_counter()
        assert ana.get(url(cast.ana, name, *args)).status_code == 200
        took[name] = perf_counter() - began

    page("people")
    page("doubles")  # once for each change of a name
    page("merge-people", kept.pk, gone.pk)
    for name, do in (
        ("merge", lambda: merging.merge(kept, gone, by=cast.ana, details={}, versions=(1, 1))),
        ("undo", lambda: undoing.undo(Undoable.objects.get(), by=cast.ana)),
    ):
        began = perf_counter()
        do()
        took[name] = perf_counter() - began
    print({name: round(seconds, 2) for name, seconds in took.items()})  # noqa: T201
    assert max(took.values()) < 10  # a second or so on a quiet machine
