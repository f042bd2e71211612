"""Two records of one person, beside each other, before they become one."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from conversations.two_records import TwoRecords
from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access, access_undoing, merging
from relationships.forms.merging import MergeForm


@require_http_methods(["GET", "POST"])
def merge(request: Request, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Somebody who was slower lands where the quicker one's record is."""
    member = request.member
    if became := access_undoing.became_of(member, [person_id, other_id]):
        return go(url(member, "person", next(iter(became.values()))))
    kept, gone = merging.in_order(*access.two_people_for(member, person_id, other_id))
    policies.require(member, "merge people", kept)
    form = MergeForm(request.POST or None, kept=kept, gone=gone)
    if form.is_valid():
        try:
            if form.save(by=member):
                return go(url(member, "person", kept.pk))
        except merging.OneAlready as one:
            return go(url(member, "person", one.kept) if one.kept else url(member, "people"))
        except merging.TwoMembers:
            form.add_error(None, _("Two of your circle sign in as these two, so they are two people."))
        except merging.OneSupervises:
            form.add_error(None, _("One of these is of your circle, where nobody supervises others. Are they two?"))
    context = {"form": form, "kept": kept, "gone": gone, "two": TwoRecords(member, kept, gone)}
    return answer(request, "conversations/people/merge.html", context, status=form.status)
