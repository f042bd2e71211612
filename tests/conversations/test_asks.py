"""Asks: whose they are, who sees them, a no and a yes of which nothing came (methods 51, 54)."""

from datetime import timedelta

import pytest

from conversations.models import Ask, AskCheckIn, Committee, Conversation
from conversations.models.asks import NotForHelpers
from conversations.today import Today
from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import TieSpan
from tests.cast import coffee, me, person, plan


def wish(cast, asked, by=None, **known) -> Ask:
    return Ask.make(**{"by": by or cast.ana, "asked": asked, "what": "Bake for the party", **known})


def sent(asked, **known) -> dict:
    return {"asked": [asked.pk], "what": "Bake for the party", "words_seen_by": "me", **known}


def who_sees(cast, ask) -> list[str]:
    names = ("ana", "tomas", "dina", "hal", "caro")
    return [name for name in names if Ask.objects.visible_to(getattr(cast, name)).filter(pk=ask.pk).exists()]


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


@pytest.mark.long
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


def test_somebody_from_outside_hands_out_none(cast, sign_in):
    rosa = person(cast.ana)
    assert sign_in(cast.hal).post(url(cast.hal, "new-ask"), sent(rosa)).status_code == 404
    with pytest.raises(NotForHelpers):
        wish(cast, rosa, by=cast.hal)
    assert Ask.objects.count() == 0


def test_nobody_asks_themselves_and_each_part_is_one_person(cast, sign_in):
    rosa, emil = person(cast.ana), person(cast.ana, "Emil")
    client, address = sign_in(cast.ana), url(cast.ana, "new-ask")
    for wrong in ({"wants": [rosa.pk]}, {"through": [rosa.pk]}, {"asked": [rosa.pk, emil.pk]}, {"asked": []}):
        assert client.post(address, {**sent(rosa), **wrong}).status_code == 422
    assert Ask.objects.count() == 0


# A no --------------------------------------------------------------------------------------------------------------


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
