from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organizer.access import url
from organizer.models import AuditEntry, Membership, OneTimeLink, User, Workplace
from relationships.models import Person
from tests.cast import PASSWORD, person, user

FIRST = {
    "called": "Ana",
    "email": "Ana@Example.org",
    "password": "seven walks by the river",
    "workplace": "The bakery",
    "time_zone": "Europe/Lisbon",
}
NEW = {"called": "Ruth", "email": "ruth@example.org", "password": "seven walks by the river"}


def invitation(cast, **known) -> str:
    link, secret = OneTimeLink.make(
        "invitation", **{"workplace": cast.workplace, "role": "organizer", "lasts": timedelta(days=7), **known}
    )
    return link.path(secret)


@pytest.fixture
def first_link(db) -> str:
    link, secret = OneTimeLink.make("first-admin", lasts=timedelta(days=1))
    return link.path(secret)


def test_the_first_admin_begins_with_a_workplace_and_is_signed_in(first_link):
    client = Client()
    assert client.get(first_link).status_code == 200
    answer = client.post(first_link, FIRST)
    ana = User.objects.get()
    member = Membership.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, url(member, "today"))
    assert (ana.email, ana.makes_workplaces, ana.check_password(FIRST["password"])) == ("ana@example.org", True, True)
    assert (member.called, member.role, member.workplace.name) == ("Ana", "admin", "The bakery")
    assert member.workplace.time_zone == "Europe/Lisbon"
    assert client.get(url(member, "today")).status_code == 200


def test_something_missing_keeps_the_link_and_what_was_typed(first_link):
    answer = Client().post(first_link, {**FIRST, "password": "short"})
    assert answer.status_code == 422
    assert "The bakery" in answer.content.decode()
    assert (User.objects.count(), Workplace.objects.count()) == (0, 0)
    assert Client().post(first_link, FIRST).status_code == 302


def test_used_run_out_and_wrong_links_are_the_same_404(cast):
    used, late, open_one = (invitation(cast) for _ in range(3))
    links = list(OneTimeLink.objects.order_by("made_at"))
    links[0].use()
    OneTimeLink.objects.filter(pk=links[1].pk).update(expires_at=timezone.now())
    wrong = reverse("join", args=["x" * 32])
    other_kind = open_one.replace("/join/", "/enter/")
    pages = [
        (answer.status_code, answer.content)
        for path in (used, late, wrong, other_kind)
        for answer in (Client().get(path), Client().post(path, NEW))
    ]
    assert pages == [(404, pages[0][1])] * 8
    assert Client().get(open_one).status_code == 200


def test_an_invitation_makes_an_account_that_signs_in(cast):
    path = invitation(cast, called="Ruth", by=cast.dina)
    client = Client()
    assert 'value="Ruth"' in client.get(path).content.decode()
    answer = client.post(path, NEW)
    assert (answer.status_code, answer["Location"]) == (303, f"/account/login/?next={path.replace('/', '%2F')}")
    ruth = Membership.objects.get(user__email="ruth@example.org")
    assert (ruth.role, ruth.called, ruth.workplace) == ("organizer", "Ruth", cast.workplace)
    assert AuditEntry.objects.filter(verb="member.joined", workplace=cast.workplace).count() == 5
    login = client.get(answer["Location"])
    assert 'value="ruth@example.org"' in login.content.decode()
    entered = client.post("/account/login/", {"login": NEW["email"], "password": NEW["password"], "next": path})
    assert entered["Location"] == path
    assert client.get(path)["Location"] == url(ruth, "today")
    assert [person.name for person in Person.objects.filter(pk=ruth.person_id)] == ["Ruth"]


def test_known_and_unknown_addresses_get_the_same_answer(cast):
    one, other = invitation(cast), invitation(cast)
    known = Client().post(one, {**NEW, "email": "caro@example.org"})
    unknown = Client().post(other, NEW)
    assert known["Location"] == unknown["Location"].replace(other.replace("/", "%2F"), one.replace("/", "%2F"))
    assert (known.status_code, known.content, known.headers.keys()) == (
        unknown.status_code,
        unknown.content,
        unknown.headers.keys(),
    )
    again = [Client().get(path).status_code for path in (one, other)]
    assert again == [404, 404]
    assert cast.caro.user.check_password(PASSWORD)
    assert not Membership.objects.filter(user=cast.caro.user, workplace=cast.workplace).exists()


