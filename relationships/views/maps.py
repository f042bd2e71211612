"""The map: the islands of a workplace, one island, around one person. On a screen, a projector, on paper."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organizer.htmx import answer
from organizer.http import Request
from relationships import access, directory
from relationships.maps.around import Around
from relationships.maps.between import Between
from relationships.maps.island import Island
from relationships.maps.islands import Islands
from relationships.maps.naming import naming_for
from relationships.maps.page import MapPage
from relationships.person_ties import ties_of

A_FEW = 12
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
    """Those in no department, on no shift, or whose language we do not know."""
    page = MapPage(request, by=by)
    drawn = Island(request.member, page.filters, page.naming, by, "others")
    return page.answer(drawn, nowhere=by)


@require_GET
def around(request: Request, person_id: UUID) -> HttpResponse:
    person = access.person_for(request.member, person_id)
    page = MapPage(request)
    return page.answer(Around(request.member, page.filters, page.naming, person.pk), person=person)


@require_GET
def between(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    one, other = access.two_people_for(request.member, person_id, other_id)
    page = MapPage(request)
    return page.answer(Between(request.member, page.filters, page.naming, one.pk, other.pk), one=one, other=other)


@require_GET
def card(request: Request, person_id: UUID) -> HttpResponse:
    """Somebody, beside the picture."""
    person = access.person_for(request.member, person_id)
    context = {"person": person, "ties": ties_of(request.member, person)}
    return answer(request, "relationships/maps/card.html", context, fragment="card")


@require_GET
def introductions(request: Request, person_id: UUID) -> HttpResponse:
    """To whom somebody might be introduced: found by name, each with the way there."""
    person = access.person_for(request.member, person_id)
    names = directory.of(request.member.workplace)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())
    found = [pk for pk in names.search(words) if pk != person.pk][:A_FEW] if words else []
    context = {"person": person, "words": words, "found": found}
    return answer(request, "relationships/maps/introductions.html", context, fragment="found")


@require_GET
def lean_less(request: Request) -> HttpResponse:
    """The one person whose leaving would part the map: only on one's own screen, and only when asked (method 3)."""
    page = MapPage(request)
    words = Islands(request.member, page.filters, naming_for(request.member, "names")).words
    return answer(request, "relationships/maps/lean_less.html", {"words": words}, fragment="who")
