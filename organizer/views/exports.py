"""Data that leaves: choosing what, saying why, waiting for it, taking it once (S16)."""

from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizer import access, exports, locks, policies, signing_in
from organizer.access import url
from organizer.forms.exports import ExportForm
from organizer.htmx import answer, go
from organizer.http import Request


@require_GET
def index(request: Request) -> HttpResponse:
    policies.require(request.member, "export")
    waiting = access.exports_of(request, request.member).waiting()
    context = {"levels": exports.offered(), "waiting": [(row, exports.FORMS.get(row.form)) for row in waiting]}
    return answer(request, "organizer/exports/index.html", context)


@require_http_methods(["GET", "POST"])
def new(request: Request, form: str) -> HttpResponse:
    kind = _kind(form, about=False)
    policies.require(request.member, kind.act)
    return signing_in.ask_again(request) or _ask(request, kind, None)


@require_http_methods(["GET", "POST"])
def new_about(request: Request, form: str, about: UUID) -> HttpResponse:
    kind = _kind(form, about=True)
    person = kind.about(request.member, about) if kind.about else None
    policies.require(request.member, kind.act, person)
    return signing_in.ask_again(request) or _ask(request, kind, person)


@locks.polled
@require_GET
def show(request: Request, export_id: UUID) -> HttpResponse:
    export = access.export_for(request, request.member, export_id)
    policies.require(request.member, exports.act_of(export.form), export)
    context = {"export": export, "kind": exports.FORMS.get(export.form)}
    return answer(request, "organizer/exports/show.html", context, fragment="state")


@require_POST
def take(request: Request, export_id: UUID) -> HttpResponseBase:
    export = access.export_for(request, request.member, export_id)
    policies.require(request.member, exports.act_of(export.form), export)
    kind = exports.FORMS.get(export.form)
    if kind is None or not export.take(by=request.member):
        raise Http404
    media_type = "application/zip" if export.closed else kind.media_type
    file = StreamingHttpResponse(export.bytes(), content_type=media_type)
    name = kind.file_name(request.member, closed=export.closed)
    file["Content-Disposition"] = f'attachment; filename="{name}"'
    return file


@require_POST
def drop(request: Request, export_id: UUID) -> HttpResponse:
    export = access.export_for(request, request.member, export_id)
    policies.require(request.member, exports.act_of(export.form), export)
    export.drop(by=request.member)
    return go(url(request.member, "exports" if policies.may(request.member, "export") else "today"))


def _kind(name: str, *, about: bool) -> exports.Form:
    kind = exports.FORMS.get(name)
    if kind is None or bool(kind.about) is not about:
        raise Http404
    return kind


def _ask(request: Request, kind: exports.Form, person) -> HttpResponse:
    form = ExportForm(request.POST if request.method == "POST" else None, kind=kind)
    if form.is_valid():
        about = person.pk if person else None
        asked = form.ask(by=request.member, session=request.session.session_key or "", about=about)
        return go(url(request.member, "export", asked.pk))
    context = {"form": form, "kind": kind, "level": exports.WORDS[kind.level], "person": person}
    return answer(request, "organizer/exports/new.html", context, status=form.status)
