from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.http import require_GET


@require_GET
def show(request) -> HttpResponse:
    """For the machine that watches this one: whether a page could be answered now, and nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no", status=503, content_type="text/plain")
    return HttpResponse("yes", content_type="text/plain")
