"""The ties between two islands of the map."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from organizer.http import Request
from relationships.maps.across import Across
from relationships.maps.page import MapPage


@require_GET
def show(request: Request, by: str, one: str, other: str) -> HttpResponse:
    page = MapPage(request, by=by)
    drawn = Across(request.member, page.filters, page.naming, by, one, other)
    if page.filters.by != by or not (drawn.groups or page.shown):
        raise Http404
    return page.answer(drawn, across=drawn)
