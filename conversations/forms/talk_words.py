"""How the values of a talk are said when two saves differ."""

from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from organizer.forms import VersionedForm
from organizer.models import Membership
from relationships import directory
from relationships.models import Activity
from relationships.picking import Chosen


class TalkWords(VersionedForm):
    """`differences` compares words, since people and members come in several shapes."""

    MEETING: tuple[str, ...] = ()
    WORDS: tuple[str, ...] = ()
    member: Membership

    def now(self, conversation) -> dict[str, Any]:
        """The values of both rows, by the names of the fields."""
        raise TypeError("a form of two rows says what they hold now")

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        if self.fresh is None:
            return []
        now = self.now(self.fresh)
        names = ("people", *self.MEETING, *self.WORDS, "promise_day", "readers")
        rows = [
            (name, self.in_words(name, now[name]), self.in_words(name, self.cleaned_data.get(name))) for name in names
        ]
        return [(str(self.fields[name].label), theirs, mine) for name, theirs, mine in rows if theirs != mine]

    def in_words(self, name: str, value) -> str:
        if name == "people":
            return ", ".join(sorted(self._names(value)))
        if name == "readers":
            return ", ".join(sorted(member.called for member in value or ()))
        if name in ("on", "promise_day"):
            return date_format(value) if value else ""
        if name == "at":
            return time_format(value) if value else ""
        if name == "kind" and value == Activity.Kind.OWN:
            return self.cleaned_data["own_kind"]
        if name == "own_kind":
            return ""  # said with the kind
        if name == "committee":
            known = self.fields[name].known  # type: ignore[attr-defined]
            return known[chosen].name if (chosen := str(getattr(value, "pk", value) or "")) else ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if choices := dict(getattr(self.fields[name], "choices", ())):
            return ", ".join(str(choices.get(one, one)) for one in ([value or ""] if isinstance(value, str) else value))
        return str(value or "")

    def _names(self, people) -> list[str]:
        if isinstance(people, Chosen):
            added = [people.me if isinstance(people.me, str) else people.me.name] if people.me else []
            return [*(person.name for person in people.known), *people.new, *added]
        return directory.of(self.member.workplace).names(people or ())
