"""A charting sheet that came back, typed in: nothing on it is lost, and nothing is kept twice."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizer import submissions
from organizer.access import url
from relationships.models import Activity, Person, Presence, Tie
from tests.cast import me, person, shift

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 1)


def test_a_sheet_is_typed_in(cast, sign_in):
    nights, ana_herself, tomas_himself = shift(cast.ana), me(cast.ana), me(cast.tomas)
    rosa, ivo, mei = (person(cast.ana, name) for name in ("Rosa", "Ivo", "Mei"))
    client, page = sign_in(cast.ana), url(cast.ana, "charting-back")
    assert [line.person and line.person.name for line in client.get(page).context["form"].lines] == [
        *["Ana", "Ivo", "Mei", "Rosa", "Tomas"],
        *[None] * 5,
    ]
    typed = {
        f"{rosa.pk}-on": "2025-03-01",
        f"{rosa.pk}-by": str(ana_herself.pk),
        f"{rosa.pk}-how": "From the choir",
        f"{ivo.pk}-on": "2025-03-02",
        f"{ivo.pk}-by": str(tomas_himself.pk),
        f"{ivo.pk}-shift": str(nights.pk),
        f"{mei.pk}-left": "2025-03-03",
        "new1-name": "Ida",
        "new1-on": "2025-03-04",
        "new1-by": str(ana_herself.pk),
    }
    once = submissions.new_key(cast.ana.user)
    for _ in range(2):  # sent again after the connection was lost
        assert (
            client.post(page, {"sheet": "none.none", "once": once, **typed})["Location"]
            == f"{page}?sheet=none.none&page=1"
        )
    met = Activity.objects.order_by("on")
    assert [(one.on.day, one.basis, one.size, one.kind) for one in met] == [
        (1, "there", 2, "talk"),
        (2, "told", 2, "talk"),
        (4, "there", 2, "talk"),
    ]
    ida = next(one for one in Person.objects.all() if one.name == "Ida")
    assert set(Presence.objects.filter(activity=met[2]).values_list("person", flat=True)) == {ana_herself.pk, ida.pk}
    people = Person.objects.in_bulk()
    assert (people[ivo.pk].shift_id, people[mei.pk].left_on) == (nights.pk, date(2025, 3, 3))
    assert [tie.how for tie in Tie.objects.all() if tie.how] == ["From the choir"]
    assert client.post(page, {"sheet": "none.none", f"{rosa.pk}-on": "2025-03-01", f"{rosa.pk}-by": ana_herself.pk})
    assert Activity.objects.count() == 3


@pytest.mark.long
def test_a_line_that_is_not_right_says_why_and_keeps_all_that_was_typed(cast, sign_in):
    rosa, ivo = person(cast.ana, "Rosa"), person(cast.ana, "Ivo", came_on=DAY)
    mine, client, page = me(cast.ana), sign_in(cast.ana), url(cast.ana, "charting-back")
    wrong = [
        {f"{rosa.pk}-on": "3025-03-01", f"{rosa.pk}-by": mine.pk},
        {f"{rosa.pk}-on": "2025-03-01"},
        {f"{rosa.pk}-on": "no day", f"{rosa.pk}-by": mine.pk},
        {f"{mine.pk}-on": "2025-03-01", f"{mine.pk}-by": mine.pk},
        {f"{ivo.pk}-left": "2025-02-01"},
        {f"{ivo.pk}-shift": "x"},
        {"new1-name": "Rosa"},
        {"new1-how": "?"},
        {f"{rosa.pk}-how": "x" * 600, f"{rosa.pk}-by": mine.pk},
    ]
    for typed in wrong:
        answer = client.post(page, {"sheet": "none.none", f"{ivo.pk}-how": "Kept", f"{ivo.pk}-by": mine.pk, **typed})
        lines = {line.key: line for line in answer.context["form"].lines}
        assert (answer.status_code, lines[str(ivo.pk)].typed["how"]) == (422, "Kept"), typed
        assert len([line for line in lines.values() if line.fault]) == 1, typed
    assert (Activity.objects.count(), Tie.objects.count()) == (0, 0)
    assert client.post(page, {"sheet": "none.none", "new1-name": "Rosa", "new1-sure": "yes"}).status_code == 303


def test_a_line_saved_by_itself_leaves_the_others_and_a_stale_one_asks(cast, sign_in):
    nights, rosa, ivo = shift(cast.ana), person(cast.ana, "Rosa"), person(cast.ana, "Ivo")
    client, page = sign_in(cast.ana), url(cast.ana, "charting-back")
    rosa.change(by=cast.tomas, version=1, pronouns="she")
    typed = {
        "sheet": "none.none",
        **{f"{one.pk}-version": "1" for one in (rosa, ivo)},
        **{f"{one.pk}-shift": str(nights.pk) for one in (rosa, ivo)},
    }
    assert client.post(page, {**typed, "line": str(ivo.pk)}).status_code == 303
    assert sorted(str(pk) for pk in Person.objects.values_list("shift", flat=True)) == sorted([str(nights.pk), "None"])
    stale = client.post(page, {**typed, "line": str(rosa.pk)})
    [line] = [line for line in stale.context["form"].lines if line.fault]
    assert (stale.status_code, line.person, line.version, line.typed["shift"]) == (409, rosa, 2, str(nights.pk))
    assert client.post(page, {**typed, "line": str(rosa.pk), f"{rosa.pk}-version": "2"}).status_code == 303


@pytest.mark.long
def test_sixty_lines_cost_no_more_queries_than_six(cast, sign_in):
    mine, client, page = me(cast.ana), sign_in(cast.ana), url(cast.ana, "charting-back")
    people = Person.add_many(by=cast.ana, people=[{"name": f"Worker {n}"} for n in range(60)])

    def asked(some: list[Person], day: str) -> int:
        typed = {f"{one.pk}-{name}": value for one in some for name, value in (("on", day), ("by", str(mine.pk)))}
        with CaptureQueriesContext(connection) as queries:
            assert client.post(page, {"sheet": "none.none", **typed}).status_code == 303
        return len(
            [one for one in queries if not one["sql"].startswith("INSERT")]
        )  # of values SQLite takes 999 at once

    asked(people, "2025-03-01")  # the ties are there
    assert asked(people, "2025-03-03") == asked(people[:6], "2025-03-02")
