"""Killed at any moment, a rotation has lost nothing, and goes on where it was (S13)."""

import os
import subprocess
import sys
import time

import pytest

from tests.architecture.reading import HOUSE

pytestmark = pytest.mark.prove
FILL = """
from organizer.models import Membership, User, Workplace
from relationships.models import Person
place = Workplace.open(name="The bakery")
ana = Membership.join(User.objects.create_user("ana@example.org", "correct horse"), place, role="admin", called="Ana")
words = lambda n: {"name": f"Person {n}", "likes": f"Bread {n}", "where": f"Oven {n}"}
Person.add_many(by=ana, people=[words(n) for n in range(3000)])
"""
READ = """
from organizer import rotation
from organizer.models import DataKey, Workplace
from relationships.models import Person
place = Workplace.objects.get()
right = {(f"Person {n}", f"Bread {n}", f"Oven {n}") for n in range(3000)}
print(place.name == "The bakery" and {(p.name, p.likes, p.where) for p in Person.objects.all()} == right)
print(sorted(rotation.used_numbers(place.pk)), DataKey.objects.count())
"""


def test_killed_again_and_again_it_loses_nothing_and_ends(tmp_path):
    surroundings = {**os.environ, "KITH_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "organizer.settings"}
    for name in ("DATABASE_URL", "REDIS_URL"):
        surroundings.pop(name, None)

    def manage(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=HOUSE,
            env=surroundings,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    manage("migrate", "-v0")
    manage("shell", "-v0", "-c", FILL)
    cut_in_the_middle = 0
    for tenths in range(8, 60, 4):
        rotation = subprocess.Popen([sys.executable, "manage.py", "rotate_keys", "--data"], cwd=HOUSE, env=surroundings)
        time.sleep(tenths / 10)  # wherever it is by then
        rotation.kill()
        rotation.wait()
        whole, keys = manage("shell", "-v0", "-c", READ).splitlines()
        assert whole == "True"
        cut_in_the_middle += keys == "[1, 2] 3"
    assert cut_in_the_middle > 0
    manage("rotate_keys", "--data")
    assert manage("shell", "-v0", "-c", READ).splitlines() == ["True", "[2] 3"]
