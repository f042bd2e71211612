"""What is no archive of ours, or holds rows that cannot stand, is refused with a reason and in bounded time."""

import io
import zipfile
from uuid import uuid4

import pytest

from organizer import archives, exports
from organizer.access import url
from organizer.taking_in import sources
from relationships.models import Person
from tests.cast import person
from tests.relationships.importing.batches import bring, put_in
from tests.relationships.importing.test_archived import archive, rows_aside


@pytest.mark.parametrize(
    ("made_up", "fault"),
    [
        ({"about": "What,Value\r\nLevel,list\r\n"}, "level"),
        ({"about": "What,Value\r\nLevel,archive\r\nFormat,7\r\n"}, "version"),
        ({"people": "Id,Id,Label\r\n"}, "columns"),
        pytest.param({"people": "Id,Label\r\n" + "x,y\r\n" * 50_001}, "senseless", marks=pytest.mark.long),
        ({"people": '"' + "\n" * 300_000}, "columns"),
        ({"about": "\x00" * 400_000}, "not-ours"),
    ],
)
def test_what_is_not_as_we_made_it_is_refused_with_a_reason(cast, made_up, fault):
    batch = bring(cast.dina, ("export.zip", archive(cast, **made_up)))
    assert [(file.kind, file.fault) for file in batch.files.all()] == [("archive", fault)]


def test_rows_that_are_broken_are_refused_one_by_one_and_foreign_files_are_left_aside(cast, sign_in):
    rosa = person(cast.dina, "Rosa")
    key = str(exports.turner(cast.workplace)(rosa.pk))
    lines = ["Id,Label,Supervises,Came,Left", f"{key},Rosa,,,"]
    lines += [f"{uuid4()},Emil,,2025-02-01,2025-01-01", f"{uuid4()},{'x' * 81},,,", f"{uuid4()},Ida\x00,,,"]
    lines += [f"{uuid4()},{'y' * 600_000},,,", "nobody,Hugo,,,", f"{uuid4()},Mia,,,", f"{uuid4()},,,,"]
    lines += [f"{uuid4()},Ines,,0001-01-01,", f"{uuid4()},Ines,,,9999-12-31"]
    people = "\r\n".join(lines)
    body = io.BytesIO(archive(cast, people=people))
    with zipfile.ZipFile(body, "a") as there:
        there.writestr("../../people.csv", "Id,Label\r\n")
        there.writestr("passwords.csv", "Id,Label\r\n")
    batch = put_in(bring(cast.dina, ("export.zip", body.getvalue())), cast.dina)
    assert rows_aside(batch) == [
        ("people.csv", 3, "bad", "law"),
        ("people.csv", 4, "bad", "unreadable"),
        ("people.csv", 5, "bad", "nulls"),
        ("people.csv", 6, "bad", "long"),
        ("people.csv", 7, "bad", "unreadable"),
        ("people.csv", 9, "bad", "lacks"),
        ("people.csv", 10, "bad", "unreadable"),
        ("people.csv", 11, "bad", "unreadable"),
    ]
    assert sorted(one.name for one in Person.objects.all()) == ["Mia", "Rosa"]
    page = sign_in(cast.dina).get(url(cast.dina, "import", batch.pk)).content.decode()
    assert "../../people.csv, passwords.csv" in page


def test_a_sheet_that_stands_there_twice_and_a_bomb_are_refused(cast, monkeypatch):
    twice = io.BytesIO(archive(cast))
    with zipfile.ZipFile(twice, "a") as there, pytest.warns(UserWarning, match="Duplicate name"):
        there.writestr("people.csv", "Id,Label\r\n")
    monkeypatch.setattr(sources, "MOST_INSIDE", 1_000_000)
    bomb = archive(cast, ties="Id\r\n" + "x" * 2_000_000)
    for body, fault in ((twice.getvalue(), "doubled"), (bomb, "bomb")):
        [file] = bring(cast.dina, ("export.zip", body)).files.all()
        assert (file.kind, file.fault) == ("archive", fault)


def test_what_is_nothing_but_empty_lines_is_not_held_or_read_for_hours(cast, monkeypatch):
    monkeypatch.setattr(sources, "MOST_INSIDE", 1_000_000)
    monkeypatch.setattr(sources, "MOST_ROWS", 1000)
    with zipfile.ZipFile(io.BytesIO(archive(cast))) as there:
        about = there.read(archives.ABOUT).decode()
    long = archive(cast, about=about + "\r\n" * 600_000)
    for body, fault in ((long, ""), (archive(cast, ties="Id\r\n" + "\r\n" * 1001), "bomb")):
        [file] = bring(cast.dina, ("export.zip", body)).files.filter(kind="archive")
        assert file.fault == fault
