"""Committees: formed out of talks, joined and stepped back from, ended; their page begins with the ties."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import access
from conversations.forms.committees import CommitteeForm, JoiningForm, NewCommitteeForm
from conversations.gathered import Gathered
from conversations.growing import Thread
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.access import person_for
from relationships.forms.people_picker import as_id


@require_GET
def index(request: Request) -> HttpResponse:
    committees = list(access.committees_of(request.member))
    context = {"going": [one for one in committees if not one.ended_on], "ended": [c for c in committees if c.ended_on]}
    return answer(request, "conversations/committees/index.html", context)


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Begins at a talk (`?from=`), or at the talks one may choose from."""
    member, asked = request.member, request.GET.get("from", "")
    policies.require(member, "form a committee")
    after = access.conversation_for(member, talk_id) if (talk_id := as_id(asked)) else None
    form = NewCommitteeForm(request.POST or None, member=member, after=after, asked=request.GET.getlist("with"))
    if form.is_valid() and form.save(by=member):
        return go(url(member, "committee", form.instance.pk))
    return answer(request, "conversations/committees/new.html", {"form": form}, status=form.status)


@require_GET
def show(request: Request, committee_id: UUID) -> HttpResponse:
    committee = access.committee_for(request.member, committee_id)
    gathered = Gathered(committee, viewer=request.member)
    joining = JoiningForm(member=request.member, committee=committee)
    context = {"gathered": gathered, "thread": Thread.of_committee(gathered), "joining": joining}
    return answer(request, "conversations/committees/show.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: Request, committee_id: UUID) -> HttpResponse:
    committee = access.committee_for(request.member, committee_id)
    policies.require(request.member, "change a committee", committee)
    form = CommitteeForm(request.POST or None, instance=committee, member=request.member)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "committee", committee.pk))
    context = {"form": form, "committee": committee}
    return answer(request, "conversations/committees/edit.html", context, status=form.status)


@require_POST
def join(request: Request, committee_id: UUID) -> HttpResponse:
    committee = access.committee_for(request.member, committee_id)
    policies.require(request.member, "change a committee", committee)
    form = JoiningForm(request.POST, member=request.member, committee=committee)
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "committee", committee.pk))
    gathered = Gathered(committee, viewer=request.member)
    context = {"gathered": gathered, "thread": Thread.of_committee(gathered), "joining": form}
    return answer(request, "conversations/committees/show.html", context, status=form.status)


@require_POST
def step_back(request: Request, committee_id: UUID, person_id: UUID) -> HttpResponse:
    committee = access.committee_for(request.member, committee_id)
    person = person_for(request.member, person_id)
    policies.require(request.member, "change a committee", committee)
    committee.step_back(person, by=request.member, on=request.member.workplace.today())
    itself = person.pk == request.member.person_id
    return go(url(request.member, "committees") if itself else url(request.member, "committee", committee.pk))


@require_POST
def recognise(request: Request, committee_id: UUID) -> HttpResponse:
    committee = access.committee_for(request.member, committee_id)
    policies.require(request.member, "change a committee", committee)
    committee.recognise(by=request.member)
    return go(url(request.member, "committee", committee.pk))


@require_http_methods(["GET", "POST"])
def end(request: Request, committee_id: UUID) -> HttpResponse:
    """Asks first. Posted with `again`, an ended one begins again."""
    committee = access.committee_for(request.member, committee_id)
    policies.require(request.member, "change a committee", committee)
    if request.method == "GET":
        return answer(request, "conversations/committees/end.html", {"committee": committee})
    if request.POST.get("again"):
        committee.begin_again(by=request.member)
    else:
        committee.end(by=request.member, on=request.member.workplace.today())
    return go(url(request.member, "committee", committee.pk))
