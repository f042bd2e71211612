"""Measures pages: how many queries, and how long beside a plain Django view that does as much in the same run.

The plain view stands inside the workplace, behind the same middleware and in the same frame. It asks as many queries of
one table of open text, reads as many rows and shows as many: as lists, or as a plain form with as many choices; or it
saves as many. What Kith adds (encryption, joins, doors, names from the directory, its own pages) is the difference.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from time import perf_counter

from django import forms
from django.db import connection, models, transaction
from django.http import HttpResponse
from django.template import engines
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from organizer.access import url
from organizer.forms import Form
from organizer.htmx import go
from organizer.urls import urlpatterns as kith

TIMES = 15  # measured so often; the best counts, since a busy machine only ever adds


class Plain(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=80)
    note = models.CharField(max_length=200)

    class Meta:
        app_label = "benchmarks"


def make_plain_rows(count: int = 1000) -> None:
    """In plain SQL, since Django's schema editor does not work inside a test's transaction on SQLite."""
    columns = ", ".join(f"{column.column} {column.db_type(connection)}" for column in Plain._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {Plain._meta.db_table} ({columns}, PRIMARY KEY (id))")
    Plain.objects.bulk_create(Plain(name=f"Somebody {n}", note=f"Something of day {n}") for n in range(count))


PAGE = """
{% extends "organizer/base.html" %}
{% block main %}
  <h1>Plain</h1>
  <form method="post">{% csrf_token %}{% once %}
    {{ form }}
    {% for rows in lists %}
      <ul>
        {% for row in rows %}
          <li><a href="{% to "person" row.pk %}"><b>{{ row.name }}</b> <span>{{ row.note }}</span></a></li>
        {% endfor %}
      </ul>
    {% endfor %}
    <button>Save</button>
  </form>
{% endblock %}
"""
OF_THE_HOUSE = 3  # queries of every page: the session, who is signed in, the member with the workplace


@cache
def page():
    return engines["django"].from_string(PAGE)


def shares(queries: int, read: int) -> list[list[Plain]]:
    """`read` rows, with `queries` queries beside those of the house."""
    lists = max(1, queries - OF_THE_HOUSE)
    ends = [max(0, read - OF_THE_HOUSE) * n // lists for n in range(lists + 1)]
    return [list(Plain.objects.order_by("id")[first:last]) for first, last in pairwise(ends)]


def plain_list(request, queries: int, read: int, shown: int) -> HttpResponse:
    """Of more rows than it shows the first; who shows more entries than Kith reads rows (what a process keeps is not
    read) has read a row for each."""
    left, lists = shown, []
    for rows in shares(queries, max(read, shown + OF_THE_HOUSE)):
        lists.append(rows[:left])
        left -= len(lists[-1])
    return HttpResponse(page().render({"lists": lists}, request))


def plain_form(request, queries: int, read: int, shown: int) -> HttpResponse:
    """A form of fields with five choices each, in the house's look."""
    form = Form()
    names = [row.name for rows in shares(queries, read) for row in rows] or ["Somebody"]
    for n in range(0, shown, 5):
        choices = [(str(k), names[k % len(names)]) for k in range(n, min(n + 5, shown))]
        form.fields[f"field{n}"] = forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    return HttpResponse(page().render({"form": form}, request))


def plain_save(request, queries: int, read: int, shown: int) -> HttpResponse:
    with transaction.atomic():
        for n in range(shown):
            Plain.objects.create(name=f"Somebody {n}", note="Something to remember")
        shares(queries - shown, read - shown)
    return go(url(request.member, "today"))


PLAIN = {"list": plain_list, "form": plain_form, "save": plain_save}
plain = [
    path(f"plain/{name}/<int:queries>/<int:read>/<int:shown>/", view, name=f"plain-{name}")
    for name, view in PLAIN.items()
]
urlpatterns = [*kith, path("w/<slug:workplace>/", include(plain))]


@dataclass(frozen=True)
class Cost:
    queries: int
    read: int  # rows that became objects
    shown: int  # list items, rows and choices on the page, or rows written

    def __str__(self) -> str:
        return f"{self.queries:3d} queries, {self.read:3d} rows read, {self.shown:3d} shown or written"


SHOWN = re.compile(rb"<(?:li|option|input|tr)\b")
WRITTEN = ("INSERT", "UPDATE", "DELETE")
OF_A_TRANSACTION = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def cost(ask: Callable[[], HttpResponse], status: int = 200) -> Cost:
    """`ask` sends one request; it is sent once before, to warm up."""
    ask()
    objects: list[type] = []

    def count(sender, **kwargs):
        objects.append(sender)

    models.signals.post_init.connect(count, weak=False)
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    models.signals.post_init.disconnect(count)
    assert answer.status_code == status, answer.content.decode()
    queries = [query["sql"] for query in asked if not query["sql"].startswith(OF_A_TRANSACTION)]
    written = sum(query.startswith(WRITTEN) for query in queries)
    return Cost(len(queries), len(objects), written or len(SHOWN.findall(answer.content)))


def as_much_as(kith: Cost, ask: Callable[[int, int, int], Callable]) -> Callable:
    """The plain view that shows as many entries, those of the frame around every page among them. `ask` makes a request
    of (queries, rows read, rows shown)."""
    frame = cost(ask(kith.queries, kith.read, 0)).shown
    return ask(kith.queries, kith.read, kith.shown - frame)


def seconds(*asks: Callable[[], HttpResponse]) -> list[float]:
    """How long each takes at best, by turns, so that all have the same weather."""
    best = [float("inf")] * len(asks)
    for _ in range(TIMES):
        for n, ask in enumerate(asks):
            began = perf_counter()
            ask()
            best[n] = min(best[n], perf_counter() - began)
    return best
