"""Laying the map out afresh: asked for by people, done by the worker."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from organizer import policies
from organizer.access import url
from organizer.htmx import go
from organizer.http import Request
from relationships import map_making


@require_POST
def new(request: Request) -> HttpResponse:
    policies.require(request.member, "lay out the map")
    map_making.ask_for_layout(by=request.member)
    return go(url(request.member, "map"))
