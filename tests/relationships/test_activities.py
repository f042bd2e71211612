from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from organizer.access import url
from organizer.models import AuditEntry, Workplace
from relationships.models import Activity, Giving
from tests.cast import coffee, me, person


def entry(cast, *people, **more) -> dict:
    known = {"on": str(cast.workplace.today()), "kind": "coffee", "seen_by": "circle"}
    return {**known, "people": [str(one.pk) for one in people], **more}


def verbs() -> list[str]:
    return list(AuditEntry.objects.filter(verb__startswith="activity").order_by("at").values_list("verb", flat=True))


def test_who_and_when_are_enough(cast, sign_in):
    ana, rosa, emil = me(cast.ana), person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    answer = sign_in(cast.ana).post(url(cast.ana, "new-activity"), entry(cast, ana, rosa, emil))
    activity = Activity.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, url(cast.ana, "activity", activity.pk))
    assert set(activity.people_ids) == {ana.pk, rosa.pk, emil.pk}
    assert (activity.size, activity.kind, activity.basis, activity.seen_by) == (3, "coffee", "there", "circle")
    assert verbs() == ["activity.added"]


def test_the_one_who_writes_is_there_already_and_today_and_can_be_taken_out(cast, sign_in):
    ana = me(cast.ana)
    form = sign_in(cast.ana).get(url(cast.ana, "new-activity")).context["form"]
    assert (form.initial["people"], form.initial["on"]) == ([str(ana.pk)], cast.workplace.today())
    assert f'value="{ana.pk}" checked' in str(form["people"])


def test_without_two_people_or_a_day_that_has_come_it_says_so_and_keeps_what_was_typed(cast, sign_in):
    rosa, emil, client = person(cast.ana, "Rosa"), person(cast.ana, "Emil"), sign_in(cast.ana)
    tomorrow = str(cast.workplace.today() + timedelta(days=1))
    for wrong in (entry(cast, rosa, where="by the kiln"), entry(cast, rosa, emil, on=tomorrow, where="by the kiln")):
        answer = client.post(url(cast.ana, "new-activity"), {**wrong, "basis": "told"})
        assert (answer.status_code, "by the kiln" in answer.content.decode()) == (422, True)
    assert Activity.objects.count() == 0


def test_today_is_the_workplaces_own(cast, sign_in):
    Workplace.objects.filter(pk=cast.workplace.pk).update(time_zone="Pacific/Auckland")
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    with time_machine.travel(datetime(2025, 6, 30, 20, tzinfo=UTC), tick=False):  # 1 July, eight in the morning there
        client, known = sign_in(cast.ana), entry(cast, rosa, emil, basis="told")
        early = client.post(url(cast.ana, "new-activity"), {**known, "on": "2025-07-02"})
        fine = client.post(url(cast.ana, "new-activity"), {**known, "on": "2025-07-01"})
    assert (early.status_code, fine.status_code) == (422, 303)


def test_whoever_was_not_there_says_how_they_know(cast, sign_in):
    me(cast.ana)
    rosa, emil, client = person(cast.ana, "Rosa"), person(cast.ana, "Emil"), sign_in(cast.ana)
    assert client.post(url(cast.ana, "new-activity"), entry(cast, rosa, emil)).status_code == 422
    assert client.post(url(cast.ana, "new-activity"), entry(cast, rosa, emil, basis="there")).status_code == 422
    assert client.post(url(cast.ana, "new-activity"), entry(cast, rosa, emil, basis="hearsay")).status_code == 303
    assert Activity.objects.get().basis == "hearsay"


