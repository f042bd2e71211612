import re
from datetime import timedelta

from organizer.access import url
from organizer.models import Membership
from relationships import directory
from relationships.maps.filters import Filters
from relationships.maps.languages import key_of
from relationships.maps.small import small
from tests.cast import coffee, department, me, person


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


def test_islands_are_languages_and_who_speaks_two_stands_on_both(cast, sign_in, bakery):
    """Of so few a language would say who they are, so that a wall gets none."""
    for name, spoken in (("Rosa", "Portuguese, English"), ("Ilse", "English"), ("Omar", "portuguese")):
        bakery[name].change(by=cast.ana, version=1, languages=spoken)
    coffee(cast.ana, [bakery["Ilse"], bakery["Omar"]], cast.workplace.today())
    found, page = sheet(cast, sign_in, "map", by="languages")
    assert rows(found) == [
        ("English", "Portuguese", 1, 1),
        ("English", "English", 1, 1),
        ("Portuguese", "Portuguese", 1, 1),
    ]
    assert [(mark.label, mark.soft) for mark in found.picture.marks] == [
        ("English", "2 people"),
        ("Portuguese", "2 people"),
        ("Their language we do not know", "1 person"),
    ]
    english = key_of(cast.workplace.pk, "English")
    assert url(cast.tomas, "map-language", english) in page
    one, words = sheet(cast, sign_in, "map-language", english)
    assert ("<h1>English</h1>" in words, [mark.label for mark in one.picture.marks][:2]) == (True, ["Ilse", "Rosa"])
    assert "Emil" in sheet(cast, sign_in, "map-no-language")[1]
    wall = sheet(cast, sign_in, "map", by="languages", shown="projector")[1]
    assert [name for name in ("English", "Portuguese") if name in wall] == []


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


def test_paper_has_initials_and_names_only_after_a_warning(cast, sign_in, bakery):
    client, address = sign_in(cast.tomas), url(cast.tomas, "around", bakery["Rosa"].pk)
    papers = [{}, {"names": "names"}, {"names": "names", "sure": "1"}]
    pages = [client.get(address, {**paper, "shown": "paper"}).content.decode() for paper in papers]
    assert ["Ilse" in page for page in pages] == [False, False, True]
    assert ['class="map"' in page for page in pages] == [True, False, True]


def test_then_and_now_stand_beside_each_other_with_who_left_and_what_is_past(cast, sign_in, bakery):
    today = cast.workplace.today()
    bakery["Omar"].leave(by=cast.ana, on=today)
    coffee(cast.ana, [bakery["Ilse"], bakery["Emil"]], today - timedelta(days=2))
    found, _page = sheet(cast, sign_in, "map", then=(today - timedelta(days=1)).isoformat())
    assert [mark.label for mark in found.before.marks] == [mark.label for mark in found.picture.marks]
    assert [(mark.x, mark.y) for mark in found.before.marks] == [(mark.x, mark.y) for mark in found.picture.marks]
    assert re.sub("<[^>]+>", "", found.words[0]) == "Gone since then: Omar."


def test_without_me_says_what_hangs_on_me_alone(cast, sign_in, bakery):
    tomas = me(cast.tomas)
    for other in ("Rosa", "Emil"):
        coffee(cast.ana, [tomas, bakery[other]], cast.workplace.today())
    found, _page = sheet(cast, sign_in, "map", without_me=1)
    said = re.sub("<[^>]+>", "", found.words[0])
    assert said == "Without you, what holds together now would be 2 parts. Only you tie the others to Emil."


def test_an_empty_map_begins_with_the_first_coworkers(cast, sign_in):
    found, page = sheet(cast, sign_in, "map")
    assert (found.line, 'class="map"' in page) == ("We do not know yet who is close to whom here.", False)
    assert url(cast.tomas, "new-person") in page


def test_where_nobody_is_known_it_offers_ordinary_places(cast, sign_in):
    for number in range(12):
        person(cast.ana, f"Person {number}")
    found, page = sheet(cast, sign_in, "map")
    assert (found.line, rows(found), found.words) == ("We do not know yet who is close to whom here.", [], [])
    assert url(cast.tomas, "new-gathering-place") in page
    assert [dot.hollow for dot in found.picture.dots] == [True] * 12
    assert re.findall(r">\s*0\s*<|\b0 ties", page) == []


def test_an_island_with_nobody_on_it_says_so_and_draws_nothing(cast, sign_in, bakery):
    vault = department(cast.ana, "Vault")
    found, page = sheet(cast, sign_in, "map-department", vault.pk)
    assert (found.line, 'class="map"' in page, "map-legend" in page) == ("We know of nobody here.", False, False)
    _found, page = sheet(cast, sign_in, "map-department", bakery["shop"].pk)
    assert ('class="map"' in page, "map-legend" in page) == (True, True)


def test_somebody_to_lean_on_less_is_named_only_on_a_page_of_its_own(cast, sign_in, bakery):
    others = [person(cast.ana, name) for name in ("Ida", "Ruth")]
    for two in ([bakery["Omar"], others[0]], others):
        coffee(cast.ana, two, cast.workplace.today())
    found, page = sheet(cast, sign_in, "map")
    assert (found.leaning, "Much holds together" in page) == (True, False)
    alone = sign_in(cast.tomas).get(url(cast.tomas, "lean-less")).content.decode()
    assert "Much holds together through" in alone


def test_a_ribbon_and_its_row_lead_to_exactly_the_ties_between_two_islands(cast, sign_in, bakery):
    found, page = sheet(cast, sign_in, "map")
    (ribbon,) = found.picture.ribbons
    assert (ribbon.address, found.rows[0].address) == (found.rows[0].address, ribbon.address)
    assert f'href="{ribbon.address}" aria-label="{ribbon.says}"' in page
    between = sign_in(cast.tomas).get(ribbon.address).context["sheet"]
    assert (between.line, rows(between)) == ("1 tie between Ovens and Shop.", [("Omar", "Rosa", 2, None)])
    assert [(mark.label, mark.x < 360) for mark in between.picture.marks] == [("Rosa", True), ("Omar", False)]
    nowhere = ribbon.address.replace("departments", "nothing"), ribbon.address.replace("departments", "places")
    assert [sign_in(cast.tomas).get(address).status_code for address in nowhere] == [404, 404]