def test_the_owner_of_a_known_address_joins_after_signing_in(cast):
    path = invitation(cast)
    client = Client()
    answer = client.post(path, {**NEW, "email": "caro@example.org"})
    signed_in = client.post(answer["Location"], {"login": "caro@example.org", "password": PASSWORD, "next": path})
    assert signed_in["Location"] == path
    assert client.get(path).status_code == 200
    assert client.post(path, {"called": "Caro"})["Location"] == url(cast.workplace, "today")
    assert client.get(url(cast.workplace, "today")).status_code == 200


def test_who_may_be_on_the_map_already_is_asked_and_not_added_twice(cast):
    person(cast.ana, "Ruth Okafor")
    path = invitation(cast)
    client = Client()
    client.post(path, NEW)
    client.post("/account/login/", {"login": NEW["email"], "password": NEW["password"]})
    answer = client.get(path)
    assert answer["Location"] == url(cast.workplace, "me")
    page = client.get(answer["Location"]).content.decode()
    assert "Ruth Okafor" in page
    assert Person.objects.count() == 1


def test_a_helper_is_not_a_coworker(cast):
    path = invitation(cast, role="helper")
    Client().post(path, NEW)
    assert Membership.objects.get(user__email="ruth@example.org").person_id is None
    assert Person.objects.count() == 0


def test_what_was_laid_by_for_one_account_opens_for_no_other(cast, sign_in):
    path = invitation(cast)
    Client().post(path, {**NEW, "email": "caro@example.org"})
    assert sign_in(cast.hal).get(path).status_code == 404
    assert sign_in(cast.caro).get(path).status_code == 200


def test_who_is_in_already_stays_as_they_are_and_the_link_stays_open(cast, sign_in):
    path = invitation(cast, role="admin")
    answer = sign_in(cast.ana).post(path, {"called": "Someone"})
    assert answer["Location"] == url(cast.ana, "me")
    cast.ana.refresh_from_db()
    assert (cast.ana.role, cast.ana.called) == ("organizer", "Ana")
    assert Client().get(path).status_code == 200


def test_the_database_holds_no_secret_of_a_link(cast):
    secret = invitation(cast).split("/")[2]
    (row,) = OneTimeLink.objects.values_list("id", "digest")
    assert secret not in str(row)


def test_a_sign_in_link_signs_in_once(cast):
    out = StringIO()
    call_command("sign_in_link", "ANA@example.org", "--base", "http://here", stdout=out)
    path = out.getvalue().strip().removeprefix("http://here")
    assert Client().get(path).status_code == 200
    client = Client()
    assert client.post(path)["Location"] == "/"
    assert client.get("/")["Location"] == url(cast.ana, "today")
    assert Client().post(path).status_code == 404


def test_no_sign_in_link_for_nobody(cast):
    with pytest.raises(CommandError):
        call_command("sign_in_link", "nobody@example.org")


def test_the_invite_command_asks_which_workplace_if_there_are_two(cast):
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("invite")
    call_command("invite", "--workplace", cast.elsewhere.slug, "--role", "helper", "--base", "", stdout=out)
    link = OneTimeLink.objects.get()
    assert (link.workplace, link.role) == (cast.elsewhere, "helper")
    assert Client().get(out.getvalue().strip()).status_code == 200


def test_guessing_is_slowed_down_per_client(cast):
    path = invitation(cast)
    answers = [Client().post(path, {"called": ""}).status_code for _ in range(21)]
    assert answers == [422] * 20 + [429]
    assert Client(REMOTE_ADDR="203.0.113.7").post(path, {"called": ""}).status_code == 422


def test_somebody_else_who_was_signed_in_is_signed_out_by_a_sign_in_link(cast, sign_in):
    link, secret = OneTimeLink.make("sign-in", user=cast.ana.user, lasts=timedelta(hours=1))
    client = sign_in(cast.tomas)
    client.post(link.path(secret))
    assert client.session["_auth_user_id"] == str(cast.ana.user.pk)


def test_accounts_are_one_per_address(db):
    user("Ana")
    with pytest.raises(IntegrityError):
        User.objects.create_user("ANA@example.org", PASSWORD)
