"""What is asked for after the password: an app, a key, a code that opens once (S2)."""

import re
import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from organizer import encryption
from organizer.access import url
from tests.cast import PASSWORD
from tests.organizer.test_signing_in import log_in


def say_it_is_me(client: Client, password: str = PASSWORD) -> None:
    assert client.post("/account/reauthenticate/", {"password": password}).status_code == 302


def set_up_app(client: Client) -> str:
    """The secret of the app that is now the second lock."""
    say_it_is_me(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    assert client.post(reverse("mfa_activate_totp"), {"code": code(secret)}).status_code == 302
    return secret


def code(secret: str) -> str:
    return f"{hotp_value(secret, int(time.time()) // 30):06d}"


def test_an_app_as_second_lock_there_and_back(cast):
    client = Client()
    log_in(client, "ana")
    secret = set_up_app(client)
    (stored,) = Authenticator.objects.filter(type="totp").values_list("data", flat=True)
    assert encryption.unwrap(stored["secret"], "mfa").decode() == secret
    client.post("/account/logout/")

    fresh = Client()
    assert log_in(fresh, "ana")["Location"] == reverse("mfa_authenticate")
    assert fresh.get(url(cast.ana, "today")).status_code == 302
    assert fresh.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    cache.clear()  # the code that set the app up counts as used
    assert fresh.post(reverse("mfa_authenticate"), {"code": code(secret)})["Location"] == "/"
    assert fresh.get(url(cast.ana, "today")).status_code == 200


def test_no_secret_of_a_second_lock_lies_in_the_database(cast):
    client = Client()
    log_in(client, "ana")
    secret = set_up_app(client)
    codes = re.findall(r"<code>([^<]+)</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    seed = Authenticator.objects.get(type="recovery_codes").data["seed"]
    assert encryption.unwrap(seed, "mfa")
    everything = whole_database() + " ".join(str(row.get_decoded()) for row in Session.objects.all())
    assert [word for word in (secret, encryption.unwrap(seed, "mfa").decode(), *codes) if word in everything] == []
    assert len(codes) == 10


def whole_database() -> str:
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def test_a_recovery_code_opens_once(cast):
    client = Client()
    log_in(client, "ana")
    set_up_app(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    recovery = re.search(r"<code>([^<]+)</code>", page).group(1)
    first, second = Client(), Client()
    log_in(first, "ana")
    assert first.post(reverse("mfa_authenticate"), {"code": recovery})["Location"] == "/"
    log_in(second, "ana")
    assert second.post(reverse("mfa_authenticate"), {"code": recovery}).status_code == 200


def test_recovery_codes_download_under_a_neutral_name(cast):
    client = Client()
    log_in(client, "ana")
    set_up_app(client)
    answer = client.get(reverse("mfa_download_recovery_codes"))
    assert answer["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'


def test_a_second_lock_is_not_changed_without_asking_again(cast):
    client = Client()
    log_in(client, "ana")
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"):
        answer = client.get(reverse(name))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/reauthenticate/")


@pytest.fixture
def server(settings):
    """A server: everybody has a second lock."""
    settings.REQUIRE_SECOND_FACTOR = True
    return settings


def test_a_server_asks_for_a_second_lock_before_anything_else(cast, server):
    client = Client()
    log_in(client, "ana")
    for path in ("/", url(cast.ana, "today"), url(cast.ana, "members"), "/workplaces/", "/kept/"):
        answer = client.get(path)
        assert (path, answer.status_code, answer["Location"]) == (path, 302, "/account/second-lock/")
    assert "Here everybody has a second lock" in client.get("/account/second-lock/").content.decode()
    set_up_app(client)
    assert client.get(url(cast.ana, "today")).status_code == 200
    assert "Here everybody has a second lock" not in client.get("/account/second-lock/").content.decode()


def test_recovery_codes_alone_are_no_second_lock(cast, server):
    client = Client()
    log_in(client, "ana")
    set_up_app(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(url(cast.ana, "today"))["Location"] == "/account/second-lock/"


def test_without_a_second_lock_one_can_still_sign_out_and_end_devices(cast, server):
    client = Client()
    log_in(client, "ana")
    assert [client.get(path).status_code for path in ("/account/", "/account/devices/")] == [200, 200]
    assert client.post("/account/logout/").status_code == 302


def test_a_sign_in_link_still_asks_for_the_second_lock_unless_it_was_forgotten(cast):
    client = Client()
    log_in(client, "ana")
    set_up_app(client)
    for options, leads_to in (([], reverse("mfa_authenticate")), (["--forget-second-lock"], "/")):
        out = StringIO()
        call_command("sign_in_link", "ana@example.org", "--base", "", *options, stdout=out)
        assert Client().post(out.getvalue().strip())["Location"] == leads_to


def test_the_picture_for_the_app_is_allowed_by_the_policy(cast):
    client = Client()
    log_in(client, "ana")
    say_it_is_me(client)
    answer = client.get(reverse("mfa_activate_totp"))
    assert 'src="data:image/svg+xml;base64,' in answer.content.decode()
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]
    assert " style=" not in answer.content.decode()
