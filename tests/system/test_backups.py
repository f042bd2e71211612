"""A backup while five processes write, brought back into SQLite and PostgreSQL and from one to the other; and kill -9
in the middle of either (S27)."""

import importlib.util
import json
import shutil
import sqlite3
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from organizer import home
from tests.system.processes import BASE, PYTHON, Process, python, until

SECRETS = {"SECRET_KEY": "only for tests: forty characters and a few more"}
SETTING = """
from organizer.models import Workplace
from tests import cast
place = Workplace.open(name="The bakery")
for number in range(5):
    member = cast.member(f"Ana{number}", place, "organizer")
    cast.me(member)
cast.person(member, "Rosa")
"""
WRITING = """
import time
from datetime import date
from django.db import OperationalError
from conversations.models import Conversation, JournalPage
from organizer.models import User
from relationships.models import Person
ana = User.objects.get(email="ana{number}@example.org").memberships.select_related("workplace").get()
rosa = next(one for one in Person.objects.all() if one.name == "Rosa")
me = Person.objects.get(pk=ana.person_id)
def patiently(write, **known):
    while True:
        try:
            return write(by=ana, **known)
        except OperationalError:  # the others were quicker for twenty seconds: a person sends it again
            pass
for talk in range({talks}):
    words = dict(notes=f"{number} said {{talk}}", promised="a book")
    patiently(Conversation.log, people=[me, rosa], on=date(2025, 3, 3), words=words)
    patiently(JournalPage.write, words=f"{number} felt {{talk}}", between=(me, rosa))
    print(talk, flush=True)
    time.sleep(0.2)  # a person takes breath
"""
READING = """
import hashlib, json
from conversations.models import Conversation, JournalPage
from organizer import records
from organizer.models import Membership, Workplace
from relationships import ties
whole = hashlib.sha256()
for model, names in records.encrypted_fields():
    rows = model._base_manager.order_by("pk")
    for row in rows.exclude(verb="workplace.restored") if model.__name__ == "AuditEntry" else rows:
        whole.update(json.dumps([model.__name__, str(row.pk), *[getattr(row, name) for name in names]]).encode())
talks = Conversation.objects.select_related("workplace", "activity").prefetch_related("activity__presences")
notes = sorted(talk.notes for talk in talks if len(talk.activity.people_ids) == 2 and talk.promise.reason == "promise")
pages = sorted(page.words for page in JournalPage.objects.select_related("workplace"))
step = [str(one) for one in ties.out_of_step(Workplace.objects.get())]
print(json.dumps([notes, pages, step, Conversation.objects.count(), whole.hexdigest()]))
"""


