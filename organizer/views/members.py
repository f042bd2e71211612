"""Who is in the circle. Everybody in it sees the names; admins say who comes, goes and does what."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from organizer import access, policies, shown, signing_in
from organizer.access import url
from organizer.forms.settings import LetExportForm, RemovalForm, ResetLinkForm, RoleForm
from organizer.htmx import answer, go
from organizer.http import Request


@require_GET
def index(request: Request) -> HttpResponse:
    members = access.circle_of(request.member)
    invitations = access.invitations_of(request.member) if request.member.is_admin else []
    return answer(request, "organizer/members/index.html", {"members": members, "invitations": invitations})


@require_http_methods(["GET", "POST"])
def role(request: Request, member_id: UUID) -> HttpResponse:
    colleague = access.colleague_for(request.member, member_id)
    policies.require(request.member, "manage members", colleague)
    if who_is_it := signing_in.ask_again(request):
        return who_is_it
    form = RoleForm(request.POST or None, initial={"role": colleague.role})
    if form.is_valid() and form.change(colleague, by=request.member):
        return go(url(request.member, "members"))
    context = {"form": form, "colleague": colleague}
    return answer(request, "organizer/members/role.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def let_export(request: Request, member_id: UUID) -> HttpResponse:
    colleague = access.colleague_for(request.member, member_id)
    policies.require(request.member, "manage members", colleague)
    if who_is_it := signing_in.ask_again(request):
        return who_is_it
    form = LetExportForm(request.POST if request.method == "POST" else None, initial={"may": colleague.exports})
    if form.is_valid():
        form.let(colleague, by=request.member)
        return go(url(request.member, "members"))
    return answer(request, "organizer/members/exports.html", {"form": form, "colleague": colleague}, status=form.status)


@require_http_methods(["GET", "POST"])
def removal(request: Request, member_id: UUID) -> HttpResponse:
    colleague = access.colleague_for(request.member, member_id)
    policies.require(request.member, "remove a member", colleague)
    if who_is_it := signing_in.ask_again(request):
        return who_is_it
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.remove(colleague, by=request.member):
        return go("/" if colleague == request.member else url(request.member, "members"))
    context = {"form": form, "colleague": colleague}
    return answer(request, "organizer/members/removal.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def reset_link(request: Request, member_id: UUID) -> HttpResponse:
    colleague = access.colleague_for(request.member, member_id)
    policies.require(request.member, "manage members", colleague)
    if who_is_it := signing_in.ask_again(request):
        return who_is_it
    form = ResetLinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (path := form.make(colleague, by=request.member)):
        shown.keep(request, colleague, path)
        return go(request.path)
    context = {"form": form, "colleague": colleague, "link": shown.link(request, colleague)}
    return answer(request, "organizer/members/reset_link.html", context, status=form.status)
