"""What the worker makes of the map: laid out afresh when people ask for it, and the communities it found."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from organizer import locks, policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import map_making, saved_map
from relationships.maps.island import Island
from relationships.maps.page import MapPage


@locks.polled
@require_http_methods(["GET", "POST"])
def show(request: Request) -> HttpResponse:
    """How far it is; asked for with a POST."""
    policies.require(request.member, "lay out the map")
    if request.method == "POST":
        map_making.ask_for_layout(by=request.member)
        return go(url(request.member, "map"))
    saved = saved_map.of(request.member)
    return answer(request, "relationships/maps/layout.html", {"saved": saved, "asked": True}, fragment="layout")


@require_GET
def community(request: Request, number: int) -> HttpResponse:
    page = MapPage(request, by="communities")
    drawn = Island(request.member, page.filters, page.naming, "communities", str(number))
    if drawn.name is None:
        raise Http404
    return page.answer(drawn, community=drawn)
