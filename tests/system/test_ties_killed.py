"""kill -9 while old activities are edited and deleted: rows and spans agree afterwards (method 2)."""

import os
import random
import subprocess
import sys
import time

import pytest

from tests.system.processes import BARE, BASE

SET_UP = """
from datetime import timedelta
from tests.cast import make_cast, person, coffee
cast = make_cast()
crowd = [person(cast.ana, f"Person {n}") for n in range(12)]
for n in range(40):
    coffee(cast.ana, crowd[n % 7 : n % 7 + 5], cast.workplace.today() - timedelta(days=19 * n))
"""
EDIT_FOR_EVER = """
import random
from organizer.models import Membership
from relationships.models import Activity, Person
ana = Membership.objects.select_related("workplace").get(user__email="ana@example.org")
people = list(Person.objects.all())
print("at it", flush=True)
while True:
    met = random.choice(list(Activity.objects.select_related("workplace")))
    met.change(by=ana, version=met.version, people=random.sample(people, random.randint(2, 6)))
"""
COMPARE = """
from organizer.models import Workplace
from relationships import ties
from relationships.models import Activity, Tie
wrong = sum(len(ties.out_of_step(workplace)) for workplace in Workplace.objects.all())
print(f"{wrong} wrong of {Tie.objects.count()}, {Activity.objects.filter(version__gt=1).count()} edited")
"""


@pytest.mark.prove
@pytest.mark.parametrize("kills", [12])
def test_rows_and_spans_agree_after_kills(tmp_path, kills):
    env = {**BARE, "KITH_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "organizer.settings", "PYTHONPATH": str(BASE)}

    def python(*arguments: str, **options) -> subprocess.Popen:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.Popen(command, cwd=BASE, env=env, stdout=subprocess.PIPE, text=True, **options)

    def shell(code: str) -> str:
        done = python("shell", "-v0", "-c", code)
        said, _ = done.communicate(timeout=300)
        assert done.returncode == 0
        return said

    assert python("migrate", "-v0").wait() == 0
    shell(SET_UP)
    chance = random.Random(7)
    for _ in range(kills):
        editing = python("shell", "-v0", "-c", EDIT_FOR_EVER, start_new_session=True)
        assert editing.stdout is not None
        assert editing.stdout.readline() == "at it\n"
        time.sleep(chance.uniform(0.05, 0.6))
        os.killpg(editing.pid, 9)
        editing.wait()
    said = shell(COMPARE).split()
    assert said[:2] == ["0", "wrong"], said
    assert int(said[4]) > 0, "nothing was edited, so nothing was proved"
