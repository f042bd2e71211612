"""Today: sentences about people, nothing counted, and nothing that others keep to themselves."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conversations.models import Conversation
from conversations.today import Today
from organizer.access import url
from tests.cast import coffee, gathering_place, me, person


def lines(today: Today) -> dict:
    return {
        "seen": [activity.pk for activity in today.seen],
        "grew": [activity.pk for activity in today.grew],
        "cards": [(today.names.names(card.people), card.words) for card in today.cards if card.check_in],
        "places": [place["name"] for place in today.places],
    }


def test_an_empty_workplace_explains_itself_and_shows_the_next_step(cast, sign_in):
    me(cast.ana)
    page = sign_in(cast.ana).get(url(cast.ana, "today")).content.decode()
    assert "This book is still empty." in page
    assert url(cast.ana, "new-person") in page


def test_it_says_whom_i_saw_what_grew_and_what_i_promised(cast):
    ana, rosa, iva = me(cast.ana), person(cast.ana), person(cast.ana, "Iva")
    day = cast.workplace.today()
    mine, theirs = coffee(cast.ana, [ana, rosa], day), coffee(cast.tomas, [rosa, iva], day)
    talk = Conversation.log(by=cast.ana, people=[ana, iva], on=day, words={"promised": "Bring the rota"})
    gathering_place(cast.ana, [ana, rosa])
    assert lines(Today(cast.ana)) == {
        "seen": [talk.activity.pk, mine.pk],
        "grew": [theirs.pk],
        "cards": [(["Iva"], "Bring the rota")],
        "places": ["Corner table"],
    }


def test_what_others_keep_to_themselves_changes_nothing(cast):
    ana, rosa, iva = me(cast.ana), person(cast.ana), person(cast.ana, "Iva")
    day = cast.workplace.today()
    before = lines(Today(cast.ana))
    Conversation.log(by=cast.tomas, people=[rosa, iva], on=day, seen_by="me", words={"promised": "To be quiet"})
    coffee(cast.tomas, [ana, rosa], day, seen_by="me")
    assert lines(Today(cast.ana)) == before
    assert lines(Today(cast.tomas)) != before  # there was something to hide


def test_time_long_ago_is_not_lately(cast):
    coffee(cast.ana, [me(cast.ana), person(cast.ana)], cast.workplace.today() - timedelta(days=90))
    assert lines(Today(cast.ana))["seen"] == []


def test_a_place_where_one_met_today_is_not_asked_about_again(cast):
    ana, rosa = me(cast.ana), person(cast.ana)
    place = gathering_place(cast.ana, [ana, rosa])
    assert lines(Today(cast.ana))["places"] == ["Corner table"]
    place.confirm(by=cast.tomas, on=cast.workplace.today())
    assert lines(Today(cast.ana))["places"] == []


def test_a_helper_is_told_what_is_shared_with_them(cast, sign_in):
    person(cast.ana)
    page = sign_in(cast.hal).get(url(cast.hal, "today")).content.decode()
    assert "Nothing is shared with you yet." in page
    assert "Rosa" not in page


@pytest.mark.long
@pytest.mark.parametrize("many", [1, 50])
def test_today_costs_the_same_for_one_and_fifty(cast, sign_in, many):
    ana, day = me(cast.ana), cast.workplace.today()
    for number in range(many):
        someone = person(cast.ana, f"Rosa {number}")
        Conversation.log(by=cast.ana, people=[ana, someone], on=day, words={"promised": "Call"})
        coffee(cast.tomas, [someone, person(cast.ana, f"Iva {number}")], day)
    gathering_place(cast.ana, [ana, someone])
    client, page = sign_in(cast.ana), url(cast.ana, "today")
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    assert len(asked) == 10


def test_a_member_who_is_not_on_the_map_sees_what_grew_and_nothing_as_their_own(cast):
    time = coffee(cast.ana, [person(cast.ana), person(cast.ana, "Iva")], cast.workplace.today())
    today = lines(Today(cast.tomas))
    assert (today["seen"], today["grew"]) == ([], [time.pk])


def test_a_quiet_day_begins_with_what_grew(cast, sign_in):
    """And asks nobody to see anybody, and counts nothing (method 26)."""
    coffee(cast.ana, [me(cast.ana), person(cast.ana)], cast.workplace.today())
    page = sign_in(cast.ana).get(url(cast.ana, "today")).content.decode()
    told = [page.index(words) for words in ("Good ", "What grew lately", "You talked with somebody")]
    assert (told, "Nobody waits" in page) == (sorted(told), False)
