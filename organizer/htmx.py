from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from organizer.http import Request


def answer(
    request: Request, template: str, context: dict | None = None, *, fragment: str = "", status: int = 200
) -> HttpResponse:
    """The page, or the fragment of it that htmx asked for. Same address, so the answer varies on who asked."""
    if fragment and request.htmx and not request.htmx.boosted:
        template = f"{template}#{fragment}"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def go(url: str) -> HttpResponseRedirect:
    """Onwards after something was saved (303: the next page is always asked for with GET)."""
    return HttpResponseRedirect(url, status=303)
