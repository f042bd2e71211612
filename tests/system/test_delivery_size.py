"""A schedule run in a large workplace: as many queries as in a small one, flat memory, and nobody waits for it."""

import threading
import time
import tracemalloc
from contextlib import ExitStack
from datetime import time as hour

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conversations import made_up
from conversations.models import CheckIn
from organizer import digests, encryption, outbox
from organizer.models import Digest, Reach
from tests.system.mail_sink import MailSink
from tests.system.processes import python
from tests.system.test_delivery_killed import SETTING, Server, database

MEMBERS, LEAST_MEMORY = 3, 8 * 2**20
DAILY = {"digest": "daily", "weekday": 0, "quiet_from": None, "quiet_until": None, "time_zone": ""}
RUN = """
import time
from django.utils import timezone
from organizer import digests, outbox
begin = time.monotonic()
taken = digests.deliver_due(now=timezone.now())
middle = time.monotonic()
done = sum(iter(lambda: outbox.do_waiting(), 0))
print(taken, done, round(middle - begin, 2), round(time.monotonic() - middle, 2))
"""
LARGE = """
from datetime import time
from django.utils import timezone
from conversations import made_up
from conversations.models import CheckIn
from organizer.models import Reach
made = made_up.make({people}, seed=1)
for person in made.people[::10]:
    CheckIn.make(by=made.circle[0], person=person, day=made.workplace.today())
for member in made.circle:
    reach, known = Reach.of(member), dict(quiet_from=None, quiet_until=None, time_zone="")
    reach.choose(by=member, version=reach.version, digest="daily", weekday=0, at=time(8), **known)
Reach.objects.update(due_at=timezone.now())
print(len(made.circle))
"""
A_PAGE_S_WRITE = "UPDATE organizer_workplace SET version = version + 1"


def run_of(people: int) -> tuple[int, int, float]:
    """Queries, most bytes at one time and seconds of one run, with one check-in for every tenth person."""
    made = made_up.make(people, seed=1)
    circle = made.circle[:MEMBERS]
    assert len(circle) == MEMBERS
    for person in made.people[::10]:
        CheckIn.make(by=circle[0], person=person, day=made.workplace.today())
    for member in circle:
        reach = Reach.of(member)
        reach.choose(by=member, version=reach.version, at=hour(8), **DAILY)
    Reach.objects.filter(workplace=made.workplace).update(due_at=timezone.now())
    encryption.forget_rings()
    tracemalloc.start()
    begin = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        assert digests.deliver_due(now=timezone.now()) == MEMBERS
        assert outbox.do_waiting() == MEMBERS
    took, (_now, peak) = time.perf_counter() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert Digest.objects.filter(workplace=made.workplace).exclude(settled_at=None).count() == MEMBERS
    return len(queries), peak, took


@pytest.mark.prove
@pytest.mark.django_db
def test_a_run_costs_the_same_in_a_hundred_and_in_ten_thousand(capsys):
    few, many = run_of(100), run_of(10_000)
    with capsys.disabled():
        for queries, peak, took in (few, many):
            print(f"\n{queries} queries, {peak / 2**20:.1f} MB, {took:.2f} s for {MEMBERS} members")  # noqa: T201
    assert many[0] == few[0]
    assert many[1] < max(2 * few[1], LEAST_MEMORY)


def longest_wait(env: dict[str, str], until: threading.Event) -> tuple[float, int]:
    """How long the slowest of many small writes took, one every few milliseconds, as a page makes them."""
    slowest, number = 0.0, 0
    with database(env) as opened:
        while not until.wait(0.005):
            begin = time.perf_counter()
            opened.execute(A_PAGE_S_WRITE)
            slowest, number = max(slowest, time.perf_counter() - begin), number + 1
    return slowest, number


def nobody_waits(env: dict[str, str], capsys, *, due: int = 0, people: int = 0) -> None:
    """With so many members to whom something is due, or the circle of a workplace of so many people."""
    if due:
        python(env, SETTING.format(due=due, idle=0))
    else:
        due = int(python(env, LARGE.format(people=people), seconds=900).split()[-1])
    found, ended = [], threading.Event()
    page = threading.Thread(target=lambda: found.append(longest_wait(env, ended)))
    page.start()
    said = python(env, RUN).split()
    ended.set()
    page.join()
    [(slowest, writes)] = found
    with capsys.disabled():
        print(f"\n{said}: the slowest of {writes} writes beside it took {1000 * slowest:.0f} ms")  # noqa: T201
    assert said[:2] == [str(due)] * 2
    assert slowest < 0.5


@pytest.mark.prove
def test_nobody_waits_for_it_on_sqlite(up, place, capsys):
    process, _ = up()
    process.interrupt()
    process.ends()
    with MailSink() as sink:
        place["KITH_MAIL"] = sink.address
        nobody_waits(place, capsys, due=300)


@pytest.mark.prove
def test_nobody_waits_for_it_on_postgresql(start, capsys):
    with ExitStack() as stack:
        server = Server(stack, start, stack.enter_context(MailSink()))
        nobody_waits(server.env, capsys, due=300)


@pytest.mark.prove
def test_nobody_waits_for_it_on_postgresql_among_ten_thousand(start, capsys):
    with ExitStack() as stack:
        server = Server(stack, start, stack.enter_context(MailSink()))
        nobody_waits(server.env, capsys, people=10_000)
