"""Real browsers and real processes."""

import os
import re
import shutil

import pytest
from django.conf import settings

from tests.system.processes import PYTHON, Process, free_port

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's event loop runs in the thread of the test

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, which calls nobody."""
    program = shutil.which("chromium") or "/usr/bin/chromium"
    quiet = [*QUIET, "--disable-component-update", "--disable-sync"]
    return {**browser_type_launch_args, "executable_path": program, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 390, "height": 844}}


@pytest.fixture
def phone_of(browser, browser_context_args, live_server, sign_in):
    """`phone_of(cast.tomas, java_script_enabled=False)` is a page at phone size on which Tomas is signed in."""
    opened = []

    def open_page(member, **options):
        context = browser.new_context(
            **{**browser_context_args, "has_touch": True, "base_url": live_server.url, **options}
        )
        opened.append(context)
        session = sign_in(member).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        context.set_default_timeout(10_000)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture
def phone(cast, phone_of):
    """Ana's."""
    return phone_of(cast.ana)


@pytest.fixture
def start(tmp_path):
    """`start([...], env={...})` is a running `Process`; all are gone at the end of the test."""
    started = []

    def run(command, *, env=None) -> Process:
        started.append(Process([str(word) for word in command], env=env or {}, log=tmp_path / f"{len(started)}.log"))
        return started[-1]

    yield run
    for process in reversed(started):
        process.clear_away()


@pytest.fixture
def place(tmp_path) -> dict[str, str]:
    """The environment of an embedded Kith with a data folder of its own."""
    return {"HOME": str(tmp_path), "KITH_DATA": str(tmp_path / "data")}


@pytest.fixture
def up(start, place):
    """`up()` is a Kith that has said where it is, and its port."""

    def run(port=None, *more) -> tuple[Process, int]:
        process = start([PYTHON, "manage.py", "up", "--port", port or free_port(), *more], env=place)
        said = process.says("Ctrl-C stops it.")
        return process, int(re.search(r"Kith is at     http://localhost:(\d+)/\n", said)[1])

    return run
