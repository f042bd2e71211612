"""Can our ties carry this? Asked of a grievance, a committee, an action."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from conversations import access
from conversations.carry import Carry
from conversations.carry.of import of_action, of_committee, of_grievance
from organizer.htmx import answer
from organizer.http import Request


def _page(request: Request, carry: Carry) -> HttpResponse:
    return answer(request, "conversations/carrying/show.html", {"carry": carry})


def _one_person(request: Request, carry: Carry) -> HttpResponse:
    """Who is leaned on most, after a tap: a page of its own, so that the name stands in no other page's source."""
    return answer(request, "conversations/carrying/one_person.html", {"carry": carry}, fragment="one-person")


@require_GET
def grievance(request: Request, grievance_id: UUID) -> HttpResponse:
    return _page(request, of_grievance(request.member, access.grievance_for(request.member, grievance_id)))


@require_GET
def grievance_one_person(request: Request, grievance_id: UUID) -> HttpResponse:
    return _one_person(request, of_grievance(request.member, access.grievance_for(request.member, grievance_id)))


@require_GET
def committee(request: Request, committee_id: UUID) -> HttpResponse:
    return _page(request, of_committee(request.member, access.committee_for(request.member, committee_id)))


@require_GET
def committee_one_person(request: Request, committee_id: UUID) -> HttpResponse:
    return _one_person(request, of_committee(request.member, access.committee_for(request.member, committee_id)))


@require_GET
def action(request: Request, action_id: UUID) -> HttpResponse:
    return _page(request, of_action(request.member, access.action_for(request.member, action_id)))


@require_GET
def action_one_person(request: Request, action_id: UUID) -> HttpResponse:
    return _one_person(request, of_action(request.member, access.action_for(request.member, action_id)))
