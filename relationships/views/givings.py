"""Help: who gave it to whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access
from relationships.forms.givings import GivingAtForm, GivingForm
from relationships.views.activities import about


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    form = GivingForm(request.POST or None, member=request.member)
    if form.is_valid():
        giving = form.save(by=request.member)
        return go(url(request.member, "giving", giving.pk))
    return answer(request, "relationships/givings/new.html", {"form": form}, status=form.status)


@require_http_methods(["GET"])
def show(request: Request, giving_id: UUID) -> HttpResponse:
    giving = access.giving_for(request.member, giving_id)
    acts = {"mine": "change a giving", "may_open": "open a giving"}
    context = {"giving": giving, **{name: policies.may(request.member, act, giving) for name, act in acts.items()}}
    return answer(request, "relationships/givings/show.html", context)


@require_POST
def give(request: Request, activity_id: UUID) -> HttpResponse:
    """At an activity, among those who were there."""
    activity = access.activity_for(request.member, activity_id)
    form = GivingAtForm(request.POST, activity=activity, member=request.member)
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "activity", activity.pk))
    context = about(request, activity, form)
    return answer(request, "relationships/activities/show.html", context, status=form.status)


@require_POST
def open_up(request: Request, giving_id: UUID) -> HttpResponse:
    giving = access.giving_for(request.member, giving_id)
    policies.require(request.member, "open a giving", giving)
    giving.open_to_circle(by=request.member)
    return go(url(request.member, "giving", giving.pk))


@require_POST
def remove(request: Request, giving_id: UUID) -> HttpResponse:
    giving = access.giving_for(request.member, giving_id)
    policies.require(request.member, "change a giving", giving)
    giving.remove(by=request.member)
    messages.success(request, _("Taken away."))
    seen = giving.activity_id and access.activities_of(request.member).filter(pk=giving.activity_id).exists()
    return go(url(request.member, "activity", giving.activity_id) if seen else url(request.member, "activities"))
