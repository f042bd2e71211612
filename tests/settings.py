"""Quick and private: SQLite in memory, fixed keys, plain static files. DATABASE_URL and REDIS_URL choose otherwise."""

import atexit
import os
import shutil
import tempfile

if "KITH_DATA" not in os.environ:
    os.environ["KITH_DATA"] = tempfile.mkdtemp(prefix="kith-tests-")
    atexit.register(shutil.rmtree, os.environ["KITH_DATA"], ignore_errors=True)
os.environ["SECRET_KEY"] = "only for tests: forty characters and a few more"
os.environ["KITH_KEYS"] = "tests:" + "dGVzdHMt" * 5 + "dGU="
if broker := os.environ.get("REDIS_URL"):  # one Redis database for each process of the suite
    os.environ["REDIS_URL"] = f"{broker}/{int(os.environ.get('PYTEST_XDIST_WORKER', 'gw0')[2:]) % 15 + 1}"

from organizer.settings import *  # noqa: F403
from organizer.settings import DATABASES, STATIC_ROOT, STORAGES

if broker:
    os.environ["REDIS_URL"] = broker
REQUIRE_SECOND_FACTOR = False  # a test that is about it asks for it
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise looks for it
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # the browser tests' server has nothing collected
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": None}
