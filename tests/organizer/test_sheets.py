import pytest

from organizer import exports, sheets
from organizer.exports import Sheet


def test_no_sheet_holds_what_the_registry_does_not_let_leave():
    assert sheets.faults() == []


@pytest.mark.parametrize("field", ["relationships.Person.likes", "relationships.TieSpan.band"])
def test_what_may_not_leave_is_found(monkeypatch, field):
    one = Sheet("bad", "list", ("It",), lambda member: [], holds=(field,))
    monkeypatch.setitem(exports.SHEETS, "bad", one)
    assert sheets.faults() == [f"bad: {field}"]


def test_ids_in_files_keep_their_order_lead_back_and_differ_from_house_to_house(cast):
    from uuid import uuid4

    ids = [uuid4() for _ in range(100)]
    here, there = exports.turner(cast.workplace), exports.turner(cast.elsewhere)
    assert sorted(ids, key=here) == sorted(ids)
    assert [here(here(pk)) for pk in ids] == ids
    assert {here(pk) for pk in ids} & {there(pk) for pk in ids} == set()
    assert {here(pk).version for pk in ids} == {4}
