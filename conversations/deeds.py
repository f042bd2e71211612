"""An action as its page tells it: how its people are bound, where it grew from, then what it is."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils.translation import ngettext

from conversations import access
from conversations.bonds import Bound, bands_among, bound
from conversations.models import Action, Committee, Grievance, TakingPart, Turnout
from conversations.models.readers import WordsSeenBy
from organizer.models import Membership
from organizer.policies import may
from relationships.models import Activity


@dataclass(frozen=True)
class Taken:
    """A person, and what part they took as far as the viewer may read it."""

    person_id: UUID
    part: str
    plans: bool


class Deed:
    def __init__(self, action: Action, *, viewer: Membership):
        self.action, self.viewer = action, viewer
        self.reads: bool = action.reads  # type: ignore[attr-defined]  # see `for_reader`
        self.mine = may(viewer, "change an action", action)
        self.turnouts: list[Turnout] = action.seen_turnouts  # type: ignore[attr-defined]

    @property
    def called(self) -> str:
        return (self.reads and self.action.called) or self.action.in_words

    @property
    def happened(self) -> bool:
        return bool(self.turnouts)

    @property
    def on(self):
        return min((turnout.activity.on for turnout in self.turnouts), default=None)

    @property
    def day(self):
        """When it happened, else when it is planned for, if that is said."""
        return self.on or (self.reads and self.action.planned_on) or None

    @property
    def together(self) -> bool:
        """Whether it could have cost them something, so that every two of a part stood together."""
        return any(turnout.activity.kind == Activity.Kind.RISK for turnout in self.turnouts)

    @cached_property
    def people(self) -> list[UUID]:
        """Who did it; before that, who is in the plan."""
        if self.turnouts:
            return list(dict.fromkeys(pk for turnout in self.turnouts for pk in turnout.activity.people_ids))
        return [row.person_id for row in self._taking_part]

    @property
    def _taking_part(self) -> list[TakingPart]:
        return list(self.action.taking_part.all()) if self.reads else []

    @cached_property
    def taken(self) -> list[Taken]:
        said = {row.person_id: row for row in self._taking_part}
        rows = [(pk, said.get(pk)) for pk in self.people]
        return [Taken(pk, row.part if row else "", bool(row and row.owner)) for pk, row in rows]

    @property
    def parts(self) -> list[tuple[Turnout, list[Taken]]]:
        """The named parts, each with its people; nothing where all were one."""
        if len(self.turnouts) < 2 and not any(turnout.name for turnout in self.turnouts):
            return []
        known = {taken.person_id: taken for taken in self.taken}
        return [(turnout, [known[pk] for pk in turnout.activity.people_ids]) for turnout in self.turnouts]

    @cached_property
    def ties(self) -> list[Bound]:
        return bound(self.viewer, bands_among(self.viewer, self.people))

    @cached_property
    def _committees(self) -> dict[UUID | None, Committee]:
        """Those it names and the viewer may know of: one who plans it too need not."""
        named = {self.action.out_of_id, self.action.committee_id} - {None} if self.reads else ()
        return access.committees_of(self.viewer).in_bulk(named) if named else {}

    @property
    def committee(self) -> Committee | None:
        """What it came out of."""
        return self._committees.get(self.action.out_of_id)

    @property
    def shared_with(self) -> Committee | None:
        """Whose people read it."""
        shared = self.action.words_seen_by == WordsSeenBy.COMMITTEE
        return self._committees.get(self.action.committee_id) if shared else None

    @cached_property
    def grievance(self) -> Grievance | None:
        """What it is around, if that was voiced and the viewer may see it."""
        if not self.reads or not self.action.grievance_id:
            return None
        return access.grievances_of(self.viewer).filter(pk=self.action.grievance_id).first()

    @property
    def asks_to_rework(self) -> bool:
        return self.reads and self.action.strengthens == Action.Answer.NOT_REALLY

    @property
    def signed(self) -> str:
        """Never a number alone (method 39)."""
        action = self.action
        if not self.reads or action.signatures is None or action.signed_known is None:
            return ""
        words = ngettext(
            "%(all)d signed; of these, %(known)d is somebody one of us knows.",
            "%(all)d signed; of these, %(known)d are people one of us knows.",
            action.signed_known,
        )
        return words % {"all": action.signatures, "known": action.signed_known}

    @property
    def answer_before(self) -> str:
        return said(Action.Answer, self.action.strengthens) if self.reads else ""

    @property
    def answer_after(self) -> str:
        return said(Action.Answer, self.action.strengthened) if self.reads else ""

    @property
    def outcome(self) -> str:
        return said(Action.Outcome, self.action.outcome) if self.reads else ""

    @property
    def risk(self) -> str:
        return said(Action.Risk, self.action.risk)


def said(choices, value: str) -> str:
    return str(choices(value).label) if value else ""
