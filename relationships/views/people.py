"""The people of a workplace: the list, adding and changing one, who left and who came back."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access, access_undoing, directory
from relationships.forms.departures import DepartureForm
from relationships.forms.people import NewPersonForm, PersonForm
from relationships.listing import Listing


@require_GET
def index(request: Request) -> HttpResponse:
    listing = Listing(directory.of(request.member.workplace), request.GET.dict())
    context = {
        "listing": listing,
        "people": access.people_for(request.member, listing.page.object_list),
        "just_done": access_undoing.just_done(request.member),
    }
    return answer(request, "relationships/people/index.html", context, fragment="list")


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    policies.require(request.member, "edit people")
    form = NewPersonForm(request.POST or None, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "person", form.instance.pk))
    return answer(request, "relationships/people/new.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
def edit(request: Request, person_id: UUID) -> HttpResponse:
    person = access.person_for(request.member, person_id)
    policies.require(request.member, "edit people", person)
    form = PersonForm(request.POST or None, instance=person, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "person", person.pk))
    return answer(request, "relationships/people/edit.html", {"form": form, "person": person}, status=form.status)


@require_http_methods(["GET", "POST"])
def departure(request: Request, person_id: UUID) -> HttpResponse:
    person = access.person_for(request.member, person_id)
    policies.require(request.member, "edit people", person)
    form = DepartureForm(request.POST or None, person=person, today=request.member.workplace.today())
    if form.is_valid():
        person.leave(by=request.member, on=form.cleaned_data["on"])
        return go(url(request.member, "person", person.pk))
    return answer(request, "relationships/people/departure.html", {"form": form, "person": person}, status=form.status)


@require_POST
def comeback(request: Request, person_id: UUID) -> HttpResponse:
    person = access.person_for(request.member, person_id)
    policies.require(request.member, "edit people", person)
    person.come_back(by=request.member)
    return go(url(request.member, "person", person.pk))
