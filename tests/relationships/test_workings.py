"""How the place works: the circle's notes on a department, and the line found from each tie that crosses it."""

import pytest
from django.db import IntegrityError, transaction

from organizer.access import url
from organizer.models import AuditEntry
from relationships.access import dependencies_between
from relationships.models import Dependency, WorkNote
from relationships.workings import lines_across, workings_of
from tests.cast import department, person


@pytest.fixture
def place(cast):
    return [department(cast.ana, name) for name in ("Ovens", "Packing", "Office")]


def needs(cast, one, other, how="") -> Dependency:
    return Dependency.add(by=cast.ana, department=one, needs=other, how=how)


def test_how_the_line_runs_is_found_from_each_tie_that_crosses_it(cast, sign_in, place):
    ovens, packing, office = place
    needs(cast, packing, ovens, "Loaves at six.")
    line = (packing, ovens)
    rosa, emil = person(cast.ana, department=ovens), person(cast.ana, "Emil", department=packing)
    iva, ruth = person(cast.ana, "Iva", department=office), person(cast.ana, "Ruth")
    pairs = ((rosa, emil), (emil, rosa), (rosa, iva), (rosa, ruth), (rosa, rosa))
    assert [lines_across(cast.tomas, *pair) for pair in pairs] == [[line], [line], [], [], []]
    page = sign_in(cast.tomas).get(url(cast.tomas, "tie", rosa.pk, emil.pk)).content.decode()
    assert [words in page for words in ("Packing cannot work without Ovens", "#workings")] == [True, True]


def test_between_departments_only_those_with_both_ends_there(cast, place):
    ovens, packing, office = place
    first, back, other = needs(cast, packing, ovens), needs(cast, ovens, packing), needs(cast, office, ovens)
    assert set(dependencies_between(cast.ana, [ovens, packing.pk])) == {first, back}
    assert set(dependencies_between(cast.ana, place)) == {first, back, other}
    assert list(dependencies_between(cast.ana, [])) == []
    assert [list(dependencies_between(member, place)) for member in (cast.hal, cast.caro)] == [[], []]


def test_said_twice_it_is_kept_once_and_nothing_depends_on_itself(cast, place):
    ovens, packing, _office = place
    assert needs(cast, packing, ovens, "Loaves") == needs(cast, packing, ovens, "Bread")
    assert (Dependency.objects.get().how, AuditEntry.objects.filter(verb="dependency.added").count()) == ("Loaves", 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dependency(workplace=cast.workplace, department=ovens, needs=ovens).save()


def test_a_department_tells_how_it_works_and_all_of_the_circle_may_mend_it(cast, sign_in, place):
    ovens, packing, _office = place
    client = sign_in(cast.ana)
    client.post(url(cast.ana, "new-work-note", ovens.pk), {"about": "managers", "words": "They walk round at ten."})
    client.post(url(cast.ana, "new-dependency", packing.pk), {"needs": ovens.pk, "how": "Loaves at six."})
    note, line = WorkNote.objects.get(), Dependency.objects.get()
    told = workings_of(cast.tomas, ovens)
    assert (told.notes, told.needs, told.needed_by) == ([note], [], [line])
    mended = {"about": "managers", "words": "They walk round at nine.", "version": "1"}
    address = url(cast.tomas, "work-note", note.pk)
    assert sign_in(cast.tomas).post(address, mended).status_code == 303
    stale = client.post(address, {**mended, "words": "At eight."})
    assert (stale.status_code, b"at nine" in stale.content, b"At eight" in stale.content) == (409, True, True)
    client.post(url(cast.ana, "remove-dependency", line.pk))
    client.post(url(cast.ana, "remove-work-note", note.pk))
    assert (WorkNote.objects.count(), Dependency.objects.count()) == (0, 0)
    verbs = AuditEntry.objects.filter(verb__regex="^(work-note|dependency)").values_list("verb", flat=True)
    assert sorted(verbs) == [
        "dependency.added",
        "dependency.removed",
        "work-note.added",
        "work-note.changed",
        "work-note.removed",
    ]
