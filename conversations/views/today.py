from django.http import HttpResponse
from django.views.decorators.http import require_GET

from conversations.today import Today
from organizer.htmx import answer
from organizer.http import Request
from organizer.policies import open_to_helpers


@open_to_helpers
@require_GET
def show(request: Request) -> HttpResponse:
    if not request.member.in_circle:
        return answer(request, "conversations/today/helper.html")
    return answer(request, "conversations/today/show.html", {"today": Today(request.member)})
