"""Work for later, written in the transaction of its cause. A task is found by its name in `tasks.WORK`."""

from django.conf import settings
from django.db import transaction

from organizer.models import Outbox


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
