import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organizer.access import url
from organizer.models import AuditEntry, LastAdmin, Membership, OneTimeLink
from tests.cast import PASSWORD, member


@pytest.fixture
def dina(cast, sign_in):
    """The admin, who has just said her password again."""
    client = sign_in(cast.dina)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def recorded(verb: str, by: Membership) -> int:
    lines = AuditEntry.objects.filter(verb=verb, written_by="", subject_id="")
    return sum(json.loads(line.details)["by"] == by.pen_name for line in lines)


def test_everybody_in_the_circle_sees_who_is_in_it_and_only_admins_manage(cast, sign_in):
    pages = {who: sign_in(who).get(url(who, "members")).content.decode() for who in (cast.ana, cast.dina)}
    for name in ("Ana", "Tomas", "Dina", "Hal"):
        assert [name in page for page in pages.values()] == [True, True]
    assert [url(cast.ana, "role", cast.tomas.pk) in page for page in pages.values()] == [False, True]
    assert [cast.tomas.user.email in page for page in pages.values()] == [False, False]


@pytest.mark.long
def test_an_invitation_is_shown_to_be_copied_and_opens_the_door(cast, dina):
    answer = dina.post(url(cast.dina, "new-invitation"), {"called": "Ruth", "role": "organizer"})
    invitation = OneTimeLink.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, url(cast.dina, "invitation", invitation.pk))
    assert (invitation.called, invitation.role, invitation.workplace) == ("Ruth", "organizer", cast.workplace)
    assert recorded("invitation.made", cast.dina) == 1
    link = re.search(r'value="http://testserver(/join/\S+)"', dina.get(answer["Location"]).content.decode()).group(1)
    assert Client().get(link).status_code == 200
    assert "Ruth" in dina.get(url(cast.dina, "members")).content.decode()


def test_the_link_is_shown_to_nobody_but_its_maker(cast, dina, sign_in):
    answer = dina.post(url(cast.dina, "new-invitation"), {"called": "", "role": "helper"})
    cast.ana.change_role(by=cast.dina, role="admin")
    assert "/join/" in dina.get(answer["Location"]).content.decode()
    assert "/join/" not in sign_in(cast.ana).get(answer["Location"]).content.decode()


def test_an_invitation_taken_back_is_not_there_any_more(cast, dina):
    answer = dina.post(url(cast.dina, "new-invitation"), {"called": "Ruth", "role": "organizer"})
    link = re.search(r"http://testserver(/join/[\w-]+/)", dina.get(answer["Location"]).content.decode()).group(1)
    invitation = OneTimeLink.objects.get()
    assert dina.post(url(cast.dina, "revocation", invitation.pk)).status_code == 303
    assert Client().get(link).status_code == 404
    assert recorded("invitation.revoked", cast.dina) == 1
    assert dina.get(answer["Location"]).status_code == 404


def test_an_invitation_that_ran_out_is_not_listed(cast, dina):
    dina.post(url(cast.dina, "new-invitation"), {"called": "Ruth", "role": "organizer"})
    assert "Ruth" in dina.get(url(cast.dina, "members")).content.decode()
    OneTimeLink.objects.update(expires_at=timezone.now())
    assert "Ruth" not in dina.get(url(cast.dina, "members")).content.decode()


def test_a_role_is_changed_and_recorded(cast, dina):
    answer = dina.post(url(cast.dina, "role", cast.tomas.pk), {"role": "admin"})
    cast.tomas.refresh_from_db()
    assert (answer.status_code, cast.tomas.role, recorded("member.role-changed", cast.dina)) == (303, "admin", 1)


@pytest.mark.parametrize(("page", "data"), [("role", {"role": "organizer"}), ("removal", {})])
def test_the_last_admin_stays_and_is_told_why(cast, dina, page, data):
    answer = dina.post(url(cast.dina, page, cast.dina.pk), data)
    assert answer.status_code == 422
    assert "Somebody has to be admin" in answer.content.decode()
    cast.dina.refresh_from_db()
    assert (cast.dina.role, cast.dina.ended_at) == ("admin", None)
    with pytest.raises(LastAdmin):
        cast.dina.remove(by=cast.dina)


