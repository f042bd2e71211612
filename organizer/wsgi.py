import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "organizer.settings")
application = get_wsgi_application()

from organizer.checks import refuse_to_start_unsafe  # noqa: E402 - reads the settings

refuse_to_start_unsafe()
