from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organizer.htmx import answer
from organizer.http import Request


@require_GET
def show(request: Request) -> HttpResponse:
    """Says what will be here. The pictures come with what they are drawn from: ties."""
    return answer(request, "relationships/maps/show.html")
