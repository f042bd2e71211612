"""Going from one workplace to another, and making a new one."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from organizer import access
from organizer.forms.accounts import NewWorkplaceForm
from organizer.htmx import answer, go


@login_required
@require_GET
def index(request) -> HttpResponse:
    return answer(request, "organizer/home.html", {"memberships": access.memberships_of(request.user)})


@login_required
@require_http_methods(["GET", "POST"])
def new(request) -> HttpResponse:
    if not request.user.makes_workplaces:
        raise PermissionDenied
    form = NewWorkplaceForm(request.POST or None)
    if form.is_valid():
        return go(access.url(form.open(request.user), "today"))
    return answer(request, "organizer/workplaces/new.html", {"form": form}, status=form.status)
