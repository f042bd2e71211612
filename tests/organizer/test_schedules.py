"""Each schedule's period is worked once; what a killed run left is begun again; what runs can be watched."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from organizer import digests, heartbeats, schedules, tasks
from organizer.access import url
from organizer.models import Digest, Heartbeat, Outbox, Schedule
from organizer.models.schedules import LEASE
from tests.organizer.test_reach import chosen

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ran(monkeypatch) -> list[datetime]:
    """When the only schedule there is ran: a chime every minute."""
    times: list[datetime] = []
    monkeypatch.setattr(schedules, "SCHEDULES", {})
    schedules.every("chime", minutes=1)(lambda *, now: times.append(now))
    return times


def test_two_schedulers_do_a_period_s_work_once(ran):
    moments = [NOON, NOON, NOON + 59 * SECOND, NOON + MINUTE, NOON + MINUTE + SECOND, NOON + 5 * MINUTE]
    assert [schedules.run_due(now=now) for now in moments] == [["chime"], [], [], ["chime"], [], ["chime"]]
    assert ran == [NOON, NOON + MINUTE, NOON + 5 * MINUTE]


def test_of_two_who_read_the_row_at_the_same_moment_one_gets_it(ran):
    schedules.run_due(now=NOON)
    one, other = Schedule.objects.get(), Schedule.objects.get()
    assert (one.claim(one.period + 1, now=NOON), other.claim(other.period + 1, now=NOON)) == (True, False)


def test_a_run_that_was_killed_comes_back_after_its_lease_and_is_not_begun_beside_itself(ran):
    schedules.run_due(now=NOON)
    row = Schedule.objects.get()
    assert row.claim(row.period + 1, now=NOON + MINUTE)  # and then kill -9
    assert schedules.run_due(now=NOON + MINUTE + LEASE) == []
    assert schedules.run_due(now=NOON + MINUTE + LEASE + SECOND) == ["chime"]


def test_a_run_that_stumbles_is_said_and_tried_again_in_the_same_period(monkeypatch, caplog):
    monkeypatch.setattr(schedules, "SCHEDULES", {})
    tries = []

    @schedules.every("chime", hours=1)
    def chime(*, now):
        tries.append(now)
        if len(tries) == 1:
            raise RuntimeError("Rosa")

    moments = [NOON, NOON + SECOND, NOON + MINUTE, NOON + 2 * MINUTE]
    assert [schedules.run_due(now=now) for now in moments] == [[], [], ["chime"], []]
    assert [record.getMessage() for record in caplog.records] == ["did not work schedule=chime fault=RuntimeError"]
    assert Schedule.objects.get().fault == "RuntimeError"


def test_a_sweep_does_what_is_due_and_says_that_it_is_there(cast, monkeypatch):
    monkeypatch.setattr(heartbeats, "_last", {})
    monkeypatch.setattr(digests, "COUNTS", [])
    with time_machine.travel(NOON, tick=False) as clock:
        chosen(cast.ana)
        clock.move_to(NOON + timedelta(days=1))
        tasks.sweep()
        assert (Digest.objects.count(), Outbox.objects.exclude(done_at=None).count()) == (1, 1)
        assert heartbeats.ages(now=timezone.now()) == {"worker": timedelta(), "beat": None}


@pytest.mark.parametrize(
    ("worker", "beat", "says"),
    [
        (5, 9, (200, b"web yes\nworker yes 5\nbeat yes 9\n")),
        (5, 600, (503, b"web yes\nworker yes 5\nbeat no 600\n")),
        (None, None, (503, b"web yes\nworker no\nbeat no\n")),
    ],
)
def test_health_covers_web_worker_and_schedule(worker, beat, says):
    with time_machine.travel(NOON, tick=False):
        for name, seconds in (("worker", worker), ("beat", beat)):
            if seconds:
                Heartbeat.objects.create(name=name, at=NOON - seconds * SECOND)
        answer = Client().get("/health/all/")
    assert (answer.status_code, answer.content) == says


def test_an_admin_sees_counts_of_their_own_workplace_and_the_queue_only_with_the_installation(
    cast, sign_in, monkeypatch
):
    monkeypatch.setattr(digests, "COUNTS", [lambda member, since, until: 1])
    with time_machine.travel(NOON, tick=False) as clock:
        for one in (cast.ana, cast.tomas, cast.caro):
            chosen(one)
        clock.move_to(NOON + timedelta(days=1))
        tasks.sweep()
        chosen(cast.dina)
        Digest.objects.filter(member=cast.tomas).update(settled_at=None, failed_at=timezone.now(), fault="address")
        clock.move_to(NOON + timedelta(days=2))
        page = lambda: sign_in(cast.dina).get(url(cast.dina, "running")).content.decode()  # noqa: E731
        facts = {"Due now": 3, "Seen to since yesterday": 1, "Did not arrive (30 days)": 1}
        said = page()
        assert [f"<dt>{name}</dt><dd>{number}</dd>" in said for name, number in facts.items()] == [True] * 3
        assert "the address was refused (1)" in said
        assert [word for word in ("Ana", "Tomas", "example.org", "What waits on this machine") if word in said] == []
        type(cast.dina.user).objects.filter(pk=cast.dina.user_id).update(makes_workplaces=True)
        assert "What waits on this machine" in page()
