"""kill -9 while twenty talks are being saved over HTTP: what was acknowledged is there, once (S23, S25)."""

import json
import os
import re
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import pytest

from tests.system.processes import python, until

TALKS = 20
SETTLED = "from organizer.models import Outbox; print(Outbox.objects.filter(done_at=None).count())"
NOTES = """
import json
from conversations.models import Conversation
print(json.dumps([talk.notes for talk in Conversation.objects.select_related("workplace")]))
"""
SETTING = f"""
import json
from datetime import timedelta
from organizer import outbox
from organizer.access import url
from organizer.models import OneTimeLink, Workplace
from tests import cast
ana = cast.member("Ana", Workplace.open(name="The bakery"), "organizer")
people = [str(cast.me(ana).pk), str(cast.person(ana, "Rosa").pk)]
for number in range({TALKS}):
    outbox.put("mail", to="ana@example.org", subject="Something waits for you", body="")
link, secret = OneTimeLink.make(OneTimeLink.Kind.SIGN_IN, user=ana.user, lasts=timedelta(hours=1))
print(json.dumps(dict(place=url(ana, "log-talk"), people=people, way_in=link.path(secret))))
"""


class Writer:
    """Ana's browser: gets a form for each talk, and sends it again until it is told that it was kept."""

    def __init__(self, port: int, *, place: str, people: list[str], way_in: str):
        self.port, self.place, self.people, self.cookies = port, place, people, {}
        token = self._form(way_in)
        status, _ = self._ask("POST", way_in, urlencode(token))
        assert status == 302
        self.kept, self.some_are_kept = Counter(), threading.Event()
        self.forms = [self._form(place) for _ in range(TALKS)]

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = re.match(r"(\w+)=(\w*)", cookie).groups()
            self.cookies[name] = value
        return answer.status, answer.read().decode()

    def _form(self, path: str) -> dict[str, str]:
        status, page = self._ask("GET", path)
        assert status == 200
        return dict(re.findall(r'name="(csrfmiddlewaretoken|once)" value="([^"]+)"', page))

    def write(self, number: int) -> None:
        talk = {"kind": "talk", "words_seen_by": "me", "seen_by": "circle", "on": "2025-03-03", "people": self.people}
        body = urlencode({**talk, **self.forms[number], "notes": f"Talk {number}"}, doseq=True)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                status, page = self._ask("POST", self.place, body)
            except (OSError, HTTPException):
                time.sleep(0.05)
                continue
            assert status == 303, page
            self.kept[f"Talk {number}"] += 1
            if len(self.kept) >= TALKS // 4:
                self.some_are_kept.set()
            return


def killed(process, victims: str) -> None:
    pids = {"web": [process.pid], "child": [process.child()], "both": [process.child(), process.pid]}[victims]
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def what_was_acknowledged_is_there_once(up, place, victims: str, rounds: int = 1) -> None:
    first, port = up()
    writer = Writer(port, **json.loads(python(place, SETTING)))
    with ThreadPoolExecutor(4) as hands:
        written = [hands.submit(writer.write, number) for number in range(TALKS)]
        assert writer.some_are_kept.wait(30)
        process = first
        for _ in range(rounds):
            killed(process, victims)
            if victims != "child":
                process.ends()
                process, same_port = up(port)
                assert same_port == port
        for one in written:
            one.result()
    assert writer.kept == {f"Talk {number}": 1 for number in range(TALKS)}
    assert Counter(json.loads(python(place, NOTES))) == writer.kept
    until(lambda: python(place, SETTLED).strip() == "0", "all that waited is done", 150)


@pytest.mark.server
@pytest.mark.parametrize("victims", ["web", "child", "both"])
def test_a_kill_in_the_middle(up, place, victims):
    what_was_acknowledged_is_there_once(up, place, victims)


@pytest.mark.prove
@pytest.mark.parametrize("victims", ["web", "child", "both"])
def test_ten_kills_in_a_row(up, place, victims):
    what_was_acknowledged_is_there_once(up, place, victims, rounds=10)
