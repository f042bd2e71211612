"""Keeps the child process alive for as long as the parent lives, and not a moment longer."""

import os
import subprocess
import sys
import time

from django.conf import settings

from organizer.embedded import PATIENCE

SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds between two starts of a child that keeps dying


class Keeper:
    def __init__(self) -> None:
        self.base = ""  # where this Kith is reached: links in mails lead there
        self.process: subprocess.Popen | None = None
        self.started_at, self.pause = float("-inf"), SHORTEST_PAUSE

    def look(self) -> bool:
        """Called about twice a second: starts the child if it is not there. True if it was started."""
        now = time.monotonic()
        if (self.process and self.process.poll() is None) or now < self.started_at + self.pause:
            return False
        lived_long = now - self.started_at > LONGEST_PAUSE
        self.pause = SHORTEST_PAUSE if lived_long else min(2 * self.pause, LONGEST_PAUSE)
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "embedded_worker"]
        environment = {**os.environ, "KITH_BASE": self.base}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603
        self.started_at = now
        return True

    def stop(self) -> None:
        """The end of its input tells the child to finish what it is at and go."""
        if self.process is None or self.process.stdin is None:
            return
        self.process.stdin.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.end_now()

    def end_now(self) -> None:
        if self.process:
            self.process.kill()
