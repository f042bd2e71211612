"""S19: a wall in a meeting room, and whoever looks at its page source, its addresses or its answers."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from organizer.access import url
from tests.cast import coffee, department, gathering_place, person

CANARIES = ("Quixada", "Zebulon", "Wrenna", "Hawthorn")
HTMX = {"HX-Request": "true", "HX-Target": "main", "HX-Boosted": "true"}
ASKED = (
    {},
    {"names": "pseudonyms"},
    {"names": "names", "sure": "1"},
    {"steps": 3, "by": "places", "without_me": 1},
    {"by": "languages"},
)


@pytest.fixture
def shop(cast, bakery):
    """Four with names that are nowhere else; Hawthorn alone in her department, two of them at a table."""
    people = {name: person(cast.ana, name, department=bakery["ovens"]) for name in CANARIES[:3]}
    people["Zebulon"].change(by=cast.ana, version=1, languages="Zebulon's own")
    people["Hawthorn"] = person(cast.ana, "Hawthorn", department=department(cast.ana, "Vault"))
    one, other, third, last = people.values()
    for two in ((one, other), (other, third), (third, bakery["Rosa"]), (third, last)):
        coffee(cast.ana, list(two), cast.workplace.today() - timedelta(days=2))
    place = gathering_place(cast.ana, [one, other], "Quixada's table")
    return {**bakery, **people, "place": place, "vault": last.department_id}


def addresses(cast, shop) -> list[str]:
    one, third = shop["Quixada"].pk, shop["Wrenna"].pk
    between = ["departments", shop["ovens"].pk, shop["shop"].pk]
    pages = {
        "map": [[]],
        "map-department": [[shop["ovens"].pk], [shop["vault"]]],
        "map-no-department": [[]],
        "map-place": [[shop["place"].pk]],
        "map-across": [between, ["departments", shop["ovens"].pk, shop["vault"]]],
        "around": [[one]],
        "between": [[one, third]],
    }
    return [url(cast.tomas, name, *args) for name, every in pages.items() for args in every]


def leads(page: str) -> set[str]:
    """Every address a page holds, but for what it is made of, and where it is locked."""
    found = re.findall(r'(?:href|action|src|data-card|hx-\w+|formaction|xlink:href)="([^"]*)"', page)
    return {one for one in found if not one.startswith(("/static/", reverse("lock")))}


@pytest.mark.long
@pytest.mark.parametrize("shown", ["projector", "paper"])
def test_it_is_sent_no_name_and_nothing_that_leads_to_one(cast, sign_in, shop, shown):
    """In no picture, by initials or by number, on a past day too, and whatever asks for it."""
    hidden = [*CANARIES, "Rosa", "Ilse", "Omar", "Emil", "Tomas", "The bakery", str(shop["Zebulon"].pk), "Vault"]
    then = (cast.workplace.today() - timedelta(days=1)).isoformat()
    client, found = sign_in(cast.tomas), []
    for address in addresses(cast, shop):
        for query in (*ASKED, {"then": then}):
            if shown == "paper" and query.get("sure"):
                continue
            answer = client.get(address, {**query, "shown": shown}, headers=HTMX if query == ASKED[1] else {})
            page = answer.content.decode()
            said = f"{page} {sorted(answer.headers.items())}"
            found += [(address, query, word) for word in hidden if word in said]
            own = {"?", url(cast.tomas, "map")} if shown == "projector" else leads(page)
            found += [(address, query, lead) for lead in leads(page) - own]
            assert (answer.status_code, "<title>Kith</title>" in page) == (200, True)
    assert found == []
    assert "Quixada" in client.get(addresses(cast, shop)[-1]).content.decode()


@pytest.mark.long
def test_who_would_stand_alone_stands_with_others(cast, sign_in, shop):
    """A department of one says who that is; so do its colour and, on its own page, its title."""
    client = sign_in(cast.tomas)
    own = client.get(url(cast.tomas, "map")).context["sheet"].picture
    wall = client.get(url(cast.tomas, "map"), {"shown": "projector"}).context["sheet"].picture
    assert [(mark.label, mark.soft) for mark in own.marks] == [
        ("Ovens", "5 people"),
        ("Shop", "2 people"),
        ("Vault", "1 person"),
    ]
    assert [(mark.label, mark.soft) for mark in wall.marks] == [("Ovens", "5 people"), ("Others", "3 people")]
    around = url(cast.tomas, "around", shop["Wrenna"].pk)
    marks = client.get(around, {"shown": "projector"}).context["sheet"].picture.marks
    assert [(mark.inside, mark.tint is None) for mark in marks if mark.inside == "HA"] == [("HA", True)]


def test_numbers_do_not_stand_in_the_order_of_names(cast, sign_in):
    """Else a list of the staff would tell who is who."""
    ovens, hub = department(cast.ana), person(cast.ana, "Ada")
    others = [person(cast.ana, f"Person {letter}", department=ovens) for letter in "abcdefgh"]
    for one in others:
        coffee(cast.ana, [hub, one], cast.workplace.today())
    query = {"shown": "projector", "names": "pseudonyms"}
    for address in (url(cast.tomas, "map-department", ovens.pk), url(cast.tomas, "around", hub.pk)):
        page = sign_in(cast.tomas).get(address, query)
        marks = [mark for mark in page.context["sheet"].picture.marks if "middle" not in mark.manner]
        numbers = [int(mark.says) for mark in marks if mark.kind == "person"]
        assert (len(numbers), numbers) == (8, sorted(numbers))


def test_where_two_islands_are_all_there_is_the_few_are_not_counted(cast, sign_in, bakery):
    """Rather than swallowed by the large one. Nobody stands on the small one, and its own page shows nobody."""
    for letter in "abc":
        person(cast.ana, f"Person {letter}", department=bakery["ovens"])
    wall = sign_in(cast.tomas).get(url(cast.tomas, "map"), {"shown": "projector"}).context["sheet"]
    assert [(mark.label, mark.soft, mark.says) for mark in wall.picture.marks] == [
        ("Ovens", "5 people", "Ovens: 5 people, 1 tie among them"),
        ("Others", "", "Others"),
    ]
    assert (len(wall.picture.dots), [ribbon.says for ribbon in wall.picture.ribbons]) == (5, ["Ovens and Others: tied"])
    own = sign_in(cast.tomas).get(url(cast.tomas, "map-department", bakery["shop"].pk), {"shown": "projector"})
    assert own.context["sheet"].line == "So few are not shown by themselves where others can see it."
    assert own.context["sheet"].picture.marks == ()
