"""Several files in one batch: people, and what names them."""

from datetime import date

import pytest

from relationships.importing import answers
from relationships.importing.row_list import RowList
from relationships.models import Activity, BatchRow, Giving, Person, Presence, Tie, TieSpan
from tests.cast import person
from tests.relationships.importing.batches import bring, put_in, rows, undo
from tests.relationships.importing.everything import everything

PEOPLE = "Id,Label\nn1,Rosa Lima\nn2,Emil Berg\nn3,Ida Sol\n"
EDGES = "Source,Target,Type,Weight,Label\nn1,n2,Undirected,3,The choir\nn2,n1,,1,\nn1,n9,,1,\nn3,n3,,,\n"
TIMES = "Date,Who,What\n2025-03-01,Rosa Lima; Emil Berg,Coffee\n01.03.2025,Rosa Lima and Ida Sol,Bowling\n,Rosa Lima,\n"
HELPS = "Giver,Receiver,Date,What\nRosa Lima,Emil Berg,2025-03-02,A ladder\nEmil Berg,Nobody Known,2025-03-02,\n"


@pytest.mark.long
def test_people_ties_time_and_help_in_one_batch(cast):
    before = everything()
    batch = bring(cast.ana, ("nodes.csv", PEOPLE), ("edges.csv", EDGES), ("times.csv", TIMES), ("helps.csv", HELPS))
    assert [file.kind for file in batch.files.all()] == ["people", "ties", "activities", "givings"]
    assert rows(batch) == [
        *[(2, "new", ""), (3, "new", ""), (4, "new", "")],
        *[(2, "new", ""), (3, "out", "twice"), (4, "bad", "unknown"), (5, "bad", "themselves")],
        *[(2, "new", ""), (3, "new", ""), (4, "bad", "day")],
        *[(2, "new", ""), (3, "bad", "unknown")],
    ]
    put_in(batch, cast.ana)
    people = {one.pk: one.name for one in Person.objects.all()}
    assert sorted(people.values()) == ["Emil Berg", "Ida Sol", "Rosa Lima"]
    assert {(tie.how, frozenset((people[tie.a_id], people[tie.b_id]))) for tie in Tie.objects.all()} == {
        ("The choir", frozenset({"Rosa Lima", "Emil Berg"})),
        ("", frozenset({"Rosa Lima", "Ida Sol"})),
    }
    assert sorted((one.kind, one.own_kind, one.on, one.basis) for one in Activity.objects.all()) == [
        ("coffee", "", date(2025, 3, 1), "told"),
        ("own", "Bowling", date(2025, 3, 1), "told"),
    ]
    assert [(one.kind, one.what) for one in Giving.objects.all()] == [("help", "A ladder")]
    assert (Presence.objects.count(), TieSpan.objects.exists()) == (4, True)
    undo(batch, cast.ana)
    assert everything() == before


@pytest.mark.long
def test_what_was_there_is_as_it_was_once_undone(cast):
    rosa, emil = person(cast.ana, "Rosa Lima"), person(cast.ana, "Emil Berg")
    Activity.add(by=cast.ana, people=[rosa, emil], on=date(2025, 2, 1))
    before = everything()
    batch = bring(
        cast.ana,
        ("edges.csv", "From,To,How\nRosa Lima,Emil Berg,The choir\n"),
        ("times.csv", TIMES.replace("Ida Sol", "Emil Berg")),
    )
    put_in(batch, cast.ana)
    assert [tie.how for tie in Tie.objects.all()] == ["The choir"]
    assert everything() != before
    undo(batch, cast.ana)
    assert everything() == before


@pytest.mark.long
def test_what_people_built_on_stays_and_is_said_before(cast):
    from relationships.importing.undoing import Undoing

    batch = put_in(bring(cast.ana, ("nodes.csv", PEOPLE), ("edges.csv", EDGES), ("times.csv", TIMES)), cast.ana)
    ida, rosa, emil = (Person.objects.get(pk=pk) for pk in by_name("Ida Sol", "Rosa Lima", "Emil Berg"))
    rosa.change(by=cast.ana, version=1, name="Rosa", likes="Bread")
    assert Undoing(batch).stays() == {"people": [rosa.pk]}
    coffee = Activity.objects.get(kind="coffee")
    Giving.add(by=cast.ana, giver=ida, receiver=emil, on=date(2025, 3, 9))
    coffee.change(by=cast.ana, version=1, people=[rosa, emil], where="The corner")
    stays = Undoing(batch).stays()
    assert stays == {"people": sorted([rosa.pk, ida.pk, emil.pk]), "activities": [coffee.pk]}
    undo(batch, cast.ana)
    assert set(Person.objects.values_list("pk", flat=True)) == {rosa.pk, ida.pk, emil.pk}
    assert list(Activity.objects.all()) == [coffee]


@pytest.mark.long
def test_ties_wait_for_what_is_said_of_the_people_they_name(cast):
    rosa = person(cast.ana, "Rosa Lima")
    files = ("nodes.csv", PEOPLE), ("edges.csv", "From,To,How\nRosa Lima,Emil Berg,Choir\nEmil Berg,Ida Sol,Work\n")
    for said, ties in ((str(rosa.pk), {"Choir", "Work"}), ("out", {"Work"}), ("other", {"Work"}), ("", {"Work"})):
        batch = bring(cast.ana, *files)
        assert rows(batch) == [(2, "doubt", "named"), *[(n, "new", "") for n in (3, 4, 2, 3)]]
        if said:
            answers.answer(BatchRow.objects.select_related("workplace", "batch").get(fate="doubt"), said)
        assert put_in(batch, cast.ana).state == "in"
        assert {tie.how for tie in Tie.objects.all()} == ties
        undo(batch, cast.ana)


def test_what_falls_with_a_row_that_nobody_decided_says_whom_it_named(cast):
    person(cast.ana, "Rosa Lima")
    batch = bring(cast.ana, ("nodes.csv", PEOPLE), ("edges.csv", "From,To,How\nRosa Lima,Emil Berg,Choir\n"))
    [_people, edges] = put_in(batch, cast.ana).files.all()
    [row] = RowList(edges, {}).rows
    assert (str(row.fate), str(row.why)) == ("left out", "More than one person is called “Rosa Lima”.")


def by_name(*names: str) -> list:
    found = {one.name: one.pk for one in Person.objects.all()}
    return [found[name] for name in names]
