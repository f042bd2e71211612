"""How the place works: notes on a department, and which other it cannot work without (methods 20, 37)."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access
from relationships.forms.workings import DependencyForm, WorkNoteForm
from relationships.models import Department

NOTE, LINE = "relationships/workings/note.html", "relationships/workings/line.html"


@require_http_methods(["GET", "POST"])
def new_note(request: Request, department_id: UUID) -> HttpResponse:
    department = access.department_for(request.member, department_id)
    return _saved(request, department, WorkNoteForm(request.POST or None, department=department), NOTE)


@require_http_methods(["GET", "POST"])
def note(request: Request, note_id: UUID) -> HttpResponse:
    row = access.work_note_for(request.member, note_id)
    form = WorkNoteForm(request.POST or None, instance=row, department=row.department)
    return _saved(request, row.department, form, NOTE)


@require_POST
def remove_note(request: Request, note_id: UUID) -> HttpResponse:
    row = access.work_note_for(request.member, note_id)
    policies.require(request.member, "edit groups", row.department)
    row.remove(by=request.member)
    return go(url(request.member, "department", row.department_id))


@require_http_methods(["GET", "POST"])
def new_line(request: Request, department_id: UUID) -> HttpResponse:
    department = access.department_for(request.member, department_id)
    form = DependencyForm(request.POST or None, member=request.member, department=department)
    return _saved(request, department, form, LINE)


@require_http_methods(["GET", "POST"])
def line(request: Request, dependency_id: UUID) -> HttpResponse:
    row = access.dependency_for(request.member, dependency_id)
    form = DependencyForm(request.POST or None, instance=row, member=request.member, department=row.department)
    return _saved(request, row.department, form, LINE)


@require_POST
def remove_line(request: Request, dependency_id: UUID) -> HttpResponse:
    row = access.dependency_for(request.member, dependency_id)
    policies.require(request.member, "edit groups", row.department)
    row.remove(by=request.member)
    return go(url(request.member, "department", row.department_id))


def _saved(request: Request, department: Department, form, template: str) -> HttpResponse:
    policies.require(request.member, "edit groups", department)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "department", department.pk))
    return answer(request, template, {"form": form, "department": department}, status=form.status)
