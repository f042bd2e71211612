"""The agenda of a review: each item a row of its own, so that two who write at once do not collide."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from conversations import access_reviews as access
from conversations.forms.agendas import ItemForm, NewItemForm
from conversations.models import AgendaItem
from conversations.views.reviews import review_to_lead, shown
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.forms.people_picker import as_id

STEPS = {"up": -1, "down": 1}


@require_POST
def add_item(request: Request, review_id: UUID) -> HttpResponse:
    """One of your own, in words; or, by `kind`, one of ours that was taken off."""
    review = review_to_lead(request, review_id)
    kind = request.POST.get("kind", "")
    form = NewItemForm(request.POST)
    if kind in AgendaItem.Kind.values and kind != AgendaItem.Kind.OWN:
        AgendaItem.add(review, by=request.member, kind=kind)
    elif form.is_valid():
        form.save(by=request.member, review=review)
    else:
        return shown(request, review, adding=form)
    return go(url(request.member, "review", review.pk) + "#agenda")


@require_http_methods(["GET", "POST"])
def item(request: Request, review_id: UUID, item_id: UUID) -> HttpResponse:
    review = review_to_lead(request, review_id)
    row = access.agenda_item_for(request.member, review, item_id)
    form = ItemForm(request.POST or None, instance=row)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "review", review.pk) + f"#{row.kind}")
    context = {"form": form, "review": review, "item": row}
    return answer(request, "conversations/reviews/item.html", context, status=form.status)


@require_POST
def move_item(request: Request, review_id: UUID, item_id: UUID) -> HttpResponse:
    """`to`: up or down by one; `before`: the id of the one it is to stand before, or nothing for the end."""
    review = review_to_lead(request, review_id)
    row = access.agenda_item_for(request.member, review, item_id)
    if step := STEPS.get(request.POST.get("to", "")):
        row.move(by=request.member, to=step)
    elif "before" in request.POST:
        row.move_before(as_id(request.POST["before"]), by=request.member)
    return go(url(request.member, "review", review.pk) + "#agenda")


@require_POST
def remove_item(request: Request, review_id: UUID, item_id: UUID) -> HttpResponse:
    review = review_to_lead(request, review_id)
    access.agenda_item_for(request.member, review, item_id).remove(by=request.member)
    return go(url(request.member, "review", review.pk) + "#agenda")
