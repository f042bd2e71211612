"""The people who speak one language, on the map."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from organizer.http import Request
from relationships.maps.island import Island
from relationships.maps.page import MapPage


@require_GET
def show(request: Request, which: str) -> HttpResponse:
    page = MapPage(request, by="languages")
    drawn = Island(request.member, page.filters, page.naming, "languages", which)
    if drawn.name is None:
        raise Http404
    return page.answer(drawn, language=drawn)
