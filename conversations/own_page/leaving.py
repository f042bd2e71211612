"""Somebody's own page as a file: one page of HTML that holds all it needs, to be printed (A4 or Letter) or sent.

It is theirs, so whoever may make it may take it; the right to export is not asked for, all else that the gate asks is.
"""

from pathlib import Path
from uuid import UUID

from django.http import Http404
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from conversations.own_page.page import OwnPage
from organizer import exports
from organizer.models import Membership
from relationships.access import person_for
from relationships.models import Person

LOOK = Path(__file__).with_name("given.css")


class NotLookedAt(Exception):
    """A note came, or changed, after the page was asked for."""


def looked_through(member: Membership, person_id: UUID) -> Person:
    """The door: only of whom every note was looked at."""
    person = person_for(member, person_id)
    if not OwnPage(member, person).whole:
        raise Http404
    return person


@exports.form(
    "own-page",
    level="archive",
    label=_("Everything kept about somebody, for them"),
    says=_(
        "The page as you have just read it, to print or to send. It is theirs: give it to them by hand if you can, and"
        " keep no copy."
    ),
    about=looked_through,
    act="make somebody their page",
    suffix="html",
    media_type="text/html; charset=utf-8",
)
def write(member: Membership, out, progress, about: UUID) -> None:
    page = OwnPage(member, person_for(member, about))
    if not page.whole:
        raise NotLookedAt
    known = {
        "person": page.person,
        "page": page,
        "language": get_language() or "en",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "look": LOOK.read_text(),
    }
    body = render_to_string("conversations/own_pages/_page.html", known)
    out.write(
        "<!doctype html>\n"
        f'<html lang="{known["language"]}" dir="{known["direction"]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Kith</title>\n<style>\n{known['look']}</style>\n</head>\n<body>\n{body}</body>\n</html>\n".encode()
    )
    progress(1, 1)
