"""One step back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access_undoing, merging, undoing


@require_http_methods(["GET", "POST"])
def show(request: Request, undoable_id: UUID) -> HttpResponse:
    row = access_undoing.undoable_for(request.member, undoable_id)
    policies.require(request.member, "undo what was done to people", row)
    context = {"row": row, "lost": undoing.lost(row)}
    if request.method == "POST":
        try:
            undoing.undo(row, by=request.member)
        except merging.LaterFirst:
            context["later_first"] = True
        else:
            messages.success(request, _("It is as it was."))
            return go(url(request.member, "person", row.kept_id) if row.kept_id else url(request.member, "people"))
    return answer(request, "relationships/people/undo.html", context, status=422 if "later_first" in context else 200)
