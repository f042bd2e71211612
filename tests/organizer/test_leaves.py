"""Turning the pages of a long list: what was asked for, in one query, and nothing that breaks it."""

from datetime import UTC, datetime

import pytest

from organizer.leaves import turn
from organizer.models import Heartbeat

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)

PAGES = [  # what the address says -> the rows, the page, is there one before and one after
    (None, ["a", "b"], 1, (False, True)),
    ("1", ["a", "b"], 1, (False, True)),
    ("2", ["c", "d"], 2, (True, True)),
    ("3", ["e"], 3, (True, False)),
    ("4", ["a", "b"], 1, (False, True)),
    ("0", ["a", "b"], 1, (False, True)),
    ("-1", ["a", "b"], 1, (False, True)),
    ("x", ["a", "b"], 1, (False, True)),
    ("9" * 7, ["a", "b"], 1, (False, True)),
    ("9" * 5000, ["a", "b"], 1, (False, True)),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "names", "number", "around"), PAGES)
def test_a_page_and_whether_there_are_others(asked, names, number, around):
    Heartbeat.objects.bulk_create(Heartbeat(name=name, at=NOW) for name in "abcde")
    leaf = turn(Heartbeat.objects.order_by("name"), asked, 2)
    assert [row.name for row in leaf.object_list] == names
    assert (leaf.number, (leaf.has_previous, leaf.has_next)) == (number, around)


def test_one_query_for_a_page_and_none_for_how_many(db, django_assert_num_queries):
    Heartbeat.objects.bulk_create(Heartbeat(name=name, at=NOW) for name in "abc")
    with django_assert_num_queries(1):
        leaf = turn(Heartbeat.objects.order_by("name"), "1", 3)
    assert (leaf.has_next, leaf.has_other_pages) == (False, False)


def test_an_empty_list_is_one_empty_page(db):
    leaf = turn(Heartbeat.objects.all(), "2", 2)
    assert (leaf.object_list, leaf.number, leaf.has_other_pages) == ([], 1, False)
