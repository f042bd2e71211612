"""What became of ties, in words: what grew first, nothing as a lack (method 5, 26; "what follows", 3 and 4)."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relationships.since.numbers import Numbers


def headline(now: Numbers) -> str:
    """The most important thing, and in quiet times what grew all the same."""
    if now.then is None:
        return _first(now)
    since = date_format(now.then, _("j F"))
    new = ngettext("%(count)d new tie", "%(count)d new ties", now.new) % {"count": now.new}
    deeper = ngettext("%(count)d that grew deeper", "%(count)d that grew deeper", now.deeper) % {"count": now.deeper}
    if now.new and now.deeper:
        return _("%(new)s and %(deeper)s since %(day)s.") % {"new": new, "deeper": deeper, "day": since}
    if now.new:
        return _("%(new)s since %(day)s.") % {"new": new, "day": since}
    if now.deeper:
        words = ngettext(
            "%(count)d tie grew deeper since %(day)s.", "%(count)d ties grew deeper since %(day)s.", now.deeper
        )
        return words % {"count": now.deeper, "day": since}
    if now.times:
        words = ngettext(
            "People spent time together once since %(day)s; their ties live on it.",
            "People spent time together %(count)d times since %(day)s; their ties live on it.",
            now.times,
        )
        return words % {"count": now.times, "day": since}
    return _("It has been quiet since %(day)s. Slow times are for each other: a coffee is a beginning.") % {
        "day": since
    }


def _first(now: Numbers) -> str:
    if not now.known:
        return _("This is where it begins: you do not know yet who is close to whom here.")
    words = ngettext("So far you know of %(count)d tie.", "So far you know of %(count)d ties.", now.known)
    return words % {"count": now.known}


def figures(now: Numbers, before: Numbers | None) -> list[str]:
    """Beside the headline, each with what it was the last time."""
    found = [_two_way(now, before), _returned(now, before), _hanging(now, before)]
    return [words for words in found if words]


def _two_way(now: Numbers, before: Numbers | None) -> str:
    last = before.two_way if before else 0
    if not now.two_way and not last:
        return ""
    words = ngettext("%(count)d two-way tie among us", "%(count)d two-way ties among us", now.two_way)
    said = words % {"count": now.two_way}
    return (
        _("%(ties)s, last time %(last)d.") % {"ties": said, "last": last} if before else _("%(ties)s.") % {"ties": said}
    )


def _returned(now: Numbers, before: Numbers | None) -> str:
    """Of the time between two reviews; of the first, of all there was before it."""
    last = before.returned if before else 0
    if not now.returned and not last:
        return ""
    count = {"count": now.returned}
    if before is None:
        words = ngettext(
            "Help has gone both ways between %(count)d pair so far.",
            "Help has gone both ways between %(count)d pairs so far.",
            now.returned,
        )
        return words % count
    words = ngettext(
        "Help went both ways between %(count)d pair since then; in the time before, %(last)d.",
        "Help went both ways between %(count)d pairs since then; in the time before, %(last)d.",
        now.returned,
    )
    return words % {**count, "last": last}


def _hanging(now: Numbers, before: Numbers | None) -> str:
    if now.hanging is None:
        return ""
    said = (
        ngettext(
            "Your company hangs on %(count)d person alone in places: without them somebody would meet nobody else.",
            "Your company hangs on %(count)d people alone in places: without one of them somebody would meet nobody "
            "else.",
            now.hanging,
        )
        % {"count": now.hanging}
        if now.hanging
        else _("Your company hangs on nobody alone: whoever is away, the others still meet.")
    )
    if before is None or before.hanging is None or before.hanging == now.hanging:
        return said
    if not before.hanging:
        return _("%(now)s Last time it hung on nobody alone.") % {"now": said}
    words = ngettext(
        "%(now)s Last time it hung on %(last)d person.", "%(now)s Last time it hung on %(last)d people.", before.hanging
    )
    return words % {"now": said, "last": before.hanging}
