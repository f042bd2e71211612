"""A server refuses to start unsafe (S29): `manage.py`, the web process, the worker and the schedule all ask here."""

import os
import stat
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security)
def safe_to_start(app_configs=None, **kwargs) -> list[Error]:
    if settings.EMBEDDED:
        return []
    secret = settings.SECRET_KEY.lower()
    faults = {
        "E001": settings.DEBUG and "KITH_DEBUG must be off on a server.",
        "E002": (len(secret) < 40 or "change" in secret) and "SECRET_KEY must be at least 40 random characters.",
        "E003": not settings.REQUIRE_SECOND_FACTOR
        and "A server requires a second factor: KITH_REQUIRE_SECOND_FACTOR must be on.",
        "E004": (not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS)
        and "KITH_HOSTS must name this server's hosts.",
        "E005": not settings.SECURE and "KITH_URL must be the https:// address of this server.",
        "E006": (names := open_files()) and f"Everybody on this machine can read the file of {' and '.join(names)}.",
        "E007": not settings.REDIS_URL and "A server needs REDIS_URL: the limits on signing in are counted there.",
    }
    return [Error(words, id=f"kith.{number}") for number, words in faults.items() if words]


def open_files() -> list[str]:
    """The names of settings whose secret file others on this machine may read."""
    named = {name: os.environ.get(f"{name}_FILE") for name in ("SECRET_KEY", "KITH_KEYS", "DATABASE_PASSWORD")}
    return [name for name, path in named.items() if path and stat.S_IMODE(Path(path).stat().st_mode) & 0o007]


def refusal() -> str:
    """Why this process may not be started like this, in words; empty if it may."""
    faults = safe_to_start()
    return "\n".join(["Kith does not start like this:", *(f"- {fault.msg}" for fault in faults)]) if faults else ""
