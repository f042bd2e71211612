"""Whom a page is about, who makes it, and how others are called on it: what every section is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from organizer import access
from organizer.models import Membership
from organizer.own_pages import Item
from relationships import directory
from relationships.models import Person, SeenBy
from relationships.own_page.hiding import Hiding

BY_CIRCLE = _("Our circle can see it.")
BY_GIVER = _("Only the one who gives you this page can see it.")
SEEN = {SeenBy.CIRCLE.value: BY_CIRCLE, SeenBy.ME.value: BY_GIVER}


@dataclass
class About:
    """`numbers`: of the others, as they were given when the first note was looked at."""

    member: Membership
    person: Person
    numbers: Mapping[UUID, int] | None = None

    @cached_property
    def hidden(self) -> Hiding:
        names = directory.of(self.member.workplace)
        return Hiding(names, self.person.pk, self.numbers, access.called(self.member).values())

    def fact(self, says: str, words: str = "", seen="") -> Item:
        """Stands on the page as it is."""
        return Item(says, self.hidden.words(words), str(seen))

    def note(self, row, says: str, words: str = "", seen="") -> Item:
        """Of a row of ours; looked at before it is given."""
        key = f"{row._meta.model_name}-{row.pk}"
        return Item(says, self.hidden.words(words), str(seen), key, self.hidden.doubts(words))

    @staticmethod
    def day(on: date) -> str:
        return date_format(on, pgettext("a day", "j F Y"))


def lines(*words: str) -> str:
    """Those that say anything, below each other."""
    return "\n".join(word for word in words if word)
