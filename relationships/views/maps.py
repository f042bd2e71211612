"""The map: the islands of a workplace, one island, around one person. On a screen, a projector, on paper."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organizer.http import Request
from relationships import access
from relationships.maps.around import Around
from relationships.maps.island import Island
from relationships.maps.islands import Islands
from relationships.maps.page import MapPage

ISLANDS = {
    "departments": access.department_for,
    "shifts": access.shift_for,
    "places": access.gathering_place_for,
}


@require_GET
def show(request: Request) -> HttpResponse:
    page = MapPage(request)
    return page.answer(Islands(request.member, page.filters, page.naming))


@require_GET
def island(request: Request, by: str, which: UUID) -> HttpResponse:
    row = ISLANDS[by](request.member, which)
    page = MapPage(request, by=by)
    return page.answer(Island(request.member, page.filters, page.naming, by, str(which)), island=row)


@require_GET
def nowhere(request: Request, by: str) -> HttpResponse:
    """Those in no department, or on no shift."""
    page = MapPage(request, by=by)
    drawn = Island(request.member, page.filters, page.naming, by, "others")
    return page.answer(drawn, nowhere=by)


@require_GET
def around(request: Request, person_id: UUID) -> HttpResponse:
    person = access.person_for(request.member, person_id)
    page = MapPage(request)
    return page.answer(Around(request.member, page.filters, page.naming, person.pk), person=person)
