"""Two records for one person? Asked by likeness of names, answered by somebody who knows them."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access, directory, doubles, picking
from relationships.models import TwoPeople

A_PAGE = 25


@require_GET
def index(request: Request) -> HttpResponse:
    page = Paginator(doubles.of_all(request.member), A_PAGE).get_page(request.GET.get("page"))
    return answer(request, "relationships/people/doubles.html", {"page": page})


@require_GET
def of_one(request: Request, person_id: UUID) -> HttpResponse:
    """Also written down as ...? By likeness, or by a name that is looked for."""
    person = access.person_for(request.member, person_id)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())
    names = directory.of(request.member.workplace)
    found = picking.matches(words, names) if words else doubles.of_one(request.member, person.pk, person.name)
    context = {"person": person, "words": words, "found": [pk for pk in found if pk != person.pk]}
    return answer(request, "relationships/people/doubles_of.html", context)


@require_POST
def two_people(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    """They are two people: nobody is asked again."""
    one, other = access.two_people_for(request.member, person_id, other_id)
    policies.require(request.member, "merge people", one)
    TwoPeople.say(one, other, by=request.member)
    return go(url(request.member, "doubles"))
