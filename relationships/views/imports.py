"""Bringing files in: what somebody brought, one batch of it, and what becomes of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizer import locks, policies
from organizer.access import url
from organizer.htmx import answer, go
from organizer.http import Request
from relationships import access_imports
from relationships.forms.archives import PassphraseForm
from relationships.forms.imports import BringForm
from relationships.importing import putting_in, staging, undoing, words
from relationships.importing.page import BatchPage
from relationships.views.moved_on import still_open


@require_http_methods(["GET", "POST"])
def index(request: Request) -> HttpResponse:
    policies.require(request.member, "bring in files")
    form = BringForm(request.POST or None, request.FILES or None) if request.method == "POST" else BringForm()
    if form.is_valid():
        batch = staging.begin(by=request.member, files=form.files_brought)
        return go(url(request.member, "import", batch.pk))
    context = {"form": form, "batches": access_imports.batches_of(request.member)[:10]}
    return answer(request, "relationships/imports/index.html", context, status=form.status)


@locks.polled
@require_GET
def show(request: Request, batch_id: UUID) -> HttpResponse:
    batch = access_imports.batch_for(request.member, batch_id)
    context = {"batch": batch, "page": BatchPage(batch), "form": BringForm(), "passphrase": PassphraseForm()}
    return answer(request, "relationships/imports/show.html", context, fragment="batch")


@require_POST
def put_in(request: Request, batch_id: UUID) -> HttpResponse:
    batch = access_imports.batch_for(request.member, batch_id)
    with still_open(request):
        putting_in.ask(batch, by=request.member)
    return go(url(request.member, "import", batch.pk))


@require_POST
def keep(request: Request, batch_id: UUID) -> HttpResponse:
    batch = access_imports.batch_for(request.member, batch_id)
    staging.keep(batch, by=request.member)
    return go(url(request.member, "import", batch.pk))


@require_http_methods(["GET", "POST"])
def undo(request: Request, batch_id: UUID) -> HttpResponse:
    batch = access_imports.batch_for(request.member, batch_id)
    if request.method == "GET":
        found = undoing.of(batch)
        stays = {} if found.takes_long else found.stays()
        others = words.of_each({kind: len(rows) for kind, rows in stays.items() if kind != "people"})
        context = {
            "batch": batch,
            "page": BatchPage(batch),
            "stays": stays,
            "stays_too": others,
            "later": found.takes_long,
        }
        return answer(request, "relationships/imports/undo.html", context)
    with still_open(request):
        undoing.ask(batch, by=request.member)
    return go(url(request.member, "import", batch.pk))


@require_POST
def leave(request: Request, batch_id: UUID) -> HttpResponse:
    """Nothing of it was saved."""
    batch = access_imports.batch_for(request.member, batch_id)
    staging.abandon(batch, by=request.member)
    messages.success(request, _("It is gone. Nothing of it was saved."))
    return go(url(request.member, "imports"))
