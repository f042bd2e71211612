"""The page of a tie: it shows what was said too, so it lives up here."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from conversations.access import journal_of, talks_between, touched_at
from conversations.timeline import Timeline
from conversations.wishing import wishes
from organizer.htmx import answer
from organizer.http import Request
from relationships import access
from relationships.readings import TieReading
from relationships.strips import strip
from relationships.views.leading_on import leads_on
from relationships.workings import lines_across


@require_GET
@leads_on("tie")
def show(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    one, other = access.two_people_for(request.member, person_id, other_id)
    talks = talks_between(request.member, one, other)
    reading = TieReading(request.member, one, other, touched_at(talks))
    context = {
        "one": one,
        "other": other,
        "tie": access.tie_for(request.member, one, other),
        "reading": reading,
        "strip": strip(reading.meetings, reading.today),
        "given": [(giver, reading.given_by(giver)) for giver in (one, other)],
        "wishes": wishes(request.member, one, other),
        "lines": lines_across(request.member, one, other),
        "my_page": journal_of(request.member).about(request.member, one, other).first(),
        "timeline": Timeline(one, other, viewer=request.member, page=request.GET.get("page"), talks=talks),
    }
    return answer(request, "conversations/ties/show.html", context)
