"""Ten thousand people are laid out by the worker within a minute, and meanwhile the web process answers and saves."""

import re
import sqlite3
import sys
import time
from http.client import HTTPConnection

import pytest

from organizer import home
from tests.system.processes import python

PLANT = """
import random
from datetime import timedelta
from organizer.models import Workplace
from relationships import map_making
from relationships.models import Department, Person, Tie, TieSpan
from relationships.models.ties import FOR_EVER
from tests.cast import member

here = Workplace.open(name="The works")
ana = member("Ana", here, "organizer")
chance, today = random.Random(1), here.today()
rooms = [Department.add(by=ana, name=f"Department {n}") for n in range(60)]
known = [{"name": f"Person {n}", "department": rooms[n % 60]} for n in range(10_000)]
people = sorted(Person.add_many(by=ana, people=known), key=lambda one: one.pk)
beside = {room.pk: [one for one in people if one.department_id == room.pk] for room in rooms}
pairs = set()
while len(pairs) < 40_000:
    one = chance.choice(people)
    other = chance.choice(people if chance.random() < 0.12 else beside[one.department_id])
    if one.pk < other.pk:
        pairs.add((one.pk, other.pk))
ties = Tie.objects.bulk_create([Tie(workplace=here, a_id=a, b_id=b) for a, b in sorted(pairs)], batch_size=500)
known = {"first_hand": 2, "band": 2, "state": "live", "starts": today - timedelta(days=9), "ends": FOR_EVER}
TieSpan.objects.bulk_create([TieSpan(workplace=here, tie=tie, **known) for tie in ties], batch_size=500)
here.refresh_from_db()
map_making.see_to(here)
print(len(people), len(ties))
"""
SHOWN = "SELECT laid_out_at IS NOT NULL AND rests_on != '' FROM relationships_savedmap"
STANDING = """
from relationships.models import Finding, Position, SavedMap
shown = Position.objects.filter(layout=SavedMap.objects.get().layout)
print(shown.count(), Position.objects.count(), Finding.objects.count(), len(set(shown.values_list("community"))) > 20)
"""


@pytest.mark.prove
def test_ten_thousand_people_within_a_minute_and_nobody_waits(up, place, capsys):
    process, port = up()
    process.interrupt()
    assert process.ends(10) == 0
    assert python({**place, "DJANGO_SETTINGS_MODULE": "organizer.settings"}, PLANT) == "10000 40000\n"
    process, port = up()
    began, asking, saving = time.monotonic(), [], []
    with sqlite3.connect(f"{place['KITH_DATA']}/{home.DATABASE}", timeout=60, isolation_level=None) as database:
        while not database.execute(SHOWN).fetchone()[0]:
            assert time.monotonic() - began < 60, f"not laid out within a minute:\n{process.said()}"
            asking.append(seconds(lambda: health(port)))
            saving.append(seconds(lambda: database.executescript("BEGIN IMMEDIATE; ROLLBACK;")))
            time.sleep(0.05)
    took = time.monotonic() - began
    with capsys.disabled():
        sys.stdout.write(f"\nlaid out in {took:.0f} s; longest answer {max(asking):.2f} s, save {max(saving):.2f} s\n")
    assert len(asking) > 20, "it was over before anybody could have waited"
    assert (max(asking) < 2, max(saving) < 2) == (True, True)
    assert python(place, STANDING) == "10000 10000 4 True\n"
    assert re.findall(r"did not work", process.said()) == []


def health(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/health/")
    assert connection.getresponse().read() == b"yes"


def seconds(do) -> float:
    began = time.monotonic()
    do()
    return time.monotonic() - began
