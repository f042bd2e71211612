"""The charting sheets: who works where, to carry through the shop on paper."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organizer.htmx import answer
from organizer.http import Request
from relationships.charting_paper import ChartingPaper


@require_GET
def show(request: Request) -> HttpResponse:
    paper = ChartingPaper(request)
    page = "choose" if not paper.asked else "warning" if paper.must_warn else "paper"
    return answer(request, f"relationships/charting/{page}.html", {"page": paper})
