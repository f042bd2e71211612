"""Whatever is kept about somebody can be given to them: no personal field is forgotten (method 49, S28)."""

import pytest

from conversations.own_page.page import OwnPage
from organizer import own_pages, records
from relationships.models import Person
from tests.filled import CHOSEN, ana, birds

__all__ = ["ana", "birds"]


def test_every_personal_field_is_told_or_left_out_for_a_reason():
    """A new one turns this red: add it to a section in `<app>/own_page/`, or say there why it stands on no page."""
    assert own_pages.faults() == []


def test_a_forgotten_field_is_found(monkeypatch):
    fewer = {**own_pages.TOLD, "relationships.Giving": {"kind", "giver", "receiver", "on", "wath"}}
    monkeypatch.setattr(own_pages, "TOLD", fewer)
    assert own_pages.faults() == [
        "relationships.Giving.what: neither told nor left out",
        "relationships.Giving.wath: there is no such field",
    ]


@pytest.mark.long
@pytest.mark.django_db
def test_what_is_said_to_be_told_is_told_and_nothing_else_is(ana, birds):
    """Rosa and Emil are all there is; what Ana wrote about them is everywhere (see tests/filled.py)."""
    pages = [OwnPage(ana, person) for person in Person.objects.all()]
    said = "\n".join(
        f"{item.says}\n{item.words}"
        for page in pages
        for part in page.parts
        for item in (*part.facts, *(one.note for one in part.notes))
    )
    names = {person.name for person in Person.objects.all()}
    told, kept_back = {}, {}
    for model, fields in records.encrypted_fields():
        label = model._meta.label
        for name in fields:
            if (label, name) in CHOSEN or not records.RECORDS[label].fields[name].personal:
                continue
            values = {getattr(row, name) for row in model._base_manager.all()} & set(birds.all) - names
            where = told if name in own_pages.TOLD.get(label, ()) else kept_back
            where |= {f"{label}.{name}": [value for value in values if value in said]} if values else {}
    assert [name for name, found in told.items() if not found] == []
    assert {name: found for name, found in kept_back.items() if found} == {}
    assert len(told) > 25
    assert len(kept_back) > 5
