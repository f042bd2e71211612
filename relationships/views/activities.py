"""Time together: what we know of it, writing it down, mending it and taking it away."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from organizer.leaves import turn
from relationships import access
from relationships.forms.activities import ActivityForm
from relationships.forms.givings import GivingAtForm
from relationships.models import Activity

A_PAGE = 50


@require_GET
def index(request: Request) -> HttpResponse:
    page = turn(access.activities_of(request.member), request.GET.get("page"), A_PAGE)
    return answer(request, "relationships/activities/index.html", {"page": page})


@require_GET
def show(request: Request, activity_id: UUID) -> HttpResponse:
    activity = access.activity_for(request.member, activity_id)
    return answer(request, "relationships/activities/show.html", about(request, activity))


def about(request: Request, activity: Activity, form: GivingAtForm | None = None) -> dict:
    """An activity with the help at it that the member may know of; each with whether they wrote it."""
    givings = access.givings_at(request.member, activity)
    rows = [{"giving": giving, "mine": policies.may(request.member, "change a giving", giving)} for giving in givings]
    mine = policies.may(request.member, "change an activity", activity)
    form = form or GivingAtForm(activity=activity, member=request.member)
    return {"activity": activity, "givings": rows, "mine": mine, "form": form}


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    form = ActivityForm(request.POST or None, member=request.member, asked=request.GET.getlist("with"))
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "activity", form.instance.pk))
    return answer(request, "relationships/activities/new.html", {"form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
def edit(request: Request, activity_id: UUID) -> HttpResponse:
    activity = access.activity_for(request.member, activity_id)
    policies.require(request.member, "change an activity", activity)
    form = ActivityForm(request.POST or None, instance=activity, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "activity", activity.pk))
    context = {"form": form, "activity": activity}
    return answer(request, "relationships/activities/edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def remove(request: Request, activity_id: UUID) -> HttpResponse:
    """Asks first. What holds more than that people met is taken back where it was written."""
    activity = access.activity_for(request.member, activity_id)
    policies.require(request.member, "change an activity", activity)
    refused = activity.holds_more
    if request.method == "POST" and not refused:
        activity.remove(by=request.member)
        return go(url(request.member, "activities"))
    context = {"activity": activity, "refused": refused}
    status = 422 if request.method == "POST" else 200
    return answer(request, "relationships/activities/remove.html", context, status=status)
