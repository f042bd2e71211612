"""The page itself: each section with its facts and its notes, as they were looked at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from conversations.models import OwnPage as Draft
from conversations.own_page.choices import REASONS, WITHHOLD, Choice, Looked, looked_at
from conversations.own_page.doors import draft_of
from organizer import own_pages
from organizer.models import Membership
from organizer.own_pages import Item, Section
from relationships.models import Person
from relationships.own_page.about import About

own_pages.leaves_out(own_pages.PASSING, {"conversations.OwnPage": "person chosen"})


@dataclass(frozen=True)
class Part:
    """A section in which there is anything."""

    section: Section
    facts: list[Item]
    notes: list[Looked]

    @property
    def seen(self) -> str:
        """Who can see it, if it is the same for all of it."""
        said = {item.seen for item in (*self.facts, *(one.note for one in self.notes if one.given))}
        return said.pop() if len(said) == 1 else ""

    @property
    def given(self) -> list[Looked]:
        return [one for one in self.notes if one.given]

    @property
    def kept_back(self) -> list[str]:
        """The reasons, the commonest first, each once: how many notes there are is not said."""
        reasons = Counter(one.choice.reason for one in self.notes if one.choice and one.choice.how == WITHHOLD)
        return [str(REASONS[reason]) for reason, _count in reasons.most_common() if reason in REASONS]

    @property
    def on_the_page(self) -> bool:
        return bool(self.facts or self.given or self.kept_back)


class OwnPage:
    """Everything kept about `person` that `member` may read, in a fixed number of queries."""

    def __init__(self, member: Membership, person: Person):
        self.member, self.person = member, person

    @cached_property
    def draft(self) -> Draft | None:
        return draft_of(self.member, self.person)

    @cached_property
    def about(self) -> About:
        return About(self.member, self.person, self.draft.numbers if self.draft else None)

    @cached_property
    def parts(self) -> list[Part]:
        chosen = self.draft.choices if self.draft else {}
        found = [(section, list(section.gather(self.about))) for section in own_pages.SECTIONS]
        return [
            Part(
                section,
                [item for item in items if not item.key],
                [looked_at(item, chosen) for item in items if item.key],
            )
            for section, items in found
            if items
        ]

    @property
    def notes(self) -> list[tuple[Section, Looked]]:
        return [(part.section, one) for part in self.parts for one in part.notes]

    @property
    def to_look_at(self) -> list[tuple[Section, Looked]]:
        return [(section, one) for section, one in self.notes if one.choice is None]

    @property
    def looked_at(self) -> list[tuple[Section, Looked]]:
        return [(section, one) for section, one in self.notes if one.choice is not None]

    @property
    def whole(self) -> bool:
        """Every note was looked at: it may be given."""
        return not self.to_look_at

    @property
    def left_out(self) -> list[Any]:
        return own_pages.REASONS

    @property
    def on(self) -> date:
        return self.member.workplace.today()

    def choose(self, choices: Iterable[tuple[Item, Choice]]) -> None:
        kept = {note.key: choice.kept for note, choice in choices}
        if kept:
            self.parts  # noqa: B018  (the numbers of all who stand on it)
            numbers = self.about.hidden.numbers
            Draft.choose(by=self.member, person=self.person, choices=kept, numbers=numbers)
