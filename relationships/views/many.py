"""Several people at once, chosen from the list."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access
from relationships.forms.many import FORMS, MOST, What
from relationships.listing import as_id


@require_http_methods(["GET", "POST"])
def act(request: Request) -> HttpResponse:
    """`who`: whom it is about, as often as there are people. `act`: what; `merge` leads on with two of them."""
    asked = request.POST or request.GET
    people = access.people_for(request.member, _ids(asked.getlist("who")))
    policies.require(request.member, "edit people")
    what = asked.get("act", "")
    if what == What.MERGE and len(people) == 2:
        return go(url(request.member, "merge-people", people[0].pk, people[1].pk))
    form = None
    if people and what in FORMS:
        form = FORMS[what](request.POST or None, member=request.member, people=people, what=what)
        if form.is_valid():
            form.save(by=request.member)
            return go(url(request.member, "people"))
    context = {"people": people, "what": what, "form": form}
    status = form.status if form else 422
    return answer(request, "relationships/people/many.html", context, status=status)


def _ids(values: list[str]) -> list[UUID]:
    return list(dict.fromkeys(pk for value in values if (pk := as_id(value))))[:MOST]
