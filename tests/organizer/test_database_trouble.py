"""A database that is locked, full or away: a plain page, the typed text on it, and reading goes on (S24)."""

import html
import sqlite3
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from organizer import submissions
from organizer.access import url
from relationships.models import Person
from tests.cast import person

pytestmark = pytest.mark.django_db(transaction=True)
SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
WORDS = "Knows the presses, and sings on Thursdays."


@contextmanager
def locked():
    """Somebody else is writing and does not stop."""
    if SQLITE:
        other = sqlite3.connect(connection.settings_dict["NAME"], uri=True, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '50ms'")
        other = connection.get_new_connection(connection.get_connection_params())
        other.execute("LOCK TABLE relationships_person IN EXCLUSIVE MODE")
    yield
    other.close()
    connection.close()


@contextmanager
def full():
    """Not one page more fits on the disk."""
    with connection.cursor() as cursor:
        [most] = cursor.execute("PRAGMA max_page_count").fetchone()
        [now] = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {now}")
        yield
        cursor.execute(f"PRAGMA max_page_count = {most}")


def form(member, name: str, likes: str = WORDS) -> dict:
    return {"name": name, "likes": likes, "fine": "yes", submissions.FIELD: submissions.new_key(member.user)}


def names() -> set[str]:
    return {row.name for row in Person.objects.all()}


@pytest.fixture
def ana(cast, sign_in):
    client = sign_in(cast.ana)
    client.raise_request_exception = False
    return client


def test_while_it_is_locked_the_text_is_kept_on_the_page_and_reading_goes_on(cast, ana):
    person(cast.ana, "Rosa")
    sent = form(cast.ana, "Iva")
    with locked():
        answer = ana.post(url(cast.ana, "new-person"), sent)
        assert answer.status_code == 503
        page = html.unescape(answer.content.decode())
        assert "It could not be saved just now" in page
        assert WORDS in page
        assert f'value="{sent[submissions.FIELD]}"' in page
        assert "Rosa" in ana.get(url(cast.ana, "people")).content.decode()
    assert names() == {"Rosa"}
    assert ana.post(url(cast.ana, "new-person"), sent).status_code == 303
    assert names() == {"Rosa", "Iva"}


if SQLITE:

    def test_when_the_disk_is_full_all_that_was_acknowledged_is_there_and_nothing_else(cast, ana):
        acknowledged = set()
        with full():
            for number in range(60):
                answer = ana.post(url(cast.ana, "new-person"), form(cast.ana, f"P{number}", "Sings. " * 200))
                if answer.status_code == 503:
                    break
                acknowledged.add(f"P{number}")
            assert "It could not be saved just now" in answer.content.decode()
            assert "Sings. Sings." in answer.content.decode()
            assert ana.get(url(cast.ana, "people")).status_code == 200
        assert names() == acknowledged


def test_when_it_is_away_a_plain_page_says_so_and_the_text_can_be_copied(cast, ana):
    def away(*args, **kwargs):
        raise OperationalError("the server closed the connection")

    place = url(cast.ana, "new-person")
    with connection.execute_wrapper(away):
        read, written = ana.get(place), ana.post(place, form(cast.ana, "Iva"))
    assert (read.status_code, written.status_code) == (503, 503)
    assert "cannot reach its data" in read.content.decode()
    assert WORDS in html.unescape(written.content.decode())
