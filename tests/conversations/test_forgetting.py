"""The page on which an admin forgets somebody (S4, S28); what it does is tested in tests/organizer/test_erasure.py."""

import re
from datetime import date

import pytest

from conversations.what_goes import WhatGoes
from organizer import outbox
from organizer.access import url
from relationships.models import Person
from tests.cast import PASSWORD, coffee, person, talk

DAY = date(2025, 3, 3)


@pytest.fixture
def dina(cast, sign_in):
    """The admin, who has just said her password again."""
    client = sign_in(cast.dina)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_somebody_is_forgotten_after_a_look_at_what_goes_and_stays(cast, dina):
    rosa, emil, lea = (person(cast.ana, name) for name in ("Rosa Lima", "Emil", "Lea"))
    coffee(cast.ana, [rosa, emil, lea], DAY)
    coffee(cast.ana, [rosa, emil], DAY)
    emil.change(by=cast.ana, version=1, likes="Rosa's jokes")
    page = dina.get(url(cast.dina, "forget-person", rosa.pk)).content.decode()
    assert re.findall(r"<li>(\d+ [^<,]+)", page) == [
        "2 ties",
        "1 time together at which nobody else is known to have met",
        "1 time together",
    ]
    done = dina.post(url(cast.dina, "forget-person", rosa.pk), {"struck": ["name", "first"]})
    assert (done.status_code, done["Location"]) == (303, url(cast.dina, "people"))
    outbox.do_waiting()
    assert [(one.name, one.likes) for one in Person.objects.order_by("made_at")] == [("Emil", "…'s jokes"), ("Lea", "")]
    assert dina.get(url(cast.dina, "forget-person", rosa.pk)).status_code == 404


def test_an_organizer_is_not_offered_it(cast, sign_in):
    rosa, ana = person(cast.ana, "Rosa"), sign_in(cast.ana)
    assert "/forgetting/" not in ana.get(url(cast.ana, "person", rosa.pk)).content.decode()
    assert ana.post(url(cast.ana, "forget-person", rosa.pk)).status_code == 403
    assert Person.objects.get(pk=rosa.pk).name == "Rosa"


def test_what_others_keep_to_themselves_is_not_counted(cast):
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")

    def told() -> list[int]:
        goes = WhatGoes(cast.dina, rosa)
        return [goes.alone, goes.together, goes.ties, goes.help, goes.talks]

    before = told()
    talk(cast.ana, [rosa, emil], DAY, notes="Hers.")
    open_one = told()
    assert (before, open_one) == ([0, 0, 0, 0, 0], [1, 0, 1, 0, 0])
    coffee(cast.ana, [rosa, emil], DAY, seen_by="me")
    assert told() == open_one


def test_a_name_that_others_have_is_not_ticked(cast, dina):
    rosa = person(cast.ana, "Rosa Lima")
    person(cast.ana, "Rosa Berg")
    page = dina.get(url(cast.dina, "forget-person", rosa.pk)).content.decode()
    boxes = re.findall(r'<input type="checkbox" name="struck" value="(\w+)"[^>]*?( checked)?>', page)
    assert boxes == [("name", " checked"), ("first", "")]
