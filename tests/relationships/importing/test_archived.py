"""An archive of ours, brought through the page: looked at, put in at once, undone in one step, kept."""

import io
from uuid import uuid4

import pytest

from organizer import archives, exports, outbox, spreadsheets
from organizer.access import url
from organizer.models import Membership
from relationships import ties
from relationships.models import Activity, BatchPiece, BatchRow, Giving, Person
from tests.architecture.who_may.things import Things
from tests.cast import coffee, person
from tests.conversations.test_taking_in import changed, files, taken_out
from tests.relationships.importing.batches import bring, put_in, undo
from tests.relationships.importing.everything import everything


def counts(batch) -> dict[str, dict]:
    read = [file.read for file in batch.files.all()]
    return {one["sheet"]: {fate: n for fate, n in one["counts"].items() if n} for one in read if "sheet" in one}


@pytest.mark.long
def test_in_out_and_in_again_through_the_page(cast):
    things = Things(cast.dina, cast.dina)
    things.make_all()
    outbox.do_waiting()
    body = taken_out(cast.dina)
    before = everything()
    batch = bring(cast.caro, ("export.zip", body))
    assert {next(iter(one)) for one in counts(batch).values()} == {"new"}
    assert everything() == before
    put_in(batch, cast.caro)
    assert files(taken_out(cast.caro)) == files(body)
    assert not BatchPiece.objects.filter(file__batch=batch, file__kind="archive").exists()
    undo(batch, cast.caro)
    assert everything() == before
    again = put_in(bring(cast.caro, ("export.zip", body)), cast.caro)
    assert files(taken_out(cast.caro)) == files(body)
    assert again.state == "in"
    third = bring(cast.caro, ("export.zip", taken_out(cast.caro)))
    assert {next(iter(one)) for one in counts(third).values()} == {"same"}


def archive(cast, **files_of_it: str) -> bytes:
    """Of Dina's, with some of its files put otherwise."""
    return changed(taken_out(cast.dina), **files_of_it)


@pytest.mark.long
def test_what_people_built_on_it_stays_and_is_told_before(cast, sign_in, monkeypatch):
    rosa, emil, ida, hugo = (person(cast.dina, name) for name in ("Rosa", "Emil", "Ida", "Hugo"))
    today = cast.workplace.today()
    coffee(cast.dina, [rosa, emil], today)
    changed_since = coffee(cast.dina, [ida, hugo], today)
    Giving.add(by=cast.dina, giver=rosa, receiver=emil, on=today, what="Bread")
    body, turned = taken_out(cast.dina), turner(cast.dina, cast.caro)
    before = everything()
    batch = put_in(bring(cast.caro, ("export.zip", body)), cast.caro)
    late = Activity.objects.get(pk=turned(changed_since.pk))
    late.change(by=cast.caro, version=1, people=list(Person.objects.filter(presences__activity=late)), where="The yard")
    client = sign_in(cast.caro)
    page = client.get(url(cast.caro, "undo-import", batch.pk)).content.decode()
    assert [name in page for name in ("Ida", "Hugo", "Rosa", "Time people shared: 1")] == [True, True, False, True]
    monkeypatch.setattr("relationships.importing.archived.undoing.MOST_AT_ONCE", 3)
    page = client.get(url(cast.caro, "undo-import", batch.pk)).content.decode()
    assert ["Ida" in page, "you are told afterwards" in page] == [False, True]
    assert client.post(url(cast.caro, "undo-import", batch.pk)).status_code == 303
    outbox.do_waiting()
    here = Person.objects.filter(workplace=cast.elsewhere)
    assert sorted(one.name for one in here) == ["Hugo", "Ida"]
    assert [one.where for one in Activity.objects.filter(workplace=cast.elsewhere)] == ["The yard"]
    assert ties.out_of_step(cast.elsewhere) == []
    late.remove(by=cast.caro)
    here.delete()
    assert everything() | {"Session": set()} == before


@pytest.mark.long
def test_nobody_adds_to_what_others_wrote_or_opens_what_was_closed(cast):
    """Tomas has made up an archive that speaks of Ana's meetings."""
    rosa, emil, ida = (person(cast.ana, name) for name in ("Rosa", "Emil", "Ida"))
    today = cast.workplace.today()
    open_to_all = coffee(cast.ana, [rosa, emil], today)
    secret = coffee(cast.ana, [rosa, emil], today, seen_by="me")
    own = coffee(cast.tomas, [rosa, emil], today, size=3)
    turned = exports.turner(cast.workplace)
    rows = [(meeting, ida) for meeting in (open_to_all, secret, own)] + [(own, person(cast.ana, "Hugo"))]
    presences = "".join(f"{turned(met.pk)},{turned(who.pk)},\r\n" for met, who in rows)
    activities = f"{turned(secret.pk)},coffee,,{today},,,2,,there,circle,\r\n"
    head = files(taken_out(cast.tomas))
    made_up = {
        "presences": head["presences.csv"].splitlines(True)[0] + presences,
        "activities": head["activities.csv"].splitlines(True)[0] + activities,
    }
    batch = put_in(bring(cast.tomas, ("export.zip", changed(taken_out(cast.tomas), **made_up))), cast.tomas)
    assert rows_aside(batch) == [
        ("presences.csv", 2, "out", "theirs"),
        ("presences.csv", 5, "out", "full"),
    ]
    assert {met.pk: met.presences.count() for met in (open_to_all, secret, own)} == {
        open_to_all.pk: 2,
        secret.pk: 2,
        own.pk: 3,
    }
    assert Activity.objects.get(pk=secret.pk).seen_by == "me"


