"""The account of somebody who signs in: theirs alone, and of no workplace."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizer import access
from organizer.forms.locks import LocksAfterForm
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


@login_required
@require_http_methods(["GET", "POST"])
def locking(request) -> HttpResponse:
    form = LocksAfterForm(request.POST or None, initial={"locks_after": request.user.locks_after})
    if form.is_valid():
        form.save(of=request.user)
        return go(reverse("account"))
    return answer(request, "account/locking.html", {"form": form}, status=form.status)
