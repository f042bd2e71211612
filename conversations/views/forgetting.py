"""Forgetting somebody for good, after a look at what goes and what stays."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conversations.forms.forgetting import ForgettingForm
from conversations.what_goes import WhatGoes
from organizer import erasure, policies, signing_in
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access


@require_http_methods(["GET", "POST"])
def forget(request: Request, person_id: UUID) -> HttpResponse:
    person = access.person_for(request.member, person_id)
    policies.require(request.member, "forget people", person)
    if who_is_it := signing_in.ask_again(request):
        return who_is_it
    form = ForgettingForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        erasure.forget(person, by=request.member, struck=form.names)
        messages.success(request, _("Forgotten. Their name goes out of other notes within a minute or two."))
        return go(url(request.member, "people"))
    context = {"form": form, "person": person, "goes": WhatGoes(request.member, person)}
    return answer(request, "conversations/people/forgetting.html", context, status=form.status)
