"""Asking somebody in. The link is there to be copied; nothing is sent by itself (S2)."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizer import access, policies, shown, signing_in
from organizer.access import url
from organizer.forms.settings import InvitationForm
from organizer.htmx import answer, go
from organizer.http import Request


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    policies.require(request.member, "manage members")
    if who_is_it := signing_in.ask_again(request):
        return who_is_it
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        link, path = form.invite(by=request.member)
        shown.keep(request, link, path)
        return go(url(request.member, "invitation", link.pk))
    return answer(request, "organizer/members/invite.html", {"form": form}, status=form.status)


@require_GET
def show(request: Request, link_id: UUID) -> HttpResponse:
    invitation = access.invitation_for(request.member, link_id)
    policies.require(request.member, "manage members", invitation)
    context = {"invitation": invitation, "link": shown.link(request, invitation)}
    return answer(request, "organizer/members/invitation.html", context)


@require_POST
def revoke(request: Request, link_id: UUID) -> HttpResponse:
    invitation = access.invitation_for(request.member, link_id)
    policies.require(request.member, "manage members", invitation)
    invitation.revoke(by=request.member)
    return go(url(request.member, "members"))
