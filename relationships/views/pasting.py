"""Many people at once, from a list that somebody has."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.forms.pasting import PasteForm


@require_http_methods(["GET", "POST"])
def paste(request: Request) -> HttpResponse:
    """Until it was looked at, a list is answered with 422: read, and not saved yet."""
    policies.require(request.member, "edit people")
    form = PasteForm(request.POST or None, member=request.member)
    if form.is_valid():
        added = form.save(by=request.member)
        messages.success(request, ngettext("%d person added.", "%d people added.", added) % added)
        return go(url(request.member, "people"))
    template = "look" if form.is_bound and form.looked_at else "paste"
    return answer(request, f"relationships/people/{template}.html", {"form": form}, status=form.status)
