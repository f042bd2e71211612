from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from organizer import policies
from organizer.htmx import answer
from organizer.http import Request
from organizer.running import Running


@require_GET
def show(request: Request) -> HttpResponse:
    policies.require(request.member, "see how it runs")
    return answer(request, "organizer/reach/running.html", {"running": Running(request.member, now=timezone.now())})
