"""What the pages of the map have in common: what was asked, how people are called, and which template shows it."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpResponse

from organizer.htmx import answer
from organizer.http import Request
from relationships import directory
from relationships.maps.filters import Filters
from relationships.maps.naming import naming_for

TEMPLATES = {"": "relationships/maps/show.html"}


class MapPage:
    def __init__(self, request: Request, *, by: str = ""):
        self.request, self.by = request, by
        self.names = directory.of(request.member.workplace)

    @cached_property
    def filters(self) -> Filters:
        query = self.request.GET.dict()
        return Filters.asked(
            {**query, "by": self.by or query.get("by", "")}, self.names, self.request.member.workplace.today()
        )

    @cached_property
    def naming(self):
        return naming_for(self.request.member, "names")

    def answer(self, drawn, **context) -> HttpResponse:
        context |= {"sheet": drawn.sheet(), "filters": self.filters, "names": self.names, "drawn": drawn}
        return answer(self.request, TEMPLATES[""], context)
