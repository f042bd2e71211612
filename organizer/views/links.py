"""The pages behind one-time links. Opening one shows a form; only sending it uses the link up."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organizer import access, joining, signing_in
from organizer.forms.accounts import BeginForm, CalledForm, NewAccountForm
from organizer.forms.signing_in import ARRIVING
from organizer.htmx import answer, go
from organizer.models import Membership, OneTimeLink


@require_http_methods(["GET", "POST"])
def begin(request, secret: str) -> HttpResponse:
    link = access.link_for(OneTimeLink.Kind.FIRST_ADMIN, secret)
    if tired := ratelimit.consume_or_429(request, action="link"):
        return tired
    form = BeginForm(request.POST or None)
    if form.is_valid() and (member := form.begin(link)):
        return signing_in.sign_in(request, member.user, by="password", then=access.url(member, "today"))
    return answer(request, "organizer/links/begin.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
def join(request, secret: str) -> HttpResponse:
    if request.user.is_authenticated:
        return _join_signed_in(request, secret)
    link = access.invitation_by(secret)
    if tired := ratelimit.consume_or_429(request, action="link"):
        return tired
    onwards = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
    form = NewAccountForm(request.POST or None, initial={"called": link.called})
    if form.is_valid():
        form.accept(link)
        request.session[ARRIVING] = form.cleaned_data["email"]
        messages.info(request, _("Thank you. Now sign in, with the password you had if you have been here before."))
        return go(onwards)
    context = {"form": form, "link": link, "onwards": onwards}
    return answer(request, "organizer/links/join.html", context, status=form.status)


def _join_signed_in(request, secret: str) -> HttpResponse:
    link = access.invitation_to(request.user, secret)
    if link.used_at and link.workplace:
        return go(_first_page(access.member_for(request.user, link.workplace.slug)))
    form = CalledForm(request.POST or None, initial={"called": link.called})
    if form.is_valid():
        return go(_first_page(joining.join(link, request.user, called=form.cleaned_data["called"])))
    return answer(request, "organizer/links/join.html", {"form": form, "link": link}, status=form.status)


def _first_page(member: Membership) -> str:
    """Who joins the circle and may be one of the people on the map already is asked which of them they are."""
    return access.url(member, "me" if member.in_circle and not member.person_id else "today")


@require_http_methods(["GET", "POST"])
def enter(request, secret: str) -> HttpResponse:
    link = access.link_for(OneTimeLink.Kind.SIGN_IN, secret)
    if tired := ratelimit.consume_or_429(request, action="link"):
        return tired
    if request.method == "POST":
        return signing_in.sign_in(request, joining.enter(link), by="link", then=reverse("home"))
    return answer(request, "organizer/links/enter.html")
