from uuid import uuid4

from relationships import directory
from relationships.importing import preparing, staging
from relationships.importing.book import Book
from relationships.importing.looking import look
from relationships.importing.rows import Reading
from relationships.models import Batch, BatchFile, Department, Person
from tests.cast import person
from tests.relationships.importing.batches import bring, put_in, rows, undo, worked

STAFF = "Name,Department,Phone\nRosa Lima,Ovens,\nEmil Berg,Shop floor,\n,Ovens,\nRosa Lima,Ovens,\n"


def names(workplace) -> list[str]:
    return sorted(row.name for row in Person.objects.filter(workplace=workplace))


def test_a_list_is_read_put_in_and_undone(cast):
    batch = bring(cast.ana, ("staff.csv", STAFF))
    assert rows(batch) == [(2, "new", ""), (3, "new", ""), (4, "bad", "no-name"), (5, "out", "twice")]
    assert names(cast.workplace) == []
    batch = put_in(batch, cast.ana)
    assert (batch.state, names(cast.workplace)) == (Batch.State.IN, ["Emil Berg", "Rosa Lima"])
    assert sorted(row.name for row in Department.objects.all()) == ["Ovens", "Shop floor"]
    batch = undo(batch, cast.ana)
    assert (batch.state, names(cast.workplace), Department.objects.count()) == (Batch.State.UNDONE, [], 0)


def test_somebody_of_the_name_is_asked_about(cast):
    rosa = person(cast.ana, "Rosa Lima")
    batch = bring(cast.ana, ("staff.csv", STAFF))
    assert rows(batch)[0] == (2, "doubt", "named")
    put_in(batch, cast.ana)
    assert names(cast.workplace) == ["Emil Berg", rosa.name]


def test_the_same_file_again_changes_nothing(cast):
    put_in(bring(cast.ana, ("staff.csv", STAFF)), cast.ana)
    directory.forget(cast.workplace.pk)
    again = bring(cast.ana, ("staff.csv", STAFF))
    assert rows(again) == [(2, "same", "before"), (3, "same", "before"), (4, "bad", "no-name"), (5, "out", "twice")]
    put_in(again, cast.ana)
    assert names(cast.workplace) == ["Emil Berg", "Rosa Lima"]


def test_a_reading_that_was_cut_off_between_two_files_is_begun_anew(cast):
    batch = bring(cast.ana, ("staff.csv", STAFF), ("more.csv", "Name\nIda Sol\n"))
    last = batch.files.last()
    BatchFile.objects.filter(pk=last.pk).update(asked=last.round + 1)
    before = rows(batch)
    preparing.prepare(uuid4(), batch=str(batch.pk))
    assert (rows(batch), len(before)) == (before, 5)


def test_what_is_said_while_a_worker_reads_is_not_lost(cast):
    batch = bring(cast.ana, ("staff.csv", STAFF))
    file = batch.files.get()
    reading = Reading(file, look(file), Book(cast.ana))
    staging.choose(batch.files.get(), kind="ties", choices={"columns": ["one", "other", ""]})
    reading.write(0, 4)
    assert (batch.files.get().kind, batch.files.get().waiting) == ("ties", True)
    worked(batch)
    assert {why for _number, _fate, why in rows(batch)} == {"unknown", "one-name"}
