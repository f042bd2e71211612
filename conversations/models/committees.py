from datetime import date

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conversations.models.growth import Growth
from conversations.models.seats import SeatedQuerySet, mark_of, marks
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside


class KnownBy(models.TextChoices):
    """Who may know that a committee exists."""

    CIRCLE = "circle", _("Our circle")
    MEMBERS = "members", _("Only its own people, and you")


class GrowsOutOfTalks(Exception):
    """A committee is formed out of at least one conversation (method 23)."""


class SeatQuerySet(SeatedQuerySet):
    def now(self):
        return self.filter(until=None)


class CommitteeQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Who may know that it exists. Those who sit in it always do."""
        if not member.in_circle:
            return self.none()
        inside = Q(pk__in=Seat.objects.now().of_member(member).values("committee"))
        known = Q(known_by=KnownBy.CIRCLE) | Q(written_by=member.pen_name) | inside
        return self.filter(known, workplace=member.workplace_id)

    def read_by(self, member):
        """Those whose people, the member among them, read what is shared with the committee: now, and until it ends."""
        seats = Seat.objects.now().of_member(member)
        return self.filter(workplace=member.workplace_id, ended_on=None, pk__in=seats.values("committee"))

    def going(self):
        return self.filter(ended_on=None)

    def newest_first(self):
        return self.order_by("-began_on", "-made_at", "pk")

    def for_list(self):
        return self.select_related("workplace").prefetch_related("seats")


class Committee(Inside):
    """People of the workplace who came together around something, for a while. It grew out of talks."""

    FIELDS = ("name", "around", "began_on", "known_by")

    name = EncryptedTextField(_("what you call it"), words=80)
    around = EncryptedTextField(_("what it came together around"), blank=True, words=500)
    grievance = models.ForeignKey(
        "conversations.Grievance", on_delete=models.SET_NULL, null=True, blank=True, related_name="committees"
    )  # shown only to those who may see it
    began_on = models.DateField(_("began"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    known_by = models.CharField(_("who may know of it"), max_length=10, choices=KnownBy.choices, default=KnownBy.CIRCLE)
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)
    version = models.PositiveIntegerField(default=1)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["workplace", "-began_on"], name="committee_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("began_on")),
                name="a_committee_ends_after_it_began",
            )
        ]

    @classmethod
    @transaction.atomic
    def form(cls, *, by, people: list, talks: list, began_on: date, **known) -> "Committee":
        """Out of conversations that the founder may read. Raises `GrowsOutOfTalks` without one."""
        if not talks:
            raise GrowsOutOfTalks
        committee = cls(workplace=by.workplace, written_by=by.pen_name, began_on=began_on, **known)
        committee.save(force_insert=True)
        committee._seat(people, on=began_on)
        Growth.root(committee, talks, by=by)
        audit.record("committee.formed", committee, by=by, people=[person.pk for person in people])
        return committee

    @transaction.atomic
    def change(self, *, by, version: int, **known) -> None:
        versions.step(self, version)
        was = self.known_by
        for name, value in known.items():
            setattr(self, name, value)
        self.save(update_fields=[*known])
        audit.record("committee.changed", self, by=by, fields=sorted(known))
        if was != self.known_by:
            audit.record("committee.known-by-changed", self, by=by, was=was, now=self.known_by)

    @transaction.atomic
    def seat(self, people: list, *, by, on: date) -> None:
        """They join. Who sits there already goes on sitting."""
        if joined := self._seat(people, on=max(on, self.began_on)):
            audit.record("committee.joined", self, by=by, people=joined)

    def _seat(self, people: list, *, on: date) -> list:
        sitting = set(self.seats.now().values_list("person_id", flat=True))
        new = [person.pk for person in people if person.pk not in sitting]
        mark = marks(self.workplace, new)
        Seat.objects.bulk_create(
            Seat(workplace=self.workplace, committee=self, person_id=pk, since=on, mark=mark[pk]) for pk in new
        )
        return new

    @transaction.atomic
    def step_back(self, person, *, by, on: date) -> None:
        """That they were part of it stays."""
        open_now = self.seats.now().filter(person=person)
        if open_now.update(until=models.functions.Greatest("since", models.Value(on, models.DateField()))):
            audit.record("committee.stepped-back", self, by=by, person=person.pk)

    @transaction.atomic
    def end(self, *, by, on: date) -> None:
        """Its history stays; what was shared with its people is theirs no longer."""
        if self.ended_on:
            return
        self.ended_on = max(on, self.began_on)
        self.save(update_fields=["ended_on"])
        audit.record("committee.ended", self, by=by, on=self.ended_on)

    @transaction.atomic
    def begin_again(self, *, by) -> None:
        if not self.ended_on:
            return
        self.ended_on = None
        self.save(update_fields=["ended_on"])
        audit.record("committee.began-again", self, by=by)

    @transaction.atomic
    def recognise(self, *, by) -> None:
        """Says that the members who say they are its people are: from now on they read what is shared with it."""
        seats = list(self.seats.now())
        mark = marks(self.workplace, [seat.person_id for seat in seats])
        changed = [seat for seat in seats if seat.mark != mark[seat.person_id]]
        for seat in changed:
            seat.mark = mark[seat.person_id]
        Seat.objects.bulk_update(changed, ["mark"])
        if changed:
            audit.record("committee.recognised", self, by=by, people=[seat.person_id for seat in changed])

    def seats_member(self, member) -> bool:
        """From the seats that were read with it."""
        mine = mark_of(member)
        return any(seat.mark == mine and seat.until is None for seat in self.seats.all())

    @property
    def people_ids(self) -> list:
        """Who sits in it now, or sat in it to the end."""
        return [seat.person_id for seat in self.seats.all() if seat.until is None]

    @property
    def stepped_back(self) -> list["Seat"]:
        here = set(self.people_ids)
        return [seat for seat in self.seats.all() if seat.until and seat.person_id not in here]


class Seat(models.Model):
    """A person of the workplace is part of a committee, from a day, until a day."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="seats")
    since = models.DateField()
    until = models.DateField(null=True)
    mark = models.CharField(max_length=32)  # see conversations/models/seats.py

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["mark"], name="seats_of_a_member")]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "person"], condition=Q(until=None), name="seated_once_at_a_time"
            )
        ]
