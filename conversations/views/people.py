"""The pages that show everything about a person."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from conversations.access import committees_with, not_now_until
from conversations.timeline import Timeline
from conversations.wishing import wishes
from organizer.htmx import answer
from organizer.http import Request
from relationships import access, access_undoing
from relationships.person_ties import ties_of
from relationships.views.leading_on import leads_on


@require_GET
@leads_on("person")
def show(request: Request, person_id: UUID) -> HttpResponse:
    person = access.person_for(request.member, person_id)
    timeline = Timeline(person, viewer=request.member, page=request.GET.get("page"))
    context = {
        "person": person,
        "ties": ties_of(request.member, person),
        "wishes": wishes(request.member, person),
        "aside": not_now_until(request.member, person),
        "committees": committees_with(request.member, person),
        "timeline": timeline,
        "merges": access_undoing.merges_into(request.member, person),
    }
    return answer(request, "conversations/people/show.html", context)
