"""Measures pages: how many queries, and how long beside a plain Django view with as many rows in the same run.

The plain view stands inside the workplace, behind the same middleware and in the same frame. It reads rows of open
text from one table with one query and shows them as a list; or saves as many. What Kith adds (encryption, doors,
names from the directory) is the difference.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from time import perf_counter

from django.db import connection, models, transaction
from django.http import HttpResponse
from django.template import engines
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from organizer.access import url
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
    <ul>
      {% for row in rows %}
        <li><a href="{% to "person" row.pk %}"><b>{{ row.name }}</b> <span>{{ row.note }}</span></a></li>
      {% endfor %}
    </ul>
    <button>Save</button>
  </form>
{% endblock %}
"""


@cache
def page():
    return engines["django"].from_string(PAGE)


def plain(request, count: int) -> HttpResponse:
    if request.method == "POST":
        with transaction.atomic():
            for n in range(count):
                Plain.objects.create(name=f"Somebody {n}", note="Something to remember")
        return go(url(request.member, "plain", count))
    return HttpResponse(page().render({"rows": Plain.objects.order_by("id")[:count]}, request))


urlpatterns = [*kith, path("w/<slug:workplace>/", include([path("plain/<int:count>/", plain, name="plain")]))]


@dataclass(frozen=True)
class Cost:
    queries: int
    rows: int  # list items, labels and choices on the page, or what was written
    seconds: float

    def __str__(self) -> str:
        return f"{self.queries:3d} queries {self.rows:4d} rows {self.seconds * 1000:7.1f} ms"


ROW = re.compile(rb"<(?:li|label|option)\b")
WRITTEN = ("INSERT", "UPDATE", "DELETE")


def cost(ask: Callable[[], HttpResponse], status: int) -> Cost:
    """`ask` sends one request and is called `TIMES` times and once before, to warm up."""
    ask()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = ask()
    assert answer.status_code == status, answer.content.decode()
    queries = [
        query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
    written = sum(query.startswith(WRITTEN) for query in queries)
    return Cost(len(queries), written or len(ROW.findall(answer.content)), min(_seconds(ask) for _ in range(TIMES)))


def _seconds(ask: Callable) -> float:
    began = perf_counter()
    ask()
    return perf_counter() - began
