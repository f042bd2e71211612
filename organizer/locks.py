"""A browser whose owner walked away, or pressed the button, opens nothing until they are back (S4, S5).

The only place that says what a locked session may reach. That it is locked, and when somebody was last there, stands
in the session, encrypted like all of it. When is written at most once a minute; so the server may be up to two minutes
behind the page itself, which blanks on time.
"""

import time
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from organizer import encryption, kept
from organizer.models import User

LOCKED, SEEN, PLACE = "locked", "seen", "session|way-back"
BACK = "back"
WRITTEN_EVERY, BEHIND = timedelta(minutes=1), timedelta(minutes=2)
LOCKED_STATUS = 423
REACHES = {("GET", "lock"), ("POST", "lock"), ("POST", "unlock"), ("POST", "account_logout")}


def polled(view):
    """Marks a view that a page of ours asks again and again by itself, with htmx or `fetch` and an `HX-Request` header.
    Being asked like that is no sign that anybody is there, and keeps no session awake."""
    view.polled = True
    return view


def begin(sender, request: HttpRequest, **kwargs) -> None:
    """Somebody has just signed in."""
    request.session.pop(LOCKED, None)
    request.session[SEEN] = _now()


def closed(request: HttpRequest, view) -> bool:
    """Whether this request must not get what it asks for. Notes that somebody is there if it must."""
    session = request.session
    if SESSION_KEY not in session or not request.user.is_authenticated:
        return False
    if not is_locked(request) and _idle(request.user, session.get(SEEN, 0)):
        lock(request)
    if is_locked(request):
        return not _reaches(request)
    asked_by_itself = request.method == "GET" and "HX-Request" in request.headers and getattr(view, "polled", False)
    if not asked_by_itself and abs(_now() - session[SEEN]) >= WRITTEN_EVERY.total_seconds():
        session[SEEN] = _now()
    return False


def turn_away(request: HttpRequest) -> HttpResponse:
    """To the lock page. What was sent is kept until its writer is back (S23); a script is told, and gets no page."""
    by_script = "HX-Request" in request.headers or request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    if kept.keep(request):
        back = kept.WAY_BACK
    else:
        if request.method == "POST" and not by_script and not _reaches(request):
            messages.info(request, _("What you sent while it was locked was not saved. Please do it once more."))
        back = request.get_full_path() if request.method == "GET" and not by_script else way_back(request)
    if by_script:
        return HttpResponse(status=LOCKED_STATUS, headers={"HX-Redirect": address(back)})
    return redirect(address(back))


def is_locked(request: HttpRequest) -> bool:
    return bool(request.session.get(LOCKED))


def lock(request: HttpRequest) -> None:
    """A new token: a cookie that changes makes browsers forget the pages they hold for going back."""
    if not is_locked(request):
        request.session[LOCKED] = True
        rotate_token(request)


def unlock(request: HttpRequest) -> None:
    """Their password, a passkey or a code was given just now. It does not count before a dangerous act."""
    request.session.pop(LOCKED, None)
    request.session[SEEN] = _now()


def address(back: str) -> str:
    """The lock page, from which one gets back to a page of ours; its own address does not say to which (S18)."""
    return f"{reverse('lock')}?{urlencode({BACK: encryption.wrap(back.encode(), PLACE)})}"


def way_back(request: HttpRequest) -> str:
    """Where somebody was, as the lock page brought it along."""
    try:
        words = request.POST.get(BACK) or request.GET.get(BACK, "")
        return local(encryption.unwrap(words, PLACE).decode())
    except encryption.Unreadable:
        return "/"


def local(path: str) -> str:
    """The path if it is one of ours, or the first page."""
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/"


def _reaches(request: HttpRequest) -> bool:
    match = request.resolver_match
    return (request.method, match.url_name if match else "") in REACHES


def _idle(user: User, seen: int) -> bool:
    """Also if they were there at a time that has not come yet: a clock that was put right must not keep it open."""
    return abs(_now() - seen) > (timedelta(minutes=user.locks_after) + BEHIND).total_seconds()


def _now() -> int:
    return int(time.time())
