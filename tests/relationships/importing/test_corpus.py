"""Thousands of files, whole and broken: each is refused with a reason, or every row of it has a fate (S26)."""

import time
from uuid import uuid4

import pytest
from django.db import transaction

from relationships.importing import preparing, staging, words
from relationships.importing.reading import Refused, read
from relationships.models import BatchRow
from tests.relationships.importing.corpus import MAKERS, file

LONGEST = 5.0  # seconds a file may take; most take a hundredth


def walk(form: str, many: int, member, *, whole_way: int) -> dict[str, int]:
    """How many were read and how many refused; every `whole_way`th goes the whole way to rows with fates."""
    found = {"read": 0, "refused": 0, "rows": 0}
    for number in range(many):
        body, began = file(form, number), time.monotonic()
        try:
            lines = read(body, name=f"list.{form}").lines
        except Refused as refused:
            known = refused.fault in words.FILES
            found["refused" if known else f"refused without a reason, {number}"] = found["refused"] + 1
        else:
            assert all(line.cells or (line.fault in words.ROWS and line.text) for line in lines), (form, number)
            assert [line.number for line in lines] == sorted({line.number for line in lines}), (form, number)
            found["read"] += 1
            if number % whole_way == 0:
                found["rows"] += fates(f"list.{form}", body, len(lines), member)
        assert time.monotonic() - began < LONGEST, (form, number)
    return found


def fates(name: str, body: bytes, lines: int, member) -> int:
    with transaction.atomic():
        batch = staging.begin(by=member, files=[(name, body)])
        preparing.prepare(uuid4(), batch=str(batch.pk))
        rows = list(BatchRow.objects.filter(batch=batch))
        transaction.set_rollback(True)
    assert len(rows) == lines
    assert {row.why for row in rows if row.fate == "bad"} <= set(words.ROWS)
    assert all(row.said.get("cells") or row.said.get("text") for row in rows if row.fate == "bad")
    return len(rows)


@pytest.mark.long
@pytest.mark.parametrize("form", MAKERS)
def test_five_hundred_files_of_each_kind(form, cast):
    found = walk(form, 500, cast.ana, whole_way=25)
    assert found["read"] + found["refused"] == 500
    assert found["read"] > 100
    assert found["rows"] > 20


@pytest.mark.prove
@pytest.mark.parametrize("form", MAKERS)
def test_ten_thousand_files_of_each_kind(form, cast, record_property):
    began = time.monotonic()
    found = walk(form, 10_000, cast.ana, whole_way=100)
    record_property("found", found)
    record_property("seconds", round(time.monotonic() - began))
    assert found["read"] + found["refused"] == 10_000
