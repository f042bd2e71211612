from datetime import date, timedelta

import pytest

from organizer.access import url
from relationships.models import Person
from tests.cast import coffee, department, me, person, shift

PAPER = {"shown": "paper"}
NAMES = {**PAPER, "names": "names", "sure": "1"}


def test_who_was_seen_last_and_by_whom_as_the_circle_knows_it(cast, sign_in):
    """By initials; hearsay, a crowd and what is just Ana's are not on paper."""
    ovens, nights, day = department(cast.ana), shift(cast.ana), cast.workplace.today()
    ana, tomas = me(cast.ana), me(cast.tomas)
    rosa = person(cast.ana, "Rosa Lind", department=ovens, shift=nights)
    emil = person(cast.ana, "Emil", department=ovens, shift=nights)
    iva = person(cast.ana, "Iva", department=ovens, shift=nights)
    coffee(cast.ana, [ana, rosa], day - timedelta(days=9))
    coffee(cast.ana, [tomas, ana, rosa, emil], day - timedelta(days=5))
    coffee(cast.ana, [ana, rosa], day, seen_by="me")
    coffee(cast.ana, [ana, rosa], day - timedelta(days=1), basis="hearsay")
    coffee(cast.ana, [ana, rosa], day - timedelta(days=2), size=40)
    coffee(cast.ana, [emil, iva], day)  # neither is one of us
    for member in (cast.ana, cast.dina):
        [first, last] = sign_in(member).get(url(member, "charting-sheets"), NAMES).context["page"].pages
        assert [(row.number, row.name, row.seen and row.seen.on, row.by) for row in first.rows] == [
            (1, "Emil", day - timedelta(days=5), "AN TO"),
            (2, "Iva", None, ""),
            (3, "Rosa Lind", day - timedelta(days=5), "AN TO"),
        ]
        assert [row.name for row in last.rows] == ["Ana", "Tomas"]


def test_names_only_after_a_warning(cast, sign_in):
    person(cast.ana, "Quixada Zebulon", department=department(cast.ana))
    address, client = url(cast.tomas, "charting-sheets"), sign_in(cast.tomas)
    asked = {name: client.get(address, query).content.decode() for name, query in ASKED.items()}
    assert {name: "Quixada" in page for name, page in asked.items()} == {
        "to choose": False,
        "initials": False,
        "names": False,
        "names, sure": True,
    }
    assert ("QZ" in asked["initials"], "Names on paper?" in asked["names"]) == (True, True)
    assert "The bakery" not in asked["names, sure"]


ASKED = {"to choose": {}, "initials": PAPER, "names": {**PAPER, "names": "names"}, "names, sure": NAMES}


def test_pages_are_cut_so_that_each_has_its_heading_and_room(cast, sign_in):
    ovens = department(cast.ana)
    everybody = [{"name": f"Person {number:02}", "department": ovens} for number in range(30)]
    Person.add_many(by=cast.ana, people=everybody)
    person(cast.ana, "Somebody", department=department(cast.ana, "Shop"))
    sizes = {}
    for size in ("a4", "letter", "napkin"):
        query = {**PAPER, "size": size, "department": [str(ovens.pk), "none", "nonsense"]}
        page = sign_in(cast.ana).get(url(cast.ana, "charting-sheets"), query).context["page"]
        sizes[size] = [(one.number, one.of, len(one.rows), [*one.spare]) for one in page.pages]
    a4 = [(1, 2, 24, []), (2, 2, 6, [31, 32, 33])]
    assert sizes == {"a4": a4, "letter": [(1, 2, 22, []), (2, 2, 8, [31, 32, 33])], "napkin": a4}


@pytest.mark.long
def test_more_than_one_goes_through_in_an_evening_is_not_printed_in_one_go(cast, sign_in):
    Person.add_many(by=cast.ana, people=[{"name": "Ida", "came_on": date(2025, 3, 3)}] * 2001)
    answer = sign_in(cast.ana).get(url(cast.ana, "charting-sheets"), PAPER)
    assert "2001 people, too many" in answer.content.decode()
