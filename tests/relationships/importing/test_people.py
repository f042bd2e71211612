from uuid import uuid4

import pytest

from organizer.access import url
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


@pytest.mark.long
def test_a_note_comes_in_only_if_it_would_be_fine_for_them_to_read_it(cast, sign_in):
    client = sign_in(cast.ana)
    batch = bring(cast.ana, ("staff.csv", "Name,Hobby\nRosa Lima,Her garden\n"))
    file = batch.files.get()
    how = url(cast.ana, "import-file", batch.pk, file.pk)
    said = {"kind": "people", "header": "1", "column_0": "name", "column_1": "likes"}
    said |= {"encoding": "utf-8", "separator": ","}
    stays_out = "What they like stays out"
    kept = []
    for answer in ({}, {"fine": "no"}, {"fine": "yes"}):
        assert 'name="fine"' in client.get(how).content.decode()
        assert client.post(how, {**said, **answer}).status_code == 303
        page = client.get(url(cast.ana, "import", worked(batch).pk)).content.decode()
        put_in(batch, cast.ana)
        kept.append((stays_out in page, Person.objects.get().likes))
        undo(batch, cast.ana)
        batch = bring(cast.ana, ("staff.csv", "Name,Hobby\nRosa Lima,Her garden\n"))
        how = url(cast.ana, "import-file", batch.pk, batch.files.get().pk)
    assert kept == [(True, ""), (True, ""), (False, "Her garden")]


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
