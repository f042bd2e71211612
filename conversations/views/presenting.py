"""A review as it is led: on a wall without names, on the presenter's own device with them, and watched by the others.

All of them ask every few seconds whether something is new (`have`); while nothing is, the answer is empty.
"""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from conversations import access_reviews as access
from conversations.forms.agendas import DecisionForm
from conversations.forms.edits import EditForm
from conversations.models import Review
from conversations.reviewing import done
from conversations.reviewing.pulse import pulse
from conversations.reviewing.showing import Showing
from conversations.reviewing.slides import slides_of
from conversations.views.reviews import review_to_lead
from organizer import locks
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request

WALL = ("initials", "pseudonyms")


def nothing_new(request: Request, review: Review) -> bool:
    have = request.GET.get("have", "")
    return bool(request.htmx and have) and have == pulse(review, viewer=request.member)


def manner_of(asked: str) -> str:
    """Never by name."""
    return asked if asked in WALL else WALL[0]


@locks.polled
@require_GET
def wall(request: Request, review_id: UUID) -> HttpResponse:
    """What a projector shows (S19)."""
    review = access.review_for(request.member, review_id)
    if nothing_new(request, review):
        return HttpResponse(status=204)
    showing = Showing(review, viewer=request.member, manner=manner_of(request.GET.get("names", "")))
    return answer(request, "conversations/presenting/wall.html", {"page": showing}, fragment="slide")


@locks.polled
@require_GET
def lead(request: Request, review_id: UUID) -> HttpResponse:
    review = access.review_for(request.member, review_id)
    return HttpResponse(status=204) if nothing_new(request, review) else led(request, review)


def led(
    request: Request, review: Review, *, editing: EditForm | None = None, deciding: DecisionForm | None = None
) -> HttpResponse:
    """The presenter's own page; with a form that came back, if one did."""
    showing = Showing(review, viewer=request.member, manner="names")
    editing = editing or EditForm(member=request.member, review=review, offer=showing.near_at_hand)
    deciding = deciding or DecisionForm(member=request.member, review=review)
    said = done.read(request.GET.get("did", ""), review=review, viewer=request.member)
    context = {"page": showing, "editing": editing, "deciding": deciding, "done": said}
    status = max(editing.status, deciding.status)
    return answer(request, "conversations/presenting/lead.html", context, fragment="slide", status=status)


@require_POST
def show(request: Request, review_id: UUID) -> HttpResponse:
    """Asks for a slide by its key, so that two who tap at once do not skip one."""
    review = review_to_lead(request, review_id)
    slides = slides_of(review, access.agenda_of(request.member, review))
    if (key := request.POST.get("slide", "")) in slides.keys.split():
        review.show(key)
    if request.POST.get("where") == "lead":
        return go(url(request.member, "review-presenter", review.pk))
    manner = manner_of(request.POST.get("names", ""))
    return go(url(request.member, "review-present", review.pk) + f"?names={manner}")


@locks.polled
@require_GET
def live(request: Request, review_id: UUID) -> HttpResponse:
    """For those who watch: what is shown now, and what was decided so far."""
    review = access.review_for(request.member, review_id)
    if nothing_new(request, review):
        return HttpResponse(status=204)
    showing = Showing(review, viewer=request.member, manner="names")
    return answer(request, "conversations/presenting/live.html", {"page": showing}, fragment="live")
