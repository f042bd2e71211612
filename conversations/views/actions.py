"""Actions: planned together, found again, changed, taken back. Their page begins with the ties."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from conversations import access
from conversations.deeds import Deed
from conversations.forms.actions import ActionForm
from conversations.forms.happenings import TakingBackForm
from conversations.growing import Thread
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from organizer.leaves import turn
from relationships.forms.people_picker import as_id

A_PAGE = 30


@require_GET
def index(request: Request) -> HttpResponse:
    page = turn(access.actions_of(request.member), request.GET.get("page"), A_PAGE)
    deeds = [Deed(action, viewer=request.member) for action in page]
    context = {
        "page": page,
        "planned": [deed for deed in deeds if not deed.happened],
        "done": sorted((deed for deed in deeds if deed.happened), key=lambda deed: deed.on, reverse=True),
    }
    return answer(request, "conversations/actions/index.html", context)


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Begins at a talk or a committee (`?from=`), or at nothing."""
    policies.require(request.member, "plan an action")
    after = begins_at(request)
    form = ActionForm(request.POST or None, member=request.member, after=after)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "action", form.instance.pk))
    return answer(request, "conversations/actions/new.html", {"form": form}, status=form.status)


def begins_at(request: Request):
    if not (pk := as_id(request.GET.get("from", ""))):
        return None
    return access.committees_of(request.member).filter(pk=pk).first() or access.conversation_for(request.member, pk)


@require_GET
def show(request: Request, action_id: UUID) -> HttpResponse:
    action = access.action_for(request.member, action_id)
    deed = Deed(action, viewer=request.member)
    context = {"deed": deed, "thread": Thread.of_deed(deed)}
    return answer(request, "conversations/actions/show.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: Request, action_id: UUID) -> HttpResponse:
    action = access.planned_action_for(request.member, action_id)
    policies.require(request.member, "change an action", action)
    form = ActionForm(request.POST or None, instance=action, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "action", action.pk))
    context = {"form": form, "action": action}
    return answer(request, "conversations/actions/edit.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
def remove(request: Request, action_id: UUID) -> HttpResponse:
    action = access.planned_action_for(request.member, action_id)
    policies.require(request.member, "take back an action", action)
    form = TakingBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        action.take_back(by=request.member, keep_time=form.cleaned_data["keep"] == "yes")
        return go(url(request.member, "actions"))
    context = {"form": form, "deed": Deed(action, viewer=request.member)}
    return answer(request, "conversations/actions/remove.html", context, status=form.status)
