"""One person's own page: everything kept about them, looked at first, to be given to them (method 49)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations.forms.own_pages import NotesForm
from conversations.models import OwnPage as Draft
from conversations.own_page.page import OwnPage
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.access import person_for


@require_http_methods(["GET", "POST"])
def look(request: Request, person_id: UUID) -> HttpResponse:
    """Its notes, a few at a time, and what stands on it as it is."""
    person = person_for(request.member, person_id)
    policies.require(request.member, "make somebody their page", person)
    page = OwnPage(request.member, person)
    form = NotesForm(request.POST or None, page=page, again=request.GET.get("again", ""))
    if form.is_valid():
        form.save()
        return go(url(request.member, "own-page", person.pk))
    context = {"person": person, "page": page, "form": form}
    return answer(request, "conversations/own_pages/look.html", context, status=form.status)


@require_GET
def preview(request: Request, person_id: UUID) -> HttpResponse:
    """As they will read it."""
    person = person_for(request.member, person_id)
    policies.require(request.member, "make somebody their page", person)
    page = OwnPage(request.member, person)
    return answer(request, "conversations/own_pages/preview.html", {"person": person, "page": page})


@require_POST
def put_away(request: Request, person_id: UUID) -> HttpResponse:
    """They have it, or it is not made after all: what was chosen is thrown away."""
    person = person_for(request.member, person_id)
    policies.require(request.member, "make somebody their page", person)
    given = request.POST.get("given") == "yes"
    Draft.put_away(by=request.member, person=person, given=given)
    messages.success(request, _("What you chose for the page is thrown away here."))
    return go(url(request.member, "person", person.pk))
