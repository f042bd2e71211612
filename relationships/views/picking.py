"""What the people picker asks for while somebody types."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organizer.htmx import answer
from organizer.http import Request
from relationships import directory, picking


@require_GET
def matches(request: Request) -> HttpResponse:
    names = directory.of(request.member.workplace)
    wanted = " ".join(request.GET.get("q", "").replace("\x00", "").split())[: picking.LONGEST_NAME]
    found = [
        {"id": pk, "name": names.name(pk), "beside": names.place_in_words(pk)} for pk in picking.matches(wanted, names)
    ]
    return answer(request, "relationships/_people_matches.html", {"matches": found, "wanted": wanted})
