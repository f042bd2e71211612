"""What I am called here, and which person on the map I am."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import coworkers, directory
from relationships.forms.me import CalledForm, MyPersonForm

A_FEW = 8


@require_http_methods(["GET", "POST"])
def show(request: Request) -> HttpResponse:
    member, names = request.member, directory.of(request.member.workplace)
    form = CalledForm(request.POST or None, initial={"called": member.called})
    if form.is_valid():
        form.save(by=member)
        return go(url(member, "more"))
    wanted = request.GET.get("q", "").strip()[:80]
    found = names.search(wanted) if wanted else names.alike(member.called)
    others = [pk for pk in found if pk != member.person_id and not names.people[pk].supervisor][:A_FEW]
    context = {"form": form, "wanted": wanted, "others": others}
    return answer(request, "relationships/me.html", context, status=form.status)


@require_POST
def point(request: Request) -> HttpResponse:
    """Says who I am: one of the people, or somebody new by the name I go by."""
    form = MyPersonForm(request.POST, member=request.member)
    if not form.is_valid():
        messages.warning(request, str(form.errors["person"][0]))
    elif person := form.cleaned_data["person"]:
        request.member.point_to(person.pk, by=request.member)
    else:
        coworkers.add_me(request.member)
    return go(url(request.member, "me"))
