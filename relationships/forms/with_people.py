"""Forms that save people together with something: the picker, and both texts when two saves differ."""

from typing import cast

from organizer.forms import VersionedForm
from organizer.models import Membership
from relationships import directory
from relationships.forms.people_picker import PeopleField
from relationships.picking import Chosen


class WithPeopleForm(VersionedForm):
    """Has a field `people`; `people_of(row)` gives the ids of those who are in it now."""

    member: Membership

    def __init__(self, *args, member: Membership, instance=None, offer=(), me: bool = False, **kwargs):
        self.member = member
        if instance is not None:
            kwargs["initial"] = {"people": self.people_of(instance), **kwargs.get("initial", {})}
        super().__init__(*args, instance=instance, **kwargs)
        cast(PeopleField, self.fields["people"]).open_for(member, offer=offer, me=me)

    def people_of(self, row) -> list:
        raise TypeError("a form with people says whose they are")

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        rows = super().differences
        if self.fresh is not None:
            theirs, mine = self._names(self.people_of(self.fresh)), self._names(self.cleaned_data["people"])
            if theirs != mine:
                rows.insert(0, (str(self.fields["people"].label), theirs, mine))
        return rows

    def _names(self, people) -> str:
        if isinstance(people, Chosen):
            added = [people.me if isinstance(people.me, str) else people.me.name] if people.me else []
            return ", ".join(sorted([*(person.name for person in people.known), *people.new, *added]))
        return ", ".join(sorted(directory.of(self.member.workplace).names(people)))
