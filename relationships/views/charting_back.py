"""Typing in a charting sheet that came back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from organizer import policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access, charting, directory
from relationships.forms.charting_back import SheetForm, typed_of

MOST = 100  # lines of one page


@require_http_methods(["GET", "POST"])
def back(request: Request) -> HttpResponse:
    """In the order of the paper, a sheet at a time. A line saved by itself leads back to this page as well."""
    policies.require(request.member, "edit people")
    names = directory.of(request.member.workplace)
    sheets = charting.sheets(names)
    asked = request.POST.get("sheet") or request.GET.get("sheet") or ""
    sheet = charting.named(names, asked) or (sheets[0] if sheets else None)
    if request.method == "POST" and sheet and sheet.key != asked:  # its department is gone: nobody lands in another
        sheet = charting.ChartingSheet(0, None, None, ())
    context: dict = {"sheets": sheets, "sheet": sheet}
    if sheet is None:
        return answer(request, "relationships/charting/back.html", context)
    page = Paginator(sheet.people, MOST).get_page(request.POST.get("page") or request.GET.get("page"))
    there = access.people_for(request.member, dict.fromkeys([*page.object_list, *typed_of(request.POST)]))
    form = SheetForm(sheet, there, member=request.member, data=request.POST or None, first=page.start_index())
    if request.method == "POST" and form.save():
        saved = len(form.asked)
        if not form.only:
            messages.success(request, ngettext("%d line saved.", "%d lines saved.", saved) % saved)
        return go(f"{url(request.member, 'charting-back')}?sheet={sheet.key}&page={page.number}")
    return answer(
        request, "relationships/charting/back.html", {**context, "form": form, "page": page}, status=form.status
    )
