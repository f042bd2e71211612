"""No page keeps a session awake by itself, and a locked session reaches nothing (S4, S5)."""

import re
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from tests.architecture.reading import templates
from tests.architecture.test_who_may import TABLE, House, changes_something
from tests.architecture.who_may import PEOPLE

BY_ITSELF = re.compile(r"""data-live="\{% to '([\w-]+)'|hx-get="\{% to '([\w-]+)'[^>]*hx-trigger="[^"]*every """)


@pytest.fixture
def house(db):
    return House()


def asked_by_itself(template: str) -> list[str]:
    return [one or other for one, other in BY_ITSELF.findall(template)]


def views(patterns=None) -> dict:
    """Name of the URL to view, of everything the resolver knows."""
    found = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        found |= views(pattern.url_patterns) if hasattr(pattern, "url_patterns") else {pattern.name: pattern.callback}
    return found


def test_what_a_page_asks_by_itself_is_marked():
    asking = {name for source in templates().values() for name in asked_by_itself(source)}
    assert {name for name, view in views().items() if getattr(view, "polled", False)} == asking | {"stay"}
    assert {"export", "import", "map-layout", "review-live", "review-present", "review-presenter"} <= asking


LOCKED_MAY = {("lock", "get"), ("lock", "post"), ("unlock", "post"), ("account_logout", "post")}


@pytest.mark.long
def test_a_locked_session_reaches_its_lock_and_nothing_else(house):
    """Every address of the house, by everybody who signs in: to the lock, with nothing read, done or said."""
    for name in PEOPLE[:-1]:
        house.clients[name].post(reverse("lock"))
    house.cookies = {name: client.cookies.output(header="", sep=";") for name, client in house.clients.items()}
    led_elsewhere, writes = set(), []
    for key, one in TABLE.items():
        address, query, data = house.address(key, one), house.filled(one.query), house.filled(one.data)
        for name, (method, sent) in product(PEOPLE[:-1], (("get", query), ("post", data))):
            with house.undone(), CaptureQueriesContext(connection) as queries:
                answer = getattr(house.clients[name], method)(address, sent)
            if (key.split()[0], method) not in LOCKED_MAY:
                writes += [q["sql"] for q in queries if changes_something(q["sql"])]
                if (answer.status_code, answer.get("Location", "")[:12]) != (302, "/lock/?back="):
                    led_elsewhere.add((key, method, answer.status_code))
    assert (led_elsewhere, writes) == (set(), [])
