"""The lock: pressed, or fallen to by itself when nobody was there, and opened again by whoever signed in (S4, S5)."""

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from organizer import kept, locks
from organizer.forms.locks import Ways
from organizer.htmx import answer, go


@csrf_exempt  # it has to work on a page whose token is stale; who forges it has locked a browser, and nothing else
@login_required
@require_http_methods(["GET", "POST"])
def lock(request) -> HttpResponse:
    """The page of a locked browser. Sent, it locks; with what was being typed, if a script could send that along."""
    if request.method == "POST":
        if path := request.POST.get("locked-path"):
            kept.keep(request, kept.of_post(request, locks.local(path)))
        locks.lock(request)
        return go(locks.address(locks.local(request.POST.get(locks.BACK, "/"))))
    if not locks.is_locked(request):
        return go(locks.way_back(request))
    return _page(request, Ways(request.user))


@login_required
@require_POST
def unlock(request) -> HttpResponse:
    if not locks.is_locked(request):
        return go(locks.way_back(request))
    if tired := ratelimit.consume_or_429(request, action="reauthenticate", user=request.user):
        return tired
    ways = Ways(request.user, request.POST)
    if not ways.open():
        return _page(request, ways)
    locks.unlock(request)
    return go(kept.WAY_BACK if kept.take(request) else locks.way_back(request))


@locks.polled
@login_required
@require_http_methods(["GET", "POST"])
def stay(request) -> HttpResponse:
    """A page asks whether it is still open, or says that somebody is at it. The middleware has noted the rest."""
    return HttpResponse(status=204)


def _page(request, ways: Ways) -> HttpResponse:
    back = request.POST.get(locks.BACK) or request.GET.get(locks.BACK, "")
    context = {"locked": True, "ways": ways, "back": back, "typed": bool(kept.take(request))}
    return answer(request, "organizer/lock.html", context, status=ways.status)
