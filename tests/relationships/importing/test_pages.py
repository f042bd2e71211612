"""As somebody meets it on a phone, without script."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organizer import exports, outbox
from organizer.access import url
from relationships.importing import staging
from relationships.models import Batch, BatchPiece, BatchRow, Person, ReadHeader
from tests.cast import person
from tests.relationships.importing.batches import bring, put_in, rows, undo

STAFF = b"Who,Dept,Tel,Rating\nRosa Lima,Ovens,555 123 4567,3\n=Emil,Ovens,,1\n,Ovens,,2\n"


@pytest.mark.long
def test_brought_put_right_decided_and_put_in(cast, sign_in):
    rosa = person(cast.ana, "Rosa Lima")
    client = sign_in(cast.ana)
    answer = client.post(url(cast.ana, "imports"), {"brought": SimpleUploadedFile("staff.csv", STAFF)})
    batch = Batch.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, url(cast.ana, "import", batch.pk))
    assert "every 1s" in client.get(answer["Location"]).content.decode()
    outbox.do_waiting()
    page = client.get(answer["Location"]).content.decode()
    assert ("Nothing is saved yet." in page, "Left out: Rating" in page, "every 1s" in page) == (True, True, False)
    file = batch.files.get()
    assert file.read["columns"] == ["", "department", "reach", ""]
    how = url(cast.ana, "import-file", batch.pk, file.pk)
    said = {"kind": "people", "header": "1", "column_0": "department", "column_1": "department", "column_2": "reach"}
    assert client.post(how, said).status_code == 422
    said |= {"column_0": "name", "reach_for": "the choir", "encoding": "utf-8", "separator": ","}
    assert client.post(how, said).status_code == 303
    outbox.do_waiting()
    assert rows(batch) == [(2, "doubt", "named"), (3, "new", ""), (4, "bad", "no-name")]
    doubt = BatchRow.objects.get(fate="doubt")
    who = url(cast.ana, "import-row", batch.pk, doubt.pk)
    assert client.post(who, {"answer": str(cast.ana.pk)}).status_code == 422
    assert client.post(who, {"answer": str(rosa.pk)}).status_code == 303
    for _ in range(2):
        assert client.post(url(cast.ana, "put-in-import", batch.pk)).status_code == 303
        outbox.do_waiting()
    assert sorted(one.name for one in Person.objects.all()) == ["=Emil", "Rosa Lima"]
    assert client.post(url(cast.ana, "leave-import", batch.pk)).status_code == 303
    assert Batch.objects.get().state == "in"
    assert client.get(url(cast.ana, "import-rows", batch.pk, file.pk), {"fate": "bad"}).status_code == 200
    assert sign_in(cast.dina).get(url(cast.dina, "import", batch.pk)).status_code == 404


def test_the_next_file_of_the_same_columns_is_read_as_the_last_one(cast):
    batch = bring(cast.ana, ("staff.csv", STAFF))
    file = batch.files.get()
    staging.choose(file, kind="people", choices={"columns": ["name", "where", "", ""]})
    outbox.do_waiting()
    assert not ReadHeader.objects.exists()
    put_in(batch, cast.ana)
    [again] = bring(cast.tomas, ("other.csv", STAFF.replace(b"Rosa", b"Ida"))).files.all()
    assert (again.read["columns"], again.read["remembered"]) == (["name", "where", "", ""], True)


def test_what_could_not_be_taken_leaves_through_the_gate_as_it_stood(cast):
    batch = bring(cast.ana, ("staff.csv", "Name,Dept\n,=1+1\n"))
    out = io.BytesIO()
    exports.FORMS["rows-not-taken"].write(cast.ana, out, lambda done, total: None, about=batch.pk)
    assert out.getvalue().decode().splitlines() == [
        "File,Line,Why,As it stands there",
        "staff.csv,2,There is no name in this row.,,'=1+1",
    ]


@pytest.mark.long
def test_bytes_and_rows_go_when_it_is_kept_undone_or_left_lying(cast):
    kept = put_in(bring(cast.ana, ("kept.csv", "Name\nRosa Lima\n\n,x\n")), cast.ana)
    lying = bring(cast.ana, ("lying.csv", "Name\nEmil Berg\n"))
    undone = undo(put_in(bring(cast.ana, ("undone.csv", "Name\nIda Sol\n")), cast.ana), cast.ana)
    assert BatchPiece.objects.filter(file__batch=undone).count() == BatchRow.objects.filter(batch=undone).count() == 0
    tidied(days=2)
    assert Batch.objects.filter(pk=lying.pk).exists()
    staging.tidy(now=timezone.now() + timedelta(days=4))
    assert not Batch.objects.visible_to(cast.ana).filter(pk=lying.pk).exists()  # nobody's, until a worker comes by
    tidied(days=4)
    assert not Batch.objects.filter(pk=lying.pk).exists()
    tidied(days=15)
    kept.refresh_from_db()
    assert (kept.state, BatchPiece.objects.count()) == ("kept", 0)
    assert [(row.fate, row.said) for row in BatchRow.objects.filter(batch=kept)] == [("new", {})]
    assert rows(bring(cast.ana, ("kept.csv", "Name\nRosa Lima\n"))) == [(2, "same", "before")]


def test_a_member_who_was_removed_puts_nothing_in(cast):
    batch = bring(cast.tomas, ("staff.csv", "Name\nRosa Lima\n"))
    cast.tomas.remove(by=cast.dina)
    assert put_in(batch, cast.tomas).state == "open"
    assert not Person.objects.exists()
    tidied(days=4)
    assert not Batch.objects.exists()


def tidied(*, days: int) -> None:
    staging.tidy(now=timezone.now() + timedelta(days=days))
    outbox.do_waiting()
