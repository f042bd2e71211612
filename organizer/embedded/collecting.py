"""Collects the static files into the data folder, and only when one of them has changed."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> bool:
    """True if there was something to do."""
    stamp: Path = settings.DATA_FOLDER / "static-stamp"
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now and (settings.STATIC_ROOT / "staticfiles.json").exists():
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    """Of every static file: where it is, how large, and when it was changed."""
    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            known = os.stat(storage.path(path))
            lines.append(f"{storage.path(path)} {known.st_size} {known.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
