"""What two records of one person hold, and what the one will: as far as the one who looks may see (S9)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from conversations import access as said
from organizer.models import Membership
from relationships import access
from relationships.models import Person, Tie


@dataclass(frozen=True)
class Row:
    """How many each record has, and how many the one will have."""

    label: str | Promise
    kept: int
    gone: int
    one: int


@dataclass
class TwoRecords:
    member: Membership
    kept: Person
    gone: Person

    @cached_property
    def rows(self) -> list[Row]:
        """Ties first. What neither has is not spoken of."""
        ties = [self._tied_to(one) for one in (self.kept, self.gone)]
        rows = [self._row(_("Ties"), *ties)]
        for label, of in self._kinds:
            rows.append(self._row(label, *(set(of(one)) for one in (self.kept, self.gone))))
        return [row for row in rows if row.kept or row.gone]

    @property
    def both(self) -> list[Person]:
        return [self.kept, self.gone]

    @property
    def twice(self) -> int:
        """Times together at which both are named."""
        return len(self._both)

    @cached_property
    def only_these(self) -> list:
        """Time that, it says, these two shared with nobody else that is named."""
        return [one for one in self._both if len(one.people_ids) == 2]

    @property
    def tied(self) -> bool:
        """Whether something is known of the two with each other."""
        return self.gone.pk in self._tied_to(self.kept, all_of_them=True)

    @cached_property
    def _both(self) -> list:
        return list(access.activities_of(self.member).with_person(self.kept).with_person(self.gone))

    def _tied_to(self, person: Person, *, all_of_them: bool = False) -> set[UUID]:
        ties = Tie.objects.visible_to(self.member).of(person.pk)
        others = {tie.other(person.pk) for tie in ties.only("a", "b")}
        return others if all_of_them else others - {self.kept.pk, self.gone.pk}

    @staticmethod
    def _row(label, kept: set, gone: set) -> Row:
        return Row(label, len(kept), len(gone), len(kept | gone))

    @property
    def _kinds(self) -> list[tuple[str | Promise, Callable[[Person], Iterable[UUID]]]]:
        member = self.member
        return [
            (_("Time together"), lambda one: _ids(access.activities_of(member).with_person(one))),
            (
                _("Help, and what was confided"),
                lambda one: _ids(self._with_others(access.givings_of(member), "giver", "receiver", one)),
            ),
            (
                _("What was said of ties"),
                lambda one: _ids(self._with_others(access.sayings_of(member), "person", "about", one)),
            ),
            (
                _("Something to talk through"),
                lambda one: _ids(self._with_others(access.strains_of(member), "a", "b", one)),
            ),
            (
                _("Where they usually are"),
                lambda one: _ids(access.gathering_places_of(member).filter(usuals__person=one)),
            ),
            (_("Talks"), lambda one: _ids(said.conversations_of(member).filter(activity__presences__person=one))),
            (_("Committees"), lambda one: _ids(said.committees_of(member).filter(seats__person=one))),
            (
                _("What people do together"),
                lambda one: _ids(said.actions_of(member).filter(taking_part__person=one, reads=True)),
            ),
            (_("Seeing each other"), lambda one: _ids(said.check_ins_of(member).of(one.pk))),
            (
                _("Asks"),
                lambda one: _ids(said.asks_of(member).filter(Q(asked=one) | Q(wants=one) | Q(through=one))),
            ),
            (_("What came up"), lambda one: [row.pk for row in said.voicings_by_name(member, person=one)]),
        ]

    def _with_others(self, rows: QuerySet, one: str, other: str, person: Person) -> QuerySet:
        """Without what lies between the two: it goes."""
        two = [self.kept, self.gone]
        between = Q(**{f"{one}__in": two, f"{other}__in": two})
        return rows.filter(Q(**{one: person}) | Q(**{other: person})).exclude(between)


def _ids(rows: QuerySet) -> QuerySet:
    return rows.order_by().values_list("pk", flat=True)
