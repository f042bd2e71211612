"""Tips, one at a time; the circle can say them in its own words or take them out (method 56)."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations.forms.tips import TipForm
from conversations.telling_tips import Tips
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request


@require_GET
def index(request: Request) -> HttpResponse:
    tips = Tips(request.member)
    told = tips.on(request.member.workplace.today())
    context = {"tips": tips, "told": told, "after": told and tips.after(told)}
    return answer(request, "conversations/tips/show.html", context)


@require_GET
def show(request: Request, key: str) -> HttpResponse:
    tips = Tips(request.member)
    told = tips.with_key(key)
    context = {"tips": tips, "told": told, "after": None if told.taken_out else tips.after(told)}
    return answer(request, "conversations/tips/show.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    tips = Tips(request.member)
    change = tips.change_of(key)
    policies.require(request.member, "change tips")
    told = tips.with_key(key)
    form = TipForm(request.POST or None, instance=change, initial={"words": told.words})
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "tip", key))
    return answer(request, "conversations/tips/edit.html", {"form": form, "told": told}, status=form.status)


@require_POST
def take_out(request: Request, key: str) -> HttpResponse:
    change = Tips(request.member).change_of(key)
    policies.require(request.member, "change tips")
    change.take_out(by=request.member)
    return go(url(request.member, "tips"))


@require_POST
def bring_back(request: Request, key: str) -> HttpResponse:
    change = Tips(request.member).change_of(key)
    policies.require(request.member, "change tips")
    change.bring_back(by=request.member)
    return go(url(request.member, "tip", key))
