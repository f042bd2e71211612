"""What a review decides, and who would like to see whom."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from conversations import access_reviews as access
from conversations.forms.agendas import DecisionForm, SeeingForm
from conversations.reviewing import done
from conversations.views.presenting import led
from conversations.views.reviews import review_to_lead, shown
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships.forms.people_picker import as_id


@require_POST
def decide(request: Request, review_id: UUID) -> HttpResponse:
    """`where`: it may be written down on the page that leads, too."""
    review, leads = review_to_lead(request, review_id), request.POST.get("where") == "lead"
    form = DecisionForm(request.POST, member=request.member, review=review)
    if not (form.is_valid() and form.save(by=request.member)):
        return led(request, review, deciding=form) if leads else shown(request, review, deciding=form)
    if leads:
        did = done.word("decided", form.instance.pk)
        return go(url(request.member, "review-presenter", review.pk) + f"?did={did}#done")
    return go(url(request.member, "review", review.pk) + "#decisions")


@require_http_methods(["GET", "POST"])
def decision(request: Request, review_id: UUID, decision_id: UUID) -> HttpResponse:
    review = review_to_lead(request, review_id)
    row = access.decision_for(request.member, review, decision_id)
    form = DecisionForm(request.POST or None, instance=row, member=request.member, review=review)
    if form.is_valid() and form.save(by=request.member):
        return go(url(request.member, "review", review.pk) + "#decisions")
    context = {"form": form, "review": review, "decision": row}
    return answer(request, "conversations/reviews/decision.html", context, status=form.status)


@require_POST
def remove_decision(request: Request, review_id: UUID, decision_id: UUID) -> HttpResponse:
    review = review_to_lead(request, review_id)
    access.decision_for(request.member, review, decision_id).remove(by=request.member)
    return go(url(request.member, "review", review.pk) + "#decisions")


@require_POST
def take(request: Request, review_id: UUID) -> HttpResponse:
    """`check_in`: a wish that was waiting; or `people`: whom the member would like to see."""
    review = review_to_lead(request, review_id)
    if wish := as_id(request.POST.get("check_in", "")):
        review.take(access.wish_for(request.member, wish), by=request.member)
        if request.POST.get("where") == "lead":
            return go(url(request.member, "review-presenter", review.pk))
        return go(url(request.member, "review", review.pk) + "#seeing")
    form = SeeingForm(request.POST, member=request.member)
    if form.is_valid():
        form.save(by=request.member, review=review)
        return go(url(request.member, "review", review.pk) + "#seeing")
    return shown(request, review, seeing=form)
