"""What becomes of a plan: ready, done, who did what, looking back."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from conversations import access
from conversations.deeds import Deed
from conversations.forms.happenings import HappenedForm, LookBackForm, PartsForm, ReadinessForm
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request


@require_http_methods(["GET", "POST"])
def ready(request: Request, action_id: UUID) -> HttpResponse:
    """The question is asked; "not really" opens the rework note, and is saved as it is (method 2)."""
    action = access.planned_action_for(request.member, action_id)
    policies.require(request.member, "change an action", action)
    form = ReadinessForm(request.POST if request.method == "POST" else None, action=action)
    if form.is_valid():
        form.save(by=request.member)
        where = "ready-action" if form.asks_to_rework and not form.cleaned_data["rework"] else "action"
        return go(url(request.member, where, action.pk))
    context = {"form": form, "deed": Deed(action, viewer=request.member)}
    return answer(request, "conversations/actions/ready.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def happened(request: Request, action_id: UUID) -> HttpResponse:
    action = access.planned_action_for(request.member, action_id)
    policies.require(request.member, "change an action", action)
    deed = Deed(action, viewer=request.member)
    people = [] if deed.happened else deed.people
    form = HappenedForm(request.POST or None, action=action, member=request.member, people=people)
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "action", action.pk))
    context = {"form": form, "deed": deed}
    return answer(request, "conversations/actions/happened.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def parts(request: Request, action_id: UUID) -> HttpResponse:
    action = access.planned_action_for(request.member, action_id)
    policies.require(request.member, "change an action", action)
    deed, data = Deed(action, viewer=request.member), request.POST if request.method == "POST" else None
    form = PartsForm(data, action=action, member=request.member, people=deed.people)
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "action", action.pk))
    return answer(request, "conversations/actions/parts.html", {"form": form, "deed": deed}, status=form.status)


@require_http_methods(["GET", "POST"])
def look_back(request: Request, action_id: UUID) -> HttpResponse:
    action = access.planned_action_for(request.member, action_id)
    policies.require(request.member, "change an action", action)
    form = LookBackForm(request.POST or None, instance=action)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "action", action.pk))
    context = {"form": form, "deed": Deed(action, viewer=request.member)}
    return answer(request, "conversations/actions/look_back.html", context, status=form.status)
