"""Departments and shifts: the lists, and each with its people. `kind` says which of the two."""

from collections import Counter
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access, directory
from relationships.forms.groups import DEPARTMENT, GroupForm, Kind
from relationships.listing import Listing
from relationships.workings import workings_of


@require_http_methods(["GET", "POST"])
def index(request: Request, kind: Kind) -> HttpResponse:
    policies.require(request.member, "edit groups")
    form = GroupForm(request.POST or None, member=request.member, kind=kind)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, kind.pages["all"]))
    people = directory.of(request.member.workplace).people.values()
    here = Counter(getattr(person, f"{kind.noun}_id") for person in people if person.here)
    groups = [{"row": row, "people": here[row.pk]} for row in kind.rows_of(request.member)]
    context = {"form": form, "kind": kind, "groups": groups}
    return answer(request, "relationships/groups/index.html", context, status=form.status)


@require_GET
def show(request: Request, kind: Kind, group_id: UUID) -> HttpResponse:
    group = kind.row_for(request.member, group_id)
    asked = {kind.noun: str(group.pk), "page": request.GET.get("page")}
    listing = Listing(directory.of(request.member.workplace), asked)
    people = access.people_for(request.member, listing.page.object_list)
    workings = workings_of(request.member, group) if kind == DEPARTMENT else None
    context = {"group": group, "kind": kind, "listing": listing, "people": people, "workings": workings}
    return answer(request, "relationships/groups/show.html", context, fragment="list")


@require_http_methods(["GET", "POST"])
def rename(request: Request, kind: Kind, group_id: UUID) -> HttpResponse:
    group = kind.row_for(request.member, group_id)
    policies.require(request.member, "edit groups", group)
    form = GroupForm(request.POST or None, instance=group, member=request.member, kind=kind)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, kind.pages["one"], group.pk))
    context = {"form": form, "kind": kind, "group": group}
    return answer(request, "relationships/groups/rename.html", context, status=form.status)


@require_POST
def move(request: Request, kind: Kind, group_id: UUID) -> HttpResponse:
    group = kind.row_for(request.member, group_id)
    policies.require(request.member, "edit groups", group)
    group.move(by=request.member, up=request.POST.get("to") == "up")
    return go(url(request.member, kind.pages["all"]))


@require_POST
def remove(request: Request, kind: Kind, group_id: UUID) -> HttpResponse:
    group = kind.row_for(request.member, group_id)
    policies.require(request.member, "edit groups", group)
    group.remove(by=request.member)
    return go(url(request.member, kind.pages["all"]))
