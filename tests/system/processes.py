"""Starts real processes for a test, each in a session of its own, and leaves none behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
BASE = Path(__file__).resolve().parent.parent.parent
PYTHON = Path(sys.executable)
BARE = {"PATH": f"{PYTHON.parent}:/usr/bin:/bin", "LANG": "C.UTF-8"}


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def until(look: Callable[[], T], what: str, seconds: float = 30) -> T:
    """What `look` finds as soon as it finds something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {seconds} s")


class Process:
    """One command, with what it wrote in `said()`."""

    def __init__(self, command: list[str], *, env: dict[str, str], log: Path):
        self.log = log
        with log.open("wb") as output:
            self.popen = subprocess.Popen(
                command,
                env={**BARE, **env},
                cwd=BASE,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.pid = self.popen.pid

    def said(self) -> str:
        return self.log.read_text()

    def says(self, words: str, seconds: float = 30) -> str:
        def look() -> str:
            assert self.popen.poll() is None or words in self.said(), f"ended without saying {words!r}:\n{self.said()}"
            return self.said() if words in self.said() else ""

        return until(look, f"saying {words!r}", seconds)

    def ends(self, seconds: float = 30) -> int:
        return self.popen.wait(seconds)

    def group(self) -> list[int]:
        """Every process of its session that is still there."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and _session(entry) == self.pid and int(entry.name) != self.pid:
                found.append(int(entry.name))
        return found

    def child(self) -> int:
        return until(lambda: next(iter(self.group()), 0), "a child process")

    def interrupt(self) -> None:
        """Ctrl-C, as a terminal sends it: to the whole group."""
        os.killpg(self.pid, signal.SIGINT)

    def clear_away(self) -> None:
        for pid in [self.pid, *self.group()]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.popen.wait(10)


def python(env: dict[str, str], code: str, *, seconds: float = 120) -> str:
    """What `code` prints, run with Django in this environment."""
    command = [str(PYTHON), "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(command, cwd=BASE, env={**BARE, **env}, capture_output=True, text=True, timeout=seconds)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _session(entry: Path) -> int | None:
    try:
        state, _, _, session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
    except (OSError, ValueError):
        return None
    return None if state == "Z" else int(session)
