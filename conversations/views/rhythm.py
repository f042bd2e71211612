"""Whom it would be good to see, and who would rather not be asked for now."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conversations.forms.checkins import NotNowForm
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.access import person_for


@require_POST
def not_now(request: Request, person_id: UUID) -> HttpResponse:
    person = person_for(request.member, person_id)
    form = NotNowForm(request.POST)
    if form.is_valid():
        form.save(by=request.member, people=[person])
        messages.success(request, _("Fine. You are not reminded of them for that long, and nobody else knows."))
        return go(url(request.member, "today"))
    return answer(request, "conversations/checkins/not_now.html", {"form": form, "person": person}, status=form.status)
