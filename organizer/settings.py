"""Settings come from the environment and are safe when it is silent.

Without DATABASE_URL this is the embedded installation: SQLite and two secrets in a data folder, loopback only.
With it this is a server: every secret must be given, and `checks.py` refuses to start unsafe.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from organizer import env, home
from organizer.databases import database
from organizer.settings_signing_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"

# Where it runs -------------------------------------------------------------------------------------------------

DATABASE_URL = env.text("DATABASE_URL", "")
REDIS_URL = env.text("REDIS_URL", "")
EMBEDDED = not DATABASE_URL
DEBUG = env.flag("KITH_DEBUG", False)
DATA_FOLDER = env.folder("KITH_DATA", home.default_data_folder())

if EMBEDDED:
    home.private_folder(DATA_FOLDER)
    SECRET_KEY = env.text("SECRET_KEY", "") or home.secret_key(DATA_FOLDER)
    KITH_KEYS = env.text("KITH_KEYS", "") or home.installation_keys(DATA_FOLDER)
else:
    SECRET_KEY = env.text("SECRET_KEY")
    KITH_KEYS = env.text("KITH_KEYS")

PUBLIC_URL = env.text("KITH_URL", "")
BASE_URL = PUBLIC_URL.rstrip("/") or env.text("KITH_BASE", "http://localhost:8000")  # for links in mails and calendars
SECURE = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = env.words("KITH_HOSTS", urlsplit(PUBLIC_URL).hostname or "localhost,127.0.0.1,[::1]")
TRUSTED_PROXIES = env.number("KITH_TRUSTED_PROXIES", 0)
REQUIRE_SECOND_FACTOR = env.flag("KITH_REQUIRE_SECOND_FACTOR", not EMBEDDED)

# What it is made of --------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "organizer.staticfiles.StaticFiles",
    "django.forms",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "lucide",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "organizer",
    "relationships",
    "conversations",
]

MIDDLEWARE = [
    "organizer.middleware.Headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "organizer.sessions.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "organizer.middleware.Csrf",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organizer.middleware.Lock",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "organizer.middleware.SecondFactor",
    "organizer.middleware.Member",
    "organizer.middleware.SavedOnce",
]

ROOT_URLCONF = "organizer.urls"
WSGI_APPLICATION = "organizer.wsgi.application"
FORM_RENDERER = "organizer.forms.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "organizer.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "lucide.templatetags.lucide",
                "organizer.templatetags.house",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
        },
    }
]

# Database ------------------------------------------------------------------------------------------------------

DATABASES = {
    "default": database(
        DATABASE_URL or f"sqlite://{DATA_FOLDER / home.DATABASE}", password=env.text("DATABASE_PASSWORD", "")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Language and time ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.text("KITH_TIME_ZONE", "UTC")
USE_I18N = USE_TZ = True

# Static files --------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("KITH_STATIC", DATA_FOLDER / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "organizer.staticfiles.HashedModules"},
}

# People who sign in --------------------------------------------------------------------------------------------

ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

# Safety --------------------------------------------------------------------------------------------------------

SESSION_ENGINE = "organizer.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-s" if SECURE else "s"
CSRF_COOKIE_NAME = "__Host-c" if SECURE else "c"
CSRF_FAILURE_VIEW = "organizer.views.errors.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_SSL_REDIRECT = False  # the TLS proxy does it
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
USE_X_FORWARDED_HOST = False
SECURE_REFERRER_POLICY = "no-referrer"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["organizer.uploads.InMemory"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # of one file
KITH_MOST_UPLOADED = 32 * 1024 * 1024  # of all that one post holds
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000  # a pasted list of 2,000 names, each with a choice

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Post ----------------------------------------------------------------------------------------------------------

MAIL_URL = env.text("KITH_MAIL", "")  # smtp://user:password@host:587 or smtps://...:465; silent means no mail at all
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if MAIL_URL else "django.core.mail.backends.dummy.EmailBackend"
)
if MAIL_URL:
    _mail = urlsplit(MAIL_URL)
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = not EMAIL_USE_SSL and EMAIL_HOST not in ("localhost", "127.0.0.1", "::1")  # it leaves the machine
    EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("KITH_MAIL_FROM", "notebook@localhost")

# Work in the background ----------------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL or "memory://localhost"
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 8
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2} if REDIS_URL else {"polling_interval": 0.2}
CELERY_TASK_PUBLISH_RETRY = False  # the wake-up may be lost, the row is not
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "organizer.beat:Scheduler"
SWEEP_EVERY = 10 if REDIS_URL else 1  # seconds
CELERY_BEAT_SCHEDULE = {  # it only says "look"; what is due is in the database, also that of organizer/schedules.py
    "sweep": {"task": "organizer.tasks.sweep", "schedule": SWEEP_EVERY, "options": {"expires": SWEEP_EVERY}},
}

# Logs hold no names, notes, query strings or form data (S22) ----------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"wordless": {"()": "organizer.logs.Wordless"}},
    "formatters": {"line": {"()": "organizer.logs.Line"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["wordless"]}},
    "root": {"handlers": ["console"], "level": env.text("KITH_LOG_LEVEL", "WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "kith": {"level": "INFO"},
        "waitress.queue": {"level": "ERROR"},
    },
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W019"]
