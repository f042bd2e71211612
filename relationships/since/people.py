"""Who came, who left, and who counts among us on a day."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from organizer.models import Membership
from relationships import access, directory


class PeopleSince:
    """Coworkers alone: supervisors are not counted among us (method 45). `then`: None if there was no earlier day."""

    def __init__(self, member: Membership, then: date | None, day: date):
        self.member, self.then, self.day = member, then, day
        self.names = directory.of(member.workplace)

    @cached_property
    def here(self) -> list[UUID]:
        """Those who worked here on the later day, by name."""
        return [pk for pk in self.names.in_order if self.was_here(pk, self.day)]

    def was_here(self, person_id: UUID, day: date) -> bool:
        entry = self.names.people.get(person_id)
        if entry is None or entry.supervisor:
            return False
        came, left = self._days.get(person_id, (None, None))
        return (came is None or came <= day) and (left is None or left > day)

    def worked_here(self, end: str) -> Q:
        """The same of those to whom a query leads by `end`."""
        left = Q(**{f"{end}__left_on": None}) | Q(**{f"{end}__left_on__gt": self.day})
        came = Q(**{f"{end}__came_on": None}) | Q(**{f"{end}__came_on__lte": self.day})
        return left & came & Q(**{f"{end}__supervisor": False})

    @cached_property
    def came(self) -> list[UUID]:
        """Who came since, by name: by the day they came; if nobody knows it, who was written down since and had no
        tie before."""
        if not self.then:
            return []
        days = {pk for pk, (came, _left) in self._days.items() if came and self.then < came <= self.day}
        return [pk for pk in self.here if pk in days or pk in self._written_down]

    @cached_property
    def left(self) -> list[UUID]:
        """Who left since, by name."""
        if not self.then:
            return []
        days: Mapping = self._days
        gone = {pk for pk, (_came, left) in days.items() if left and self.then < left <= self.day}
        return [pk for pk in self.names.in_order if pk in gone and not self.names.people[pk].supervisor]

    @cached_property
    def _days(self) -> dict[UUID, tuple[date | None, date | None]]:
        """When they came and left, of those for whom it matters. One query."""
        first = self.then or self.day
        rows = access.people_of(self.member).filter(Q(left_on__isnull=False) | Q(came_on__gt=first)).order_by()
        return {pk: (came, left) for pk, came, left in rows.values_list("pk", "came_on", "left_on")}

    @cached_property
    def _written_down(self) -> set[UUID]:
        """One query."""
        if not self.then:
            return set()
        zone = self.member.workplace.zone
        first = datetime.combine(self.then + timedelta(days=1), time.min, zone)
        until = datetime.combine(self.day + timedelta(days=1), time.min, zone)
        spans = access.spans_of(self.member).filter(starts__lte=self.then)
        known = spans.filter(tie__a=OuterRef("pk")), spans.filter(tie__b=OuterRef("pk"))
        rows = access.people_of(self.member).filter(came_on=None, made_at__gte=first, made_at__lt=until)
        rows = rows.exclude(Exists(known[0])).exclude(Exists(known[1]))
        return set(rows.order_by().values_list("pk", flat=True))
