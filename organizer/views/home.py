from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from organizer import access
from organizer.htmx import answer


@login_required
@require_GET
def show(request) -> HttpResponse:
    """Straight into the only workplace, or the choice between several."""
    memberships = list(access.memberships_of(request.user))
    if len(memberships) == 1:
        return redirect(access.url(memberships[0], "today"))
    return answer(request, "organizer/home.html", {"memberships": memberships})
