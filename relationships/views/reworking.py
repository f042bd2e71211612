"""Whether time together, and the places where people gather, strengthen their relationships (method 2)."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access
from relationships.forms.reworking import ReworkForm
from relationships.models import Activity, GatheringPlace


@require_http_methods(["GET", "POST"])
def activity(request: Request, activity_id: UUID) -> HttpResponse:
    row = access.activity_for(request.member, activity_id)
    policies.require(request.member, "look back on time together", row)
    return _asked(request, row, "activity")


@require_http_methods(["GET", "POST"])
def gathering_place(request: Request, place_id: UUID) -> HttpResponse:
    row = access.gathering_place_for(request.member, place_id)
    policies.require(request.member, "edit gathering places", row)
    return _asked(request, row, "gathering-place")


def _asked(request: Request, row: Activity | GatheringPlace, page: str) -> HttpResponse:
    """`page`: where one comes from, and goes back to."""
    form = ReworkForm(request.POST or None, instance=row)
    back = url(request.member, page, row.pk)
    if form.is_valid() and form.save(by=request.member):
        return go(back + "#strengthens")
    context = {"form": form, "row": row, "back": back, "here": request.path}
    return answer(request, "relationships/reworking/ask.html", context, status=form.status)
