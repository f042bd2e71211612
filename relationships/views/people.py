"""The people of a workplace: the list, adding and changing one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access, directory
from relationships.forms.people import PersonForm

A_PAGE = 50


@require_GET
def index(request: Request) -> HttpResponse:
    names = directory.of(request.member.workplace)
    wanted = request.GET.get("q", "").strip()
    page = Paginator(names.search(wanted), A_PAGE).get_page(request.GET.get("page"))
    people = access.people_for(request.member, page.object_list)
    context = {"people": people, "page": page, "wanted": wanted, "names": names}
    return answer(request, "relationships/people/index.html", context, fragment="list")


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    policies.require(request.member, "edit people")
    form = PersonForm(request.POST or None, member=request.member)
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
