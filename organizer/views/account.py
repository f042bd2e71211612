"""The account of somebody who signs in: theirs alone, and of no workplace."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from organizer import access
from organizer.htmx import answer, go


@login_required
@require_GET
def show(request) -> HttpResponse:
    return answer(request, "account/index.html")


@login_required
@require_POST
def end_device(request, device_id: int) -> HttpResponse:
    access.device_for(request.user, device_id).end()
    return go(reverse("usersessions_list"))
