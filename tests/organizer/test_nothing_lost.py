"""Forms sent twice, too late, from elsewhere, into a locked database: nothing typed is lost (S23, S24)."""

import threading

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from organizer import submissions
from organizer.access import url
from organizer.models import Submission
from relationships.models import Person
from tests.cast import person

NOTE = "long walks by the river"


def filled(member, **more) -> dict:
    return {"name": "Rosa", "likes": NOTE, "fine": "yes", submissions.FIELD: submissions.new_key(member.user), **more}


def new_person(member) -> str:
    return url(member, "new-person")


def test_sent_twice_it_is_saved_once_with_the_same_answer(cast, sign_in):
    client, data = sign_in(cast.ana), filled(cast.ana)
    answers = [client.post(new_person(cast.ana), data) for _ in range(2)]
    onwards = url(cast.ana, "person", Person.objects.get().pk)
    assert [(a.status_code, a["Location"]) for a in answers] == [(303, onwards), (303, onwards)]


def test_two_forms_are_two(cast, sign_in):
    client = sign_in(cast.ana)
    for name in ("Rosa", "Emil"):
        client.post(new_person(cast.ana), filled(cast.ana, name=name))
    assert Person.objects.count() == 2


def test_a_form_that_was_refused_may_come_again(cast, sign_in):
    client, data = sign_in(cast.ana), filled(cast.ana)
    assert client.post(new_person(cast.ana), {**data, "name": ""}).status_code == 422
    assert client.post(new_person(cast.ana), data).status_code == 303
    assert (Person.objects.count(), Submission.objects.count()) == (1, 1)


def test_a_form_made_for_somebody_else_claims_nothing(cast, sign_in):
    data = filled(cast.tomas)
    sign_in(cast.ana).post(new_person(cast.ana), data)
    assert Submission.objects.count() == 0


@pytest.mark.server  # a database in memory has one connection only
@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_the_same_moment_it_is_saved_once(cast, sign_in):
    data, start, answers = filled(cast.ana), threading.Barrier(2), []
    clients = [sign_in(cast.ana), sign_in(cast.ana)]

    def send(client):
        start.wait()
        answers.append(client.post(new_person(cast.ana), data))
        connection.close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    onwards = url(cast.ana, "person", Person.objects.get().pk)
    assert [(a.status_code, a["Location"]) for a in answers] == [(303, onwards), (303, onwards)]


def test_after_signing_out_the_post_comes_back_and_is_saved_once(cast, sign_in):
    client, data = Client(), filled(cast.ana)
    answer = client.post(new_person(cast.ana), data)
    assert answer["Location"] == f"{reverse('account_login')}?next=/kept/"
    client.force_login(cast.ana.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/kept/").content.decode()
    assert NOTE in page
    assert f'action="{new_person(cast.ana)}"' in page
    assert client.post(new_person(cast.ana), data).status_code == 303
    assert Person.objects.get().likes == NOTE
    assert client.get("/kept/")["Location"] == "/"  # saved, so there is nothing to come back to


def test_somebody_else_who_signs_in_there_does_not_see_it(cast, sign_in):
    client = Client()
    client.post(new_person(cast.ana), filled(cast.ana))
    client.force_login(cast.tomas.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/kept/")["Location"] == "/"
    client.force_login(cast.ana.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/kept/")["Location"] == "/"


def test_a_kept_post_may_be_let_go(cast, sign_in):
    client = Client()
    client.post(new_person(cast.ana), filled(cast.ana))
    client.force_login(cast.ana.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/kept/").status_code == 303
    assert client.get("/kept/")["Location"] == "/"


def test_a_very_long_post_is_kept_too(cast):
    client, long = Client(), "word " * 80_000
    client.post(new_person(cast.ana), filled(cast.ana, likes=long))
    client.force_login(cast.ana.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/kept/").content.decode().count("word ") >= 160_000  # to be read, and to be sent again


@pytest.fixture
def strict(sign_in):
    return lambda member: sign_in(member, enforce_csrf_checks=True)


def test_a_stale_token_shows_what_was_typed_ready_to_be_sent(cast, strict):
    answer = strict(cast.ana).post(new_person(cast.ana), filled(cast.ana, csrfmiddlewaretoken="old"))
    assert (answer.status_code, Person.objects.count()) == (403, 0)
    assert f'name="likes" value="{NOTE}"' in answer.content.decode()


def test_a_post_without_a_key_of_ours_gets_a_plain_page(cast, strict):
    client = strict(cast.ana)
    for key in ("", "made-up", submissions.new_key(cast.ana.user)[:-1]):
        answer = client.post(new_person(cast.ana), {"name": "Rosa", "likes": NOTE, submissions.FIELD: key})
        assert answer.status_code == 403
        assert NOTE not in answer.content.decode()


def test_a_post_from_another_site_touches_no_session(cast):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(
        new_person(cast.ana), filled(cast.caro), headers={"origin": "null", "sec-fetch-site": "cross-site"}
    )
    assert (answer.status_code, answer.cookies) == (403, {})
    assert NOTE not in answer.content.decode()


@pytest.mark.long
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 303),
        ({"origin": "null"}, 303),  # an older browser: the token decides
        ({"origin": "http://testserver"}, 303),
        ({"origin": "null", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
    ],
)
def test_where_a_post_may_come_from(headers, status, cast, strict):
    client = strict(cast.ana)
    token = client.get(new_person(cast.ana)).context["csrf_token"]
    data = filled(cast.ana, csrfmiddlewaretoken=str(token))
    assert client.post(new_person(cast.ana), data, headers=headers).status_code == status


@pytest.mark.parametrize("once", [True, False])
def test_a_database_that_cannot_take_it_gives_the_words_back(once, cast, sign_in, monkeypatch):
    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Person, "save", locked)
    data = filled(cast.ana)
    if not once:
        del data[submissions.FIELD]
    answer = sign_in(cast.ana, raise_request_exception=False).post(new_person(cast.ana), data)
    assert answer.status_code == 503
    assert NOTE in answer.content.decode()
    assert Submission.objects.count() == 0


def test_when_the_page_is_gone_or_breaks_the_words_are_on_the_page(cast, sign_in, monkeypatch):
    rosa = person(cast.ana)
    place, client = url(cast.ana, "edit-person", rosa.pk), sign_in(cast.ana, raise_request_exception=False)
    rosa.delete()
    gone = client.post(place, filled(cast.ana))
    monkeypatch.setattr(Person, "save", None)
    broken = client.post(new_person(cast.ana), filled(cast.ana))
    assert (gone.status_code, broken.status_code) == (404, 500)
    assert NOTE in gone.content.decode()
    assert NOTE in broken.content.decode()
    assert NOTE not in client.post(place, filled(cast.tomas)).content.decode()


@pytest.mark.parametrize("limit", [{"DATA_UPLOAD_MAX_MEMORY_SIZE": 100}, {"DATA_UPLOAD_MAX_NUMBER_FIELDS": 2}])
def test_too_much_at_once_gets_a_kind_page(limit, cast, sign_in, settings):
    for name, value in limit.items():
        setattr(settings, name, value)
    answer = sign_in(cast.ana, raise_request_exception=False).post(
        new_person(cast.ana),
        "name=Rosa&likes=" + "x" * 200 + "&where=y",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 413
    assert "too much at once" in answer.content.decode()
