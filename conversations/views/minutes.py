"""How a review ends: what was said of it at the end, and its minutes on one page."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from conversations import access_reviews as access
from conversations.forms.reviews import FinishForm
from conversations.reviewing.page import Page
from conversations.views.reviews import review_to_lead
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request


@require_http_methods(["GET", "POST"])
def finish(request: Request, review_id: UUID) -> HttpResponse:
    review = review_to_lead(request, review_id)
    form = FinishForm(request.POST or None, review=review, today=request.member.workplace.today())
    if form.is_valid():
        form.save(by=request.member)
        return go(url(request.member, "review-minutes", review.pk))
    context = {"form": form, "page": Page(review, viewer=request.member)}
    return answer(request, "conversations/reviews/finish.html", context, status=form.status)


@require_POST
def go_on(request: Request, review_id: UUID) -> HttpResponse:
    review = review_to_lead(request, review_id)
    review.go_on(by=request.member)
    return go(url(request.member, "review", review.pk))


@require_GET
def show(request: Request, review_id: UUID) -> HttpResponse:
    review = access.review_for(request.member, review_id)
    by_name = request.GET.get("paper") == "names"
    context = {"page": Page(review, viewer=request.member), "names_on_paper": by_name}
    return answer(request, "conversations/reviews/minutes.html", context)