def test_a_kind_of_ones_own_is_offered_next_time_to_those_who_may_know_of_it(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana, "Rosa")

    def offered(member) -> list[str]:
        form = sign_in(member).get(url(member, "new-activity")).context["form"]
        return [label for kind, label in form.fields["kind"].choices if kind.startswith("own:")]

    client = sign_in(cast.ana)
    client.post(url(cast.ana, "new-activity"), entry(cast, ana, rosa, own_kind="Bowling"))
    client.post(url(cast.ana, "new-activity"), entry(cast, ana, rosa, own_kind=" Night  swim", seen_by="me"))
    assert (sorted(offered(cast.ana)), offered(cast.tomas)) == (["Bowling", "Night swim"], ["Bowling"])
    sign_in(cast.tomas).post(url(cast.tomas, "new-activity"), entry(cast, ana, rosa, kind="own:Bowling", basis="told"))
    assert [one.kind_in_words for one in Activity.objects.order_by("made_at")] == ["Bowling", "Night swim", "Bowling"]


def test_its_writer_mends_it_and_a_stale_save_shows_both(cast, sign_in):
    ana, rosa, emil = me(cast.ana), person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    day, client = cast.workplace.today(), sign_in(cast.ana)
    activity = coffee(cast.ana, [ana, rosa], day)
    edit = url(cast.ana, "edit-activity", activity.pk)
    client.post(edit, entry(cast, ana, rosa, emil, kind="walk", version="1", own_kind=""))
    activity = Activity.objects.get()
    assert (activity.kind, activity.size, len(activity.people_ids)) == ("walk", 3, 3)
    stale = client.post(edit, entry(cast, ana, rosa, kind="lunch", version="1"))
    assert (stale.status_code, Activity.objects.get().kind) == (409, "walk")
    rows = [(str(label), theirs, mine) for label, theirs, mine in stale.context["form"].differences]
    assert rows == [("Who was there?", "Ana, Emil, Rosa", "Ana, Rosa"), ("What was it?", "A walk", "Lunch")] + [
        row for row in rows if row[0].startswith("Were others")
    ]


def test_only_its_writer_takes_it_away_and_what_others_wrote_stays(cast, sign_in):
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    activity = coffee(cast.ana, [rosa, emil], cast.workplace.today())
    for by in (cast.ana, cast.tomas):
        Giving.add(by=by, giver=rosa, receiver=emil, on=activity.on, activity=activity)
    remove = url(cast.ana, "remove-activity", activity.pk)
    assert sign_in(cast.tomas).post(remove).status_code == 403
    assert Activity.objects.count() == 1
    assert sign_in(cast.ana).post(remove).status_code == 303
    assert Activity.objects.count() == 0
    assert [(one.written_by, one.activity) for one in Giving.objects.all()] == [(cast.tomas.pen_name, None)]
    assert verbs() == ["activity.added", "activity.removed"]


def test_one_that_holds_what_was_said_is_not_taken_away_here(cast, sign_in):
    from conversations.models import Conversation

    people = [person(cast.ana, "Rosa"), person(cast.ana, "Emil")]
    talk = Conversation.log(by=cast.ana, people=people, on=cast.workplace.today(), words={"notes": "The new oven."})
    answer = sign_in(cast.ana).post(url(cast.ana, "remove-activity", talk.activity.pk))
    assert (answer.status_code, Conversation.objects.count()) == (422, 1)


def test_what_one_keeps_to_oneself_is_on_nobody_elses_list(cast, sign_in):
    people = [person(cast.ana, "Rosa"), person(cast.ana, "Emil")]
    coffee(cast.ana, people, cast.workplace.today(), seen_by="me")
    on_list = [
        len(sign_in(member).get(url(member, "activities")).context["page"].object_list)
        for member in (cast.ana, cast.tomas)
    ]
    assert on_list == [1, 0]


@pytest.mark.parametrize("many", [1, 50])
def test_the_list_costs_the_same_for_few_and_many(cast, sign_in, django_assert_num_queries, many):
    people, day = [person(cast.ana, "Rosa"), person(cast.ana, "Emil")], cast.workplace.today()
    Activity.add_many(by=cast.ana, activities=[{"people": people, "on": day, "kind": "walk"}] * many)
    client = sign_in(cast.ana)
    client.get(url(cast.ana, "activities"))
    with django_assert_num_queries(5):  # session, user, member with workplace, these, who was there
        client.get(url(cast.ana, "activities"))
