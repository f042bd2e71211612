"""Something came up in a talk: writing it down, changing what was said about it, taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from conversations import access
from conversations.forms.voicings import AmendVoicingForm, VoicingForm
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request


@require_http_methods(["GET", "POST"])
def add(request: Request, conversation_id: UUID) -> HttpResponse:
    conversation = access.conversation_for(request.member, conversation_id)
    policies.require(request.member, "amend a conversation", conversation)
    form = VoicingForm(request.POST or None, member=request.member, conversation=conversation)
    if form.is_valid() and form.save(by=request.member):
        messages.success(request, _("Kept."))
        return go(url(request.member, "grievance", form.instance.grievance_id))
    context = {"form": form, "conversation": conversation}
    return answer(request, "conversations/voicings/new.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def amend(request: Request, voicing_id: UUID) -> HttpResponse:
    voicing = access.voicing_for(request.member, voicing_id)
    policies.require(request.member, "change a voicing", voicing)
    form = AmendVoicingForm(request.POST or None, instance=voicing, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "grievance", voicing.grievance_id))
    context = {"form": form, "voicing": voicing}
    return answer(request, "conversations/voicings/edit.html", context, status=form.status)


@require_POST
def withdraw(request: Request, voicing_id: UUID) -> HttpResponse:
    voicing = access.voicing_for(request.member, voicing_id)
    policies.require(request.member, "change a voicing", voicing)
    voicing.withdraw(by=request.member)
    messages.success(request, _("It is hidden from everybody else. You can also erase it."))
    return go(url(request.member, "amend-voicing", voicing.pk))


@require_POST
def remove(request: Request, voicing_id: UUID) -> HttpResponse:
    voicing = access.voicing_for(request.member, voicing_id)
    policies.require(request.member, "change a voicing", voicing)
    voicing.remove(by=request.member)
    messages.success(request, _("It is erased."))
    return go(url(request.member, "talk", voicing.conversation_id))
