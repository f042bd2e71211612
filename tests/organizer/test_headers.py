"""The headers of every answer, to the letter (S21)."""

import pytest
from django.test import Client
from django.urls import reverse

from organizer.access import url

POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self' data:; manifest-src 'self'; script-src 'self'; style-src 'self'"
)  # data: is the picture of a TOTP key
ALWAYS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "X-Robots-Tag": "noindex, nofollow",
}


def check(answer, *, stored: bool = False) -> None:
    policy = "; ".join(sorted(answer.headers["Content-Security-Policy"].split("; ")))
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert (policy, answer.headers.get("Cache-Control") == "no-store") == (POLICY, not stored)


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        (lambda client, ana: client.get(url(ana, "today")), 200),
        (lambda client, ana: client.get(reverse("home")), 302),
        (lambda client, ana: client.get("/nowhere/"), 404),
        (lambda client, ana: client.post(url(ana, "people")), 405),
        (lambda client, ana: client.post(url(ana, "new-person"), {"name": "Rosa"}), 303),
        (lambda client, ana: Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x"}), 403),
        (lambda client, ana: client.get("/static/nothing.css"), 404),
    ],
)
def test_every_answer_carries_them(ask, status, cast, sign_in):
    answer = ask(sign_in(cast.ana), cast.ana)
    assert answer.status_code == status
    check(answer)


def test_also_when_a_page_breaks(cast, sign_in, monkeypatch):
    from conversations.views import people

    monkeypatch.setattr(people, "answer", None)
    answer = sign_in(cast.ana, raise_request_exception=False).get(url(cast.ana, "me"))
    assert answer.status_code in (200, 302, 303, 500)
    check(answer)


def test_htmx_asks_nobody_else_runs_no_code_and_keeps_no_pages(cast, sign_in):
    import json
    import re

    page = sign_in(cast.ana).get(url(cast.ana, "today")).content.decode()
    config = json.loads(re.search(r"name=\"htmx-config\" content='([^']*)'", page)[1])
    assert {
        name: config[name] for name in ("allowEval", "selfRequestsOnly", "historyCacheSize", "refreshOnHistoryMiss")
    } == {
        "allowEval": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
    }
