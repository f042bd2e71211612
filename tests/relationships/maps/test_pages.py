from datetime import timedelta

import pytest

from organizer.access import url
from organizer.models import Membership
from relationships import directory
from relationships.maps.filters import Filters
from relationships.maps.small import small
from relationships.models import Giving
from tests.cast import coffee, department, person


@pytest.fixture
def bakery(cast):
    """Rosa and Ilse at the ovens trust each other; Rosa and Omar in the shop are friendly; nobody knows Emil yet."""
    ovens, shop = department(cast.ana, "Ovens"), department(cast.ana, "Shop")
    people = {name: person(cast.ana, name, department=ovens) for name in ("Rosa", "Ilse")}
    people |= {name: person(cast.ana, name, department=shop) for name in ("Omar", "Emil")}
    today = cast.workplace.today()
    for days in (3, 30):
        coffee(cast.ana, [people["Rosa"], people["Ilse"]], today - timedelta(days=days))
    for one, other in (("Rosa", "Ilse"), ("Ilse", "Rosa")):
        Giving.add(by=cast.ana, giver=people[one], receiver=people[other], on=today - timedelta(days=9))
    coffee(cast.ana, [people["Rosa"], people["Omar"]], today)
    return {**people, "ovens": ovens, "shop": shop}


def sheet(cast, sign_in, name, *args, **query):
    answer = sign_in(cast.tomas).get(url(cast.tomas, name, *args), query)
    return answer.context["sheet"], answer.content.decode()


def rows(sheet) -> list[tuple]:
    return [(row.a, row.b, row.band, row.count) for row in sheet.rows]


def test_islands_are_departments_with_the_ties_between_them(cast, sign_in, bakery):
    found, page = sheet(cast, sign_in, "map")
    assert rows(found) == [("Ovens", "Shop", 1, 1), ("Ovens", "Ovens", 1, 1)]
    assert [(mark.label, mark.soft) for mark in found.picture.marks] == [("Ovens", "2 people"), ("Shop", "2 people")]
    assert [dot.hollow for dot in found.picture.dots] == [False, False, True, False]  # Ilse, Rosa; Emil, Omar
    assert url(cast.tomas, "map-department", bakery["ovens"].pk) in page


def test_the_band_asked_for_narrows_it(cast, sign_in, bakery):
    assert rows(sheet(cast, sign_in, "map", band=3)[0]) == [("Ovens", "Ovens", 3, 1)]
    assert rows(sheet(cast, sign_in, "map", band="none")[0]) == rows(sheet(cast, sign_in, "map")[0])


def test_an_island_has_its_people_and_the_islands_they_are_tied_to(cast, sign_in, bakery):
    found, page = sheet(cast, sign_in, "map-department", bakery["ovens"].pk)
    assert rows(found) == [("Ilse", "Rosa", 3, None), ("Omar", "Rosa", 2, None)]
    assert [(mark.label, mark.kind) for mark in found.picture.marks] == [
        ("Ilse", "person"),
        ("Rosa", "person"),
        ("Shop", "island small"),
    ]
    assert url(cast.tomas, "tie", bakery["Ilse"].pk, bakery["Rosa"].pk) in page


def test_around_somebody_one_step_and_two(cast, sign_in, bakery):
    one, _page = sheet(cast, sign_in, "around", bakery["Omar"].pk)
    two, page = sheet(cast, sign_in, "around", bakery["Omar"].pk, steps=2)
    assert [mark.label for mark in one.picture.marks] == ["Omar", "Rosa"]
    assert [mark.label for mark in two.picture.marks] == ["Omar", "Rosa", "Ilse"]
    assert rows(two) == [("Ilse", "Rosa", 3, None), ("Omar", "Rosa", 2, None)]
    assert url(cast.tomas, "around", bakery["Ilse"].pk) + "?steps=2" in page


def test_a_past_day_shows_the_ties_and_people_of_that_day(cast, sign_in, bakery):
    yesterday = cast.workplace.today() - timedelta(days=1)
    bakery["Ilse"].leave(by=cast.ana, on=cast.workplace.today())
    today = sheet(cast, sign_in, "map")[0]
    before = sheet(cast, sign_in, "map", on=yesterday.isoformat())[0]
    assert rows(today) == [("Ovens", "Shop", 1, None)]  # Rosa is alone there: her ties are not counted
    assert rows(before) == [("Ovens", "Ovens", 1, 1)]


def test_a_small_map_shows_the_ties_among_a_few(cast, bakery, django_assert_num_queries):
    ids = [bakery[name].pk for name in ("Rosa", "Emil", "Ilse")]
    tomas = Membership.objects.select_related("workplace").get(pk=cast.tomas.pk)
    directory.of(tomas.workplace)
    with django_assert_num_queries(1):
        found = small(tomas, ids, name="one")
    assert [mark.label for mark in found.marks] == ["Emil", "Ilse", "Rosa"]
    assert [({line.a, line.b}, line.band) for line in found.lines] == [({"p1", "p2"}, 3)]
    assert small(tomas, ids[:1], name="one") is None


def test_a_query_that_makes_no_sense_asks_for_nothing(cast):
    today = cast.workplace.today()
    query = {"by": "x", "band": "-3", "on": "2025-02-31", "then": "9999-01-01", "department": "x", "steps": "900"}
    asked = Filters.asked(query, directory.of(cast.workplace), today)
    assert asked == Filters(today, today, steps=3)
    assert asked.query(band=2) == "?band=2&steps=3"
