from celery import beat
from django.db import DatabaseError, InterfaceError, connection

from organizer import heartbeats, logs

log = logs.events("kith.beat")


class Scheduler(beat.Scheduler):
    """Celery's own, which keeps no file, since what is due is in the database. It says that it is there."""

    def tick(self, *args, **kwargs):
        try:
            heartbeats.beat(heartbeats.BEAT)
        except (DatabaseError, InterfaceError) as fault:  # the broker can be asked to wake the workers all the same
            log.warning("the database does not answer", fault=type(fault).__name__)
            connection.close()
        return super().tick(*args, **kwargs)
