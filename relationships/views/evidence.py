"""Quick entries between two people: what was given, what was said of the tie, what there is to talk through."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from organizer import policies
from organizer.access import circle_of, url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access
from relationships.forms.evidence import GivingBetweenForm, SayingForm, StrainForm, TieWordsForm


@require_http_methods(["GET", "POST"])
def new_giving(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    return _entry(request, (person_id, other_id), GivingBetweenForm, "relationships/evidence/giving.html")


@require_http_methods(["GET", "POST"])
def new_saying(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    form = partial(SayingForm, circle=circle_of(request.member))
    return _entry(request, (person_id, other_id), form, "relationships/evidence/saying.html")


@require_http_methods(["GET", "POST"])
def new_strain(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    return _entry(request, (person_id, other_id), StrainForm, "relationships/evidence/strain.html")


def _entry(request: Request, ids: tuple[UUID, UUID], form_of: Callable, template: str) -> HttpResponse:
    """One quick entry between two people: the door, the form, the verb, back to their tie."""
    one, other = access.two_people_for(request.member, *ids)
    form = form_of(request.POST or None, member=request.member, one=one, other=other)
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "tie", one.pk, other.pk))
    return answer(request, template, {"form": form, "one": one, "other": other}, status=form.status)


@require_http_methods(["GET", "POST"])
def tie_words(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    one, other = access.two_people_for(request.member, person_id, other_id)
    tie = access.tie_for(request.member, one, other)
    a, b = sorted((one, other), key=lambda person: person.pk)
    form = TieWordsForm(request.POST or None, instance=tie, a=a, b=b)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "tie", one.pk, other.pk))
    context = {"form": form, "one": one, "other": other}
    return answer(request, "relationships/evidence/words.html", context, status=form.status)


@require_POST
def remove_saying(request: Request, saying_id: UUID) -> HttpResponse:
    saying = access.saying_for(request.member, saying_id)
    policies.require(request.member, "change a saying", saying)
    saying.remove(by=request.member)
    return go(url(request.member, "tie", saying.person_id, saying.about_id))


@require_POST
def talk_through(request: Request, strain_id: UUID) -> HttpResponse:
    strain = access.strain_for(request.member, strain_id)
    strain.talk_through(by=request.member, on=max(strain.on, request.member.workplace.today()))
    return go(url(request.member, "tie", strain.a_id, strain.b_id))


@require_POST
def open_strain(request: Request, strain_id: UUID) -> HttpResponse:
    strain = access.strain_for(request.member, strain_id)
    policies.require(request.member, "change a strain", strain)
    strain.open_to_circle(by=request.member)
    return go(url(request.member, "tie", strain.a_id, strain.b_id))


@require_POST
def remove_strain(request: Request, strain_id: UUID) -> HttpResponse:
    strain = access.strain_for(request.member, strain_id)
    policies.require(request.member, "change a strain", strain)
    strain.remove(by=request.member)
    return go(url(request.member, "tie", strain.a_id, strain.b_id))
