"""What a stolen dump of the sessions gives away: nothing (S15)."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from organizer.sessions import SessionStore, row_key
from tests.cast import PASSWORD


def test_the_key_of_a_row_is_not_the_cookie_that_opens_it(cast, sign_in):
    client = sign_in(cast.ana)
    secret = client.cookies[settings.SESSION_COOKIE_NAME].value
    row = Session.objects.get()
    assert row.session_key == row_key(secret) != secret
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row.session_key
    assert client.get(reverse("home")).status_code == 302
    assert thief.get(reverse("home"))["Location"].startswith(reverse("account_login"))


def test_signing_in_through_the_page_gives_a_new_secret_that_works(cast):
    client = Client()
    client.get(reverse("account_login"))
    answer = client.post(reverse("account_login"), {"login": cast.ana.user.email, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    first = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.get(reverse("home"))["Location"] == f"/w/{cast.workplace.slug}/"
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": cast.ana.user.email, "password": PASSWORD})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != first


def test_a_row_holds_neither_whose_it_is_nor_what_was_said_in_it(cast, sign_in):
    client = sign_in(cast.ana)
    session = client.session
    session["said"] = "Saved your talk with Rosalindamargari"
    session.save()
    row = Session.objects.get()
    assert str(cast.ana.user_id) not in row.session_data
    assert "Rosalindamargari" not in row.session_data
    assert client.session["said"] == "Saved your talk with Rosalindamargari"
    assert client.session[SESSION_KEY] == str(cast.ana.user_id)


def test_contents_moved_to_another_session_do_not_open(cast, sign_in):
    ana, tomas = sign_in(cast.ana), sign_in(cast.tomas)
    hers = Session.objects.get(session_key=row_key(ana.cookies[settings.SESSION_COOKIE_NAME].value))
    Session.objects.exclude(pk=hers.pk).update(session_data=hers.session_data)
    assert tomas.get(reverse("home"))["Location"].startswith(reverse("account_login"))


@pytest.mark.django_db
def test_when_it_was_last_written_is_told_to_the_day_only(time_machine):
    time_machine.move_to(datetime(2025, 3, 3, 10, 20, 30, 123456, tzinfo=UTC))
    session = SessionStore()
    session.save()
    assert Session.objects.get().expire_date == datetime(2025, 3, 18, tzinfo=UTC)
