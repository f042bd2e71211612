from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpResponse

from organizer.access import url
from organizer.htmx import go
from organizer.http import Request
from relationships import access_undoing

View = Callable[..., HttpResponse]


def leads_on(name: str) -> Callable[[View], View]:
    """The address of a record that became part of another leads on to page `name` of the one that stayed: bookmarks,
    open tabs. For whoever may not see that one it is the same 404 as any (S7). Asked only when nobody is there."""

    def of(view: View) -> View:
        @wraps(view)
        def led(request: Request, **ids: UUID) -> HttpResponse:
            try:
                return view(request, **ids)
            except Http404:
                became = access_undoing.became_of(request.member, ids.values())
                now = [became.get(pk, pk) for pk in ids.values()]
                if not became or len(set(now)) < len(now):
                    raise
                return go(url(request.member, name, *now))

        return led

    return of
