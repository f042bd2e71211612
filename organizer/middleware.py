"""Headers, forms that must not be lost, and who is asking."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from django.utils import timezone, translation

from organizer import access, kept, locks, submissions
from organizer.htmx import go


class Headers:
    """The only place that sets the security headers that have no middleware of their own (S21)."""

    ALWAYS = {
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        "X-Robots-Tag": "noindex, nofollow",
    }

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.ALWAYS.items():
            response[name] = value
        if not (request.path.startswith(settings.STATIC_URL) and response.status_code in (200, 304)):
            response["Cache-Control"] = "no-store"
        if response.status_code == 404:  # whether an address led anywhere does not show in what was looked at (S7)
            response["Vary"] = "Accept-Language, Cookie"
            del response["Content-Language"]
        return response


class Csrf(CsrfViewMiddleware):
    """With `Referrer-Policy: no-referrer` browsers post a form with `Origin: null`, also to ourselves.

    Such a post counts as ours unless the browser says that it is not; the token is checked all the same.
    """

    def _origin_verified(self, request):
        if request.META.get("HTTP_ORIGIN") == "null":
            return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        return super()._origin_verified(request)  # type: ignore[misc]


class Lock:
    """A locked session is led to the lock page, before anything is read for it or done for it (S4, S5)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        return locks.turn_away(request) if locks.closed(request, view) else None


class SecondFactor:
    """A server asks everybody for a second factor before anything else (S2)."""

    OPEN = (
        "account",
        "mfa_",
        "usersessions_",
        "end-device",
        "begin",
        "join",
        "enter",
        "health",
        "lock",
        "unlock",
        "stay",
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        from allauth.mfa.utils import is_mfa_enabled

        name = request.resolver_match.url_name or ""
        if not settings.REQUIRE_SECOND_FACTOR or name.startswith(self.OPEN) or not request.user.is_authenticated:
            return None
        return None if is_mfa_enabled(request.user) else redirect("mfa_index")


class Member:
    """Turns `/w/<letters>/` into `request.member`. Views inside a workplace never see the letters."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.member = None
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(self, request, view, args, kwargs):
        if "workplace" not in kwargs:
            return None
        slug = kwargs.pop("workplace")
        if not request.user.is_authenticated:
            kept.keep(request)
            return redirect_to_login(request.get_full_path() if request.method == "GET" else kept.WAY_BACK)
        request.member = access.member_for(request.user, slug)
        if not request.member.in_circle and not getattr(view, "open_to_helpers", False):
            raise Http404
        timezone.activate(request.member.workplace.zone)
        translation.activate(request.member.workplace.language)
        return None


class SavedOnce:
    """A form sent twice is saved once, in the same transaction as what it saves (S23)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or request.member is None or not (key := submissions.key_of(request)):
            return None
        if place := submissions.place_of(request.user, key):
            return go(place)
        with transaction.atomic():
            if not (submission := submissions.claim(request.user, key)):
                return go(submissions.place_of(request.user, key) or access.url(request.member, "today"))
            response = view(request, *args, **kwargs)
            submissions.settle(submission, response)
        if response.status_code < 400:
            kept.drop(request, key)
        return response
