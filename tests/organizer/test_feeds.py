"""The private calendar: read by another's parser, without a name in it, and dead when it should be."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
import vobject
from django.test import Client

from organizer import feeds
from organizer.access import url
from organizer.feeds import Entry
from organizer.models import Reach

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def somebody_to_see(monkeypatch):
    """Twice for Ana, within what was asked for."""
    with time_machine.travel(NOON, tick=False):
        monkeypatch.setattr(
            feeds,
            "DAYS",
            [lambda member, until: [Entry(date(2026, 3, day), day, "person", (PEOPLE[day],)) for day in (2, 9)]],
        )
        yield


PEOPLE = {2: "00000000-0000-4000-8000-000000000002", 9: "00000000-0000-4000-8000-000000000009"}


def address_of(client, member) -> str:
    """As the page shows it, to be copied."""
    client.post(url(member, "make-feed"))
    page = client.get(url(member, "reach")).content.decode()
    return re.search(r'value="http://testserver(/calendar/\S+\.ics)"', page)[1]


def test_it_is_a_calendar_that_others_can_read_with_days_and_links_only(cast, sign_in, settings):
    settings.BASE_URL = "https://notebook.example.org"
    answer = Client().get(address_of(sign_in(cast.ana), cast.ana))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Cache-Control"] == "no-store"
    assert "Content-Disposition" not in answer
    text = answer.content.decode()
    assert [line for line in text.split("\r\n") if len(line.encode()) > 75 or "\n" in line] == []
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    assert [
        (event.summary.value, event.dtstart.value, event.dtend.value, event.url.value) for event in calendar.vevent_list
    ] == [
        (
            "Somebody to see",
            date(2026, 3, day),
            date(2026, 3, day + 1),
            f"{settings.BASE_URL}{url(cast.ana, 'person', PEOPLE[day])}",
        )
        for day in (2, 9)
    ]
    said = {name for event in calendar.vevent_list for name in event.contents}
    assert said == {"uid", "dtstamp", "dtstart", "dtend", "summary", "url", "class", "transp"}
    assert len({event.uid.value for event in calendar.vevent_list}) == 2
    assert Client().get(answer.request["PATH_INFO"]).content == answer.content  # the same things keep their uid


@pytest.mark.long
def test_only_a_digest_of_the_address_is_kept_and_it_is_shown_to_its_maker_alone(cast, sign_in):
    client = sign_in(cast.ana)
    address = address_of(client, cast.ana)
    secret = address.split("/")[2].removesuffix(".ics")
    assert len(secret) > 40
    assert secret not in str(Reach.objects.values().get())
    assert ".ics" not in sign_in(cast.ana).get(url(cast.ana, "reach")).content.decode()


@pytest.mark.long
@pytest.mark.parametrize(
    "how", ["switched off", "a new address", "removed", "removed and back", "a helper now", "the account is shut"]
)
def test_it_is_dead_the_moment_it_should_be(cast, sign_in, how):
    client = sign_in(cast.ana)
    address, stranger = address_of(client, cast.ana), Client()
    assert stranger.get(address).status_code == 200
    if how == "switched off":
        client.post(url(cast.ana, "end-feed"))
    elif how == "a new address":
        assert stranger.get(address_of(client, cast.ana)).status_code == 200
    elif how == "a helper now":
        cast.ana.change_role(by=cast.dina, role="helper")
    elif how == "the account is shut":
        type(cast.ana.user).objects.filter(pk=cast.ana.user_id).update(is_active=False)
    else:
        cast.ana.remove(by=cast.dina)
        if how.endswith("back"):
            type(cast.ana).join(cast.ana.user, cast.workplace, role="organizer", called="Ana")
    gone, never = stranger.get(address), stranger.get("/calendar/never.ics")
    assert (gone.status_code, gone.content) == (404, never.content)
