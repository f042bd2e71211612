"""Asks: discomfort stops them, a push is pointed out and rests, a yes not followed is a sign (methods 51 to 54)."""

from datetime import timedelta

import pytest

from conversations.models import Ask, AskCheckIn, Committee, Conversation, Voicing
from conversations.models.asks import NotForHelpers, Uncomfortable
from conversations.today import Today
from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Person, Strain, TieSpan
from relationships.readings import TieReading
from relationships.strength import State
from tests.cast import coffee, me, person, plan


@pytest.fixture
def ava(cast) -> Person:
    return person(cast.ana, "Ava", not_comfortable="Talking to staff", likes="Her garden")


def wish(cast, asked, by=None, **known) -> Ask:
    return Ask.make(**{"by": by or cast.ana, "asked": asked, "what": "Bake for the party", **known})


def sent(asked, **known) -> dict:
    return {"asked": [asked.pk], "what": "Bake for the party", "words_seen_by": "me", **known}


def who_sees(cast, ask) -> list[str]:
    names = ("ana", "tomas", "dina", "hal", "caro")
    return [name for name in names if Ask.objects.visible_to(getattr(cast, name)).filter(pk=ask.pk).exists()]


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


def test_somebody_from_outside_hands_out_none(cast, sign_in):
    rosa = person(cast.ana)
    assert sign_in(cast.hal).post(url(cast.hal, "new-ask"), sent(rosa)).status_code == 404
    with pytest.raises(NotForHelpers):
        wish(cast, rosa, by=cast.hal)
    assert Ask.objects.count() == 0


# Who sees it --------------------------------------------------------------------------------------------------------


def test_those_who_have_a_part_in_it_see_it_and_others_as_it_was_opened(cast):
    tomas, rosa, emil = me(cast.tomas), person(cast.ana), person(cast.ana, "Emil")
    alone = wish(cast, rosa, wants=emil)
    parts = [wish(cast, tomas), wish(cast, rosa, wants=tomas), wish(cast, rosa, wants=emil, through=tomas)]
    named = wish(cast, rosa, words_seen_by="named", readers=[cast.dina])
    shared = wish(cast, rosa, words_seen_by="circle")
    assert [who_sees(cast, ask) for ask in (alone, *parts, named, shared)] == [
        ["ana"],
        *[["ana", "tomas"]] * 3,
        ["ana", "dina"],
        ["ana", "tomas", "dina"],
    ]
    cast.dina.point_to(rosa.pk, by=cast.dina)  # saying "that is me" opens nothing
    assert who_sees(cast, alone) == ["ana"]


def test_what_it_came_out_of_is_shown_to_those_who_may_see_that(cast, sign_in):
    talk = Conversation.log(by=cast.ana, people=[me(cast.ana), person(cast.ana)], on=cast.workplace.today())
    rosa = person(cast.ana, "Iva")
    sign_in(cast.ana).post(f"{url(cast.ana, 'new-ask')}?from={talk.pk}", sent(rosa, words_seen_by="circle"))
    ask, address = Ask.objects.get(), url(cast.ana, "talk", talk.pk)
    pages = [sign_in(member).get(url(member, "ask", ask.pk)).content.decode() for member in (cast.ana, cast.tomas)]
    assert (ask.talk, [address in page for page in pages]) == (talk, [True, False])


def test_out_of_an_action_it_leads_back_to_it_for_those_who_may_know_of_the_plan(cast, sign_in):
    rosa, action = person(cast.ana), plan(cast.ana, [me(cast.ana)], called="The fans")
    page, address = url(cast.ana, "action", action.pk), f"{url(cast.ana, 'new-ask')}?action={action.pk}"
    assert address in sign_in(cast.ana).get(page).content.decode()
    assert sign_in(cast.ana).post(address, sent(rosa, words_seen_by="circle")).status_code == 303
    ask = Ask.objects.get()
    pages = [sign_in(member).get(url(member, "ask", ask.pk)).content.decode() for member in (cast.ana, cast.tomas)]
    assert (ask.action, [page in shown for shown in pages], ["The fans" in shown for shown in pages]) == (
        action,
        [True, False],
        [True, False],
    )
    assert sign_in(cast.tomas).post(address, sent(rosa)).status_code == 404


def test_nobody_asks_themselves_and_each_part_is_one_person(cast, sign_in):
    rosa, emil = person(cast.ana), person(cast.ana, "Emil")
    client, address = sign_in(cast.ana), url(cast.ana, "new-ask")
    for wrong in ({"wants": [rosa.pk]}, {"through": [rosa.pk]}, {"asked": [rosa.pk, emil.pk]}, {"asked": []}):
        assert client.post(address, {**sent(rosa), **wrong}).status_code == 422
    assert Ask.objects.count() == 0


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


