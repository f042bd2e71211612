import re

import pytest
from django.test import Client

from organizer.access import url
from organizer.models import Outbox
from tests.cast import PASSWORD, member, user

LOGIN = "/account/login/"


def log_in(client: Client, name: str, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": f"{name}@example.org", "password": password, **more})


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


def test_what_we_do_not_offer_is_not_there(db):
    missing = ("signup/", "email/", "confirm-email/", "login/code/", "phone/change/", "signup/passkey/")
    assert [Client().get(f"/account/{path}").status_code for path in missing] == [404] * len(missing)


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
