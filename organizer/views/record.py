from django.http import HttpResponse
from django.views.decorators.http import require_GET

from organizer import house_record, policies, signing_in
from organizer.htmx import answer
from organizer.http import Request


@require_GET
def show(request: Request) -> HttpResponse:
    policies.require(request.member, "read the audit")
    if who_is_it := signing_in.ask_again(request):
        return who_is_it
    page = house_record.page(request.member, request.GET.get("page"))
    return answer(request, "organizer/settings/record.html", {"page": page})