@pytest.mark.long
def test_an_id_that_is_hidden_is_answered_as_one_that_is_nowhere(cast, sign_in):
    """Ids of Ana's hidden coffee and of somebody at another place, told by Tomas as his own; then ids of nothing."""
    rosa, emil = (person(cast.ana, name) for name in ("Rosa", "Emil"))
    hidden = coffee(cast.ana, [rosa, emil], cast.workplace.today(), seen_by="me")
    zoe = person(cast.caro, "Zoe")
    turned, body = exports.turner(cast.workplace), taken_out(cast.tomas)
    first = files(body)["people.csv"].splitlines(True)[0]
    heads = {name: files(body)[f"{name}.csv"].splitlines(True)[0] for name in ("activities", "presences")}
    found = []
    for meeting, who in ((hidden.pk, zoe.pk), (uuid4(), uuid4())):
        people = first + f"{turned(who)},Mia,,,,\r\n" + "".join(files(body)["people.csv"].splitlines(True)[1:])
        activities = f"{turned(meeting)},coffee,,{cast.workplace.today()},,,2,,there,circle,\r\n"
        presences = f"{turned(meeting)},{turned(who)},\r\n"
        told = {"activities": heads["activities"] + activities, "presences": heads["presences"] + presences}
        made_up = changed(body, people=people, **told)
        batch = put_in(bring(cast.tomas, ("export.zip", made_up)), cast.tomas)
        [met] = Activity.objects.filter(written_by=cast.tomas.pen_name)
        again = bring(cast.tomas, ("export.zip", made_up))
        there = [one.person.name for one in met.presences.all()]
        found.append((counts(batch), rows_aside(batch), there, counts(again)))
        undo(batch, cast.tomas)
    assert found[0] == found[1]
    assert found[0][2] == ["Mia"]
    assert (Activity.objects.get().pk, Person.objects.get(pk=zoe.pk).name) == (hidden.pk, "Zoe")


@pytest.mark.long
def test_what_somebody_took_out_comes_in_beside_what_they_keep_to_themselves(cast):
    """Tomas brings all of Dina's: a coffee all know of is, unknown to him, a meeting of her action."""
    Things(cast.dina, cast.dina).make_all()
    outbox.do_waiting()
    body, before = taken_out(cast.dina), everything()
    batch = put_in(bring(cast.tomas, ("export.zip", body)), cast.tomas)
    assert batch.state == "in"
    assert [row for row in rows_aside(batch) if row[0] == "turnouts.csv"] == [("turnouts.csv", 2, "out", "theirs")]
    undo(batch, cast.tomas)
    assert everything() == before


def rows_aside(batch) -> list[tuple]:
    found = BatchRow.objects.filter(batch=batch).select_related("file", "workplace")
    return sorted((row.file.name, row.number, row.fate, row.why) for row in found)


@pytest.mark.long
def test_a_closed_one_is_opened_with_its_passphrase_which_nobody_keeps(cast, sign_in):
    person(cast.dina, "Rosa")
    body, out = taken_out(cast.dina), io.BytesIO()
    with archives.closed(out, "Fernweh 7", "export.zip") as file:
        file.write(body)
    batch = bring(cast.caro, ("export.zip", out.getvalue()))
    client, opening = sign_in(cast.caro), url(cast.caro, "import-passphrase", batch.pk)
    assert "Its passphrase" in client.get(url(cast.caro, "import", batch.pk)).content.decode()
    refused = client.post(opening, {"passphrase": "Heimweh 7"})
    assert (refused.status_code, "That passphrase does not open it." in refused.content.decode()) == (422, True)
    assert client.post(opening, {"passphrase": "Fernweh 7"}).status_code == 303
    outbox.do_waiting()
    page = client.get(url(cast.caro, "import", batch.pk)).content.decode()
    assert ("This is an archive of Kith" in page, "1 would be added" in page) == (True, True)
    put_in(batch, cast.caro)
    assert [one.name for one in Person.objects.filter(workplace=cast.elsewhere)] == ["Rosa"]
    assert "Fernweh" not in str(everything())


@pytest.mark.long
def test_one_spreadsheet_is_read_back_as_well(cast):
    things = Things(cast.dina, cast.dina)
    things.make_all()
    things.person.change(by=cast.dina, version=things.person.version, name="=1+1 _x0007_", likes="'Tea\n007 ")
    book, dina = io.BytesIO(), Membership.objects.select_related("workplace").get(pk=cast.dina.pk)
    sheets = exports.sheets_of("archive")
    spreadsheets.write_xlsx(dina, book, lambda done, all: None, level="archive", sheets=sheets)
    batch = put_in(bring(cast.caro, ("export.xlsx", book.getvalue())), cast.caro)
    assert rows_aside(batch) == []
    assert files(taken_out(cast.caro)) == files(taken_out(cast.dina))


def test_beside_another_file_it_is_not_read(cast):
    batch = bring(cast.dina, ("export.zip", archive(cast)), ("people.csv", "Name\nRosa\n"))
    assert [(file.kind, file.fault) for file in batch.files.all()] == [("", "alone"), ("people", "")]


def turner(one, other):
    """From an id in one workplace to the same in another."""
    outward, inward = exports.turner(one.workplace), exports.turner(other.workplace)
    return lambda pk: inward(outward(pk))
