from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from organizer import heartbeats


@require_GET
def show(request) -> HttpResponse:
    """For the machine that watches this one: whether a page could be answered now, and nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no", status=503, content_type="text/plain")
    return HttpResponse("yes", content_type="text/plain")


@require_GET
def everything(request) -> HttpResponse:
    """For the same machine: web, worker and schedule, each on a line with the seconds since it was heard."""
    try:
        ages = heartbeats.ages(now=timezone.now())
    except DatabaseError:
        return HttpResponse("web no\n", status=503, content_type="text/plain")
    lines = ["web yes"]
    for name, age in ages.items():
        seconds = f" {age.total_seconds():.0f}" if age is not None else ""
        lines.append(f"{name} {'yes' if heartbeats.well(age) else 'no'}{seconds}")
    well = all(map(heartbeats.well, ages.values()))
    return HttpResponse("\n".join([*lines, ""]), status=200 if well else 503, content_type="text/plain")
