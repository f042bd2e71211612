"""Log lines say what happened and where, and nothing of what was written (S22)."""

import io
import logging
import re

import pytest
from django.test import Client
from django.urls import reverse

from organizer.access import url
from organizer.logs import Line, Wordless
from relationships.models import Person
from tests.filled import ana, birds, browsed

__all__ = ["ana", "birds", "browsed"]


@pytest.fixture
def log_file():
    """What the real handler writes, at its most talkative."""
    file, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(file)
    handler.addFilter(Wordless())
    handler.setFormatter(Line())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield file
    root.removeHandler(handler)
    root.setLevel(level)


def test_the_handlers_of_the_house_are_the_ones_looked_at():
    from django.conf import settings

    assert settings.LOGGING["handlers"]["console"] == {
        "class": "logging.StreamHandler",
        "formatter": "line",
        "filters": ["wordless"],
    }
    assert [settings.LOGGING["formatters"]["line"]["()"], settings.LOGGING["filters"]["wordless"]["()"]] == [
        "organizer.logs.Line",
        "organizer.logs.Wordless",
    ]


@pytest.mark.long
def test_log_lines_say_what_and_where_and_nothing_else(log_file, browsed, ana, birds, monkeypatch):
    def breaks(*args, **kwargs):
        raise ValueError(f"cannot add {birds.all[-1]}")

    bird = birds.one()
    browsed.get(url(ana, "people"), {"q": bird})
    browsed.get(f"/{bird}/")
    browsed.get(f"{url(ana, 'people')}{bird}/")
    browsed.get(reverse("home"), headers={"host": bird})
    monkeypatch.setattr(Person, "add", breaks)
    browsed.post(url(ana, "new-person"), {"name": bird})
    Client(enforce_csrf_checks=True).post(url(ana, "new-person"), {"name": bird})
    logging.getLogger("celery.worker").error("Task %(name)s failed: %(exc)s", {"name": "sweep", "exc": f"no {bird}"})
    logging.getLogger("waitress").warning("cannot serve %s", f"/w/x/?q={bird}")
    logging.getLogger("other").error(ValueError(bird))
    lines = log_file.getvalue()
    assert birds.found_in(lines.encode()) == []
    assert len(re.findall(r"POST w/<slug:workplace>/people/new/ 500", lines)) == 1
    assert "ValueError\n" in lines