def test_a_no_changes_nothing_about_the_tie(cast):
    ana, rosa = me(cast.ana), person(cast.ana)
    coffee(cast.ana, [ana, rosa], cast.workplace.today())
    before = list(TieSpan.objects.order_by("starts").values())
    ask = wish(cast, rosa, wants=ana)
    for _twice in range(2):
        ask.answer(by=cast.ana, yes=False, on=cast.workplace.today())
    assert list(TieSpan.objects.order_by("starts").values()) == before
    assert AuditEntry.objects.filter(verb="ask.answered").count() == 1


# A yes of which nothing came (54) -----------------------------------------------------------------------------------


def test_after_three_weeks_one_kind_line_for_who_said_yes_and_who_wrote_it_down(cast, sign_in):
    tomas, today = me(cast.tomas), cast.workplace.today()
    asks = [wish(cast, tomas, wants=me(cast.dina), words_seen_by="circle") for _two in range(2)]
    for days, ask in zip((20, 21), asks, strict=True):
        ask.answer(by=cast.ana, yes=True, on=today - timedelta(days=days))
    everybody = (cast.ana, cast.tomas, cast.dina)
    signs = [sign and sign.ask for member in everybody for sign in [Today(member).sign]]
    assert signs == [asks[1], asks[1], None]  # not who wishes for it: that would be one more push
    page = sign_in(cast.tomas).get(url(cast.tomas, "today")).content.decode()
    assert ["Was it what you wanted?" in page, url(cast.tomas, "release-ask", asks[1].pk) in page] == [True, True]
    sign_in(cast.tomas).post(url(cast.tomas, "release-ask", asks[1].pk))
    assert (Ask.objects.get(pk=asks[1].pk).state, Today(cast.tomas).sign) == ("let-go", None)


@pytest.mark.parametrize("after", ["checked", "came", "no", "paused"])
def test_it_is_not_said_again_once_it_was_talked_about_or_ended(cast, after):
    today = cast.workplace.today()
    ask = wish(cast, person(cast.ana), wants=person(cast.ana, "Emil"))
    ask.answer(by=cast.ana, yes=True, on=today - timedelta(days=30))
    assert Today(cast.ana).sign.ask == ask
    if after in ("checked", "paused"):
        AskCheckIn.add(by=cast.ana, ask=ask, wish="mine" if after == "checked" else "pushed", on=today)
    elif after == "came":
        ask.come_about(by=cast.ana)
    else:
        ask.answer(by=cast.ana, yes=False, on=today)
    assert Today(cast.ana).sign is None


# Two at once --------------------------------------------------------------------------------------------------------


def test_two_saves_show_both_texts_and_who_may_see_it_is_recorded(cast, sign_in):
    rosa, client = person(cast.ana), sign_in(cast.ana)
    ask = wish(cast, rosa)
    address = url(cast.ana, "edit-ask", ask.pk)
    first = sent(rosa, what="Bake bread", words_seen_by="circle", version="1")
    assert client.post(address, first).status_code == 303
    stale = client.post(address, sent(rosa, what="Bake rolls", version="1"))
    assert [stale.status_code, b"Bake bread" in stale.content, b"Bake rolls" in stale.content] == [409, True, True]
    opened = AuditEntry.objects.filter(verb="ask.readers-changed").count()
    assert (opened, Ask.objects.get().what, who_sees(cast, ask)) == (1, "Bake bread", ["ana", "tomas", "dina"])


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


def test_out_of_a_committee_its_people_can_be_the_ones_who_see_it(cast, sign_in):
    tomas, rosa = me(cast.tomas), person(cast.ana)
    talk = Conversation.log(by=cast.ana, people=[tomas, rosa], on=cast.workplace.today())
    committee = Committee.form(
        by=cast.ana, people=[tomas], talks=[talk], began_on=cast.workplace.today(), name="The fan five"
    )
    address = f"{url(cast.ana, 'new-ask')}?committee={committee.pk}"
    assert sign_in(cast.ana).post(address, sent(rosa, words_seen_by="committee")).status_code == 303
    assert sign_in(cast.ana).post(url(cast.ana, "new-ask"), sent(rosa, words_seen_by="committee")).status_code == 422
    ask = Ask.objects.get()
    assert (ask.out_of, who_sees(cast, ask)) == (committee, ["ana", "tomas"])
