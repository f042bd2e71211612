"""Logging, amending and withdrawing through the pages, as a browser without script would."""

from datetime import date, timedelta

import pytest

from conversations.models import Conversation
from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Activity, Giving, Person
from relationships.readings import TieReading
from tests.cast import me, person

DAY = date(2025, 3, 3)


def note(people, **said) -> dict:
    """What the form sends when nothing in the fold was touched."""
    people = [getattr(one, "pk", one) for one in people]
    plain = {"kind": "talk", "words_seen_by": "me", "seen_by": "circle", "on": DAY, "people": people}
    return {**plain, **said}


def counts() -> tuple[int, int, int]:
    return Conversation.objects.count(), Activity.objects.count(), Person.objects.count()


def test_who_and_when_is_enough_and_everything_else_may_stay_open(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana)
    answer = sign_in(cast.ana).post(url(cast.ana, "log-talk"), note([ana, rosa]))
    talk = Conversation.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, url(cast.ana, "talk", talk.pk))
    assert set(talk.activity.people_ids) == {ana.pk, rosa.pk}
    assert (talk.activity.on, talk.activity.seen_by, talk.words_seen_by, talk.notes) == (DAY, "circle", "me", "")


def test_the_whole_note_is_kept(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana)
    said = note(
        [ana, rosa],
        at="14:30",
        notes="Her boy starts school.",
        where="Loading dock",
        overheard="few",
        size="4",
        touched=["family", "job"],
        promised="Bring the rota",
        closer="closer",
        own_kind="Night bus",
        words_seen_by="named",
        readers=[cast.dina.pk],
    )
    sign_in(cast.ana).post(url(cast.ana, "log-talk"), said)
    talk = Conversation.objects.visible_to(cast.dina).get()
    met = talk.activity
    assert (talk.notes, talk.promised, talk.touched_list, talk.overheard, talk.closer) == (
        "Her boy starts school.",
        "Bring the rota",
        ["family", "job"],
        "few",
        "closer",
    )
    assert (str(met.at), met.where, met.size, met.kind_in_words, met.basis) == (
        "14:30:00",
        "Loading dock",
        4,
        "Night bus",
        "there",
    )
    assert not Conversation.objects.visible_to(cast.tomas).exists()


def test_somebody_new_is_added_with_the_talk_and_nobody_without_it(cast, sign_in):
    client, ana = sign_in(cast.ana), me(cast.ana)
    refused = client.post(url(cast.ana, "log-talk"), note([ana, "new:Iva"], on="2999-01-01", notes="Kept words"))
    assert (refused.status_code, counts()) == (422, (0, 0, 1))
    page = refused.content.decode()
    assert ["That day has not come yet." in page, "Kept words" in page, 'value="new:Iva" checked' in page] == [True] * 3
    client.post(url(cast.ana, "log-talk"), note([ana, "new:Iva"]))
    assert counts() == (1, 1, 2)


def test_one_person_alone_is_asked_who_else(cast, sign_in):
    answer = sign_in(cast.ana).post(url(cast.ana, "log-talk"), note([me(cast.ana)]))
    assert (answer.status_code, counts()[:2]) == (422, (0, 0))
    assert "Who else was there? A talk takes two." in answer.content.decode()


def test_one_who_was_not_there_says_how_they_know(cast, sign_in):
    me(cast.ana)
    client, two = sign_in(cast.ana), [person(cast.ana), person(cast.ana, "Iva")]
    asked = client.post(url(cast.ana, "log-talk"), note(two))
    assert asked.status_code == 422
    assert "You are not among those who were there. How do you know of it?" in asked.content.decode()
    client.post(url(cast.ana, "log-talk"), note(two, basis="told"))
    assert Activity.objects.get().basis == "told"


def test_words_cannot_be_opened_wider_than_the_meeting(cast, sign_in):
    two = [me(cast.ana), person(cast.ana)]
    answer = sign_in(cast.ana).post(url(cast.ana, "log-talk"), note(two, seen_by="me", words_seen_by="circle"))
    assert answer.status_code == 422
    assert "Nobody else knows that you met, so only you can read the words." in answer.content.decode()


def test_a_reader_of_another_workplace_or_a_helper_cannot_be_named(cast, sign_in):
    two = [me(cast.ana), person(cast.ana)]
    for stranger in (cast.caro, cast.hal):
        said = note(two, words_seen_by="named", readers=[stranger.pk])
        assert sign_in(cast.ana).post(url(cast.ana, "log-talk"), said).status_code == 422
    assert counts()[0] == 0


def test_the_form_begins_with_me_today_and_whom_i_come_from(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana)
    stranger = person(cast.caro, "Stranger")
    client, address = sign_in(cast.ana), url(cast.ana, "log-talk")
    page = client.get(address, {"with": rosa.pk}).content.decode()
    assert [f'value="{one}" checked' in page for one in (ana.pk, rosa.pk)] == [True, True]
    assert f'value="{cast.workplace.today()}"' in page
    for other in (stranger.pk, "nonsense"):
        answer = client.get(address, {"with": other})
        assert (answer.status_code, "Stranger" in answer.content.decode()) == (200, False)


