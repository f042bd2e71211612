"""Every line of the who-may table, driven through the test client; the table against the resolver; the walls (S7)."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from organizer import encryption
from organizer.models import User
from relationships import directory
from tests.architecture.who_may import PEOPLE, Line
from tests.architecture.who_may.conversations import CONVERSATIONS
from tests.architecture.who_may.organizer import ORGANIZER
from tests.architecture.who_may.relationships import RELATIONSHIPS
from tests.architecture.who_may.things import Things
from tests.cast import make_cast

TABLE: dict[str, Line] = {**ORGANIZER, **RELATIONSHIPS, **CONVERSATIONS}
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def urls(patterns=None, before: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of everything the resolver knows."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from urls(pattern.url_patterns, route)
        else:
            yield pattern.name, route


ROUTES = dict(urls())
INSIDE = {key: one for key, one in TABLE.items() if "<slug:workplace>" in ROUTES.get(key.split()[0], "")}


class House:
    """The cast with a client for each, and the things of Ana and, beyond the wall, of Caro."""

    def __init__(self):
        self.cast = make_cast()
        User.objects.update(locks_after=60)  # what a test asks for is undone, also that somebody was there
        self.clients = {name: Client(raise_request_exception=False) for name in PEOPLE}
        for name in PEOPLE[:-1]:
            self.clients[name].force_login(getattr(self.cast, name).user, backend=BACKEND)
        self.cookies = {name: client.cookies.output(header="", sep=";") for name, client in self.clients.items()}
        self.things = Things(self.cast.ana, self.cast.tomas)
        self.beyond = Things(self.cast.caro, self.cast.caro)
        for things in (self.things, self.beyond):  # all of them now: what a test makes goes with the test
            things.make_all()

    @contextmanager
    def undone(self):
        """Whatever is asked for inside has not happened afterwards."""
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        for name, client in self.clients.items():
            client.cookies = SimpleCookie(self.cookies[name])
        encryption.forget_rings()
        directory._directories.clear()

    def address(self, key: str, one: Line, things: Things | None = None) -> str:
        things = things or self.things
        place = [self.cast.workplace.slug] if key in INSIDE else []
        return reverse(key.split()[0], args=[*place, *one.args, *(things.id(name) for name in one.things)])

    def filled(self, data: dict, things: Things | None = None) -> dict:
        things = things or self.things

        def fill(value):
            if isinstance(value, list):
                return [fill(item) for item in value]
            names = value[1:-1] if value.startswith("{") else ""
            return things.id(names) if names else value

        return {name: fill(value) for name, value in data.items()}


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield House()
        transaction.set_rollback(True)


def status_of(answer) -> str:
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    return "in" if to_sign_in else str(answer.status_code)


def test_every_url_has_a_line_and_every_line_a_url():
    assert {key.split()[0] for key in TABLE} == set(ROUTES)


def test_a_url_without_a_line_is_found(monkeypatch):
    monkeypatch.delitem(TABLE, "people")
    assert "people" in set(ROUTES) - {key.split()[0] for key in TABLE}


@pytest.mark.long
@pytest.mark.parametrize("key", TABLE)
def test_who_may_open(key, house):
    one = TABLE[key]
    address, query = house.address(key, one), house.filled(one.query)
    got, writes = {}, []
    for name in PEOPLE:
        with house.undone(), CaptureQueriesContext(connection) as queries:
            got[name] = status_of(house.clients[name].get(address, query))
        writes += [q["sql"] for q in queries if changes_something(q["sql"])]
    assert narrowed(one, got) == (one.get or refused(one.post, got))
    assert one.alike or writes == [], "asking for a page changed something"


@pytest.mark.long
@pytest.mark.parametrize("key", TABLE)
def test_who_may_post(key, house):
    one = TABLE[key]
    address, data = house.address(key, one), house.filled(one.data)
    got = {}
    for name in PEOPLE:
        with house.undone():
            got[name] = status_of(house.clients[name].post(address, {"csrfmiddlewaretoken": "", **data}))
    assert narrowed(one, got) == (one.post or refused(one.get, got))


def narrowed(one: Line, got: dict[str, str]) -> dict[str, str]:
    if not one.alike:
        return got
    assert len({got[name] for name in PEOPLE[:-1]}) == 1
    return {"nobody": got["nobody"]}


def refused(allowed: dict[str, str], got: dict[str, str]) -> dict[str, str]:
    """What a method that a page does not know answers: 405 inside, and to others what the page itself answers."""
    return {
        name: "405" if got[name] == "405" or status not in ("404", "in") else status for name, status in allowed.items()
    }


def changes_something(sql: str) -> bool:
    """Whether a statement writes; sessions and the list of devices do, also when a page is asked for."""
    ours = not any(table in sql for table in ('"django_session"', '"usersessions_'))
    return ours and sql.startswith(("INSERT", "UPDATE", "DELETE"))


@pytest.mark.long
@pytest.mark.parametrize("key", [key for key, one in INSIDE.items() if one.things])
def test_beyond_the_wall_at_random_and_out_of_shape_look_the_same(key, house):
    one = INSIDE[key]
    ask = house.clients["ana"].get if one.get else house.clients["ana"].post
    own = house.address(key, one)
    strangers = [house.address(key, one, house.beyond)]
    for name in one.things:
        strangers += [own.replace(house.things.id(name), other) for other in (str(uuid.uuid4()), "not-an-id")]
    strangers.append(own.replace(house.cast.workplace.slug, house.cast.elsewhere.slug))
    strangers.append(own.replace(house.cast.workplace.slug, "abcdefghijkl"))
    with house.undone():
        nowhere = house.clients["ana"].get(f"/w/{house.cast.workplace.slug}/nothing/of/the/kind/")
        answers = {(a.status_code, a.content, str(sorted(a.headers.items()))) for a in map(ask, strangers)}
    assert answers == {(404, nowhere.content, str(sorted(nowhere.headers.items())))}


def names_things(value) -> bool:
    return any(names_things(v) for v in value) if isinstance(value, list) else value.startswith("{")


@pytest.mark.long
@pytest.mark.parametrize("key", [key for key, one in INSIDE.items() if names_things(list(one.data.values()))])
def test_what_is_posted_cannot_name_something_beyond_the_wall(key, house):
    one = INSIDE[key]
    for name, value in one.data.items():
        if not names_things(value):
            continue
        data = {**house.filled(one.data), name: house.filled({name: value}, house.beyond)[name]}
        address = house.address(key, one)
        with house.undone():
            answer = house.clients["ana"].post(address, data)
            assert (name, status_of(answer)) in ((name, "404"), (name, "422"))
