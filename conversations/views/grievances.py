"""What came up in talks: the list, one grievance, how it stands. There is no way in but a talk (method 1)."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import access
from conversations.forms.grievances import GrievanceForm, StepForm
from conversations.grievances import Grievances, GrievanceTelling
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request


@require_GET
def index(request: Request) -> HttpResponse:
    context = {"grievances": Grievances(request.member, request.GET.get("page"))}
    return answer(request, "conversations/grievances/index.html", context)


@require_GET
def show(request: Request, grievance_id: UUID) -> HttpResponse:
    grievance = access.grievance_for(request.member, grievance_id)
    return _page(request, grievance, StepForm(today=request.member.workplace.today()))


@require_http_methods(["GET", "POST"])
def amend(request: Request, grievance_id: UUID) -> HttpResponse:
    grievance = access.grievance_for(request.member, grievance_id)
    policies.require(request.member, "tend a grievance", grievance)
    form = GrievanceForm(request.POST or None, instance=grievance)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "grievance", grievance.pk))
    context = {"form": form, "grievance": grievance}
    return answer(request, "conversations/grievances/edit.html", context, status=form.status)


@require_POST
def add_step(request: Request, grievance_id: UUID) -> HttpResponse:
    grievance = access.grievance_for(request.member, grievance_id)
    policies.require(request.member, "tend a grievance", grievance)
    form = StepForm(request.POST, today=request.member.workplace.today())
    if form.is_valid():
        form.save(grievance, by=request.member)
        return go(url(request.member, "grievance", grievance.pk))
    return _page(request, grievance, form)


@require_POST
def remove_step(request: Request, grievance_id: UUID, step_id: UUID) -> HttpResponse:
    grievance = access.grievance_for(request.member, grievance_id)
    step = access.step_for(request.member, grievance, step_id)
    policies.require(request.member, "take out a step", step)
    step.remove(by=request.member)
    return go(url(request.member, "grievance", grievance.pk))


def _page(request: Request, grievance, form: StepForm) -> HttpResponse:
    context = {"telling": GrievanceTelling(grievance, viewer=request.member), "form": form}
    return answer(request, "conversations/grievances/show.html", context, status=form.status)
