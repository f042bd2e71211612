"""Whom it would be good to see, and who would rather not be asked for now."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from conversations.forms.checkins import NotNowForm
from conversations.losing_touch import LosingTouch
from conversations.models import NotNow
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.access import people_for


@require_POST
def not_now(request: Request, person_id: UUID, other_id: UUID | None = None) -> HttpResponse:
    """For a time the member chooses; of one person, or of two whose tie was spoken of."""
    people = people_for(request.member, [pk for pk in (person_id, other_id) if pk])
    form = NotNowForm(request.POST)
    if form.is_valid():
        form.save(by=request.member, people=people)
        messages.success(request, _("Fine. You are not reminded of them for that long, and nobody else knows."))
        return go(url(request.member, "today"))
    return answer(request, "conversations/checkins/not_now.html", {"form": form, "people": people}, status=form.status)


@require_POST
def not_now_after_all(request: Request, person_id: UUID) -> HttpResponse:
    NotNow.unsay(by=request.member, people=people_for(request.member, [person_id]))
    return go(url(request.member, "person", person_id))


@require_GET
def losing_touch(request: Request) -> HttpResponse:
    listing = LosingTouch(request.member, page=request.GET.get("page"))
    return answer(request, "conversations/checkins/losing_touch.html", {"listing": listing})
