"""What becomes of an ask: a yes, a no, not passed on, talked about, let go. Nothing here has a due date."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from conversations import access
from conversations.asking import Asking
from conversations.forms.ask_check_ins import AnswerForm, AskCheckInForm
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request


@require_POST
def reply(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    policies.require(request.member, "answer an ask", ask)
    form = AnswerForm(request.POST)
    if form.is_valid():
        yes = form.cleaned_data["yes"] == "yes"
        ask.answer(by=request.member, yes=yes, on=request.member.workplace.today())
        return go(url(request.member, "ask", ask.pk))
    context = {"asking": Asking(ask, viewer=request.member)}
    return answer(request, "conversations/asks/show.html", context, status=form.status)


@require_POST
def decline(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    policies.require(request.member, "decline an ask", ask)
    ask.decline(by=request.member)
    messages.success(request, _("It is not passed on, and that is fine."))
    return go(url(request.member, "ask", ask.pk))


@require_POST
def release(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    policies.require(request.member, "check in on an ask", ask)
    ask.let_go(by=request.member)
    messages.success(request, _("Let go."))
    return go(url(request.member, "today"))


@require_POST
def come_about(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    policies.require(request.member, "check in on an ask", ask)
    ask.come_about(by=request.member)
    return go(url(request.member, "ask", ask.pk))


@require_http_methods(["GET", "POST"])
def check_in(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    policies.require(request.member, "check in on an ask", ask)
    form = AskCheckInForm(request.POST or None, member=request.member, ask=ask)
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "ask", ask.pk))
    context = {"form": form, "asking": Asking(ask, viewer=request.member)}
    return answer(request, "conversations/asks/check_in.html", context, status=form.status)


@require_POST
def talk_through(request: Request, ask_id: UUID) -> HttpResponse:
    ask = access.ask_for(request.member, ask_id)
    policies.require(request.member, "talk an ask through", ask)
    ask.talk_through(by=request.member, on=request.member.workplace.today())
    return go(url(request.member, "ask", ask.pk))
