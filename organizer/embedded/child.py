"""The child process of an embedded Kith: a Celery worker on threads and the schedule, on a broker in its own memory.

Nothing is lost with it: what is to be done is in the database, and the schedule only says "look".
"""

import os
import signal
import sys
import threading
import time

from celery.beat import Service
from celery.worker import WorkController, state

from organizer.celery import app
from organizer.embedded import PATIENCE


def run() -> None:
    """Works until its input ends, which is when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent says when to stop
    signal.signal(signal.SIGTERM, lambda *_: _stop())
    threading.Thread(target=_stop_with_parent, name="parent", daemon=True).start()
    quiet = {"without_mingle": True, "without_gossip": True, "without_heartbeat": True}
    worker = WorkController(app=app, pool_cls="threads", concurrency=2, hostname="embedded", **quiet)
    beat = Service(app, max_interval=1, scheduler_cls=app.conf.beat_scheduler)
    threading.Thread(target=beat.start, name="beat", daemon=True).start()
    worker.start()


def _stop() -> None:
    state.should_stop = 0  # type: ignore[assignment]  # the worker's loop ends with this as its exit code


def _stop_with_parent() -> None:
    sys.stdin.buffer.read()
    _stop()
    time.sleep(PATIENCE)
    os._exit(1)
