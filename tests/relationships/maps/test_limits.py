"""No picture is a hairball, however many people there are: at most 300 marks and 400 kB, whatever is asked for."""

from datetime import timedelta

import pytest

from organizer.access import url
from organizer.models import Workplace
from relationships import map_making
from relationships.models import Person, Tie, TieSpan
from relationships.models.ties import FOR_EVER, ordered
from tests.cast import coffee, department, gathering_place, person, shift

MANY = 620


@pytest.fixture
def works(cast):
    """All but a few in one department, on two shifts, one of them too large for a picture; each is tied to the next
    four, and the first to most of them."""
    ana, today = cast.ana, cast.workplace.today()
    hall, yard, days, nights = (
        department(ana, "Hall"),
        department(ana, "Yard"),
        shift(ana, "Days"),
        shift(ana, "Nights"),
    )
    known = [
        {
            "name": f"{'ABCDEFG'[n % 7]}nna {n}",
            "department": yard if n > 600 else hall,
            "shift": nights if n % 3 else days,
        }
        for n in range(MANY)
    ]
    people = Person.add_many(by=ana, people=known)
    pairs = {ordered(people[n].pk, people[(n + step) % MANY].pk) for n in range(MANY) for step in (1, 2, 3, 4)}
    pairs |= {ordered(people[0].pk, people[n].pk) for n in range(1, 450)}
    ties = Tie.objects.bulk_create(Tie(workplace=cast.workplace, a_id=a, b_id=b) for a, b in sorted(pairs))
    spans = {"first_hand": 2, "band": 2, "state": "live", "starts": today - timedelta(days=9), "ends": FOR_EVER}
    TieSpan.objects.bulk_create(TieSpan(workplace=cast.workplace, tie=tie, **spans) for tie in ties)
    place = gathering_place(ana, people[:320], "The long table")
    workplace = Workplace.objects.get(pk=cast.workplace.pk)
    map_making.see_to(workplace)
    map_making.lay_out(None, workplace=str(workplace.pk))
    return {"people": people, "hall": hall.pk, "nights": nights.pk, "days": days.pk, "place": place.pk}


@pytest.mark.prove
def test_no_picture_has_more_than_three_hundred_marks_or_weighs_more_than_400_kb(cast, sign_in, works):
    one, other = works["people"][0].pk, works["people"][500].pk
    table = [
        *(("map", [], {"by": by}) for by in ("departments", "shifts", "places", "languages", "communities")),
        ("map", [], {"then": "2025-01-01"}),
        ("map-department", [works["hall"]], {}),
        ("map-department", [works["hall"]], {"shift": works["nights"]}),
        ("map-department", [works["hall"]], {"shift": works["days"]}),
        ("map-shift", [works["nights"]], {}),
        ("map-place", [works["place"]], {}),
        ("map-place", [works["place"]], {"part": 1}),
        ("map-no-department", [], {}),
        ("map-community", [1], {}),
        *(("around", [pk], {"steps": steps}) for pk in (one, other) for steps in (1, 2, 3)),
        ("between", [one, other], {}),
    ]
    client, seen = sign_in(cast.tomas), []
    for name, args, query in table:
        answer = client.get(url(cast.tomas, name, *args), query)
        pictures = [one for one in (answer.context["sheet"].picture, answer.context["sheet"].before) if one]
        seen.append((name, query, max(one.size for one in pictures) <= 300, len(answer.content) <= 400_000))
    assert seen == [(name, query, True, True) for name, _args, query in table]


@pytest.mark.prove
def test_an_island_too_full_stands_in_parts_that_lead_on_and_nobody_is_left_out(cast, sign_in, works):
    client, names, waiting = sign_in(cast.tomas), set(), [url(cast.tomas, "map-department", works["hall"])]
    kinds = []
    while waiting:
        sheet = client.get(waiting.pop()).context["sheet"]
        kinds.append(sheet.by)
        waiting += [mark.address for mark in sheet.picture.marks if sheet.by]
        names |= {mark.says for mark in sheet.picture.marks if mark.kind == "person"}
    assert kinds[0] == "shifts"
    assert names == {one.name for one in works["people"][:601]}
    place = client.get(url(cast.tomas, "map-place", works["place"])).context["sheet"]
    assert [(mark.label, mark.soft) for mark in place.picture.marks] == [
        ("Part 1", "160 people"),
        ("Part 2", "160 people"),
    ]


@pytest.mark.prove
def test_a_ring_too_full_stands_as_departments(cast, sign_in, works):
    sheet = sign_in(cast.tomas).get(url(cast.tomas, "around", works["people"][0].pk)).context["sheet"]
    assert [(mark.label, mark.kind) for mark in sheet.picture.marks[1:]] == [
        ("Hall", "island small"),
        ("Yard", "island small"),
    ]
    assert len(sheet.rows) > 400


def test_only_ties_that_cross(cast, sign_in):
    """Between two people: by way of another department; on the islands: nothing within one."""
    ovens, shop = department(cast.ana, "Ovens"), department(cast.ana, "Shop")
    rosa, ilse, vera = (person(cast.ana, name, department=ovens) for name in ("Rosa", "Ilse", "Vera"))
    omar = person(cast.ana, "Omar", department=shop)
    for two in ((rosa, ilse), (ilse, vera), (rosa, omar), (omar, vera)):
        coffee(cast.ana, list(two), cast.workplace.today())
    client = sign_in(cast.tomas)

    def shown(name, *args, **query):
        sheet = client.get(url(cast.tomas, name, *args), query).context["sheet"]
        return sheet.line, [(row.a, row.b) for row in sheet.rows]

    plain = {("Ilse", "Rosa"), ("Ilse", "Vera"), ("Omar", "Rosa"), ("Omar", "Vera")}
    assert set(shown("between", rosa.pk, vera.pk)[1]) == plain
    line, rows = shown("between", rosa.pk, vera.pk, crossing=1)
    assert (line, set(rows)) == ("Omar could introduce Rosa and Vera.", {("Omar", "Rosa"), ("Omar", "Vera")})
    assert shown("map", crossing=1) == ("We know of 2 ties.", [("Ovens", "Shop")])
