from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.utils.translation import gettext as _

from organizer.http import Request
from relationships.importing import staging


@contextmanager
def still_open(request: Request) -> Iterator[None]:
    """A batch that has moved on in another window is no error: the next page shows how it stands."""
    try:
        yield
    except staging.Gone:
        messages.info(request, _("It has moved on since. This is how it stands."))
