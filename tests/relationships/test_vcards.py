"""Somebody's card, read back by a library that is not ours."""

import pytest
import vobject

from organizer import outbox
from organizer.access import url
from relationships.vcards import card
from tests.cast import PASSWORD, department, person
from tests.hostile import NAMES

LOST = {*map(chr, range(9)), *map(chr, range(11, 32)), "\x7f"}  # that no address book holds


def test_a_card_says_who_they_are_and_how_they_like_to_be_reached():
    written = card(
        "Rosa Lima", department="Ovens; nights", reach="+49 30 123456 or rosa@example.org", note="Given for: rides"
    )
    assert written == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Rosa Lima\r\nN:;Rosa Lima;;;\r\nORG:;Ovens\\; nights\r\n"
        "EMAIL;TYPE=INTERNET:rosa@example.org\r\nTEL;TYPE=VOICE:+49 30 123456\r\n"
        "NOTE:+49 30 123456 or rosa@example.org\\nGiven for: rides\r\nEND:VCARD\r\n"
    )


def test_names_that_nobody_has_come_back_as_they_were():
    for name in NAMES:
        written = card(f"A{name}", reach=name, note=name)
        assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
        [read] = vobject.readComponents(written)
        kept = "".join(letter for letter in name.replace("\r\n", "\n") if letter not in LOST)
        assert (read.fn.value, read.n.value.given) == (f"A{kept}", f"A{kept}")
        assert read.note.value == f"{kept}\n{kept}"
        assert {line.name for line in read.lines()} <= {"VERSION", "FN", "N", "NOTE", "TEL", "EMAIL"}


@pytest.mark.django_db
def test_it_leaves_through_the_gate_for_those_who_may_export(cast, sign_in):
    rosa = person(
        cast.ana, "Rosa", department=department(cast.ana), reach="At 030 123456", reach_for="Rides", likes="Chess"
    )
    address = url(cast.dina, "new-export-about", "card", rosa.pk)
    assert sign_in(cast.ana).get(address).status_code == 403
    dina = sign_in(cast.dina)
    dina.post("/account/reauthenticate/", {"password": PASSWORD})
    page = dina.post(address, {"reason": "She asked me to call"})["Location"]
    outbox.do_waiting()
    [read] = vobject.readComponents(dina.post(f"{page}file/").getvalue().decode())
    assert (read.fn.value, read.tel.value, read.note.value) == ("Rosa", "030 123456", "At 030 123456\nGiven for: Rides")
