"""An archive read back: what its reader could read stands there again, with its ids, where nothing was."""

import csv
import io
import zipfile
from uuid import uuid4

import pytest

from conversations.models import AskCheckIn, CheckIn, Review
from organizer import archives, erasure, exports, outbox, taking_in
from organizer.models import Membership, Workplace
from relationships import ties
from relationships.models import Activity, Person
from tests.architecture.who_may.things import Things
from tests.cast import coffee, person

FIRST = "about.csv"


def taken_out(member) -> bytes:
    member = Membership.objects.select_related("workplace").get(pk=member.pk)
    out = io.BytesIO()
    sheets = exports.sheets_of("archive")
    archives.write_zip(member, out, lambda done, total: None, level="archive", sheets=sheets)
    return out.getvalue()


def files(body: bytes) -> dict[str, str]:
    """Name to text; without who made it, and when."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name != FIRST}


def read(member, body: bytes) -> dict:
    member = Membership.objects.select_related("workplace").get(pk=member.pk)
    return taking_in.read(taking_in.Zipped(io.BytesIO(body)), by=member)


def changed(body: bytes, **files_of_it: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, zipfile.ZipFile(io.BytesIO(body)) as before:
        for name in before.namelist():
            archive.writestr(name, files_of_it.get(name.removesuffix(".csv"), before.read(name)))
    return out.getvalue()


@pytest.mark.long
def test_out_in_and_out_again_are_equal_files_and_in_twice_changes_nothing(cast):
    things = Things(cast.dina, cast.dina)
    things.make_all()
    AskCheckIn.add(by=cast.dina, ask=things.ask, wish="mine", easy_no="More time", on=cast.workplace.today())
    assert things.review.take(CheckIn.make(by=cast.dina, person=things.person), by=cast.dina)
    first = taken_out(cast.dina)
    rows = {name: len(list(csv.reader(io.StringIO(text)))) - 1 for name, text in files(first).items()}
    assert [name for name, number in rows.items() if not number] == []
    came = read(cast.caro, first)
    assert {name: one.out for name, one in came.items() if one.out} == {}
    assert {f"{name}.csv": one.new for name, one in came.items()} == rows
    second = taken_out(cast.caro)
    assert files(second) == files(first)
    again = read(cast.caro, second)
    assert {name: one.same for name, one in again.items()} == {name: one.rows for name, one in came.items()}
    assert files(taken_out(cast.caro)) == files(first)
    assert ties.out_of_step(Workplace.objects.get(pk=cast.elsewhere.pk)) == []
    home = read(cast.dina, second)  # and where it came from all of it is there already
    assert sum(one.new for one in home.values()) == 0
    assert Person.objects.filter(workplace=cast.workplace).count() == rows["people.csv"]


@pytest.mark.long
def test_rows_that_make_no_sense_are_left_out_with_their_reason(cast):
    rosa, emil = person(cast.dina, "=Rosa"), person(cast.dina, "Emil")
    met = coffee(cast.dina, [rosa, emil], cast.workplace.today())
    body = taken_out(cast.dina)
    turned = exports.turner(cast.workplace)
    people = files(body)["people.csv"].replace(str(turned(emil.pk)), "nobody")
    came = read(cast.caro, changed(body, people=people))
    assert [(name, one.rows, one.new, len(one.out)) for name, one in came.items() if one.rows] == [
        ("people", 2, 1, 1),
        ("ties", 1, 0, 1),
        ("activities", 1, 1, 0),
        ("presences", 2, 1, 1),
    ]
    assert [one.name for one in Person.objects.filter(workplace=cast.elsewhere)] == ["=Rosa"]
    assert Activity.objects.get(workplace=cast.elsewhere).size == met.size


@pytest.mark.long
def test_whoever_was_forgotten_stays_so_whatever_an_old_file_says(cast):
    rosa, emil = person(cast.dina, "Rosa"), person(cast.dina, "Emil")
    coffee(cast.dina, [rosa, emil], cast.workplace.today())
    body = taken_out(cast.dina)
    erasure.forget(rosa, by=cast.dina)
    outbox.do_waiting()
    came = read(cast.dina, body)
    assert [why for _line, why in came["people"].out] == ["forgotten"]
    assert [one.name for one in Person.objects.filter(workplace=cast.workplace)] == ["Emil"]
    assert (came["ties"].new, came["presences"].out[0][1]) == (0, "speaks-of")


@pytest.mark.long
def test_of_those_at_a_review_whoever_is_not_here_is_left_out_and_nonsense_is_told(cast):
    rosa, emil = person(cast.dina, "Rosa"), person(cast.dina, "Emil")
    Review.prepare(by=cast.dina, on=cast.workplace.today(), people=[rosa, emil])
    body, turned = taken_out(cast.dina), exports.turner(cast.workplace)
    of_emil, reviews = str(turned(emil.pk)), files(body)["reviews.csv"]
    came = read(cast.caro, changed(body, reviews=reviews.replace(of_emil, "nobody")))
    assert (came["reviews"].out, came["reviews"].new) == ([(2, "unreadable")], 0)
    came = read(cast.caro, changed(body, reviews=reviews.replace(of_emil, str(uuid4()))))
    assert (came["reviews"].out, came["reviews"].new) == ([], 1)
    there = Review.objects.get(workplace=cast.elsewhere).people_ids
    assert [one.name for one in Person.objects.filter(pk__in=there)] == ["Rosa"]
    assert len(there) == 1


@pytest.mark.long
def test_an_archive_leads_to_nothing_that_its_reader_may_not_see(cast):
    """Tomas has made one up that speaks of what Ana keeps to herself."""
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    secret = coffee(cast.ana, [rosa, emil], cast.workplace.today(), seen_by="me")
    body = taken_out(cast.ana)
    came = read(cast.tomas, body)
    assert [(name, one.new, one.same) for name, one in came.items() if one.rows] == [
        ("people", 0, 2),
        ("activities", 1, 0),
        ("presences", 2, 0),
    ]
    [own] = Activity.objects.visible_to(cast.tomas)
    assert (own.written_by, own.pk == secret.pk) == (cast.tomas.pen_name, False)
    assert Activity.objects.get(pk=secret.pk).written_by == secret.written_by
    assert {met.pk: met.presences.count() for met in Activity.objects.all()} == {secret.pk: 2, own.pk: 2}


@pytest.mark.parametrize("body", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_what_is_no_archive_changes_nothing(cast, body):
    with pytest.raises(taking_in.NotOurs):
        read(cast.dina, body)
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("people.csv", "Name\nRosa\n")
    with pytest.raises(taking_in.NotOurs):
        read(cast.dina, empty.getvalue())
    assert Person.objects.count() == 0
