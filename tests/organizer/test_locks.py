"""The lock of a browser: pressed, or fallen to because nobody was there, and opened again (S4, S5, S23)."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from organizer import kept, locks, sessions, submissions
from organizer.access import url
from organizer.models import User
from relationships.models import Person
from tests.cast import PASSWORD, person
from tests.organizer.test_second_lock import code, set_up_app
from tests.organizer.test_signing_in import log_in

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)
NOTE = "long walks by the river"


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(NOON, tick=False)
    return lambda **later: time_machine.shift(timedelta(**later))


def press(client: Client, back: str = "/", **typed) -> str:
    """The lock page that it leads to."""
    answer = client.post(reverse("lock"), {"back": back, **typed})
    assert (answer.status_code, answer["Location"].split("?")[0]) == (303, "/lock/")
    return answer["Location"]


def at_the_lock(answer) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/lock/?back=")


def open_again(client: Client, lock_page: str, password: str = PASSWORD):
    back = re.search(r'name="back" value="([^"]*)"', client.get(lock_page).content.decode()).group(1)
    return client.post(reverse("unlock"), {"password": password, "back": back})


def test_pressed_it_answers_every_page_with_the_lock_until_the_password_is_given(cast, sign_in):
    client, other, rosa = sign_in(cast.ana), sign_in(cast.ana), person(cast.ana, "Rosalindamargari")
    hers = url(cast.ana, "person", rosa.pk)
    assert "Rosalindamargari" in client.get(hers).content.decode()
    press(client)
    turned_away = client.get(hers)
    assert at_the_lock(turned_away)
    page = client.get(turned_away["Location"]).content.decode()
    assert [word for word in ("Rosalindamargari", cast.ana.user.email, "bakery", hers) if word in page] == []
    assert "<title>Locked</title>" in page
    assert open_again(client, turned_away["Location"], "a wrong one entirely").status_code == 422
    assert at_the_lock(client.get(hers))
    assert open_again(client, turned_away["Location"])["Location"] == hers
    assert client.get(hers).status_code == 200
    assert open_again(client, press(client, back=hers))["Location"] == hers
    assert other.get(hers).status_code == 200  # another device was never locked


def test_what_a_script_asks_for_leads_to_the_lock_and_is_no_fragment(cast, sign_in):
    client = sign_in(cast.ana)
    press(client)
    for headers in ({"hx-request": "true"}, {"sec-fetch-mode": "cors"}):
        answer = client.get(url(cast.ana, "people"), headers=headers)
        assert (answer.status_code, answer.content, answer["HX-Redirect"][:12]) == (423, b"", "/lock/?back=")


def test_what_was_typed_comes_back_after_the_lock(cast, sign_in):
    client, place = sign_in(cast.ana), url(cast.ana, "new-person")
    typed = {"name": "Rosa", "likes": NOTE, "fine": "yes", submissions.FIELD: submissions.new_key(cast.ana.user)}
    sent_late = {**typed, submissions.FIELD: submissions.new_key(cast.ana.user), "likes": "the sea"}
    press(client, back=place, **{"locked-path": place}, **typed)
    assert at_the_lock(answer := client.post(place, sent_late))  # another tab, in which nothing had blanked the page
    assert Person.objects.count() == 0
    assert NOTE not in client.get(answer["Location"]).content.decode()
    assert open_again(client, answer["Location"])["Location"] == "/kept/"
    assert "the sea" in client.get("/kept/").content.decode()
    assert client.post("/kept/")["Location"] == "/kept/"  # that one is let go, the other waits
    assert f'name="likes" value="{NOTE}"' in client.get("/kept/").content.decode()
    assert client.post(place, typed).status_code == 303
    assert Person.objects.get().likes == NOTE
    assert client.get("/kept/")["Location"] == "/"


def test_a_passphrase_is_never_kept_however_it_was_sent(cast, sign_in):
    client, place = sign_in(cast.dina), url(cast.dina, "new-export", "archive")
    typed = {"reason": NOTE, "passphrase": "five words told by mouth"}
    typed[submissions.FIELD] = submissions.new_key(cast.dina.user)
    lock_page = press(client, back="/", **{"locked-path": place}, **typed)
    assert at_the_lock(client.post(place, typed))
    assert kept.SESSION not in client.session
    assert "What you sent" in client.get(open_again(client, lock_page)["Location"], follow=True).content.decode()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    page = strict.post(place, typed).content.decode()
    assert (f'<blockquote class="kept">{NOTE}' in page, 'kept">five words' in page) == (True, False)


def test_nobody_there_locks_and_a_page_that_asks_by_itself_is_nobody(cast, sign_in, clock):
    client, place = sign_in(cast.ana), url(cast.ana, "map-layout")
    for _ in range(6):
        clock(minutes=2)
        assert client.get(place, headers={"hx-request": "true"}).status_code == 200
        assert client.get("/lock/stay/", headers={"hx-request": "true"}).status_code == 204
    clock(seconds=1)
    assert client.get(place, headers={"hx-request": "true"}).status_code == 423
    assert client.get("/lock/stay/", headers={"hx-request": "true"}).status_code == 423
    assert at_the_lock(client.get(url(cast.ana, "today")))


def test_somebody_there_keeps_it_open_written_down_once_a_minute(cast, sign_in, clock):
    client, place = sign_in(cast.ana), reverse("account")
    seen = []
    for _ in range(9):
        clock(seconds=40)
        assert client.get(place).status_code == 200
        seen.append(client.session[locks.SEEN])
    assert len(set(seen)) == 5  # every eighty seconds, and when she signed in
    clock(minutes=11)
    assert client.post("/lock/stay/").status_code == 204  # somebody writes a long note
    clock(minutes=11)
    assert client.get(place).status_code == 200


def test_a_clock_that_was_put_right_keeps_nothing_open(cast, sign_in, clock):
    client, people = sign_in(cast.ana), url(cast.ana, "people")
    clock(minutes=-5)
    assert client.get(people).status_code == 200
    clock(hours=-5)
    assert at_the_lock(client.get(people))


def test_how_long_is_theirs_to_choose_within_bounds(cast, sign_in, clock):
    client = sign_in(cast.ana)
    assert client.post(reverse("locking"), {"locks_after": "600"}).status_code == 422
    assert client.post(reverse("locking"), {"locks_after": "2"}).status_code == 303
    assert User.objects.get(pk=cast.ana.user_id).locks_after == 2
    clock(minutes=4)
    assert client.get(url(cast.ana, "today")).status_code == 200
    clock(minutes=4, seconds=1)
    assert at_the_lock(client.get(url(cast.ana, "today")))


def test_a_lock_is_not_undone_by_a_page_that_was_under_way(cast, sign_in):
    client = sign_in(cast.ana)
    under_way = client.session
    under_way["said"] = "Saved."  # read before the lock, written after it
    press(client)
    under_way.save()
    assert (client.session["said"], client.session[locks.LOCKED]) == ("Saved.", True)
    assert at_the_lock(client.get("/"))


def test_merging_what_two_requests_changed():
    before, mine, theirs = {"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 9, "d": 4}, {"a": 7, "b": 2, "c": 3, "locked": True}
    assert sessions.merged(before, mine, theirs) == {"a": 7, "b": 9, "d": 4, "locked": True}


def test_wrong_passwords_at_the_lock_are_counted_with_those_at_the_door(cast):
    client = Client()
    log_in(client, "ana")
    press(client)
    answers = [client.post(reverse("unlock"), {"password": "wrong"}).content.decode() for _ in range(6)]
    said = [re.search(r'class="error"[^>]*>([^<]*)<', page).group(1) for page in answers]
    assert (len(set(said[:5])), said[5]) == (1, "Too many failed login attempts. Try again later.")
    assert client.post(reverse("unlock"), {"password": PASSWORD}).status_code == 422
    assert log_in(Client(), "ana").status_code == 200  # and the door knows


def test_a_code_opens_it_and_does_not_count_before_a_dangerous_act(cast, clock):
    client = Client()
    log_in(client, "dina")
    secret = set_up_app(client)
    clock(minutes=6)  # asked again for setting it up was a while ago
    cache.clear()
    press(client)
    assert client.post(reverse("unlock"), {"code": "000000"}).status_code == 422
    assert client.post(reverse("unlock"), {"code": code(secret)})["Location"] == "/"
    assert client.get(url(cast.dina, "new-invitation"))["Location"].startswith("/account/reauthenticate/")


def test_a_locked_browser_can_sign_out_and_whoever_comes_next_is_not_locked(cast):
    client = Client()
    log_in(client, "ana")
    press(client)
    assert at_the_lock(client.get(reverse("account_logout")))
    assert client.post(reverse("account_logout"))["Location"] == "/"
    log_in(client, "tomas")
    assert client.get(url(cast.tomas, "today")).status_code == 200


def test_locking_works_with_a_stale_token_and_nothing_else_does(cast, sign_in):
    client, place = sign_in(cast.ana, enforce_csrf_checks=True), url(cast.ana, "new-person")
    press(client)
    assert client.post(reverse("unlock"), {"password": PASSWORD})["Location"].startswith("/lock/?back=")
    assert at_the_lock(client.post(place, {"name": "Rosa", "csrfmiddlewaretoken": "old"}))


def test_the_way_back_leads_to_a_page_of_ours_or_to_the_first(cast, sign_in):
    client = sign_in(cast.ana)
    for back in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""):
        answer = client.post(reverse("lock"), {"back": back})
        assert open_again(client, answer["Location"])["Location"] == "/"
    assert client.get("/lock/?back=made-up")["Location"] == "/"


def test_what_cannot_be_kept_is_said_to_be_lost(cast, sign_in):
    client = sign_in(cast.ana)
    press(client)
    answer = client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "seven long walks"})
    assert "was not saved" not in client.get(answer["Location"]).content.decode()
    open_again(client, answer["Location"])
    assert "What you sent while it was locked was not saved." in client.get(reverse("account")).content.decode()


def test_who_came_by_a_link_is_told_and_the_demo_opens_with_a_tap(cast, sign_in):
    cast.ana.user.set_unusable_password()
    cast.ana.user.save()
    client = sign_in(cast.ana)
    press(client)
    assert "Ask for another link" in client.get("/lock/").content.decode()
    client.post(reverse("unlock"))
    assert at_the_lock(client.get("/"))
    User.objects.filter(pk=cast.ana.user_id).update(email="demo@localhost")
    assert client.post(reverse("unlock"))["Location"] == "/"
