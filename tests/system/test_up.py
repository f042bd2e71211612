"""`manage.py up`, as `make run` starts it: real processes on a data folder of their own."""

import json
import os
import re
import signal
import socket
import sqlite3
from http.client import HTTPConnection

import pytest

from organizer import home
from tests.system.processes import python, until

pytestmark = pytest.mark.server


def get(port: int, path: str, **headers) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def rows(place, query: str) -> list[tuple]:
    with sqlite3.connect(f"{place['KITH_DATA']}/{home.DATABASE}", timeout=20) as database:
        return database.execute(query).fetchall()


def test_the_first_start_says_everything_one_needs(up, place):
    process, port = up()
    folder = place["KITH_DATA"]
    link = re.search(rf"http://localhost:{port}(/begin/[\w-]+/)\n", process.said())[1]
    assert process.said() == (
        f"Your data:     {folder}\n"
        f"Its key:       {folder}/installation-keys (made just now)\n"
        "               Keep a copy of the key elsewhere: without it nobody can read the data.\n"
        f"\nKith is at     http://localhost:{port}/\n"
        "Nobody has an account yet. This link makes the first admin, once, within a day:\n"
        f"http://localhost:{port}{link}\n"
        "\nCtrl-C stops it.\n"
    )
    assert get(port, "/health/") == (200, "yes")
    status, page = get(port, link)
    assert status == 200
    style = re.search(r'href="(/static/css/kith\.\w+\.css)"', page)[1]
    assert get(port, style)[0] == 200


def test_ctrl_c_stops_it_within_seconds_and_leaves_nothing_running(up):
    process, port = up()
    process.child()
    process.interrupt()
    assert process.ends(10) == 0
    assert process.group() == []
    assert process.said().endswith("\nStopped. Everything is kept.\n")
    with pytest.raises(ConnectionRefusedError):
        get(port, "/health/")


def test_a_second_start_finds_everything_as_it_was(up, place):
    first, port = up()
    first.interrupt()
    first.ends(10)
    python(place, "from organizer.models import User; User.objects.create_user('ana@example.org')")
    again, same_port = up(port)
    assert same_port == port
    assert "(made just now)" not in again.said()
    assert "first admin" not in again.said()
    assert rows(place, "SELECT email FROM organizer_user") == [("ana@example.org",)]


def test_a_taken_port_gets_a_plain_message_and_the_next_free_one(up):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wished = taken.getsockname()[1]
        process, port = up(wished)
    assert port > wished
    assert f"Port {wished} is taken, maybe by a Kith that runs already. This one is at {port}.\n" in process.said()


def test_the_child_does_what_waits_and_is_started_again_when_it_dies(up, place):
    process, _ = up()
    os.kill(killed := process.child(), signal.SIGKILL)
    assert until(lambda: [pid for pid in process.group() if pid != killed], "a new child", 5)
    python(
        place, "from organizer import outbox; outbox.put('mail', to='ana@example.org', subject='Hello', body='Hello')"
    )
    until(lambda: rows(place, "SELECT 1 FROM organizer_outbox WHERE done_at IS NOT NULL"), "the mail is done", 15)


def test_when_the_parent_is_killed_the_child_goes_too(up):
    process, _ = up()
    process.child()
    os.kill(process.pid, signal.SIGKILL)
    process.ends()
    until(lambda: not process.group(), "the child is gone", 10)


def test_the_demo_comes_with_a_way_in(up, place):
    process, port = up(None, "--demo")
    link = re.search(rf"http://localhost:{port}(/enter/[\w-]+/)\n", process.said())[1]
    assert get(port, link)[0] == 200
    assert "This link makes the first admin" in process.said()
    assert json.loads(python(place, "from relationships.models import Person; print(Person.objects.count())")) == 39
