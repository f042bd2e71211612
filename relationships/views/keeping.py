"""How long things are kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organizer import policies, signing_in
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.forms.keeping import KeepingForm


@require_http_methods(["GET", "POST"])
def edit(request: Request) -> HttpResponse:
    policies.require(request.member, "change the workplace")
    if who_is_it := signing_in.ask_again(request):
        return who_is_it
    form = KeepingForm(request.POST if request.method == "POST" else None, member=request.member)
    if form.is_valid() and form.is_sure and form.save(by=request.member):
        messages.success(request, _("Saved."))
        return go(url(request.member, "keeping"))
    look = form.is_bound and form.is_valid()
    context = {"form": form, "look": look}
    return answer(request, "relationships/keeping.html", context, status=422 if look else form.status)