def test_an_admin_who_is_not_the_last_may_stop(cast, dina):
    cast.ana.change_role(by=cast.dina, role="admin")
    assert dina.post(url(cast.dina, "role", cast.dina.pk), {"role": "organizer"}).status_code == 303
    assert dina.get(url(cast.dina, "workplace")).status_code == 403


def test_removal_bites_on_the_very_next_request(cast, dina, sign_in):
    tomas = sign_in(cast.tomas)
    assert tomas.get(url(cast.tomas, "people")).status_code == 200
    assert dina.post(url(cast.dina, "removal", cast.tomas.pk)).status_code == 303
    assert tomas.get(url(cast.tomas, "people")).status_code == 404
    assert tomas.post(url(cast.tomas, "new-person"), {"name": "Rosa"}).status_code == 404
    assert "You are not in a circle" in tomas.get("/").content.decode()
    assert recorded("member.removed", cast.dina) == 1
    assert dina.post(url(cast.dina, "removal", cast.tomas.pk)).status_code == 404


def test_becoming_a_helper_bites_on_the_very_next_request(cast, dina, sign_in):
    tomas = sign_in(cast.tomas)
    dina.post(url(cast.dina, "role", cast.tomas.pk), {"role": "helper"})
    assert [tomas.get(url(cast.tomas, page)).status_code for page in ("today", "more", "people", "members")] == [
        200,
        200,
        404,
        404,
    ]


def test_one_may_leave_by_oneself(cast, sign_in):
    tomas = sign_in(cast.tomas)
    tomas.post("/account/reauthenticate/", {"password": PASSWORD})
    assert tomas.post(url(cast.tomas, "removal", cast.tomas.pk))["Location"] == "/"
    assert tomas.get(url(cast.tomas, "today")).status_code == 404


@pytest.mark.parametrize("page", ["role", "removal", "reset-link", "new-invitation"])
def test_dangerous_acts_ask_again_and_change_nothing_before(cast, sign_in, page):
    dina = sign_in(cast.dina)
    args = [] if page == "new-invitation" else [cast.tomas.pk]
    address = url(cast.dina, page, *args)
    before = (OneTimeLink.objects.count(), AuditEntry.objects.count())
    answer = dina.post(address, {"role": "admin", "called": "Ruth"})
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/account/reauthenticate/?next={address.replace('/', '%2F')}",
    )
    assert (OneTimeLink.objects.count(), AuditEntry.objects.count()) == before
    again = dina.post(answer["Location"], {"password": PASSWORD, "next": address})
    assert again["Location"] == address
    assert dina.get(address).status_code == 200


def test_a_reset_link_is_made_shown_and_recorded(cast, dina):
    address = url(cast.dina, "reset-link", cast.tomas.pk)
    assert dina.post(address)["Location"] == address
    page = dina.get(address).content.decode()
    path = re.search(r'value="http://testserver(/account/password/reset/key/\S+)"', page).group(1)
    assert recorded("member.reset-link-made", cast.dina) == 1
    client = Client()
    form = client.get(path)["Location"]
    new = {"password1": "three ducks on a pond", "password2": "three ducks on a pond"}
    assert client.post(form, new).status_code == 302
    cast.tomas.user.refresh_from_db()
    assert cast.tomas.user.check_password("three ducks on a pond")


def test_no_reset_link_for_an_account_that_opens_another_workplace_too(cast, dina):
    Membership.join(cast.tomas.user, cast.elsewhere, role="organizer", called="Tomas")
    answer = dina.post(url(cast.dina, "reset-link", cast.tomas.pk))
    assert answer.status_code == 422
    assert "sign_in_link" in answer.content.decode()
    assert recorded("member.reset-link-made", cast.dina) == 0


def test_the_list_costs_the_same_for_few_and_many(cast, sign_in):
    client = sign_in(cast.ana)
    client.get(url(cast.ana, "members"))
    with CaptureQueriesContext(connection) as few:
        client.get(url(cast.ana, "members"))
    for number in range(20):
        member(f"Ruth{number}", cast.workplace, "organizer")
    with CaptureQueriesContext(connection) as many:
        client.get(url(cast.ana, "members"))
    assert len(few) == len(many)
