"""Asks: what somebody wishes of somebody, through whom, and who may see it (methods 51, 52)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import access
from conversations.asking import Asking
from conversations.forms.asks import AskForm
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from organizer.leaves import turn
from relationships.forms.people_picker import as_id

A_PAGE = 20


@require_GET
def index(request: Request) -> HttpResponse:
    pages = turn(access.asks_of(request.member), request.GET.get("page"), A_PAGE)
    asks = [Asking(ask, viewer=request.member) for ask in pages.object_list]
    return answer(request, "conversations/asks/index.html", {"asks": asks, "pages": pages})


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Maybe out of a talk (`?from=`), a committee (`?committee=`) or an action (`?action=`)."""
    member, came = request.member, request.GET
    policies.require(member, "make an ask")
    talk = access.conversation_for(member, talk_id) if (talk_id := as_id(came.get("from", ""))) else None
    out_of = access.committee_for(member, group_id) if (group_id := as_id(came.get("committee", ""))) else None
    action = access.action_for(member, plan_id) if (plan_id := as_id(came.get("action", ""))) else None
    out = {"talk": talk, "out_of": out_of, "action": action}
    form = AskForm(request.POST or None, member=member, asked=came.getlist("with")[:1], **out)
    if form.is_valid() and form.save(by=member):
        messages.success(request, _("Kept. No is a good answer, too."))
        return go(url(member, "ask", form.instance.pk))
    return _form(request, form)


@require_GET
def show(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    return answer(request, "conversations/asks/show.html", {"asking": Asking(ask, viewer=request.member)})


@require_http_methods(["GET", "POST"])
def edit(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    policies.require(request.member, "change an ask", ask)
    form = AskForm(request.POST or None, instance=ask, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "ask", ask.pk))
    return _form(request, form)


@require_POST
def remove(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    policies.require(request.member, "change an ask", ask)
    ask.remove(by=request.member)
    return go(url(request.member, "asks"))


def _form(request: Request, form: AskForm) -> HttpResponse:
    said = access.voicings_by_name(request.member, person=form.about) if form.stopped else ()
    context = {"form": form, "voiced": said}
    return answer(request, "conversations/asks/edit.html", context, status=form.status)
