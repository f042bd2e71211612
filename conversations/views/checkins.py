"""What one may do with a check-in; each is a noun of its own, and asked twice it changes once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import access
from conversations.forms.checkins import PutOffForm
from conversations.forms.wishes import CheckInForm
from conversations.models import CheckIn
from conversations.wishing import Wishing
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.access import people_for
from relationships.access import two_people_for as two


@require_GET
def show(request: Request, check_in_id: UUID) -> HttpResponse:
    check_in = access.check_in_for(request.member, check_in_id)
    return answer(request, "conversations/checkins/show.html", {"wish": Wishing(check_in, viewer=request.member)})


@require_http_methods(["GET", "POST"])
def new(request: Request, person_id: UUID, other_id: UUID | None = None) -> HttpResponse:
    people = people_for(request.member, [person_id]) if not other_id else two(request.member, person_id, other_id)
    form = CheckInForm(request.POST or None, member=request.member, between=people)
    if form.is_valid() and form.save(by=request.member):
        messages.success(request, _("Kept."))
        return go(url(request.member, "check-in", form.instance.pk))
    context = {"form": form, "people": people}
    return answer(request, "conversations/checkins/new.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def edit(request: Request, check_in_id: UUID) -> HttpResponse:
    check_in = _moved(request, check_in_id)
    form = CheckInForm(request.POST or None, instance=check_in, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "check-in", check_in.pk))
    context = {"form": form, "check_in": check_in}
    return answer(request, "conversations/checkins/edit.html", context, status=form.status)


def _moved(request: Request, check_in_id: UUID) -> CheckIn:
    """The door and the policy of every one of them."""
    check_in = access.check_in_for(request.member, check_in_id)
    policies.require(request.member, "move a check-in", check_in)
    return check_in


@require_POST
def take_up(request: Request, check_in_id: UUID) -> HttpResponse:
    if _moved(request, check_in_id).take_up(by=request.member):
        messages.success(request, _("It is yours now. The others see that somebody has taken it up."))
    else:
        messages.success(request, _("Somebody else has taken it up already."))
    return go(url(request.member, "today"))


@require_POST
def hand_back(request: Request, check_in_id: UUID) -> HttpResponse:
    _moved(request, check_in_id).hand_back(by=request.member)
    return go(url(request.member, "today"))


@require_http_methods(["GET", "POST"])
def put_off(request: Request, check_in_id: UUID) -> HttpResponse:
    check_in = _moved(request, check_in_id)
    form = PutOffForm(request.POST or None, check_in=check_in)
    if form.is_valid():
        form.save(by=request.member)
        messages.success(request, _("Put off. It comes up again on that day."))
        return go(url(request.member, "today"))
    context = {"form": form, "check_in": check_in}
    return answer(request, "conversations/checkins/put_off.html", context, status=form.status)


@require_POST
def let_go(request: Request, check_in_id: UUID) -> HttpResponse:
    _moved(request, check_in_id).let_go(by=request.member)
    messages.success(request, _("Let go. That is fine."))
    return go(url(request.member, "today"))


@require_POST
def keep(request: Request, check_in_id: UUID) -> HttpResponse:
    _moved(request, check_in_id).keep(by=request.member)
    return go(url(request.member, "today"))
