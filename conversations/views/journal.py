"""The journal: its author's alone (method 33)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from conversations import access
from conversations.forms.journal import JournalForm
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from organizer.leaves import turn
from relationships.access import two_people_for

A_PAGE = 20


@require_http_methods(["GET", "POST"])
def index(request: Request) -> HttpResponse:
    form = JournalForm(request.POST or None)
    if form.is_valid() and form.save(by=request.member):
        messages.success(request, _("Kept. Nobody but you can read it."))
        return go(url(request.member, "journal"))
    pages = turn(access.journal_of(request.member), request.GET.get("page"), A_PAGE)
    return answer(request, "conversations/journal/index.html", {"form": form, "pages": pages}, status=form.status)


@require_http_methods(["GET", "POST"])
def tie(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    one, other = two_people_for(request.member, person_id, other_id)
    form = JournalForm(request.POST or None, between=(one, other))
    if form.is_valid() and form.save(by=request.member):
        messages.success(request, _("Kept. Nobody but you can read it."))
        return go(url(request.member, "tie", one.pk, other.pk))
    written = access.journal_of(request.member).about(request.member, one, other)
    pages = turn(written, request.GET.get("page"), A_PAGE)
    context = {"form": form, "pages": pages, "one": one, "other": other}
    return answer(request, "conversations/journal/tie.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def edit(request: Request, page_id: UUID) -> HttpResponse:
    page = access.journal_page_for(request.member, page_id)
    form = JournalForm(request.POST or None, instance=page)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "journal"))
    return answer(request, "conversations/journal/edit.html", {"form": form, "page": page}, status=form.status)


@require_POST
def tear_out(request: Request, page_id: UUID) -> HttpResponse:
    access.journal_page_for(request.member, page_id).tear_out()
    messages.success(request, _("It is gone."))
    return go(url(request.member, "journal"))
