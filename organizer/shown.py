"""A link that was just made, to be copied: its maker may look at it until they sign out or make another.

Kept in their session under the installation key; the database has only digests of links.
"""

import json

from django.conf import settings
from django.http import HttpRequest

from organizer import encryption

SESSION, PLACE = "shown_link", "session|shown-link"


def keep(request: HttpRequest, thing, path: str) -> None:
    """`path` is the secret address of `thing` (an invitation, or the member whose password it is for)."""
    request.session[SESSION] = encryption.wrap(json.dumps([str(thing.pk), path]).encode(), PLACE)


def link(request: HttpRequest, thing) -> str:
    """The whole address to copy, or nothing."""
    if not (wrapped := request.session.get(SESSION)):
        return ""
    pk, path = json.loads(encryption.unwrap(wrapped, PLACE))
    return front(request) + path if pk == str(thing.pk) else ""


def front(request: HttpRequest) -> str:
    return settings.PUBLIC_URL.rstrip("/") or f"{request.scheme}://{request.get_host()}"