def house(folder: Path, **more: str) -> dict[str, str]:
    return {"KITH_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "organizer.settings", **SECRETS, **more}


def manage(env: dict[str, str], *words: str, log: Path) -> Process:
    return Process([str(PYTHON), "manage.py", *words], env=env, log=log)


def done(env: dict[str, str], *words: str, log: Path) -> str:
    process = manage(env, *words, log=log)
    assert process.ends(180) == 0, process.said()
    return process.said()


def keys_of(folder: Path) -> dict[str, str]:
    return {"KITH_KEYS": (folder / home.INSTALLATION_KEYS).read_text().strip()}


@contextmanager
def postgres():
    path = BASE / ".ci" / "services.py"
    spec = importlib.util.spec_from_file_location("services", path)
    services = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(services)
    with tempfile.TemporaryDirectory(prefix="kith-postgres-") as folder, services.postgres(Path(folder)) as service:
        yield service.address


def no_gaps(said: list[str], word: str) -> None:
    """Of each writer everything up to some moment: what was there when the backup was made, and nothing half."""
    for number in range(5):
        mine = sorted(int(one.split(word)[1]) for one in said if one.startswith(f"{number} {word}"))
        assert mine == list(range(len(mine)))


@pytest.mark.prove
@pytest.mark.server
def test_while_five_write_and_from_one_kind_of_database_to_the_other(tmp_path):
    laptop, log = tmp_path / "laptop", tmp_path / "log"
    done(house(laptop), "migrate", "-v0", log=log)
    python(house(laptop), SETTING)
    with ExitStack() as stack:
        writers = []
        for number in range(5):
            code = WRITING.format(number=number, talks=10_000)
            words = ("shell", "--no-imports", "-c", code)
            writers.append(manage(house(laptop), *words, log=tmp_path / f"writer-{number}"))
            stack.callback(writers[-1].clear_away)
        for writer in writers:
            writer.says("\n2\n", 120)
        before = [len(writer.said().split()) for writer in writers]
        done(house(laptop), "backup", str(tmp_path / "b"), log=log)
        assert all(writer.popen.poll() is None for writer in writers)
        until(lambda: all(len(w.said().split()) > n for w, n in zip(writers, before, strict=True)), "they go on", 120)
    keys = keys_of(laptop)
    other = house(tmp_path / "other", **keys)
    done(other, "restore", str(tmp_path / "b"), log=log)
    first = json.loads(python(other, READING))
    notes, pages, out_of_step, count, _ = first
    assert (out_of_step, len(notes), count >= sum(before)) == ([], count, True)
    no_gaps(notes, "said")
    no_gaps(pages, "felt")
    with postgres() as address:
        known = {"DATABASE_URL": address, "REDIS_URL": "redis://127.0.0.1:1", "KITH_URL": "https://kith.example.org"}
        server = house(tmp_path / "server", **known, **keys)  # there is no Redis, and nothing here needs one
        done(server, "restore", str(tmp_path / "b"), log=log)
        assert json.loads(python(server, READING)) == first
        python(server, SETTING.replace("The bakery", "The mill").replace("Ana", "Caro"))  # its counters go on after
        done(server, "restore", str(tmp_path / "b"), "--replace", log=log)
        passphrase = {"KITH_PASSPHRASE": "a lantern over seven quiet ovens"}
        done({**server, **passphrase}, "backup", str(tmp_path / "back"), "--with-key", log=log)
    home_again = house(tmp_path / "home")
    done({**home_again, **passphrase}, "restore", str(tmp_path / "back"), log=log)
    assert json.loads(python(home_again, READING)) == first
    assert keys_of(tmp_path / "home") != keys


@pytest.mark.prove
def test_killed_in_the_middle_it_leaves_no_half_of_anything(tmp_path):
    laptop, log = tmp_path / "laptop", tmp_path / "log"
    done(house(laptop), "migrate", "-v0", log=log)
    python(house(laptop), "from conversations import made_up; made_up.make(150, 1)")
    for wait in (0, 0.02, 0.05, 0.1, 0.2):  # wherever it is by then
        process = manage(house(laptop), "backup", str(tmp_path / "b"), log=log)
        until(lambda: list(tmp_path.glob(".b-*")), "it has begun to write")
        time.sleep(wait)
        process.clear_away()
        assert not (tmp_path / "b").exists()
        for draft in tmp_path.glob(".b-*"):
            draft.unlink()
    done(house(laptop), "backup", str(tmp_path / "b"), log=log)
    whole, empty = counts(laptop / home.DATABASE), tmp_path / "empty"
    done(house(empty, **keys_of(laptop)), "migrate", "-v0", log=log)
    seen, took = set(), 0.0
    for part in (1.0, 0.9, 0.8, 0.7, 0.6, None):  # of the time it takes; None: while it is being committed
        there = tmp_path / f"there-{part}"
        shutil.copytree(empty, there)
        began, process = (
            time.monotonic(),
            manage(house(there, **keys_of(laptop)), "restore", str(tmp_path / "b"), log=log),
        )
        if part is None:
            until(lambda file=there / f"{home.DATABASE}-wal": file.exists() and file.stat().st_size > 200_000, "", 60)
        elif part < 1:
            time.sleep(took * part)
        else:
            assert process.ends(120) == 0, process.said()
            took = time.monotonic() - began
        process.clear_away()
        seen.add(tuple(counts(there / home.DATABASE)))
    assert seen == {(0, 0, 0), tuple(whole)}  # all of it or nothing


def counts(file: Path) -> list[int]:
    with closing(sqlite3.connect(file)) as database:
        return [database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES]


TABLES = ("organizer_user", "relationships_person", "conversations_conversation")
