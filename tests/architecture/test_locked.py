"""No page keeps a session awake by itself, and a locked session reaches nothing (S4, S5)."""

import re

from django.urls import get_resolver

from tests.architecture.reading import templates

BY_ITSELF = re.compile(r"""data-live="\{% to '([\w-]+)'|hx-get="\{% to '([\w-]+)'[^>]*hx-trigger="[^"]*every """)


def asked_by_itself(template: str) -> list[str]:
    return [one or other for one, other in BY_ITSELF.findall(template)]


def views(patterns=None) -> dict:
    """Name of the URL to view, of everything the resolver knows."""
    found = {}
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        found |= views(pattern.url_patterns) if hasattr(pattern, "url_patterns") else {pattern.name: pattern.callback}
    return found


def test_what_a_page_asks_by_itself_is_marked():
    asking = {name for source in templates().values() for name in asked_by_itself(source)}
    assert {name for name, view in views().items() if getattr(view, "polled", False)} == asking
    assert {"export", "import", "map-layout", "review-live", "review-present", "review-presenter"} <= asking
