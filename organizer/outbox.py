"""Work for later, written in the transaction of its cause and done once (S25).

The row is the truth; a broker only wakes somebody up. Each app says what it does for which task:

    @outbox.work("layout")                 # touches only the database: done in the transaction that marks the row done,
    def lay_out(key, *, workplace): ...    # so exactly once, whoever is killed and when

    @outbox.work("mail", outside=True)     # reaches outside: done at least once, and told apart by `key`,
    def send(key, *, to): ...              # the id of the row, which is the same on every try
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from organizer.models import Outbox

log = logging.getLogger("kith.outbox")


@dataclass(frozen=True)
class Work:
    do: Callable[..., None]
    outside: bool


WORK: dict[str, Work] = {}


class LeaseLost(Exception):
    """It took longer than the lease, and another worker has the row: what was done here is rolled back."""


def work(task: str, *, outside: bool = False):
    def register(do):
        WORK[task] = Work(do, outside)
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


def do_waiting(*, now: datetime | None = None, at_most: int = 100) -> int:
    """Does what waits, oldest first, each piece once; how many pieces were done. `now` stands still if it is given."""
    clock = (lambda: now) if now else timezone.now
    done = tried = 0
    while tried < at_most and (row := _take(clock())):
        tried += 1
        done += _do(row, clock)
    return done


def _take(now: datetime) -> Outbox | None:
    """The oldest row that waits, claimed; None if there is none, or others were quicker with all of them."""
    waiting = Outbox.objects.waiting(now).order_by("made_at", "pk")[:10]
    return next((row for row in waiting if row.claim(now=now)), None)


def _do(row: Outbox, clock: Callable[[], datetime]) -> bool:
    try:
        work, words = WORK[row.task], row.words
        if work.outside:
            work.do(row.pk, **words)
            row.finish(now=clock())
        else:
            with transaction.atomic():
                work.do(row.pk, **words)
                if not row.finish(now=clock()):
                    raise LeaseLost
    except Exception:
        log.warning("%s did not work, try %s", row.task, row.tries, exc_info=True)
        row.put_back(now=clock())
        return False
    return True
