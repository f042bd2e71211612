"""A filled workplace is looked for in everything that may be stolen: the database file, and every row of every table
(S12, S15)."""

import pytest
from django.db import connection

from organizer import records
from tests.birds import shapes
from tests.filled import CHOSEN, ana, birds, browsed, rows, text

__all__ = ["ana", "birds", "browsed"]


def test_every_sealed_field_there_is_holds_a_canary(browsed, birds):
    """A new encrypted field turns this red until it is filled in tests/filled.py."""
    empty = set()
    for model, names in records.encrypted_fields():
        for name in names:
            values = {getattr(row, name) for row in model._base_manager.all()}
            if not values & set(birds.all):
                empty.add((model._meta.label, name))
    assert empty == CHOSEN


@pytest.mark.long
def test_no_row_of_any_table_can_be_read(browsed, birds):
    stolen = "\n".join(text(value) for table in rows().values() for row in table for value in row)
    assert "ana@example.org" in stolen  # the looking itself works
    assert birds.found_in(stolen.encode("latin-1", "replace")) == []


def test_the_file_of_the_database_cannot_be_read(browsed, birds):
    if connection.vendor != "sqlite":
        return  # the rows are all there is to read there
    stolen = connection.connection.serialize()
    assert b"ana@example.org" in stolen
    assert birds.found_in(stolen) == []


def test_a_canary_in_the_open_is_found(birds):
    bird = birds.one()
    for shape in shapes(bird):
        assert birds.found_in(b"..." + shape + b"...") == [bird]


@pytest.mark.long
def test_no_row_leads_from_an_account_to_a_pen_name_or_to_the_map(browsed, ana):
    accounts = {form for pk in (ana.pk, ana.user_id) for form in (str(pk), pk.hex)} | {ana.user.email}
    on_the_map = {str(ana.person_id), ana.person_id.hex, ana.pen_name}
    both, beside = [], set()
    for table, content in rows().items():
        for row in content:
            values = " ".join(text(value) for value in row)
            names_account = any(account in values for account in accounts)
            if names_account:
                beside.add(table)
            if names_account and any(name in values for name in on_the_map):
                both.append((table, row))
    assert both == []
    assert beside <= {"organizer_user", "organizer_membership", "account_emailaddress", "usersessions_usersession"}
    assert "organizer_membership" in beside
