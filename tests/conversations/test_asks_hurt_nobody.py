"""An ask hurts nobody: discomfort stops it, a wish handed on is pointed out, a push lets it rest (methods 52, 53)."""

import pytest

from conversations.models import Ask, AskCheckIn, Conversation, Voicing
from conversations.models.asks import Uncomfortable
from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Person, Strain, TieSpan
from relationships.readings import TieReading
from relationships.strength import State
from tests.cast import coffee, me, person
from tests.conversations.test_asks import sent, wish


@pytest.fixture
def ava(cast) -> Person:
    return person(cast.ana, "Ava", not_comfortable="Talking to staff", likes="Her garden")


# Known discomfort (52) ----------------------------------------------------------------------------------------------


def test_ava_is_not_asked_what_she_is_not_comfortable_with_and_room_is_made_instead(cast, sign_in, ava):
    talk = Conversation.log(by=cast.ana, people=[me(cast.ana), ava], on=cast.workplace.today())
    voice(cast, talk, ava, "The fans have been broken since May")
    client, address = sign_in(cast.ana), url(cast.ana, "new-ask")
    before = AuditEntry.objects.count()
    answer = client.post(address, sent(ava, what="Talk to staff", read="on"))
    page = answer.content.decode()
    room = (url(cast.ana, "new-check-in", ava.pk), url(cast.ana, "new-activity"))
    shown = ("Talking to staff", "Her garden", "The fans have been broken since May", *room)
    assert (answer.status_code, Ask.objects.count(), AuditEntry.objects.count()) == (422, 0, before)
    assert [words for words in shown if words not in page] == []
    assert client.post(address, sent(ava, outside="on", read="on")).status_code == 422  # a coffee that staff wishes for
    with pytest.raises(Uncomfortable):
        wish(cast, ava, what="Talk to staff")
    assert Ask.objects.count() == 0


def voice(cast, talk, ava, words):
    return Voicing.add(
        by=cast.ana, conversation=talk, person=ava, name="Fans", words=words, whose="theirs", came_up="they"
    )


def test_any_other_discomfort_has_to_be_read_first(cast, sign_in, ava):
    client, address = sign_in(cast.ana), url(cast.ana, "new-ask")
    first = client.post(address, sent(ava))
    assert (first.status_code, b"Talking to staff" in first.content, Ask.objects.count()) == (422, True, 0)
    assert client.post(address, sent(ava, read="on")).status_code == 303
    assert Ask.objects.get().what == "Bake for the party"


def test_changing_it_into_what_she_is_not_comfortable_with_is_refused_too(cast, sign_in, ava):
    ask = wish(cast, ava)
    answer = sign_in(cast.ana).post(
        url(cast.ana, "edit-ask", ask.pk), sent(ava, what="See the staff", read="on", version="1")
    )
    ask.refresh_from_db()
    assert (answer.status_code, ask.what, ask.version) == (422, "Bake for the party", 1)


# Handed down (52) ---------------------------------------------------------------------------------------------------


def test_a_wish_that_is_handed_on_is_pointed_out_first_and_declined_in_one_tap(cast, sign_in):
    ana, tomas, rosa = me(cast.ana), me(cast.tomas), person(cast.ana)
    client, address = sign_in(cast.ana), url(cast.ana, "new-ask")
    handed = sent(rosa, wants=[ana.pk], through=[tomas.pk])
    first = client.post(address, handed)
    assert (first.status_code, b"easily becomes a push" in first.content, Ask.objects.count()) == (422, True, 0)
    assert client.post(address, {**handed, "free": "on"}).status_code == 303
    ask = Ask.objects.get()
    his = sign_in(cast.tomas)
    page = his.get(url(cast.tomas, "ask", ask.pk)).content.decode()
    decline = url(cast.tomas, "decline-ask", ask.pk)
    assert ("easily becomes a push" in page, decline in page) == (True, True)
    assert [his.post(decline).status_code for _twice in range(2)] == [303, 303]
    ask.refresh_from_db()
    assert (ask.state, AuditEntry.objects.filter(verb="ask.declined").count()) == ("declined", 1)


def test_what_i_ask_myself_is_not_handed_on(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana)
    data = sent(rosa, wants=[ana.pk], through=[ana.pk])
    assert sign_in(cast.ana).post(url(cast.ana, "new-ask"), data).status_code == 303
    assert not Ask.objects.get().handed_down


# I was pushed (53) --------------------------------------------------------------------------------------------------


@pytest.fixture
def pushed(cast):
    """Ana wrote down that Rosa was pushed by Emil, who had it from Tomas; the circle sees the ask."""
    tomas, rosa, emil = me(cast.tomas), person(cast.ana), person(cast.ana, "Emil")
    coffee(cast.ana, [rosa, emil], cast.workplace.today())
    ask = wish(cast, rosa, wants=tomas, through=emil, words_seen_by="circle")
    AskCheckIn.add(by=cast.ana, ask=ask, wish="pushed", on=cast.workplace.today(), easy_no="If Emil were not there")
    return ask


def test_a_push_lets_it_rest_for_everyone_and_opens_a_strain_with_who_passed_it_on(cast, sign_in, pushed):
    strain = Strain.objects.get()
    assert ({strain.a_id, strain.b_id}, strain.seen_by) == ({pushed.asked_id, pushed.through_id}, "me")
    assert TieSpan.objects.filter(state=State.STRAINED).count() == 0  # the circle's reading rests on what it may see
    readings = [TieReading(member, pushed.asked, pushed.through) for member in (cast.ana, cast.tomas)]
    assert [reading.own.state for reading in readings] == [State.STRAINED, State.LIVE]
    pages = [sign_in(member).get(url(member, "ask", pushed.pk)).content.decode() for member in (cast.ana, cast.tomas)]
    told = ("It rests for everyone", "It is talked through", "If Emil were not there")
    assert [[words in page for words in told] for page in pages] == [[True, True, True], [True, False, False]]
    pushed.answer(by=cast.ana, yes=True, on=cast.workplace.today())
    assert Ask.objects.get().state == "open"


def test_it_goes_on_only_when_those_who_were_hurt_say_so(cast, sign_in, pushed):
    address = url(cast.tomas, "talk-ask-through", pushed.pk)
    assert sign_in(cast.tomas).post(address).status_code == 403  # who wanted it does not lift it
    assert sign_in(cast.ana).post(address).status_code == 303
    ask = Ask.objects.get()
    assert (ask.paused, ask.strain.talked_through_on) == (False, cast.workplace.today())


def test_talked_through_on_the_page_of_the_tie_it_rests_no_longer(cast, pushed):
    Strain.objects.get().talk_through(by=cast.ana, on=cast.workplace.today())
    assert not Ask.objects.get().paused


def test_who_was_pushed_is_not_asked_the_next_thing_unread(cast, sign_in, pushed):
    rosa = pushed.asked
    answers = [
        sign_in(member).post(url(member, "new-ask"), sent(rosa, **more))
        for member, more in ((cast.ana, {}), (cast.ana, {"read": "on"}))
    ]
    told = b"rests, because it was a push" in answers[0].content
    assert ([answer.status_code for answer in answers], told) == ([422, 303], True)
    hidden = Ask.objects.get(pk=pushed.pk)
    hidden.change(by=cast.ana, version=1, words_seen_by="me")
    assert sign_in(cast.dina).post(url(cast.dina, "new-ask"), sent(rosa)).status_code == 303  # she knows of none