def test_two_tabs_lose_nothing_of_the_words_or_the_meeting(cast, sign_in):
    ana, rosa, iva = me(cast.ana), person(cast.ana), person(cast.ana, "Iva")
    talk = Conversation.log(by=cast.ana, people=[ana, rosa], on=DAY, words={"notes": "First"})
    client, address, opened = sign_in(cast.ana), url(cast.ana, "amend-talk", talk.pk), talk.version
    first = note([ana, rosa, iva], notes="From the phone", on=DAY + timedelta(days=1), version=opened)
    assert client.post(address, first).status_code == 303
    second = client.post(address, note([ana, rosa], notes="From the desk", version=opened))
    page = second.content.decode()
    assert second.status_code == 409
    assert ["Ana, Iva, Rosa" in page, "From the phone" in page, "From the desk" in page] == [True] * 3
    talk = Conversation.objects.get()
    assert (talk.notes, talk.activity.on, len(talk.activity.people_ids)) == ("From the phone", date(2025, 3, 4), 3)
    again = client.post(address, note([ana, rosa], notes="From the desk", version=talk.version))
    assert (again.status_code, Conversation.objects.get().notes) == (303, "From the desk")


def test_the_amend_form_sent_as_it_came_changes_nothing(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana)
    words = {"notes": "Hot ovens", "promised": "Fans", "touched": "job,fun", "overheard": "nobody", "closer": "same"}
    talk = Conversation.log(by=cast.ana, people=[ana, rosa], on=DAY, words=words, where="Dock", kind="walk", size=5)
    form = sign_in(cast.ana).get(url(cast.ana, "amend-talk", talk.pk)).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, [])}
    sign_in(cast.ana).post(url(cast.ana, "amend-talk", talk.pk), sent)
    now = Conversation.objects.get()
    assert now.version != talk.version  # it was saved
    assert {name: getattr(now, name) for name in words} == words
    assert (now.activity.where, now.activity.kind, now.activity.size) == ("Dock", "walk", 5)


def test_withdrawing_asks_whether_to_keep_that_they_met(cast, sign_in):
    two, client = [me(cast.ana), person(cast.ana)], sign_in(cast.ana)
    for keep, left in (("yes", 1), ("no", 1)):
        talk = Conversation.log(by=cast.ana, people=two, on=DAY, words={"notes": "Hot ovens"})
        address = url(cast.ana, "withdraw-talk", talk.pk)
        assert client.post(address).status_code == 422
        assert client.post(address, {"keep": keep}).status_code == 303
        assert (Conversation.objects.count(), Activity.objects.count()) == (0, left)
        assert client.get(url(cast.ana, "talk", talk.pk)).status_code == 404
    assert AuditEntry.objects.filter(verb="conversation.withdrawn").count() == 2


def test_help_is_between_two_of_those_who_were_there_and_as_visible_as_the_meeting(cast, sign_in):
    ana, rosa, iva = me(cast.ana), person(cast.ana), person(cast.ana, "Iva")
    talk = Conversation.log(by=cast.ana, people=[ana, rosa], on=DAY, seen_by="me")
    client, address = sign_in(cast.ana), url(cast.ana, "add-help", talk.pk)
    for giver, receiver in ((ana, ana), (ana, iva), ("", rosa)):
        ends = {"giver": getattr(giver, "pk", giver), "receiver": receiver.pk}
        assert client.post(address, ends).status_code == 422
    client.post(address, {"giver": rosa.pk, "receiver": ana.pk, "what": "her shift"})
    giving = Giving.objects.get()
    assert (giving.giver, giving.receiver, giving.what, giving.on, giving.seen_by) == (
        rosa,
        ana,
        "her shift",
        DAY,
        "me",
    )
    client.post(url(cast.ana, "remove-help", talk.pk, giving.pk))
    assert Giving.objects.count() == 0


def test_small_talk_takes_one_tap_and_is_one_for_a_day(cast, sign_in):
    rosa, client = person(cast.ana), sign_in(cast.ana)
    address = url(cast.ana, "small-talk", rosa.pk)
    assert client.post(address)["Location"] == url(cast.ana, "log-talk") + f"?with={rosa.pk}"  # who is Ana?
    ana = me(cast.ana)
    assert address in client.get(url(cast.ana, "person", rosa.pk)).content.decode()
    for _twice in range(2):
        answer = client.post(address)
        talk = Conversation.objects.select_related("workplace", "activity").get()
        assert (answer.status_code, answer["Location"]) == (303, url(cast.ana, "talk", talk.pk))
    met = talk.activity
    assert (met.on, met.size, met.basis, met.seen_by, set(met.people_ids)) == (
        cast.workplace.today(),
        2,
        "there",
        "circle",
        {ana.pk, rosa.pk},
    )
    assert (talk.touched_list, talk.words_seen_by, talk.notes) == (["small-talk"], "me", "")
    Conversation.log(by=cast.ana, people=[ana, rosa], on=met.on, words={"touched": "job"})
    client.post(address)
    assert Conversation.objects.count() == 2


@pytest.mark.long
def test_of_small_talk_alone_fifty_times_it_is_friendly_and_the_tie_says_what_is_not_there(cast):
    ana, rosa = me(cast.ana), person(cast.ana)
    for ago in range(50):
        day = cast.workplace.today() - timedelta(days=ago)
        Conversation.small_talk(by=cast.ana, me=ana, other=rosa, on=day)
    reading = TieReading(cast.tomas, ana, rosa)
    missing = [rule for band, _so, rules in reading.rules if band == "trusting" for rule in rules if not rule.holds]
    assert (Conversation.objects.count(), reading.shared.band.name) == (50, "FRIENDLY")
    assert [way.words for rule in missing for way in rule.ways] == [
        "We know of no help between them, and of nothing confided.",
        "We have not heard lately from both that they are close.",
    ]
    assert reading.words[-1] == "What we do not know: whether each would turn to the other."
