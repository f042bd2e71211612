"""Reviews: prepared, looked at, taken back; half done ones wait."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from conversations import access_reviews as access
from conversations.forms.agendas import DecisionForm, NewItemForm, SeeingForm
from conversations.forms.reviews import ReviewForm
from conversations.models import Review
from conversations.reviewing.page import Page, who_might_be_there
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request

MOST_OFFERED = 6


def review_to_lead(request: Request, review_id: UUID) -> Review:
    """The door and the policy of whatever is done in a review."""
    review = access.review_for(request.member, review_id)
    policies.require(request.member, "lead a review", review)
    return review


@require_GET
def index(request: Request) -> HttpResponse:
    reviews = list(access.reviews_of(request.member))
    under_way = [review for review in reviews if not review.finished]
    context = {"under_way": under_way, "finished": [review for review in reviews if review.finished]}
    return answer(request, "conversations/reviews/index.html", context)


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    policies.require(request.member, "lead a review")
    form = ReviewForm(request.POST or None, member=request.member, offer=who_might_be_there(request.member))
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "review", form.instance.pk))
    return answer(request, "conversations/reviews/new.html", {"form": form}, status=form.status)


@require_GET
def show(request: Request, review_id: UUID) -> HttpResponse:
    review = access.review_for(request.member, review_id)
    return shown(request, review)


def shown(
    request: Request,
    review: Review,
    *,
    adding: NewItemForm | None = None,
    deciding: DecisionForm | None = None,
    seeing: SeeingForm | None = None,
) -> HttpResponse:
    """The page of a review; with a form that came back, if one did."""
    page = Page(review, viewer=request.member)
    adding = adding or NewItemForm()
    deciding = deciding or DecisionForm(member=request.member, review=review)
    seeing = seeing or SeeingForm(member=request.member, offer=page.changed.people.came[:MOST_OFFERED])
    context = {"page": page, "adding": adding, "deciding": deciding, "seeing": seeing}
    status = max(form.status for form in (adding, deciding, seeing))
    return answer(request, "conversations/reviews/show.html", context, status=status)


@require_http_methods(["GET", "POST"])
def edit(request: Request, review_id: UUID) -> HttpResponse:
    review = review_to_lead(request, review_id)
    offer = who_might_be_there(request.member)
    form = ReviewForm(request.POST or None, instance=review, member=request.member, offer=offer)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "review", review.pk))
    return answer(request, "conversations/reviews/edit.html", {"form": form, "review": review}, status=form.status)


@require_http_methods(["GET", "POST"])
def take_back(request: Request, review_id: UUID) -> HttpResponse:
    """Asks first."""
    review = access.review_for(request.member, review_id)
    policies.require(request.member, "take back a review", review)
    if request.method == "GET":
        return answer(request, "conversations/reviews/remove.html", {"review": review})
    review.take_back(by=request.member)
    return go(url(request.member, "reviews"))
