"""The gate (S16): what leaves was asked for with a reason, recorded first, and is taken once, by whoever asked."""

import csv
import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
import pyzipper
import time_machine
from django.utils import timezone

from organizer import erasure, exports, outbox, tidying
from organizer.access import url
from organizer.models import AuditEntry, Export, ExportPiece
from tests.cast import PASSWORD, department, person


@pytest.fixture
def dina(cast, sign_in):
    """The admin, who has just said her password again."""
    return known(sign_in(cast.dina))


def known(client):
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def ask(member, client, form: str = "list", **more) -> str:
    """The address of the page on which it waits."""
    answer = client.post(url(member, "new-export", form), {"reason": "For the minutes", **more})
    assert answer.status_code == 303
    return answer["Location"]


def made(member, client, form: str = "list", **more) -> str:
    """The address from which it is taken."""
    page = ask(member, client, form, **more)
    outbox.do_waiting()
    return f"{page}file/"


def taken(member, client, form: str = "list", **more) -> dict[str, list[list[str]]]:
    """File to rows, of what a member takes out."""
    answer = client.post(made(member, client, form, **more))
    assert answer.status_code == 200
    return opened(answer.getvalue())


def opened(body: bytes) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: list(csv.reader(io.StringIO(archive.read(name).decode()))) for name in archive.namelist()}


def audited() -> list[tuple]:
    lines = AuditEntry.objects.filter(verb__startswith="export.").order_by("at")
    return [(line.verb, line.written_by, line.subject_id, json.loads(line.details)) for line in lines]


def test_a_list_is_asked_for_made_and_taken_and_names_nothing_but_people_and_groups(cast, dina):
    ovens = department(cast.ana)
    person(cast.ana, "Rosa", department=ovens, likes="Bicycles", reach="At the gate", reach_for="Rides")
    person(cast.ana, "Emil")
    answer = dina.post(made(cast.dina, dina))
    assert re.fullmatch(r'attachment; filename="export-\d{4}-\d\d-\d\d\.zip"', answer["Content-Disposition"])
    assert (answer["Cache-Control"], answer["Content-Type"]) == ("no-store", "application/zip")
    files = opened(answer.getvalue())
    assert files["list.csv"] == [["Name", "Department", "Shift"], ["Emil", "", ""], ["Rosa", "Ovens", ""]]
    assert files["about.csv"][1] == ["Made by", "Dina"]
    assert files["about.csv"][3] == ["Level", "list"]
    assert ExportPiece.objects.count() == 0


def test_it_is_taken_once_and_by_nobody_else(cast, dina, sign_in):
    cast.ana.let_export(True, by=cast.dina)
    page = ask(cast.dina, dina)
    assert dina.post(f"{page}file/").status_code == 404  # not made yet
    outbox.do_waiting()
    others = [known(sign_in(who)) for who in (cast.ana, cast.dina, cast.caro)]  # Dina from another device
    assert [other.post(f"{page}file/").status_code for other in others] == [404, 404, 404]
    assert [other.get(page).status_code for other in others] == [404, 404, 404]
    assert dina.get(page).status_code == 200
    assert dina.post(f"{page}file/").status_code == 200
    assert dina.post(f"{page}file/").status_code == 404
    assert [
        "You have saved it" in dina.get(page).content.decode(),
        f"{page}file/" in dina.get(page).content.decode(),
    ] == [True, False]


def test_after_an_hour_it_is_not_there(cast, dina):
    file = made(cast.dina, dina)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        dina.post("/lock/end/", {"password": PASSWORD})  # nobody was there for an hour
        known(dina)
        assert dina.post(file).status_code == 404
        tidying.tidy()
    assert Export.objects.count() == ExportPiece.objects.count() == 0


@pytest.mark.long
@pytest.mark.parametrize("end", ["removed", "no longer admin", "no longer allowed"])
def test_whoever_may_no_longer_export_gets_nothing_more(cast, dina, end):
    cast.tomas.change_role(by=cast.dina, role="admin")
    person(cast.ana)
    file, queued = made(cast.dina, dina), ask(cast.dina, dina)
    if end == "removed":
        cast.dina.remove(by=cast.tomas)
    elif end == "no longer admin":
        cast.dina.change_role(by=cast.tomas, role="organizer")
    else:
        cast.dina.let_export(False, by=cast.tomas)
    assert Export.objects.count() == ExportPiece.objects.count() == 0
    assert outbox.do_waiting() == 1
    assert [dina.post(file).status_code, dina.get(queued).status_code] == [404, 404]
    assert dina.get(url(cast.dina, "exports")).status_code == (404 if end == "removed" else 403)


