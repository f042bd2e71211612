"""Where people and islands stand once the worker has laid the map out, and what a page says until then."""

import math
from itertools import combinations

import pytest

from organizer import outbox
from organizer.access import url
from relationships.models import SavedMap
from tests.cast import coffee, department, person

ROOMS = {"Ovens": ("Rosa", "Vera", "Ilse", "Mona"), "Counter": ("Omar", "Tariq", "June", "Noor")}


@pytest.fixture
def shop(cast):
    """Two rooms whose people all know each other, tied to one another by Ilse and Omar; nobody knows Emil."""
    people, today = {}, cast.workplace.today()
    for room, names in ROOMS.items():
        group = department(cast.ana, room)
        people |= {name: person(cast.ana, name, department=group) for name in names}
        for pair in combinations(names, 2):
            coffee(cast.ana, [people[name] for name in pair], today)
    coffee(cast.ana, [people["Ilse"], people["Omar"]], today)
    return people | {"Emil": person(cast.ana, "Emil", department=people["Rosa"].department)}


@pytest.fixture
def show(cast, sign_in):
    def show(name: str, *args, **query):
        return sign_in(cast.tomas).get(url(cast.tomas, name, *args), query)

    return show


def places(answer) -> dict[str, tuple[float, float]]:
    return {mark.label: (mark.x, mark.y) for mark in answer.context["sheet"].picture.marks if mark.kind == "person"}


@pytest.mark.long
def test_on_an_island_a_new_tie_moves_nobody_and_who_is_new_stands_amid_their_ties(cast, shop, show):
    ovens = shop["Rosa"].department_id
    ring = places(show("map-department", ovens))
    outbox.do_waiting()
    before = places(show("map-department", ovens))
    assert (set(ring) == set(before), ring == before) == (True, False)
    coffee(cast.ana, [shop["Rosa"], shop["Omar"]], cast.workplace.today())
    assert places(show("map-department", ovens)) == before
    ida = person(cast.ana, "Ida", department=shop["Rosa"].department)
    for friend in ("Rosa", "Vera"):
        coffee(cast.ana, [ida, shop[friend]], cast.workplace.today())
    after = places(show("map-department", ovens))
    x, y = ((after["Rosa"][n] + after["Vera"][n]) / 2 for n in (0, 1))
    assert math.dist(after["Ida"], (x, y)) < 150
    assert {name: spot for name, spot in after.items() if name != "Ida"} == before
    assert all(0 < at < 720 for spot in after.values() for at in spot)


@pytest.mark.long
def test_communities_are_islands_called_after_what_their_people_have_in_common(cast, shop, show):
    wait = show("map", by="communities")
    assert wait.context["sheet"].by == "departments"
    assert "still being worked out" in wait.content.decode()
    outbox.do_waiting()
    answer = show("map", by="communities")
    sheet = answer.context["sheet"]
    assert sorted((mark.label, mark.soft) for mark in sheet.picture.marks) == [
        ("Around Counter", "4 people"),
        ("Around Ovens", "4 people"),
        ("Not close to anybody yet, as far as we know", "1 person"),
    ]
    assert "still being worked out" not in answer.content.decode()
    around = {mark.label: mark.address for mark in sheet.picture.marks}
    island = show("map-community", around["Around Ovens"].split("/")[-2])
    assert set(places(island)) == set(ROOMS["Ovens"])
    assert set(places(show("map-no-community"))) == {"Emil"}
    assert show("map-community", 999).status_code == 404


@pytest.mark.long
def test_laying_it_out_afresh_is_asked_for_quietly_and_says_how_far_it_is(cast, shop, show, sign_in):
    show("map")
    waiting = show("map-layout").content.decode()
    outbox.do_waiting()
    offered = show("map").content.decode()
    sign_in(cast.tomas).post(url(cast.tomas, "map-layout"))
    asked = show("map").content.decode()
    first = SavedMap.objects.get().layout
    outbox.do_waiting()
    done = show("map-layout").content.decode()
    said = [("being laid out" in page, "Lay the map out afresh" in page) for page in (waiting, offered, asked, done)]
    assert said == [(True, False), (False, True), (True, False), (False, False)]
    assert ("The map is laid out" in done, SavedMap.objects.get().layout) == (True, first + 1)
