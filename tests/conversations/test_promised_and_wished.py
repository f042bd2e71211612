"""What was promised or wished for leads to seeing each other, and time together answers it."""

import pytest

from conversations.good_to_see import GoodToSee
from conversations.losing_touch import LosingTouch
from conversations.models import CheckIn, Conversation
from organizer.access import url
from tests.cast import coffee, committee, me, person, talk
from tests.conversations.test_good_to_see import days, friends_until, seen_by


def test_promised_while_logging_seen_on_the_right_morning_and_asked_about_after_lunch(cast, sign_in):
    today, rosa = cast.workplace.today(), person(cast.ana)
    form = {"people": [me(cast.ana).pk, rosa.pk], "on": today, "kind": "talk", "words_seen_by": "me"}
    form |= {"seen_by": "circle", "promised": "Ask about the rota", "promise_day": today + days(2)}
    assert sign_in(cast.ana).post(url(cast.ana, "log-talk"), form).status_code == 303
    assert seen_by(cast.ana) == {}
    promise = CheckIn.objects.get()
    assert promise.next_on == today + days(2)
    promise.put_off(by=cast.ana, to=today)
    assert seen_by(cast.ana) == {"Rosa": "You said today that you would:"}
    coffee(cast.ana, [me(cast.ana), rosa], today)
    assert seen_by(cast.ana) == {"Rosa": "You saw each other today. Did it come up?"}
    promise.keep(by=cast.ana)
    assert seen_by(cast.ana) == {}


def test_lunch_instead_answers_what_was_wished_for_and_today_says_so(cast, sign_in):
    today, rosa = cast.workplace.today(), person(cast.ana)
    row = CheckIn.make(by=cast.ana, person=rosa, reason="life", words="Her boy is ill.")
    assert "Rosa" in seen_by(cast.ana)
    coffee(cast.tomas, [me(cast.tomas), rosa], today)
    seeing = GoodToSee(cast.ana)
    assert (seen_by(cast.ana), seeing.answered) == ({}, [row])
    page = sign_in(cast.ana).get(url(cast.ana, "today")).content.decode()
    assert "What you hoped for has come about:" in page


@pytest.mark.long
def test_we_talked_answers_also_for_a_day_before_it_was_wished_for(cast, sign_in):
    today, rosa = cast.workplace.today(), person(cast.ana)
    row = CheckIn.make(by=cast.ana, person=rosa)
    form = {"people": [me(cast.ana).pk, rosa.pk], "on": today - days(3), "kind": "talk", "words_seen_by": "me"}
    sign_in(cast.ana).post(url(cast.ana, "log-talk"), {**form, "seen_by": "circle"})
    row.refresh_from_db()
    assert row.next_on == today
    sign_in(cast.ana).post(url(cast.ana, "log-talk"), {**form, "seen_by": "me", "check_in": row.pk})
    row.refresh_from_db()
    assert row.next_on == today  # what Ana keeps to herself moves nobody else's (S9)
    assert (seen_by(cast.ana), list(seen_by(cast.tomas))) == ({}, ["Rosa"])
    sign_in(cast.ana).post(url(cast.ana, "log-talk"), {**form, "seen_by": "circle", "check_in": row.pk})
    row.refresh_from_db()
    assert (row.next_on, row.answered_on) == (None, today - days(3))


def test_of_several_old_promises_one_is_asked_about(cast):
    ana, today = me(cast.ana), cast.workplace.today()
    for name in ("Rosa", "Iva"):
        words = {"promised": f"Call {name}"}
        Conversation.log(by=cast.ana, people=[ana, person(cast.ana, name)], on=today, words=words)
    CheckIn.objects.update(next_on=today - days(21))
    assert list(seen_by(cast.ana).values()) == ["You said you would, a while ago. Was it what you wanted?"]


def test_losing_touch_is_by_when_we_last_met(cast):
    rosa, iva, emil = (person(cast.ana, name) for name in ("Rosa", "Iva", "Emil"))
    friends_until(cast, 110, rosa)
    friends_until(cast, 200, iva)
    friends_until(cast, 200, emil)
    coffee(cast.tomas, [me(cast.tomas), emil], cast.workplace.today() - days(9))
    rows = LosingTouch(cast.dina).rows
    today = cast.workplace.today()
    assert [(row.person_id, row.last_met) for row in rows] == [
        (iva.pk, today - days(200)),
        (rosa.pk, today - days(110)),
    ]


def test_somebody_elses_wish_can_be_moved_but_why_and_for_whom_is_its_writers(cast, sign_in):
    row = CheckIn.make(by=cast.ana, person=person(cast.ana), reason="life", words="Her boy is ill.", every=30)
    page = sign_in(cast.tomas).get(url(cast.tomas, "edit-check-in", row.pk)).content.decode()
    assert ("Her boy is ill." in page, 'name="every"' in page, 'name="seen_by"' in page) == (False, True, False)
    form = {"every": "7", "version": row.version, "words": "Nosy", "seen_by": "me"}
    sign_in(cast.tomas).post(url(cast.tomas, "edit-check-in", row.pk), form)
    row.refresh_from_db()
    assert (row.every, row.words, row.seen_by, row.reason) == (7, "Her boy is ill.", "circle", "life")
    stale = sign_in(cast.ana).post(url(cast.ana, "edit-check-in", row.pk), {**form, "words_seen_by": "me"})
    assert stale.status_code == 409


def test_why_is_shared_with_the_people_of_a_committee_from_the_form(cast, sign_in):
    """Tomas sits in it, Dina does not; without a committee there is nothing of the kind to choose."""
    rosa = person(cast.ana)
    bare = sign_in(cast.ana).get(url(cast.ana, "new-check-in", rosa.pk)).content.decode()
    people = [me(cast.ana), me(cast.tomas), rosa]
    fans = committee(cast.ana, people, [talk(cast.ana, people, cast.workplace.today())], cast.workplace.today())
    form = {"words": "Her boy is ill.", "words_seen_by": "committee", "seen_by": "me"}
    client, address = sign_in(cast.ana), url(cast.ana, "new-check-in", rosa.pk)
    assert (bare.count('value="committee"'), client.get(address).content.decode().count('value="committee"')) == (0, 1)
    assert client.post(address, form).status_code == 422
    assert client.post(address, {**form, "committee": str(fans.pk)}).status_code == 303
    row = CheckIn.objects.get()
    read = [CheckIn.objects.visible_to(member).filter(pk=row.pk).exists() for member in (cast.tomas, cast.dina)]
    assert (row.committee_id, read) == (fans.pk, [True, False])
    again = {**form, "committee": str(fans.pk), "words_seen_by": "me", "version": row.version}
    assert client.post(url(cast.ana, "edit-check-in", row.pk), again).status_code == 303
    row.refresh_from_db()
    assert (row.words_seen_by, row.committee_id, CheckIn.objects.visible_to(cast.tomas).count()) == ("me", None, 0)
