"""The last place of the bottom bar, and how the workplace is set up."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from organizer import access, policies
from organizer.access import url
from organizer.forms.settings import WorkplaceSettingsForm
from organizer.htmx import answer, go
from organizer.http import Request


@policies.open_to_helpers
@require_GET
def show(request: Request) -> HttpResponse:
    elsewhere = request.user.makes_workplaces or access.memberships_of(request.user).count() > 1
    return answer(request, "organizer/settings/more.html", {"elsewhere": elsewhere})


@require_http_methods(["GET", "POST"])
def workplace(request: Request) -> HttpResponse:
    policies.require(request.member, "change the workplace")
    form = WorkplaceSettingsForm(request.POST or None, instance=request.member.workplace)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "more"))
    return answer(request, "organizer/settings/workplace.html", {"form": form}, status=form.status)
