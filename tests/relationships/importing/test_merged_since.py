"""People who came in from a file are made one with each other, or with somebody who was here: both can be undone, in
any order, and nobody is lost."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from organizer import erasure
from organizer.access import url
from relationships import access_undoing, merging, ties, undoing
from relationships.importing.page import BatchPage
from relationships.importing.undoing import Undoing
from relationships.models import Activity, BatchRow, Person, Tie, Undoable
from relationships.models.ties import ordered
from tests.cast import coffee, person
from tests.relationships.importing.batches import bring, put_in, undo

PEOPLE = "Id,Label,Department\nn1,Rosa Lima,Ovens\nn2,R. Lima,Shop\nn3,Ida Sol,Shop\n"
EDGES = "Source,Target,Label\nn1,n3,The choir\nn2,n3,The rota\n"
TIMES = "Date,Who,What\n2025-03-01,Rosa Lima; Ida Sol,Coffee\n2025-03-02,R. Lima; Ida Sol,Bowling\n"
HELPS = "Giver,Receiver,Date,What\nR. Lima,Ida Sol,2025-03-02,A ladder\n"
FILES = ("nodes.csv", PEOPLE), ("edges.csv", EDGES), ("times.csv", TIMES), ("helps.csv", HELPS)
DAY = date(2025, 3, 9)


def named(name: str) -> Person:
    return next(one for one in Person.objects.select_related("workplace") if one.name == name)


def names() -> list[str]:
    return sorted(one.name for one in Person.objects.select_related("workplace"))


def made_one(by, one: Person, other: Person) -> Undoable:
    kept, gone = merging.in_order(one, other)
    return merging.merge(kept, gone, by=by, details={}, versions=(kept.version, gone.version))


def whole(cast) -> bool:
    connection.check_constraints()
    return ties.out_of_step(cast.workplace) == []


@pytest.mark.long
@pytest.mark.parametrize("with_whom", ["each other", "somebody who was here"])
@pytest.mark.parametrize("first", ["import", "merge"])
def test_both_are_undone_in_any_order_and_nobody_is_lost(cast, with_whom, first):
    here = person(cast.ana, "Lou Kern", likes="Chess")
    coffee(cast.ana, [here, person(cast.ana, "Emil Berg")], DAY)
    batch = put_in(bring(cast.ana, *FILES), cast.ana)
    brought = named("Rosa Lima")
    other = named("R. Lima") if with_whom == "each other" else here
    row = made_one(cast.ana, other, brought)
    stays = Undoing(batch).stays()
    assert stays.get("people", []) == (sorted([row.kept_id, named("Ida Sol").pk]) if other is not here else [])
    assert whole(cast)
    steps = [lambda: undo(batch, cast.ana), lambda: undoing.undo(row, by=cast.ana)]
    for step in steps if first == "import" else reversed(steps):
        step()
        assert whole(cast)
    assert {"Lou Kern", "Emil Berg", "Rosa Lima", other.name} <= set(names())
    assert sorted(Activity.objects.get(on=DAY).people_ids) == sorted([here.pk, named("Emil Berg").pk])


@pytest.mark.long
def test_what_somebody_says_of_a_tie_keeps_its_people(cast):
    batch = put_in(bring(cast.ana, *FILES), cast.ana)
    rosa, other = named("Rosa Lima"), named("R. Lima")
    a, b = ordered(rosa.pk, other.pk)
    Tie(workplace=cast.workplace, a_id=a, b_id=b).describe(by=cast.tomas, version=1, how="Sisters")
    assert Undoing(batch).stays() == {"people": sorted([rosa.pk, other.pk])}
    batch = undo(batch, cast.ana)
    assert whole(cast)
    assert (names(), Tie.objects.get().how) == (["R. Lima", "Rosa Lima"], "Sisters")
    assert (batch.state, BatchPage(batch).stayed) == ("undone", ["People: 2"])


@pytest.mark.long
def test_a_person_made_of_two_is_forgotten_with_both_records(cast, sign_in):
    person(cast.ana, "Lou Kern")
    batch = put_in(bring(cast.ana, *FILES), cast.ana)
    row = made_one(cast.ana, named("Lou Kern"), named("Rosa Lima"))
    other = made_one(cast.ana, named("R. Lima"), person(cast.ana, "Emil Berg"))
    erasure.forget(Person.objects.get(pk=row.kept_id), by=cast.dina)
    assert whole(cast)
    assert not BatchRow.objects.filter(pk=row.gone).exists()
    assert sign_in(cast.ana).get(url(cast.ana, "person", row.gone)).status_code == 404
    batch.refresh_from_db()
    assert (batch.state, BatchRow.objects.exclude(words=b"").count()) == ("kept", 0)
    assert list(access_undoing.undoables_of(cast.ana)) == [other]
    undoing.undo(other, by=cast.ana)
    assert (whole(cast), names()) == (True, ["Emil Berg", "Ida Sol", "R. Lima"])


def test_the_address_of_a_record_that_went_leads_to_the_one_that_stayed(cast, sign_in):
    rosa, again, emil = (person(cast.ana, name) for name in ("Rosa", "Rosa Lima", "Emil Berg"))
    row = made_one(cast.ana, rosa, again)
    ana, page, tie = sign_in(cast.ana), url(cast.ana, "person", row.gone), url(cast.ana, "tie", emil.pk, row.gone)
    stayed = url(cast.ana, "person", row.kept_id), url(cast.ana, "tie", emil.pk, row.kept_id)
    assert tuple(ana.get(where)["Location"] for where in (page, tie)) == stayed
    assert ana.get(url(cast.ana, "tie", row.kept_id, row.gone)).status_code == 404
    assert sign_in(cast.hal).get(page).status_code == 404
    elsewhere = [url(cast.caro, "person", pk) for pk in (row.gone, uuid4())]
    first, second = (sign_in(cast.caro).get(where) for where in elsewhere)
    assert (first.status_code, first.content) == (404, second.content)
    undoing.forget_old(now=row.made_at + timedelta(days=91))
    assert ana.get(page)["Location"] == stayed[0]
