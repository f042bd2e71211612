from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from organizer import outbox, submissions, tidying
from organizer.models import OneTimeLink, Outbox, Submission

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def links(db) -> list[OneTimeLink]:
    """Used up, run out, and open."""
    made = [OneTimeLink.make(OneTimeLink.Kind.SIGN_IN, lasts=DAY)[0] for _ in range(3)]
    ends = [(NOW - 31 * DAY, NOW + DAY), (None, NOW - 31 * DAY), (None, NOW - 29 * DAY)]
    for link, (used_at, expires_at) in zip(made, ends, strict=True):
        OneTimeLink.objects.filter(pk=link.pk).update(used_at=used_at, expires_at=expires_at)
    return made


@pytest.mark.django_db
def test_done_work_goes_after_a_day_and_given_up_work_after_a_month():
    rows = [outbox.put(task) for task in ("waits", "done", "done long ago", "given up", "given up long ago")]
    ends = [{}, {"done_at": NOW}, {"done_at": NOW - 2 * DAY}, {"failed_at": NOW}, {"failed_at": NOW - 31 * DAY}]
    for row, end in zip(rows, ends, strict=True):
        Outbox.objects.filter(pk=row.pk).update(made_at=NOW - 90 * DAY, **end)
    tidying.tidy(now=NOW)
    assert set(Outbox.objects.values_list("task", flat=True)) == {"waits", "done", "given up"}


def test_links_that_were_used_or_ran_out_go_after_a_month(links):
    tidying.tidy(now=NOW)
    assert list(OneTimeLink.objects.all()) == [links[2]]


def test_the_key_of_a_saved_form_goes_after_a_day(cast):
    for at in (NOW - 2 * DAY, NOW):
        kept = submissions.claim(cast.ana.user, uuid4())
        Submission.objects.filter(pk=kept.pk).update(at=at)
    tidying.tidy(now=NOW)
    assert list(Submission.objects.all()) == [kept]


def test_a_session_that_ended_goes_with_its_line_in_the_list_of_devices(cast, sign_in):
    for member in (cast.ana, cast.tomas):
        key = sign_in(member).session.session_key
        UserSession.objects.create(user=member.user, session_key=key, ip="127.0.0.1")
    ended = UserSession.objects.get(user=cast.ana.user)
    Session.objects.filter(session_key=ended.session_key).update(expire_date=NOW - DAY)
    Session.objects.exclude(session_key=ended.session_key).update(expire_date=NOW + DAY)
    tidying.tidy(now=NOW)
    assert [kept.user for kept in UserSession.objects.all()] == [cast.tomas.user]
    assert Session.objects.count() == 1
