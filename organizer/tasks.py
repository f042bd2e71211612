"""What the schedule and the broker call: one line of domain each, may run twice."""

from django.utils import timezone

from organizer import heartbeats, outbox, schedules
from organizer.celery import app


@app.task
def sweep() -> None:
    """Whoever woke us and why: what is due by now, then what waits."""
    heartbeats.beat(heartbeats.WORKER)
    schedules.run_due(now=timezone.now())
    outbox.do_waiting()
