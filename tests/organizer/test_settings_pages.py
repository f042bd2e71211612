import pytest

from organizer.access import url
from organizer.models import AuditEntry, Membership, Workplace
from relationships.models import Person
from tests.cast import me, member, person

SETTINGS = {"name": "The night bakery", "time_zone": "Europe/Lisbon", "language": "en"}


def test_more_offers_what_one_may_open(cast, sign_in):
    pages = {who.called: sign_in(who).get(url(who, "more")).content.decode() for who in (cast.ana, cast.dina, cast.hal)}
    offered = {
        name: [f'"{url(cast.workplace, place)}"' in page for place in ("members", "me", "workplace")]
        for name, page in pages.items()
    }
    assert offered == {"Ana": [True, True, False], "Dina": [True, True, True], "Hal": [False, False, False]}
    assert ["/account/logout/" in page for page in pages.values()] == [True] * 3


def test_a_helper_sees_no_names(cast, sign_in):
    page = sign_in(cast.hal).get(url(cast.hal, "more")).content.decode()
    assert [name for name in ("Ana", "Tomas", "Dina") if name in page] == []


def test_the_workplace_is_changed_by_an_admin(cast, sign_in):
    answer = sign_in(cast.dina).post(url(cast.dina, "workplace"), {**SETTINGS, "version": cast.workplace.version})
    place = Workplace.objects.get(pk=cast.workplace.pk)
    assert (answer.status_code, place.name, place.time_zone) == (303, "The night bakery", "Europe/Lisbon")
    assert AuditEntry.objects.filter(verb="workplace.changed").count() == 1


def test_a_stale_change_of_the_workplace_shows_both(cast, sign_in):
    version = cast.workplace.version
    cast.workplace.change(by=cast.dina, version=version, **{**SETTINGS, "name": "The early bakery"})
    client = sign_in(cast.dina)
    answer = client.post(url(cast.dina, "workplace"), {**SETTINGS, "version": version})
    page = answer.content.decode()
    assert (answer.status_code, "The early bakery" in page, "The night bakery" in page) == (409, True, True)
    assert Workplace.objects.get(pk=cast.workplace.pk).name == "The early bakery"
    answer = client.post(url(cast.dina, "workplace"), {**SETTINGS, "version": version + 1})
    assert Workplace.objects.get(pk=cast.workplace.pk).name == "The night bakery"


@pytest.mark.long
@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"name": ""}, "required"), ({"time_zone": "Mars/Base"}, "Mars/Base"), ({"name": "x" * 81}, "80")],
)
def test_settings_that_cannot_be_are_refused_in_words(cast, sign_in, wrong, says):
    answer = sign_in(cast.dina).post(url(cast.dina, "workplace"), {**SETTINGS, "version": 1, **wrong})
    assert (answer.status_code, says in answer.content.decode()) == (422, True)
    assert Workplace.objects.get(pk=cast.workplace.pk).name == "The bakery"


def test_what_i_am_called_is_mine_to_say(cast, sign_in):
    answer = sign_in(cast.ana).post(url(cast.ana, "me"), {"called": "Anita"})
    cast.ana.refresh_from_db()
    assert (answer.status_code, cast.ana.called) == (303, "Anita")
    assert AuditEntry.objects.filter(verb="member.renamed").count() == 1


def test_i_find_myself_on_the_map(cast, sign_in):
    rosa = person(cast.tomas, "Rosa")
    client = sign_in(cast.ana)
    page = client.get(url(cast.ana, "me"), {"q": "ro"}).content.decode()
    assert f'value="{rosa.pk}"' in page
    assert client.post(url(cast.ana, "my-person"), {"person": str(rosa.pk)})["Location"] == url(cast.ana, "me")
    cast.ana.refresh_from_db()
    assert cast.ana.person_id == rosa.pk


def test_somebody_by_my_name_is_offered_without_searching(cast, sign_in):
    namesake = person(cast.tomas, "Ana Lima")
    person(cast.tomas, "Rosa")
    page = sign_in(cast.ana).get(url(cast.ana, "me")).content.decode()
    assert (f'value="{namesake.pk}"' in page, "Rosa" in page) == (True, False)


def test_nobody_of_the_circle_supervises_others(cast, sign_in):
    client, boss = sign_in(cast.ana), person(cast.tomas, "Mr Day", supervisor=True)
    page = client.get(url(cast.ana, "me"), {"q": "day"}).content.decode()
    told = client.post(url(cast.ana, "my-person"), {"person": str(boss.pk)}, follow=True).content.decode()
    cast.ana.refresh_from_db()
    assert (str(boss.pk) in page, "They supervise others, it says here." in told, cast.ana.person_id) == (
        False,
        True,
        None,
    )
    ana = me(cast.ana)
    changed = {"name": "Ana", "version": "1", "supervisor": "on"}
    answer = sign_in(cast.tomas).post(url(cast.tomas, "edit-person", ana.pk), changed)
    ana.refresh_from_db()
    assert (answer.status_code, ana.supervisor) == (422, False)
    assert "nobody in it supervises others" in answer.content.decode()


def test_one_tap_puts_me_on_the_map(cast, sign_in):
    sign_in(cast.ana).post(url(cast.ana, "my-person"))
    cast.ana.refresh_from_db()
    assert [(one.pk, one.name) for one in Person.objects.all()] == [(cast.ana.person_id, "Ana")]


def test_who_i_was_stays_on_the_map(cast, sign_in):
    before, rosa = me(cast.ana), person(cast.tomas, "Rosa")
    sign_in(cast.ana).post(url(cast.ana, "my-person"), {"person": str(rosa.pk)})
    assert {one.pk for one in Person.objects.all()} == {before.pk, rosa.pk}


def test_another_workplace_is_made_only_by_who_may(cast, sign_in):
    new = {"workplace": "The mill race", "time_zone": "UTC", "called": "Ana"}
    client = sign_in(cast.ana)
    assert client.post("/workplaces/new/", new).status_code == 403
    cast.ana.user.makes_workplaces = True
    cast.ana.user.save()
    answer = client.post("/workplaces/new/", new)
    made = Membership.objects.get(user=cast.ana.user, role="admin")
    assert (answer["Location"], made.workplace.name) == (url(made, "today"), "The mill race")
    page = client.get("/").content.decode()
    assert ["The bakery" in page, "The mill race" in page] == [True, True]


def test_in_two_workplaces_each_is_a_world_of_its_own(cast, sign_in):
    there = Membership.join(cast.ana.user, cast.elsewhere, role="helper", called="Ana")
    client = sign_in(cast.ana)
    assert client.get(url(cast.ana, "people")).status_code == 200
    assert client.get(url(there, "people")).status_code == 404
    assert client.get(url(there, "today")).status_code == 200


@pytest.mark.long
def test_the_names_of_workplaces_are_not_in_the_title(cast, sign_in):
    client = sign_in(cast.dina)
    titles = [
        client.get(address).content.decode().split("<title>")[1].split("</title>")[0]
        for address in (url(cast.dina, "members"), url(cast.dina, "workplace"), url(cast.dina, "more"), "/workplaces/")
    ]
    assert titles == ["Your circle", "How it is set up", "More", "Where to?"]


def test_a_member_comes_back_as_who_they_were(cast):
    ruth = member("Ruth", cast.workplace, "organizer")
    pen_name = ruth.pen_name
    ruth.remove(by=cast.dina)
    back = Membership.join(ruth.user, cast.workplace, role="organizer", called="Ruth")
    assert (back.pk, back.pen_name, back.ended_at) == (ruth.pk, pen_name, None)
