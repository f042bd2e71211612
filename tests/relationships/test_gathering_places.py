from datetime import timedelta

import pytest

from organizer.access import url
from relationships.models import Activity, GatheringPlace
from tests.cast import coffee, gathering_place, me, person


def test_a_place_with_its_usual_people(cast, sign_in):
    rosa, emil, uma = (person(cast.ana, name) for name in ("Rosa", "Emil", "Uma"))
    client, both = sign_in(cast.ana), [str(rosa.pk), str(emil.pk)]
    assert client.post(url(cast.ana, "new-gathering-place"), {"name": "Table", "people": both[:1]}).status_code == 422
    assert client.post(url(cast.ana, "new-gathering-place"), {"name": "Table", "people": both}).status_code == 303
    place = GatheringPlace.objects.get()
    edit = url(cast.ana, "edit-gathering-place", place.pk)
    changed = {"name": "Long table", "people": [str(rosa.pk), str(uma.pk)], "where": "Tuesdays", "version": "1"}
    assert client.post(edit, changed).status_code == 303
    stale = client.post(edit, {**changed, "name": "Round table"})
    assert (stale.status_code, "Round table" in stale.content.decode()) == (409, True)
    place = GatheringPlace.objects.get()
    assert (place.name, place.where, set(place.people_ids)) == ("Long table", "Tuesdays", {rosa.pk, uma.pk})


@pytest.mark.long
@pytest.mark.parametrize(("day", "ago"), [("today", 0), ("yesterday", 1), ("last-week", 7)])
def test_one_tap_says_that_they_met_and_who_was_counted(cast, sign_in, day, ago):
    ana, rosa, emil = me(cast.ana), person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    place, client = gathering_place(cast.ana, [ana, rosa, emil]), sign_in(cast.ana)
    emil.leave(by=cast.ana, on=cast.workplace.today())
    for _ in range(2):  # confirmed twice, it happened once
        answer = client.post(url(cast.ana, "meet", place.pk), {"day": day})
        assert (answer.status_code, answer["Location"]) == (303, url(cast.ana, "gathering-place", place.pk))
    activity = Activity.objects.get()
    assert (activity.on, activity.basis) == (cast.workplace.today() - timedelta(days=ago), "there")
    assert (activity.size, set(activity.people_ids)) == (2, {ana.pk, rosa.pk})
    page = client.get(url(cast.ana, "gathering-place", place.pk))
    assert [met.people_ids for met in page.context["met"]] == [activity.people_ids]


def test_somebody_who_does_not_go_there_has_it_from_one_of_them(cast, sign_in):
    me(cast.ana)
    place = gathering_place(cast.ana, [person(cast.ana, "Rosa"), person(cast.ana, "Emil")])
    page = sign_in(cast.ana).get(url(cast.ana, "gathering-place", place.pk)).content.decode()
    assert "so we note that one of them told you" in page
    sign_in(cast.ana).post(url(cast.ana, "meet", place.pk), {"day": "today"})
    assert Activity.objects.get().basis == "told"


def test_a_place_where_everybody_left_asks_who_goes_there_now(cast, sign_in):
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    place = gathering_place(cast.ana, [rosa, emil])
    rosa.leave(by=cast.ana, on=cast.workplace.today())
    answer = sign_in(cast.ana).post(url(cast.ana, "meet", place.pk), {"day": "today"})
    assert (answer.status_code, Activity.objects.count()) == (422, 0)
    assert "Say who goes there these days." in answer.content.decode()


def test_each_says_when_they_last_met_as_far_as_one_may_know(cast, sign_in):
    people, today = [person(cast.ana, "Rosa"), person(cast.ana, "Emil")], cast.workplace.today()
    place = gathering_place(cast.ana, people)
    coffee(cast.ana, people, today - timedelta(days=3), gathering_place=place)
    coffee(cast.ana, people, today, gathering_place=place, seen_by="me")

    def last(member):
        [row] = sign_in(member).get(url(member, "gathering-places")).context["rows"]
        return row["met"]

    assert (last(cast.ana), last(cast.tomas)) == (today, today - timedelta(days=3))


def test_when_a_place_goes_what_happened_there_stays(cast, sign_in):
    place = gathering_place(cast.ana, [person(cast.ana, "Rosa"), person(cast.ana, "Emil")])
    activity = place.confirm(by=cast.ana, on=cast.workplace.today())
    assert sign_in(cast.tomas).post(url(cast.tomas, "remove-gathering-place", place.pk)).status_code == 303
    activity.refresh_from_db()
    assert (GatheringPlace.objects.count(), activity.gathering_place) == (0, None)


@pytest.mark.parametrize("many", [1, 20])
def test_the_list_costs_the_same_for_few_and_many(cast, sign_in, django_assert_num_queries, many):
    people = [person(cast.ana, "Rosa"), person(cast.ana, "Emil")]
    for number in range(many):
        gathering_place(cast.ana, people, name=f"Table {number}")
    client = sign_in(cast.ana)
    client.get(url(cast.ana, "gathering-places"))
    with django_assert_num_queries(6):  # session, user, member with workplace, places, usual people, last met
        client.get(url(cast.ana, "gathering-places"))
