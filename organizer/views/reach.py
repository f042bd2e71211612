"""How Kith reaches a member, which is theirs alone to say, and their private calendar."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organizer import access, feeds, mail, shown
from organizer.access import url
from organizer.forms.reach import ReachForm
from organizer.htmx import answer, go
from organizer.http import Request


@require_http_methods(["GET", "POST"])
def edit(request: Request) -> HttpResponse:
    reach = access.reach_of(request.member)
    form = ReachForm(request.POST or None, instance=reach)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "more"))
    address = shown.link(request, reach) if reach.feed else ""
    context = {"form": form, "reach": reach, "address": address, "mail": mail.goes_out()}
    return answer(request, "organizer/reach/edit.html", context, status=form.status)


@require_POST
def make_feed(request: Request) -> HttpResponse:
    """A calendar address, shown until its maker signs out; the one before it is dead."""
    reach = access.reach_of(request.member)
    secret = reach.make_feed(by=request.member)
    shown.keep(request, reach, reverse("feed", args=[secret]))
    return go(url(request.member, "reach") + "#calendar")


@require_POST
def end_feed(request: Request) -> HttpResponse:
    access.reach_of(request.member).end_feed(by=request.member)
    return go(url(request.member, "reach") + "#calendar")


@require_POST
def be_told(request: Request) -> HttpResponse:
    """ "All right": the line about a mail that did not arrive goes away."""
    request.member.be_told()
    return go(url(request.member, "today"))


@require_safe
def feed(request, secret: str) -> HttpResponse:
    """What a calendar program fetches. It is signed in nowhere: the address is the key, and dies with it (S6)."""
    reach = access.reach_by_feed(secret)
    return HttpResponse(feeds.calendar(reach), content_type="text/calendar; charset=utf-8")
