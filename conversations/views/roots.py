"""What a conversation grew out of, said later on its own page."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from conversations import access
from conversations.forms.roots import RootsForm
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request


@require_http_methods(["GET", "POST"])
def choose(request: Request, conversation_id: UUID) -> HttpResponse:
    talk = access.conversation_for(request.member, conversation_id)
    policies.require(request.member, "amend a conversation", talk)
    now = access.roots_of(request.member, talk)
    form = RootsForm(request.POST if request.method == "POST" else None, member=request.member, talk=talk, now=now)
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "talk", talk.pk))
    context = {"form": form, "talk": talk}
    return answer(request, "conversations/talks/roots.html", context, status=form.status)
