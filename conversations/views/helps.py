"""Who helped whom, written down on the page of a conversation."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from conversations import access
from conversations.telling import Telling
from organizer import policies
from organizer.access import found, url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.access import givings_of


@require_POST
def add(request: Request, conversation_id: UUID) -> HttpResponse:
    conversation = access.conversation_for(request.member, conversation_id)
    policies.require(request.member, "amend a conversation", conversation)
    telling = Telling(conversation, viewer=request.member)
    form = telling.help_form(request.POST)
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "talk", conversation.pk))
    return answer(request, "conversations/talks/show.html", {"telling": telling, "help": form}, status=form.status)


@require_POST
def remove(request: Request, conversation_id: UUID, giving_id: UUID) -> HttpResponse:
    conversation = access.conversation_for(request.member, conversation_id)
    giving = found(givings_of(request.member).filter(pk=giving_id, activity=conversation.activity_id))
    policies.require(request.member, "change a giving", giving)
    giving.remove(by=request.member)
    return go(url(request.member, "talk", conversation.pk))
