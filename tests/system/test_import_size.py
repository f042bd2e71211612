"""Ten thousand people with forty thousand ties come in with a moving bar, and meanwhile pages answer and save."""

import re
import sqlite3
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from organizer import home
from tests.system.big_import import ask, plant
from tests.system.processes import python

WAITING = "SELECT COUNT(*) FROM relationships_batchfile WHERE round < asked"
BATCH = f"SELECT state, done, ({WAITING}) FROM relationships_batch"


@pytest.mark.prove
def test_ten_thousand_people_and_forty_thousand_ties(up, place, capsys):
    process, port = up()
    worker = process.child()
    env = {**place, "PYTHONPATH": "."}
    python(env, "pass")  # by then the worker has begun
    idle, told = memory(worker), []
    python(env, plant(10_000, 40_000))
    for what, state in (("reading", "open"), ("putting_in", "in"), ("undoing", "undone")):
        if what != "reading":
            python(env, ask(what))
        began, asking, saving, held, bar = time.monotonic(), [], [], [], set()
        with sqlite3.connect(f"{place['KITH_DATA']}/{home.DATABASE}", timeout=60, isolation_level=None) as database:
            while True:
                asking.append(seconds(lambda: health(port)))
                saving.append(seconds(lambda: database.executescript("BEGIN IMMEDIATE; ROLLBACK;")))
                now, done, waiting = database.execute(BATCH).fetchone()
                bar.add(done)
                held.append(memory(worker))
                if now == state and not waiting:
                    break
                assert time.monotonic() - began < 300, process.said()
                time.sleep(0.05)
        took, grown = time.monotonic() - began, max(held) - idle
        told.append(
            f"{what}: {took:.0f} s, {len(bar)} steps of the bar, {grown:+d} MB,"
            f" longest answer {max(asking):.2f} s, longest wait to save {max(saving):.2f} s"
        )
        assert (len(bar) > 20, grown < 150) == (True, True), told
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(told) + "\n")
    assert re.findall(r"did not work", process.said()) == []


def memory(pid: int) -> int:
    """Megabytes of its own that a process holds; what it has mapped of the database's file is the system's."""
    return int(re.search(r"RssAnon:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) // 1024


def health(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/health/")
    assert connection.getresponse().read() == b"yes"


def seconds(do) -> float:
    began = time.monotonic()
    do()
    return time.monotonic() - began
