"""The thread of an action or a committee, drawn by the server (method 23, 41)."""

from django import template
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conversations.growing import Knot, Thread
from conversations.thread_picture import draw
from organizer import access
from relationships import directory

register = template.Library()

A_LINE = 30  # letters that fit beside the thread on a phone
RADIUS = {"action": 9, "committee": 8, "talk": 6, "time": 4.5}


@register.inclusion_tag("conversations/threads/_picture.html", takes_context=True)
def thread_picture(context, thread: Thread) -> dict:
    member = context["request"].member
    picture = draw(thread.knots)
    rows = [
        {
            "x": spot.x,
            "y": spot.y,
            "r": RADIUS[spot.knot.kind],
            "kind": spot.knot.kind,
            "address": address(member, spot.knot),
            "words": in_a_line(first_line(member, spot.knot)),
            "below": in_a_line(second_line(spot.knot), A_LINE + 10),
        }
        for spot in picture.spots
    ]
    return {"picture": picture, "rows": rows}


def address(member, knot: Knot) -> str:
    if knot.kind in ("action", "committee"):
        return access.url(member, knot.kind, knot.id)
    return access.url(member, "talk", knot.talk.pk) if knot.talk else access.url(member, "activity", knot.id)


def first_line(member, knot: Knot) -> str:
    """Its people; a committee and an action also have a name."""
    if knot.kind == "action":
        return knot.thing.called
    if knot.kind == "committee":
        return knot.thing.name
    names = directory.of(member.workplace).names(knot.people)
    if len(whole := said(names)) <= A_LINE:
        return whole
    return said([name.split()[0] for name in names])


def said(names: list[str]) -> str:
    """Rosa and Emil; of more than three the first two."""
    if len(names) > 3:
        words = ngettext("%(names)s and %(more)d other", "%(names)s and %(more)d others", len(names) - 2)
        return words % {"names": ", ".join(names[:2]), "more": len(names) - 2}
    return get_text_list(names, _("and"))


def second_line(knot: Knot) -> str:
    day = date_format(knot.on, "j F Y")
    if knot.kind == "action" and not knot.thing.day:
        return _("planned, no day yet")
    if knot.kind == "committee":
        return _("A committee, %(day)s") % {"day": day}
    what = knot.thing.action.in_words if knot.kind == "action" else knot.thing.kind_in_words
    return _("%(what)s, %(day)s") % {"what": what, "day": day}


def in_a_line(words: str, most: int = A_LINE) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
