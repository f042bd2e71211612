"""The processes say that they are there, and the health page and the admins read it."""

import time
from datetime import datetime, timedelta

from django.utils import timezone

from organizer.models import Heartbeat

PAUSE = 20.0  # seconds between two of a process: a laptop's disk may rest
SILENT_AFTER = timedelta(minutes=3)  # then something is wrong
WORKER, BEAT = "worker", "beat"
_last: dict[str, float] = {}


def beat(name: str) -> None:
    """Called as often as one likes."""
    now = time.monotonic()
    if now < _last.get(name, float("-inf")) + PAUSE:
        return
    Heartbeat.objects.update_or_create(name=name, defaults={"at": timezone.now()})
    _last[name] = now


def ages(*, now: datetime) -> dict[str, timedelta | None]:
    """How long ago each was last heard; None for never."""
    heard = dict(Heartbeat.objects.values_list("name", "at"))
    return {name: now - heard[name] if name in heard else None for name in (WORKER, BEAT)}


def well(age: timedelta | None) -> bool:
    return age is not None and age < SILENT_AFTER