def test_the_right_is_given_by_an_admin_and_recorded(cast, dina, sign_in):
    tomas = known(sign_in(cast.tomas))
    assert tomas.get(url(cast.tomas, "new-export", "list")).status_code == 403
    assert tomas.post(url(cast.tomas, "new-export", "list"), {"reason": "Mine"}).status_code == 403
    assert dina.post(url(cast.dina, "let-export", cast.tomas.pk), {"may": "on"}).status_code == 303
    assert tomas.get(url(cast.tomas, "new-export", "list")).status_code == 200
    line = AuditEntry.objects.get(verb="member.exports-changed")
    assert (line.written_by, json.loads(line.details)["by"]) == ("", cast.dina.pen_name)


def test_who_what_how_many_and_why_are_recorded_before_the_first_byte(cast, dina):
    person(cast.ana)
    file = made(cast.dina, dina)
    export = Export.objects.get()
    about = {"export": str(export.pk), "by": cast.dina.pen_name, "form": "list", "level": "list"}
    why = {"reason": "For the minutes"}
    assert audited() == [
        ("export.asked", "", "", {**about, **why, "about": ""}),
        ("export.made", "", "", {**about, **why, "rows": 1}),
    ]
    answer = dina.post(file)
    assert audited()[2:] == [("export.taken", "", "", {**about, "rows": 1})]
    answer.close()


def test_a_reason_is_needed_and_who_one_is(cast, sign_in, dina):
    answer = dina.post(url(cast.dina, "new-export", "list"), {"reason": " "})
    assert (answer.status_code, Export.objects.count()) == (422, 0)
    stranger = sign_in(cast.dina)
    answer = stranger.post(url(cast.dina, "new-export", "list"), {"reason": "For the minutes"})
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/reauthenticate/")
    assert Export.objects.count() == 0


def test_what_goes_wrong_is_said_and_leaves_nothing(cast, dina, monkeypatch):
    def breaks(member, out, progress, about=None):
        out.write(b"Rosa" * 100_000)
        raise ValueError("Rosa")

    person(cast.ana)
    monkeypatch.setitem(exports.FORMS, "list", exports.Form("list", "list", "A list", "zip", "text/csv", breaks))
    page = ask(cast.dina, dina)
    outbox.do_waiting()
    assert ExportPiece.objects.count() == 0
    assert "did not work" in dina.get(page).content.decode()
    assert dina.post(f"{page}file/").status_code == 404


def test_the_page_moves_by_itself_until_it_is_ready(cast, dina):
    page = ask(cast.dina, dina)
    waiting = dina.get(page).content.decode()
    assert ['hx-trigger="every 1s"' in waiting, "Look again" in waiting, "<progress" in waiting] == [True] * 3
    outbox.do_waiting()
    part = dina.get(page, headers={"HX-Request": "true"}).content.decode()
    assert ["<html" in part, "every 1s" in part, f"{page}file/" in part] == [False, False, True]
    assert dina.post(f"{page}dropping/").status_code == 303
    assert Export.objects.count() == 0


def test_a_worker_that_was_killed_half_way_makes_it_anew(cast, dina):
    person(cast.ana)
    page = ask(cast.dina, dina)
    export = Export.objects.get()
    export.add(0, b"half a file")
    export.add(1, b"and more of it")
    outbox.do_waiting()
    assert opened(dina.post(f"{page}file/").getvalue())["list.csv"][1] == ["Rosa", "", ""]


def test_a_passphrase_closes_the_file_and_is_not_kept(cast, dina):
    person(cast.ana, "Rosa")
    words = "five words nobody would guess"
    assert dina.post(url(cast.dina, "new-export", "list"), {"reason": "Mine", "passphrase": "short"}).status_code == 422
    file = made(cast.dina, dina, passphrase=words)
    assert [export.passphrase for export in Export.objects.all()] == [""]
    answer = dina.post(file)
    body = io.BytesIO(answer.getvalue())
    with pyzipper.AESZipFile(body) as locked:
        [name] = locked.namelist()
        assert f'filename="{name}"' in answer["Content-Disposition"]
        with pytest.raises(RuntimeError):
            locked.read(name)
        locked.setpassword(words.encode())
        assert opened(locked.read(name))["list.csv"][1] == ["Rosa", "", ""]
    assert b"Rosa" not in body.getvalue()


def test_whoever_is_forgotten_is_in_no_file_that_waits(cast, dina):
    rosa = person(cast.ana, "Rosa")
    file = made(cast.dina, dina)
    erasure.forget(rosa, by=cast.dina)
    assert (Export.objects.count(), ExportPiece.objects.count(), dina.post(file).status_code) == (0, 0, 404)
