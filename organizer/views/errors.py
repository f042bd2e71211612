"""Pages for when something did not work: what happened, that nothing is lost, what to do next."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_http_methods

from organizer import kept, locks, submissions
from organizer.htmx import go


def not_found(request, exception=None) -> HttpResponse:
    """The same bytes for everybody and every address, so that it tells nothing (S7); in the browser's language,
    because the workplace's would tell that the address began well."""
    with translation.override(translation.get_language_from_request(request)):
        return alone("404.html", request, 404)


def forbidden(request, exception=None) -> HttpResponse:
    return alone("403.html", request, 403)


def alone(template: str, request, status: int) -> HttpResponse:
    """A page that knows nobody, with what the asker has just typed: pages are not stored, so that going back in the
    browser would not bring it back."""
    return HttpResponse(render_to_string(template, {"typed": kept.words_of(request)}), status=status)


def bad_request(request, exception=None) -> HttpResponse:
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        return HttpResponse(render_to_string("413.html"), status=413)
    return HttpResponse(render_to_string("400.html"), status=400)


def too_many(request, exception=None) -> HttpResponse:
    return HttpResponse(render_to_string("429.html"), status=429)


def server_error(request) -> HttpResponse:
    """Also where a database that is locked, full or away ends up, wherever that was noticed (S24)."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return database_trouble(request)
    return alone("500.html", request, 500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is out of date: what was typed comes back, ready to be sent again."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":  # never ours: it must not touch anybody's session
        return HttpResponse(render_to_string("organizer/errors/stale.html"), status=403)
    if locks.closed(request, stale_form) or locks.is_locked(request):
        return locks.turn_away(request)
    read = submissions.read_key(request.POST.get(submissions.FIELD, ""))
    if read and request.user.is_authenticated and read[0] == str(request.user.pk):
        return render(
            request, "organizer/errors/kept.html", {"kept": kept.of_post(request), "why": "stale"}, status=403
        )
    if kept.keep(request):
        return redirect(kept.WAY_BACK)
    return render(request, "organizer/errors/stale.html", status=403)


def database_trouble(request: HttpRequest) -> HttpResponse:
    """What was typed is on the page, to be sent again; where not even the page's frame can be read, to be copied."""
    if request.method != "POST" or not getattr(request, "csrf_processing_done", False):
        return HttpResponse(render_to_string("503.html"), status=503)
    typed = kept.of_post(request)
    try:
        return render(request, "organizer/errors/kept.html", {"kept": typed, "why": "database"}, status=503)
    except DatabaseError:
        return HttpResponse(render_to_string("503.html", {"typed": typed.words}), status=503)


@require_http_methods(["GET", "POST"])
def way_back(request: HttpRequest) -> HttpResponse:
    """After signing in again: the post that came too late. POST lets it go."""
    if not request.user.is_authenticated:
        from django.contrib.auth.views import redirect_to_login

        return redirect_to_login(kept.WAY_BACK)
    if request.method == "POST":
        kept.let_go(request)
        return go(kept.WAY_BACK if kept.take(request) else "/")
    if post := kept.take(request):
        return render(request, "organizer/errors/kept.html", {"kept": post, "why": "signed-out"})
    return go("/")
