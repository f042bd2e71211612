"""Logging a conversation, finding it again, changing it, taking it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject as lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import access, roots
from conversations.forms.logging import LogForm
from conversations.forms.talks import TalkForm
from conversations.forms.withdrawals import WithdrawalForm
from conversations.models import Conversation
from conversations.telling import Telling
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import lately
from relationships.access import person_for
from relationships.forms.people_picker import as_id, preset


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    member, now = request.member, request.member.workplace.now()
    policies.require(member, "log a conversation")
    people = preset(member, request.GET.getlist("with"))
    initial = {"people": people, "on": now.date(), "at": now.time()}
    initial["check_in"] = as_id(request.GET.get("check-in", ""))
    mine = lazy(lambda: roots.written_lately(member))  # read when the form is shown
    known: dict[str, Any] = {"offer": lazy(lambda: lately.people(member, mine))}
    known["earlier"] = lazy(lambda: roots.written_of(member, mine, people))
    form = LogForm(request.POST or None, member=member, now=now, initial=initial, **known)
    if form.is_valid() and form.save(by=member):
        messages.success(request, _("Kept."))
        return go(url(member, "talk", form.instance.pk))
    return answer(request, "conversations/talks/new.html", {"form": form}, status=form.status)


@require_POST
def small_talk(request: Request, person_id: UUID) -> HttpResponse:
    """In one tap; who is not on the map says first who they are (method 18)."""
    member, person = request.member, person_for(request.member, person_id)
    policies.require(member, "log a conversation")
    if member.person_id in (None, person.pk):
        return go(url(member, "log-talk") + f"?with={person.pk}")
    me = person_for(member, member.person_id)
    talk = Conversation.small_talk(by=member, me=me, other=person, on=member.workplace.today())
    messages.success(request, _("Kept."))
    return go(url(member, "talk", talk.pk))


@require_GET
def show(request: Request, conversation_id: UUID) -> HttpResponse:
    conversation = access.conversation_for(request.member, conversation_id)
    telling = Telling(conversation, viewer=request.member)
    return answer(request, "conversations/talks/show.html", {"telling": telling, "help": telling.help_form()})


@require_http_methods(["GET", "POST"])
def amend(request: Request, conversation_id: UUID) -> HttpResponse:
    conversation = access.conversation_for(request.member, conversation_id)
    policies.require(request.member, "amend a conversation", conversation)
    now = request.member.workplace.now()
    form = TalkForm(request.POST or None, instance=conversation, member=request.member, now=now)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "talk", conversation.pk))
    context = {"form": form, "conversation": conversation}
    return answer(request, "conversations/talks/edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, conversation_id: UUID) -> HttpResponse:
    conversation = access.conversation_for(request.member, conversation_id)
    policies.require(request.member, "amend a conversation", conversation)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        conversation.withdraw(by=request.member, keep_meeting=form.cleaned_data["keep"] == "yes")
        messages.success(request, _("It is taken back."))
        return go(url(request.member, "today"))
    context = {"form": form, "telling": Telling(conversation, viewer=request.member)}
    return answer(request, "conversations/talks/withdraw.html", context, status=form.status)
