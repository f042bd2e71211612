"""Where people gather: a table, a smoke break, a carpool; and that they met there, in one tap."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access
from relationships.forms.gathering_places import GatheringPlaceForm, MeetingForm

A_FEW = 10


@require_GET
def index(request: Request) -> HttpResponse:
    places = list(access.gathering_places_of(request.member).order_by("made_at"))
    met = access.last_met_at(request.member, places)
    rows = [{"place": place, "met": met.get(place.pk)} for place in places]
    return answer(request, "relationships/gathering_places/index.html", {"rows": rows})


@require_GET
def show(request: Request, place_id: UUID) -> HttpResponse:
    place = access.gathering_place_for(request.member, place_id)
    return answer(request, "relationships/gathering_places/show.html", about(request, place))


def about(request: Request, place, form: MeetingForm | None = None) -> dict:
    met = access.activities_of(request.member).filter(gathering_place=place)[:A_FEW]
    goes_there = request.member.person_id is None or request.member.person_id in place.people_ids
    known = {"gathering": place, "people": place.people_ids, "met": met, "goes_there": goes_there}
    return {**known, "form": form or MeetingForm()}


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    policies.require(request.member, "edit gathering places")
    form = GatheringPlaceForm(request.POST or None, member=request.member, me=True)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "gathering-place", form.instance.pk))
    return answer(request, "relationships/gathering_places/new.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
def edit(request: Request, place_id: UUID) -> HttpResponse:
    place = access.gathering_place_for(request.member, place_id)
    policies.require(request.member, "edit gathering places", place)
    form = GatheringPlaceForm(request.POST or None, instance=place, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "gathering-place", place.pk))
    context = {"form": form, "gathering": place}
    return answer(request, "relationships/gathering_places/edit.html", context, status=form.status)


@require_POST
def meet(request: Request, place_id: UUID) -> HttpResponse:
    place = access.gathering_place_for(request.member, place_id)
    policies.require(request.member, "edit gathering places", place)
    form = MeetingForm(request.POST)
    if form.is_valid() and form.save(place, by=request.member):
        messages.success(request, _("Noted. Below is who was counted."))
        return go(url(request.member, "gathering-place", place.pk))
    context = about(request, place, form)
    return answer(request, "relationships/gathering_places/show.html", context, status=form.status)


@require_POST
def remove(request: Request, place_id: UUID) -> HttpResponse:
    place = access.gathering_place_for(request.member, place_id)
    policies.require(request.member, "edit gathering places", place)
    place.remove(by=request.member)
    return go(url(request.member, "gathering-places"))
