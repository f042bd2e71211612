from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from organizer import outbox
from organizer.models import Outbox, User
from organizer.models.outbox import LEASE, MOST_TRIES

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def work(monkeypatch):
    """What the tests ask for, gone again after each."""
    monkeypatch.setattr(outbox, "WORK", dict(outbox.WORK))
    return outbox.work


def state(row: Outbox) -> tuple:
    row.refresh_from_db()
    return (row.done_at is not None, row.failed_at is not None, row.tries)


def test_what_is_put_in_is_done_once(work):
    done = []
    work("note")(lambda key, **words: done.append((key, words)))
    row = outbox.put("note", to="Rosa")
    assert outbox.do_waiting(now=NOON) == 1
    assert outbox.do_waiting(now=NOON + timedelta(days=1)) == 0
    assert done == [(row.pk, {"to": "Rosa"})]
    assert state(row) == (True, False, 1)


def test_its_words_are_locked_while_it_waits_and_gone_when_it_is_done(work):
    work("note")(lambda key, **words: None)
    row = outbox.put("note", to="Rosalindamaria")
    assert "Rosalindamaria" not in row.locked_words
    outbox.do_waiting(now=NOON)
    row.refresh_from_db()
    assert row.locked_words == ""


def test_what_its_cause_takes_back_is_never_done(work):
    work("note")(lambda key, **words: pytest.fail("done, although its cause was rolled back"))
    with transaction.atomic():
        outbox.put("note")
        transaction.set_rollback(True)
    assert outbox.do_waiting(now=NOON) == 0


def test_a_killed_worker_s_row_comes_back_after_its_lease(work):
    work("note")(lambda key: None)
    row = outbox.put("note")
    assert row.claim(now=NOON)
    assert outbox.do_waiting(now=NOON + LEASE) == 0
    assert outbox.do_waiting(now=NOON + LEASE + timedelta(seconds=1)) == 1
    assert state(row) == (True, False, 2)


def test_only_one_of_two_workers_gets_a_row():
    row = outbox.put("note")
    same = Outbox.objects.get(pk=row.pk)
    assert (row.claim(now=NOON), same.claim(now=NOON)) == (True, False)


def test_what_fails_leaves_nothing_behind_and_is_tried_again_after_a_growing_pause(work):
    @work("account")
    def make_an_account_and_stumble(key):
        User.objects.create_user("rosa@example.org")
        raise RuntimeError

    row = outbox.put("account")
    pauses, now = [], NOON
    for _ in range(4):
        assert outbox.do_waiting(now=now) == 0
        row.refresh_from_db()
        pauses.append((row.claimed_until - now).total_seconds())
        now = row.claimed_until + timedelta(seconds=1)
    assert pauses == [10, 20, 40, 80]
    assert not User.objects.exists()


def test_in_the_end_it_is_given_up(work):
    @work("note")
    def stumble(key):
        raise RuntimeError

    row = outbox.put("note")
    Outbox.objects.update(tries=MOST_TRIES - 1)
    outbox.do_waiting(now=NOON)
    assert outbox.do_waiting(now=NOON + timedelta(days=9)) == 0
    assert state(row) == (False, True, MOST_TRIES)


def test_one_that_fails_does_not_hold_up_the_others(work):
    done = []
    work("note")(lambda key: done.append(key))
    outbox.put("nobody knows this task")
    behind = outbox.put("note")
    assert outbox.do_waiting(now=NOON) == 1
    assert done == [behind.pk]


def test_work_that_outlived_its_lease_is_rolled_back_and_left_to_the_other(work):
    @work("account")
    def make_an_account_slowly(key):
        User.objects.create_user("rosa@example.org")
        Outbox.objects.filter(pk=key).update(claimed_until=NOON + timedelta(hours=1))  # another took it over

    row = outbox.put("account")
    assert outbox.do_waiting(now=NOON) == 0
    assert not User.objects.exists()
    assert state(row) == (False, False, 1)


def test_a_mail_carries_the_same_message_id_on_every_try(monkeypatch):
    row = outbox.put("mail", to="rosa@example.org", subject="Something waits for you", body="http://localhost/")
    with monkeypatch.context() as killed_before_it_was_written_down:
        killed_before_it_was_written_down.setattr(Outbox, "finish", lambda row, now: 1 / 0)
        outbox.do_waiting(now=NOON)
    outbox.do_waiting(now=NOON + LEASE)
    first, again = mail.outbox
    assert first.extra_headers == again.extra_headers == {"Message-ID": f"<{row.pk}@localhost>"}
    assert (first.to, first.subject, first.body) == (
        ["rosa@example.org"],
        "Something waits for you",
        "http://localhost/",
    )
    assert state(row) == (True, False, 2)
