"""What was just done with one tap, in a word that an address can carry (ids alone), so that the next page says it and
takes it back.

    met.<activity>   moved.<person>.<shift before>.<shift>   left.<person>   sees.<person>.<made>   known
    decided.<decision>
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from conversations.access_reviews import decisions_of
from conversations.models import Review
from conversations.reviewing import edits
from organizer.models import Membership
from relationships import access, directory
from relationships.forms.people_picker import as_id

NONE, MADE, KNOWN = "none", "made", "known"
LENGTHS = {"met": 1, "moved": 3, "left": 1, "sees": 2, "decided": 1}


@dataclass(frozen=True)
class Done:
    what: str
    ids: tuple[str, ...]
    words: str

    @property
    def value(self) -> str:
        return ".".join([self.what, *self.ids])


def word(what: str, *ids) -> str:
    return ".".join([what, *map(str, ids)])


def read(said: str, *, review: Review, viewer: Membership) -> Done | None:
    """None for what is no such word, or is no more: taken back already, or not to be seen."""
    if said == KNOWN:
        return Done(KNOWN, (), _("That was known already. Nothing was written down twice."))
    what, *ids = said.split(".")
    first = as_id(ids[0]) if ids else None
    if first is None or LENGTHS.get(what) != len(ids):
        return None
    if what == "decided":
        words = _decided(first, review, viewer)
    else:
        words = _met(first, viewer) if what == "met" else _of_somebody(what, ids, first, viewer)
    return Done(what, tuple(ids), words) if words else None


def _met(activity_id: UUID, viewer: Membership) -> str:
    activity = access.activities_of(viewer).filter(pk=activity_id).first()
    if activity is None:
        return ""
    names = ", ".join(directory.of(viewer.workplace).names(activity.people_ids))
    return _("%(people)s: %(what)s. Written down.") % {"people": names, "what": activity.kind_in_words}


def _decided(decision_id: UUID, review: Review, viewer: Membership) -> str:
    made = decisions_of(viewer, review).filter(pk=decision_id).exists()
    return _("That is decided, and everybody who follows sees it.") if made else ""


def _of_somebody(what: str, ids: list[str], person_id: UUID, viewer: Membership) -> str:
    names = directory.of(viewer.workplace)
    if not (entry := names.people.get(person_id)):
        return ""
    if what == "left":
        return "" if entry.here else _("%(name)s works here no more.") % {"name": entry.name}
    if what == "sees":
        return _("You would like to see %(name)s.") % {"name": entry.name}
    shift = names.shifts.get(as_id(ids[2]) or person_id)
    if shift is None or entry.shift_id != shift.pk:
        return ""
    return _("%(name)s: %(shift)s from now on.") % {"name": entry.name, "shift": shift.name}


def take_back(done: Done, *, review: Review, by: Membership) -> None:
    """Asked twice, it changes once; what has moved on since is left alone."""
    first = as_id(done.ids[0]) if done.ids else None
    if first is None:
        return
    if done.what == "met":
        edits.did_not_meet(first, by=by)
    elif done.what == "decided":
        edits.decided_not(first, review=review, by=by)
    elif done.what == "left":
        access.person_for(by, first).come_back(by=by)
    elif done.what == "sees":
        edits.sees_not(access.person_for(by, first), made=done.ids[1] == MADE, review=review, by=by)
    elif now := as_id(done.ids[2]):
        was = as_id(done.ids[1])
        before = access.shift_for(by, was) if was else None
        edits.moved_back(access.person_for(by, first), was=before, now=now, by=by)
