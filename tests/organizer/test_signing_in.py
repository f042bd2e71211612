import re
import time
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from organizer import devices, encryption
from organizer.access import url
from organizer.models import Outbox
from tests.cast import PASSWORD, member, user

LOGIN = "/account/login/"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def log_in(client: Client, name: str, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": f"{name}@example.org", "password": password, **more})


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


def tokens_out(answer) -> str:
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return re.sub(r"\w+@example\.org", "", page)


def test_log_in_leads_to_the_workplace_with_a_new_session_key(cast):
    client = Client()
    before = client.session.session_key  # somebody else may have put it there
    assert log_in(client, "ana")["Location"] == "/"
    assert client.get("/")["Location"] == url(cast.ana, "today")
    assert client.session.session_key != before


def test_log_in_goes_on_to_what_was_kept_and_never_to_another_host(cast):
    assert log_in(Client(), "ana", next="/kept/")["Location"] == "/kept/"
    assert log_in(Client(), "ana", next="https://example.com/")["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_page(cast):
    known, unknown = log_in(Client(), "ana", "wrong words"), log_in(Client(), "nobody", "wrong words")
    assert (known.status_code, tokens_out(known)) == (unknown.status_code, tokens_out(unknown))
    assert "ana@example.org" in known.content.decode()


def test_a_reset_answers_the_same_and_writes_one_mail_for_either(cast):
    answers = [
        Client().post("/account/password/reset/", {"email": f"{name}@example.org"}) for name in ("ana", "nobody")
    ]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/account/password/reset/done/")}
    mails = [row.words for row in Outbox.objects.order_by("made_at")]
    assert [(mail["to"], mail["subject"]) for mail in mails] == [
        ("ana@example.org", "The link you asked for"),
        ("nobody@example.org", "The link you asked for"),
    ]
    assert "/account/password/reset/key/" in mails[0]["body"]
    assert "http" not in mails[1]["body"]
    said = " ".join(mail["subject"] + mail["body"] for mail in mails).lower()
    assert re.findall(r"kith|bakery|union|workplace|\bana\b|organi", said) == []


def test_the_reset_link_gives_a_new_password_once_and_signs_out_everywhere(cast, sign_in):
    signed_in = sign_in(cast.ana)
    Client().post("/account/password/reset/", {"email": "ana@example.org"})
    path = re.search(r"http://testserver(\S+)", Outbox.objects.get().words["body"]).group(1)
    client = Client()
    form = client.get(path)["Location"]
    new = {"password1": "three ducks on a pond", "password2": "three ducks on a pond"}
    assert client.post(form, new)["Location"] == "/account/password/reset/key/done/"
    assert log_in(Client(), "ana", new["password1"]).status_code == 302
    assert signed_in.get(url(cast.ana, "today")).status_code == 302
    assert "does not work any more" in Client().get(path).content.decode()


def test_bad_tries_are_limited_per_account(cast):
    elsewhere = [Client(REMOTE_ADDR=f"203.0.113.{n}") for n in range(7)]
    assert [log_in(client, "ana", "wrong words").status_code for client in elsewhere[:5]] == [200] * 5
    assert "Too many failed" in log_in(elsewhere[5], "ana").content.decode()
    assert log_in(elsewhere[6], "tomas").status_code == 302


@pytest.mark.long
def test_bad_tries_are_limited_per_client_and_for_nobody_else(cast):
    here = [log_in(Client(), f"nobody{n}", "wrong words").status_code for n in range(31)]
    assert (here[0], here[30]) == (200, 429)
    assert log_in(Client(REMOTE_ADDR="203.0.113.9"), "ana").status_code == 302


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


def test_devices_are_listed_and_ended_one_by_one_or_all(cast):
    here, phone, library = Client(), Client(headers={"user-agent": FIREFOX}), Client()
    for client in (here, phone, library):
        log_in(client, "ana")
    page = here.get("/account/devices/").content.decode()
    assert "Firefox, Android" in page
    (of_phone,) = UserSession.objects.filter(user_agent="Firefox, Android")
    assert here.post(reverse("end-device", args=[of_phone.pk])).status_code == 303
    assert phone.get(url(cast.ana, "today")).status_code == 302
    assert library.get(url(cast.ana, "today")).status_code == 200
    here.post("/account/devices/")
    assert library.get(url(cast.ana, "today")).status_code == 302
    assert here.get(url(cast.ana, "today")).status_code == 200


def test_nobody_ends_the_devices_of_others(cast):
    ana, tomas = Client(), Client()
    log_in(ana, "ana")
    log_in(tomas, "tomas")
    (of_ana,) = UserSession.objects.filter(user=cast.ana.user)
    assert tomas.post(reverse("end-device", args=[of_ana.pk])).status_code == 404
    assert ana.get(url(cast.ana, "today")).status_code == 200


def test_where_somebody_was_is_not_kept(cast):
    log_in(Client(REMOTE_ADDR="203.0.113.5", headers={"user-agent": FIREFOX}), "ana")
    (row,) = UserSession.objects.values_list("ip", "user_agent")
    assert row == ("0.0.0.0", "Firefox, Android")
    assert devices.described(row[1]) == row[1]
    assert EmailAddress.objects.count() == 0


def test_what_we_do_not_offer_is_not_there(db):
    missing = ("signup/", "email/", "confirm-email/", "login/code/", "phone/change/", "signup/passkey/")
    assert [Client().get(f"/account/{path}").status_code for path in missing] == [404] * len(missing)


def test_the_picture_for_the_app_is_allowed_by_the_policy(cast):
    client = Client()
    log_in(client, "ana")
    say_it_is_me(client)
    answer = client.get(reverse("mfa_activate_totp"))
    assert 'src="data:image/svg+xml;base64,' in answer.content.decode()
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]
    assert " style=" not in answer.content.decode()


def test_without_a_workplace_there_is_a_kind_page(db):
    user("Ruth")
    client = Client()
    log_in(client, "ruth")
    assert "You are not in a circle just now" in client.get("/").content.decode()


def test_with_two_workplaces_one_chooses(cast):
    member_there = member("Ruth", cast.workplace, "organizer")
    type(member_there).join(member_there.user, cast.elsewhere, role="organizer", called="Ruth")
    client = Client()
    log_in(client, "ruth")
    page = client.get("/").content.decode()
    assert [name in page for name in ("The bakery", "The mill")] == [True, True]
