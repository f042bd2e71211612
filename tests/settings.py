"""Quick and private: SQLite in memory, a fixed key, plain static files."""

import os
import tempfile

os.environ.setdefault("KITH_DATA", tempfile.mkdtemp(prefix="kith-tests-"))

from organizer.settings import *  # noqa: F403
from organizer.settings import DATABASES, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": None}
