"""Several people at once: chosen from the list, changed in one step, and as before in one step."""

from datetime import date

import pytest

from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Person, Undoable
from tests.cast import department, person
from tests.relationships.merging.everything import everything

pytestmark = pytest.mark.django_db


def test_several_are_moved_and_moved_back(cast, sign_in):
    ovens = department(cast.ana)
    people = [person(cast.ana, name) for name in ("Rosa", "Ivo", "Mei")]
    people[2].change(by=cast.ana, version=1, department=ovens)
    ana, before = sign_in(cast.ana), everything()
    chosen = ana.get(url(cast.ana, "people"), {"choose": "all"})
    assert chosen.content.decode().count('name="who"') == 3
    data = {"act": "department", "who": [one.pk for one in people]}
    assert [one.name for one in ana.get(url(cast.ana, "people-many"), data).context["people"]] == ["Rosa", "Ivo", "Mei"]
    assert ana.post(url(cast.ana, "people-many"), {**data, "group": ovens.pk}).status_code == 303
    assert set(Person.objects.values_list("department", flat=True)) == {ovens.pk}
    [line] = AuditEntry.objects.filter(verb="people.department-changed")
    row = ana.get(url(cast.ana, "people")).context["just_done"]
    assert (row.how_many, line.written_by) == (2, cast.ana.pen_name)
    assert sign_in(cast.tomas).get(url(cast.ana, "people")).context["just_done"] is None
    assert ana.post(url(cast.ana, "undo", row.pk)).status_code == 303
    assert everything() == before


def test_they_left_on_a_day_on_which_they_were_here(cast, sign_in):
    rosa, ivo = person(cast.ana, "Rosa", came_on=date(2025, 3, 2)), person(cast.ana, "Ivo")
    ana, page = sign_in(cast.ana), url(cast.ana, "people-many")
    data = {"act": "left", "who": [rosa.pk, ivo.pk], "on": "2025-03-01"}
    refused = ana.post(page, data)
    assert (refused.status_code, refused.context["form"].errors["on"]) == (
        422,
        ["On that day these were not here yet: Rosa."],
    )
    assert ana.post(page, {**data, "on": "2025-03-04"}).status_code == 303
    assert set(Person.objects.values_list("left_on", flat=True)) == {date(2025, 3, 4)}
    assert ana.post(page, {**data, "on": "2025-03-05"}).status_code == 303
    assert Undoable.objects.count() == 1


def test_two_lead_to_both_records_and_another_workplace_to_nothing(cast, sign_in):
    rosa, ivo, far = person(cast.ana, "Rosa"), person(cast.ana, "Ivo"), person(cast.caro, "Mei")
    ana, page = sign_in(cast.ana), url(cast.ana, "people-many")
    two = ana.get(page, {"act": "merge", "who": [rosa.pk, ivo.pk]})
    assert (two.status_code, two["Location"]) == (303, url(cast.ana, "merge-people", rosa.pk, ivo.pk))
    asked = [{"act": "merge", "who": [rosa.pk]}, {"act": "shift", "who": ["x"]}, {"who": [rosa.pk]}]
    assert [ana.get(page, one).status_code for one in asked] == [422, 422, 422]
    assert ana.get(page, {"act": "left", "who": [rosa.pk, far.pk]}).status_code == 404
