"""Due check-ins while everything that can be killed is killed: each reaches its member, with one effect (S25).

The short forms let the lease of a killed worker's mail run out by moving it back in the database; the long ones wait.
"""

import importlib.util
import os
import re
import signal
import sqlite3
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from organizer import home
from tests.system.mail_sink import MailSink
from tests.system.processes import BASE, PYTHON, Process, python, until
from tests.system.test_compose import SERVICES

SETTING = """
from django.db import transaction
from django.utils import timezone
from conversations.models import CheckIn
from organizer.models import Membership, Reach, User, Workplace
from relationships.models import Person
with transaction.atomic():
    place = Workplace.open(name="The Union Bakery")
    members = []
    for number in range({due} + {idle}):
        user = User.objects.create_user(f"member{{number}}@example.org")
        members.append(Membership.join(user, place, role="organizer", called=f"Marguerite {{number}}"))
    known = [dict(name=f"Rosalinda {{number}}") for number in range({due})]
    for member, person in zip(members, Person.add_many(by=members[0], people=known)):
        CheckIn.make(by=member, person=person, day=place.today(), seen_by="me")
    for member in members:
        reach = Reach.of(member)
        chosen = dict(at=timezone.now().time(), weekday=0, quiet_from=None, quiet_until=None, time_zone="")
        reach.choose(by=member, version=reach.version, digest="daily", **chosen)
    Reach.objects.update(due_at=timezone.now())
"""
STATE = {
    "digests": "organizer_digest",
    "settled": "organizer_digest WHERE settled_at IS NOT NULL",
    "work": "organizer_outbox WHERE task = 'digest'",
    "waiting": "organizer_outbox WHERE done_at IS NULL",
    "due": "organizer_reach WHERE due_at <= CURRENT_TIMESTAMP",
}
TIME_PASSES = "UPDATE {} SET claimed_until = '2000-01-01 00:00:00' WHERE claimed_until IS NOT NULL AND done_at IS NULL"
TELLING = re.compile(r"marguerite|rosalinda|bakery|union|strike|organi[sz]|kith", re.IGNORECASE)


