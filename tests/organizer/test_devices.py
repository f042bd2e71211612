"""Where somebody is signed in: they see it, and end it, and nobody else does (S4)."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from organizer import devices
from organizer.access import url
from tests.organizer.test_signing_in import log_in

FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


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
