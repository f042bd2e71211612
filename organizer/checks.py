"""A server refuses to start unsafe (S29)."""

import os
import stat
from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security)
def safe_to_start(app_configs, **kwargs) -> list[Error]:
    faults: list[Error] = []
    if settings.EMBEDDED:
        return faults
    if settings.DEBUG:
        faults.append(Error("KITH_DEBUG must be off on a server.", id="kith.E001"))
    if len(settings.SECRET_KEY) < 40 or "change" in settings.SECRET_KEY.lower():
        faults.append(Error("SECRET_KEY must be at least 40 random characters.", id="kith.E002"))
    if not settings.REQUIRE_SECOND_FACTOR:
        faults.append(
            Error("A server requires a second factor: KITH_REQUIRE_SECOND_FACTOR must be on.", id="kith.E003")
        )
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        faults.append(Error("KITH_HOSTS must name this server's hosts.", id="kith.E004"))
    if not settings.SECURE:
        faults.append(Error("KITH_URL must be the https:// address of this server.", id="kith.E005"))
    for name in ("SECRET_KEY_FILE", "KITH_KEYS_FILE"):
        path = os.environ.get(name)
        if path and Path(path).exists() and stat.S_IMODE(Path(path).stat().st_mode) & 0o007:
            faults.append(Error(f"The file of {name} can be read by everybody on this machine.", id="kith.E006"))
    return faults