def services():
    spec = importlib.util.spec_from_file_location("services", BASE / ".ci" / "services.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def database(env: dict[str, str]):
    if "DATABASE_URL" in env:
        with psycopg.connect(env["DATABASE_URL"], autocommit=True) as opened:
            yield opened
    else:
        with closing(
            sqlite3.connect(Path(env["KITH_DATA"]) / home.DATABASE, timeout=20, isolation_level=None)
        ) as opened:
            yield opened


def settled(env: dict[str, str], *, due: int, idle: int) -> bool:
    """One digest for each member, all seen to, and nothing left over."""
    members = due + idle
    with database(env) as opened:
        found = {name: opened.execute(f"SELECT count(*) FROM {rows}").fetchone()[0] for name, rows in STATE.items()}
        [theirs] = opened.execute("SELECT count(DISTINCT member_id) FROM organizer_digest").fetchone()
    return (theirs, found) == (
        members,
        {"digests": members, "settled": members, "work": members, "waiting": 0, "due": 0},
    )


def time_passes(env: dict[str, str]) -> None:
    """Every lease has run out. Only while nobody works, or what is in living hands would be done twice."""
    with database(env) as opened:
        for table in ("organizer_outbox", "organizer_schedule"):
            opened.execute(TIME_PASSES.format(table))


def everything_arrived_once(sink: MailSink, env: dict[str, str], *, due: int, idle: int, kills: int) -> None:
    assert settled(env, due=due, idle=idle)
    assert set(sink.by_address) == {f"member{number}@example.org" for number in range(due)}
    assert {to: len(ids) for to, ids in sink.by_address.items() if len(ids) > 1} == {}
    assert sink.repeats <= kills
    with database(env) as opened:  # and whoever watches it has heard of both
        assert set(opened.execute("SELECT name FROM organizer_heartbeat")) == {("worker",), ("beat",)}
    texts = [one.text.replace(f"To: {one.to}", "") for one in sink.arrived]
    assert [found[0] for text in texts if (found := TELLING.search(text))] == []
    assert {one.message["Subject"] for one in sink.arrived} == {"1 thing for today"}


class Server:
    """The worker and the schedule of docker-compose.yml on a PostgreSQL and a Redis of their own."""

    def __init__(self, stack: ExitStack, start, sink: MailSink):
        folder, ours = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kith-killed-"))), services()
        self.database = stack.enter_context(ours.postgres(folder, ours.KILLABLE))
        self.broker = stack.enter_context(ours.redis(folder))
        self.begin, self.sink, self.kills = start, sink, 0
        (folder / "home").mkdir()
        self.env = {
            "DATABASE_URL": self.database.address,
            "REDIS_URL": self.broker.address,
            "SECRET_KEY": home.new_secret(),
            "KITH_KEYS": home.new_installation_key(),
            "KITH_URL": "https://notebook.example.org",
            "KITH_DATA": str(folder / "home"),
            "KITH_MAIL": sink.address,
            "HOME": str(folder / "home"),
        }
        migrate = self.manage("migrate", "-v0", "--no-input")
        assert migrate.ends(120) == 0, migrate.said()

    def set_up_and_run(self, **numbers: int) -> None:
        python(self.env, SETTING.format(**numbers))
        self.beats, self.workers = [self.run("beat"), self.run("beat")], [self.run("worker")]

    def manage(self, *words: str) -> Process:
        return self.begin([PYTHON, "manage.py", *words], env=self.env)

    def run(self, service: str) -> Process:
        words = SERVICES[service]["command"]
        return self.begin([PYTHON.parent / words[0], *words[1:]], env=self.env)

    def kill_a_child(self) -> None:
        os.kill(self.workers[-1].child(), signal.SIGKILL)
        self.kills += 1

    def kill_a_worker(self, meanwhile=lambda: None) -> None:
        """The whole of it, as a machine does that is short of memory; compose starts it again."""
        worker = self.workers.pop(0)
        for pid in (worker.pid, *worker.group()):
            self.kills += 1
            os.kill(pid, signal.SIGKILL)
        worker.ends()
        meanwhile()
        self.workers.append(self.run("worker"))

    def stop_redis(self, seconds: float) -> None:
        self.broker.stop(signal.SIGTERM)
        time.sleep(seconds)
        self.broker.start()

    def restart_postgres(self) -> None:
        """Immediate mode: no farewell to anybody, and recovery from the log at the start."""
        self.database.stop(signal.SIGQUIT)
        self.database.start()
        until(self.answers, "PostgreSQL has recovered", 60)

    def answers(self) -> bool:
        try:
            with database(self.env):
                return True
        except psycopg.OperationalError:
            return False


def after(sink: MailSink, number: int) -> None:
    until(lambda: len(sink.by_address) >= number, f"{number} mails have left", 120)


@pytest.mark.server
def test_worker_children_workers_redis_and_postgres_are_killed(start):
    due, idle = 32, 4
    with ExitStack() as stack:
        sink = stack.enter_context(MailSink(slow=0.08))
        server = Server(stack, start, sink)
        server.set_up_and_run(due=due, idle=idle)
        after(sink, 6)
        server.kill_a_child()
        after(sink, 10)
        server.kill_a_worker()
        after(sink, 15)
        server.restart_postgres()
        after(sink, 20)
        server.stop_redis(1)
        after(sink, 26)
        server.kill_a_worker(meanwhile=lambda: time_passes(server.env))
        until(lambda: settled(server.env, due=due, idle=idle), "the backlog is gone", 60)
        everything_arrived_once(sink, server.env, due=due, idle=idle, kills=server.kills)
        assert server.kills >= 3


@pytest.mark.prove
def test_five_hundred_due_while_everything_is_killed_again_and_again(start):
    due, idle = 500, 50
    with ExitStack() as stack:
        sink = stack.enter_context(MailSink(slow=0.25))
        server = Server(stack, start, sink)
        server.set_up_and_run(due=due, idle=idle)
        server.workers.append(server.run("worker"))
        for number in range(30, 300, 30):
            after(sink, number)
            server.kill_a_child() if number % 60 else server.kill_a_worker()
        server.stop_redis(60)
        after(sink, 340)
        server.restart_postgres()
        after(sink, 380)
        server.kill_a_worker()
        server.restart_postgres()
        after(sink, 420)
        faults_end = time.monotonic()
        until(lambda: settled(server.env, due=due, idle=idle), "the backlog is gone within a minute", 60 + 30)
        print(f"{server.kills} kills, {sink.repeats} repeats, {time.monotonic() - faults_end:.0f} s after")  # noqa: T201
        everything_arrived_once(sink, server.env, due=due, idle=idle, kills=server.kills)


def embedded_killed(up, place, *, due: int, idle: int, kills: int, slow: float, wait: bool) -> MailSink:
    with MailSink(slow) as sink:
        place["KITH_MAIL"] = sink.address
        process, port = up()
        python(place, SETTING.format(due=due, idle=idle))
        for number in range(kills):
            after(sink, (number + 1) * due // (kills + 2))
            process.clear_away()
            if not wait and number == kills - 1:
                time_passes(place)
            process, _ = up(port)
        until(lambda: settled(place, due=due, idle=idle), "the backlog is gone within a minute", 60)
        everything_arrived_once(sink, place, due=due, idle=idle, kills=kills)
        return sink


@pytest.mark.server
def test_the_whole_of_an_embedded_kith_is_killed(up, place):
    embedded_killed(up, place, due=24, idle=3, kills=2, slow=0.15, wait=False)


@pytest.mark.prove
def test_the_whole_of_an_embedded_kith_is_killed_fifty_times(up, place):
    sink = embedded_killed(up, place, due=500, idle=50, kills=50, slow=0.1, wait=True)
    print(f"50 kills, {sink.repeats} repeats")  # noqa: T201
