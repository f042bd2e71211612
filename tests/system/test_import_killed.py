"""kill -9 while files are read, put in and undone: all of it or nothing, and nothing is left for long (S26)."""

import random
import sqlite3
import time

import pytest

from organizer import home
from tests.system.big_import import ask, plant
from tests.system.processes import PYTHON, python

PEOPLE, TIES, KILLS = 800, 2000, 6
WORK = "from organizer import outbox; print('at it', flush=True); print(outbox.do_waiting(), flush=True)"
AGAIN = "from organizer.models import Outbox; Outbox.objects.filter(done_at=None).update(claimed_until=None)"
THERE = "SELECT (SELECT COUNT(*) FROM relationships_person), (SELECT COUNT(*) FROM relationships_tie)"
NOTHING, ALL = (0, 0), (PEOPLE, TIES)


@pytest.mark.prove
def test_all_of_it_or_nothing_whenever_the_worker_is_killed(start, place):
    assert start([PYTHON, "manage.py", "migrate", "-v0"], env=place).ends(120) == 0
    env = {**place, "PYTHONPATH": "."}
    python(env, plant(PEOPLE, TIES))
    chance, found = random.Random(3), []

    def state() -> tuple[str, tuple[int, int]]:
        with sqlite3.connect(f"{place['KITH_DATA']}/{home.DATABASE}", timeout=60) as database:
            [(named,)] = database.execute("SELECT state FROM relationships_batch")
            return named, database.execute(THERE).fetchone()

    def killed(longest: float) -> None:
        worker = start([PYTHON, "manage.py", "shell", "--no-imports", "-c", WORK], env=env)
        worker.says("at it")
        time.sleep(chance.uniform(0, longest))
        worker.clear_away()
        python(env, AGAIN)
        found.append(state())

    def to_the_end() -> None:
        python(env, WORK)
        found.append(state())

    for what in ("", "putting_in", "undoing"):
        if what:
            python(env, ask(what))
        for _ in range(KILLS):
            killed(6)
        to_the_end()
    steps = [("open", NOTHING), ("putting", NOTHING), ("in", ALL), ("undoing", ALL)]
    steps += [("clearing", NOTHING), ("undone", NOTHING)]
    assert [one for one in found if one not in steps] == []
    assert [steps.index(one) for one in found] == sorted(steps.index(one) for one in found)
    assert (found[-1], set(found) >= {steps[0], steps[2]}) == (steps[-1], True)
