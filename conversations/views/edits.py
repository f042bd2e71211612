"""What is written down in a meeting with one tap, and taken back right after."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from conversations.forms.edits import EditForm
from conversations.reviewing import done
from conversations.views.presenting import led
from conversations.views.reviews import review_to_lead
from organizer.access import url
from organizer.htmx import go
from organizer.http import Request


@require_POST
def edit(request: Request, review_id: UUID, form: type[EditForm]) -> HttpResponse:
    review = review_to_lead(request, review_id)
    asked = form(request.POST, member=request.member, review=review)
    if asked.is_valid():
        did = asked.save(by=request.member)
        return go(url(request.member, "review-presenter", review.pk) + f"?did={did}#done")
    return led(request, review, editing=asked)


@require_POST
def undo(request: Request, review_id: UUID) -> HttpResponse:
    review = review_to_lead(request, review_id)
    if did := done.read(request.POST.get("did", ""), review=review, viewer=request.member):
        done.take_back(did, review=review, by=request.member)
    return go(url(request.member, "review-presenter", review.pk))
