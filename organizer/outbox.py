"""Work for later, written in the transaction of its cause and done once (S25).

The row is the truth; a broker only wakes somebody up. Each app says what it does for which task:

    @outbox.work("layout")                 # touches only the database: done in the transaction that marks the row done,
    def lay_out(key, *, workplace): ...    # so exactly once, whoever is killed and when

    @outbox.work("mail", outside=True)     # reaches outside: done at least once, and told apart by `key`,
    def send(key, *, to): ...              # the id of the row, which is the same on every try

Work that cannot be done now raises `Later`, and work that never can `GiveUp`. `ended`, if it is given, runs in the
transaction that marks the row done or given up, with the words and the kind of trouble ("" if it was done).
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils import timezone

from organizer import logs
from organizer.models import Outbox
from organizer.models.outbox import LEASE

log = logs.events("kith.outbox")
_outside = threading.Lock()  # one at a time in each process, so that a kill cuts off at most one (S25)


@dataclass(frozen=True)
class Work:
    do: Callable[..., None]
    outside: bool = False
    lease: timedelta = LEASE
    ended: Callable[..., None] | None = None


WORK: dict[str, Work] = {}


class LeaseLost(Exception):
    """It took longer than the lease, and another worker has the row: what was done here is rolled back."""


class Later(Exception):
    """Not now: again at `at`, which is nobody's fault and counts as no try."""

    def __init__(self, at: datetime):
        super().__init__("later")
        self.at = at


class GiveUp(Exception):
    """It cannot be done, now or ever. `fault` is the kind of trouble in a word of ours."""

    def __init__(self, fault: str):
        super().__init__(fault)
        self.fault = fault


def work(task: str, *, outside: bool = False, lease: timedelta = LEASE, ended: Callable[..., None] | None = None):
    def register(do):
        WORK[task] = Work(do, outside, lease, ended)
        return do

    return register


def put(task: str, **words) -> Outbox:
    """Queues `task` with `words` (ids, or text that only the task reads; kept encrypted). Call it inside the verb."""
    row = Outbox(task=task)
    row.words = words
    row.save(force_insert=True)
    if settings.REDIS_URL:
        transaction.on_commit(_wake, robust=True)
    return row


def _wake() -> None:
    from organizer.tasks import sweep

    sweep.delay()


def do_waiting(*, now: datetime | None = None, at_most: int = 100, seconds: float = 60) -> int:
    """Does what waits, oldest first, each piece once; how many pieces were done. `now` stands still if it is given.

    Begins no piece more once `seconds` have passed: who sweeps says in between that they are there.
    """
    clock = (lambda: now) if now else timezone.now
    end = time.monotonic() + seconds
    done = tried = 0
    while tried < at_most and time.monotonic() < end and (row := _take(clock())):
        tried += 1
        done += _do(row, WORK.get(row.task), clock)
    return done


def _take(now: datetime) -> Outbox | None:
    """The oldest row that waits, claimed; None if there is none, or others were quicker with all of them."""
    waiting = Outbox.objects.waiting(now).order_by("made_at", "pk")[:10]
    return next((row for row in waiting if row.claim(now=now, lease=_lease(row))), None)


def _lease(row: Outbox) -> timedelta:
    return WORK[row.task].lease if row.task in WORK else LEASE


def _do(row: Outbox, work: Work | None, clock: Callable[[], datetime]) -> bool:
    try:
        if work is None:
            raise KeyError(row.task)
        words = row.words
        if work.outside:
            with _outside:
                work.do(row.pk, **words)
                _write_down(row, work, words, clock)
        else:
            with transaction.atomic():
                work.do(row.pk, **words)
                if not row.finish(now=clock()):
                    raise LeaseLost
                _ended(work, words, "")
    except Later as later:
        row.wait(until=later.at)
        return False
    except Exception as trouble:
        _did_not_work(row, work, trouble, clock())
        return False
    log.info("done", task=row.task, row=row.pk, tries=row.tries)
    return True


def _write_down(row: Outbox, work: Work, words: dict, clock: Callable[[], datetime]) -> None:
    """It went out: a database that is away for a moment must not let it go out again. Tries as long as the lease."""
    end = time.monotonic() + work.lease.total_seconds()
    while True:
        try:
            with transaction.atomic():
                if row.finish(now=clock()):
                    _ended(work, words, "")
            return
        except (DatabaseError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > end:
                raise
            connection.close()
            time.sleep(0.5)


def _did_not_work(row: Outbox, work: Work | None, trouble: Exception, now: datetime) -> None:
    """Put back, or given up. If not even that can be written, the lease gives the row back."""
    fault = trouble.fault if isinstance(trouble, GiveUp) else type(trouble).__name__
    log.warning("did not work", task=row.task, row=row.pk, tries=row.tries, fault=fault, exc_info=True)
    with transaction.atomic():
        given_up = row.put_back(now=now, fault=fault, never=isinstance(trouble, GiveUp))
        if given_up and work:
            _ended(work, row.words, fault)


def _ended(work: Work, words: dict, fault: str) -> None:
    if work.ended:
        work.ended(fault, **words)
