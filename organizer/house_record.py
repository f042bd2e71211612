"""What the audit tells admins: who came and went, who may do what, what was taken out, how things are kept.

Only what stands in `TOLD` is on the page. Talks, time together, check-ins, reviews and people on the map are of those
who wrote them down (S8, S9), and so is that somebody brought their contacts, or chose how Kith reaches them. A file
about one thing alone is told without its name and its reason, which may say of whom it is; no file is told with its
rows, which count what whoever took it keeps to themselves.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organizer import access, exports, leaves
from organizer.models import AuditEntry, Membership

A_PAGE = 30
BY_DATE = gettext_lazy("Somebody was forgotten for good, as the dates of your workplace say")
LEFT = gettext_lazy("%(whom)s left the circle")
MAY_NOT_EXPORT = gettext_lazy("%(whom)s may not take data out any more")
TOLD: dict[str, str | Promise] = {
    "workplace.opened": gettext_lazy("This workplace was opened"),
    "workplace.changed": gettext_lazy("How it is set up was changed"),
    "workplace.keeping-changed": gettext_lazy(
        "How long things are kept was changed. People who left: %(people)s. Time together: %(time)s."
    ),
    "workplace.restored": gettext_lazy("A backup was put back"),
    "workplace.person-forgotten": gettext_lazy("Somebody was forgotten for good"),
    "invitation.made": gettext_lazy("Somebody was asked in. Role: %(role)s"),
    "invitation.revoked": gettext_lazy("An invitation was taken back"),
    "member.joined": gettext_lazy("%(whom)s joined. Role: %(role)s"),
    "member.renamed": gettext_lazy("%(whom)s is called something else now"),
    "member.role-changed": gettext_lazy("%(whom)s has another role: %(role)s. Before: %(was)s"),
    "member.exports-changed": gettext_lazy("%(whom)s may take data out"),
    "member.removed": gettext_lazy("%(whom)s was taken out of the circle"),
    "member.reset-link-made": gettext_lazy("A link was made with which %(whom)s chooses a new password"),
    "export.asked": gettext_lazy("A file was asked for: %(file)s"),
    "export.taken": gettext_lazy("A file was saved: %(file)s"),
    "export.dropped": gettext_lazy("A file was not needed any more: %(file)s"),
}
NOT_TOLD = {
    "export.made": "the worker's step between asking for a file and saving it",
    "reach.chosen": "how Kith reaches somebody is theirs alone",
    "feed.made": "so is their calendar",
    "feed.ended": "so is their calendar",
    "first-admin.made": "comes before there is a workplace",
    "first-admin.revoked": "comes before there is a workplace",
    "sign-in.made": "is of an account, not of a workplace",
    "sign-in.revoked": "is of an account, not of a workplace",
}


@dataclass(frozen=True)
class Line:
    """`who`: what members call whoever did it; nobody, if Kith did it by itself. `reason`: as they wrote it."""

    at: datetime
    who: str
    says: str
    reason: str = ""


def page(member: Membership, asked: str | None) -> leaves.Leaf:
    """Newest first, in two queries."""
    return leaves.turn(access.audit_of(member, TOLD), asked, A_PAGE, read=lambda rows: _lines(member, list(rows)))


def _lines(member: Membership, entries: list[AuditEntry]) -> list[Line]:
    everybody = list(access.ever_members_of(member)) if entries else []
    called = {other.pen_name: other.called for other in everybody}
    whose = {str(other.pk): other for other in everybody}
    return [_line(entry, called, whose) for entry in entries]


def _line(entry: AuditEntry, called: dict[str, str], whose: dict[str, Membership]) -> Line:
    known = _known(entry.details)
    by, one = known.get("by", ""), whose.get(str(known.get("membership", "")))
    words = {"whom": one.called if one else _("Somebody"), "file": _file(known), **_roles(known), **_kept(known)}
    who = called.get(by, _("Somebody who is no longer here")) if by else ""
    reason = known.get("reason", "") if entry.verb == "export.asked" and _told_by_name(known) else ""
    return Line(entry.at, who, str(_which(entry.verb, known, one)) % words, str(reason))


def _known(details: str) -> dict[str, Any]:
    """A name that was struck out since may have been one of its own words: then it says less."""
    try:
        known: dict[str, Any] = json.loads(details or "{}")
    except ValueError:
        known = {}
    return known


def _which(verb: str, known: dict, one: Membership | None) -> str | Promise:
    by = known.get("by", "")
    if verb == "workplace.person-forgotten" and not by:
        return BY_DATE
    if verb == "member.removed" and one and one.pen_name == by:
        return LEFT
    if verb == "member.exports-changed" and not known.get("may"):
        return MAY_NOT_EXPORT
    return TOLD[verb]


def _told_by_name(known: dict) -> bool:
    kind = exports.FORMS.get(str(known.get("form", "")))
    return bool(kind and not kind.about)


def _file(known: dict) -> str:
    return str(exports.FORMS[known["form"]].label) if _told_by_name(known) else _("about one thing alone")


def _roles(known: dict) -> dict[str, str]:
    labels = {str(role): str(role.label) for role in Membership.Role}
    return {name: labels.get(str(known.get(name, "")), "…") for name in ("role", "was")}


def _kept(known: dict) -> dict[str, str]:
    now = known["now"] if isinstance(known.get("now"), dict) else {}
    return {"people": _months(now.get("people_kept")), "time": _months(now.get("time_kept"))}


def _months(number: int | None) -> str:
    if not isinstance(number, int):
        return _("as long as you keep this book")
    return ngettext("%(number)s month", "%(number)s months", number) % {"number": number}
