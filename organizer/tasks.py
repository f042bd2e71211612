"""What the schedule and the broker call: one line of domain each, may run twice."""

from organizer import outbox, tidying
from organizer.celery import app


@app.task
def sweep() -> None:
    outbox.do_waiting()


@app.task
def tidy() -> None:
    tidying.tidy()
