"""kill -9 while an archive is read, put in and undone: all of it or nothing (S26)."""

import random
import sqlite3
import time

import pytest

from organizer import home
from tests.system.processes import PYTHON, python
from tests.system.test_import_killed import AGAIN, WORK

KILLS = 5
PLANT = """
from organizer.models import Membership, Workplace
from relationships import demo
from relationships.importing import staging
from tests.cast import member
from tests.conversations.test_taking_in import taken_out
body = taken_out(demo.load())
ruth = member("Ruth", Workplace.open(name="The other shop"), "admin")
staging.begin(by=ruth, files=[("export.zip", body)])
"""
ASK = """
from organizer.models import Membership
from relationships.importing import {what}
from relationships.models import Batch
batch = Batch.objects.select_related("workplace").get()
{what}.ask(batch, by=Membership.objects.select_related("workplace").get(workplace=batch.workplace))
"""
TABLES = ("person", "tie", "activity", "presence", "giving", "tiespan")
NOTHING = (0,) * len(TABLES)
COUNTS = ", ".join(f"(SELECT COUNT(*) FROM relationships_{table} WHERE workplace_id = :at)" for table in TABLES)


@pytest.mark.prove
def test_an_archive_is_in_or_it_is_not_whenever_the_worker_is_killed(start, place):
    assert start([PYTHON, "manage.py", "migrate", "-v0"], env=place).ends(120) == 0
    env = {**place, "PYTHONPATH": "."}
    python(env, PLANT)
    chance, found = random.Random(5), []

    def look() -> None:
        with sqlite3.connect(f"{place['KITH_DATA']}/{home.DATABASE}", timeout=60) as database:
            [(named, at)] = database.execute("SELECT state, workplace_id FROM relationships_batch")
            found.append((named, database.execute(f"SELECT {COUNTS}", {"at": at}).fetchone()))

    for what in ("", "putting_in", "undoing"):
        if what:
            python(env, ASK.format(what=what))
        for _ in range(KILLS):
            worker = start([PYTHON, "manage.py", "shell", "--no-imports", "-c", WORK], env=env)
            worker.says("at it")
            time.sleep(chance.uniform(0, 5))
            worker.clear_away()
            python(env, AGAIN)
            look()
        python(env, WORK)
        look()
    whole = next(there for named, there in found if named == "in")
    steps = [("open", NOTHING), ("putting", NOTHING), ("in", whole), ("undoing", whole)]
    steps += [("clearing", NOTHING), ("undone", NOTHING)]
    assert [one for one in found if one not in steps] == []
    assert [steps.index(one) for one in found] == sorted(steps.index(one) for one in found)
    assert (found[-1], whole > NOTHING, {steps[0], steps[2]} <= set(found)) == (steps[-1], True, True)
