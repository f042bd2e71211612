import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "organizer.settings")
application = get_wsgi_application()

from organizer.checks import refusal  # noqa: E402 - reads the settings

if words := refusal():  # an exception: a process that merely exits is started by gunicorn again and again
    raise ImproperlyConfigured(words)
