from collections.abc import Callable
from datetime import date
from itertools import chain

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, RestrictedError
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Basis, Inside, SeenBy, SharedQuerySet
from relationships.models.reworking import Reworkable
from relationships.strength import MOST_FOR_PAIRS

FOLLOWERS: list[Callable] = []  # called as follow(activity, by=member) when one was changed, in its transaction
# Called as keep(workplace, ids of people) when time together was written, changed or taken away, in its transaction.
KEEPERS: list[Callable] = []


class StillNeeded(Exception):
    """Somebody who was to be taken out did something there that an upper app keeps."""


class ActivityQuerySet(SharedQuerySet):
    def with_person(self, person):
        return self.filter(presences__person=person)

    def without(self, person_id):
        return self.exclude(Exists(Presence.objects.filter(activity=OuterRef("pk"), person=person_id)))

    def first_hand(self):
        return self.exclude(basis=Basis.HEARSAY)

    def for_pairs(self):
        """Without those of so many that no two of them can be said to have met (method 2)."""
        return self.filter(size__lte=MOST_FOR_PAIRS)

    def newest_first(self):
        return self.order_by("-on", "-at", "-made_at", "pk")

    def for_list(self):
        """Without the workplace: SQLite would begin at it, and sort everything before the first row."""
        return self.select_related("gathering_place").prefetch_related("presences")


class Activity(Reworkable, Inside):
    """Time shared by two or more people on a date. It asks for no outcome, and need not include any of us."""

    ANSWERED = "activity.answered"

    class Kind(models.TextChoices):
        TALK = "talk", _("A talk")
        COFFEE = "coffee", _("Coffee")
        LUNCH = "lunch", _("Lunch")
        WALK = "walk", _("A walk")
        BREAK = "break", _("A break")
        PARTY = "party", _("A party")
        MOVE = "move", _("Help with a move")
        MEETING = "meeting", _("A meeting")
        RISK = "risk", _("Something risked together")
        OWN = "own", _("Something else")

    kind = models.CharField(_("what it was"), max_length=10, choices=Kind.choices, default=Kind.TALK)
    own_kind = EncryptedTextField(_("in your words"), blank=True, words=40)
    on = models.DateField(_("day"))
    at = models.TimeField(_("time"), null=True, blank=True)
    where = EncryptedTextField(_("where"), blank=True, words=120)
    size = models.PositiveSmallIntegerField(_("how many were there"))  # everyone present, named here or not
    business = models.BooleanField(_("only organizing business"), default=False)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.THERE)
    seen_by = models.CharField(
        _("who may know that you met"), max_length=10, choices=SeenBy.choices, default=SeenBy.CIRCLE
    )
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)
    gathering_place = models.ForeignKey(
        "relationships.GatheringPlace",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
    )
    version = models.PositiveIntegerField(default=1)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workplace", "-on"], name="activity_newest_first"),
            models.Index(fields=["workplace", "written_by", "-on"], name="activity_by_its_writer"),
            models.Index(fields=["workplace", "-on"], name="activity_own_kinds", condition=Q(kind="own")),
            models.Index(
                fields=["workplace", "answered_on"], name="activity_answered", condition=Q(answered_on__isnull=False)
            ),
        ]
        constraints = [models.CheckConstraint(condition=Q(size__gte=2), name="time_is_shared_by_two_or_more")]

    @classmethod
    @transaction.atomic
    def add(cls, *, by, people: list, on: date, **known) -> "Activity":
        """`people` are those known by name; `size` counts everyone who was there and is never smaller."""
        [activity] = cls._write(by, [{"people": people, "on": on, **known}])
        audit.record("activity.added", activity, by=by)
        return activity

    @classmethod
    @transaction.atomic
    def add_many(cls, *, by, activities: list[dict]) -> list["Activity"]:
        """Many at once; each dict is what `add` takes. One audit line for all."""
        rows = cls._write(by, activities)
        audit.record("activities.added", by.workplace, by=by, activities=[row.pk for row in rows])
        return rows

    @classmethod
    def _write(cls, by, activities: list[dict]) -> list["Activity"]:
        from relationships import ties  # a verb keeps the spans in step; `ties` reads the rows it changes

        rows, there = [], []
        for meeting in map(dict, activities):
            people = meeting.pop("people")
            size = max(meeting.pop("size", None) or 0, len(people), 2)
            row = cls(workplace=by.workplace, written_by=by.pen_name, size=size, **meeting)
            rows.append(row)
            there += [Presence(workplace=by.workplace, activity=row, person=person) for person in people]
        cls.objects.bulk_create(rows, batch_size=500)
        Presence.objects.bulk_create(there, batch_size=500)
        together = [[person.pk for person in meeting["people"]] for meeting in activities]
        ties.keep_all_in_step(by.workplace, [people for people in together if len(people) <= MOST_FOR_PAIRS])
        tell_keepers(by.workplace, set(chain(*together)))
        return rows

    @transaction.atomic
    def change(self, *, by, version: int, people: list, size: int | None = None, **known) -> None:
        """Raises `versions.Stale`, and `StillNeeded` if somebody cannot be taken out."""
        from relationships import ties

        versions.step(self, version)
        before = set(self.presences.values_list("person_id", flat=True))
        was = self.seen_by
        for name, value in known.items():
            setattr(self, name, value)
        self.size = max(size or 0, len(people), 2)
        self.save(update_fields=[*known, "size"])
        kept = {person.pk for person in people}
        try:
            self.presences.exclude(person__in=kept).delete()
        except RestrictedError as error:
            raise StillNeeded from error
        there = set(self.presences.values_list("person_id", flat=True))
        Presence.objects.bulk_create(
            Presence(workplace=self.workplace, activity=self, person=person)
            for person in people
            if person.pk not in there
        )
        self._take_along(by, was_seen_by=was)
        parties = self.givings.values_list("giver_id", "receiver_id")
        ties.keep_in_step(by.workplace, {*before, *(person.pk for person in people), *chain(*parties)})
        tell_keepers(by.workplace, {*before, *(person.pk for person in people)})
        audit.record("activity.changed", self, by=by, fields=sorted(known))

    def _take_along(self, by, *, was_seen_by: str) -> None:
        """Help at a meeting is of its day, and seen by no more than know of the meeting; upper apps have their own."""
        self.givings.update(on=self.on, **({"seen_by": SeenBy.ME} if self.seen_by == SeenBy.ME else {}))
        for follow in FOLLOWERS:
            follow(self, by=by)
        if was_seen_by != self.seen_by:
            audit.record("activity.seen-by-changed", self, by=by, was=was_seen_by, now=self.seen_by)

    @transaction.atomic
    def remove(self, *, by) -> None:
        """What somebody else wrote about help at it stays, on its own."""
        from relationships import ties

        self.givings.exclude(written_by=self.written_by).update(activity=None)
        audit.record("activity.removed", self, by=by)
        people = set(self.presences.values_list("person_id", flat=True))
        parties = list(self.givings.values_list("giver_id", "receiver_id"))
        self.delete()
        ties.keep_in_step(by.workplace, {*people, *chain(*parties)})
        tell_keepers(by.workplace, people)

    @classmethod
    @transaction.atomic
    def remove_many(cls, *, by, activities: list) -> None:
        """Many at once, by their ids, with the help at them. One audit line for all."""
        from relationships import ties

        groups = []
        for start in range(0, len(activities), 1000):
            rows = cls.objects.filter(pk__in=activities[start : start + 1000], workplace=by.workplace_id)
            groups += _who_was_there(rows)
            at_them = rows.filter(givings__isnull=False)
            groups += [list(pair) for pair in at_them.values_list("givings__giver", "givings__receiver")]
            rows.delete()
        ties.keep_all_in_step(by.workplace, [people for people in groups if len(people) <= MOST_FOR_PAIRS])
        tell_keepers(by.workplace, set(chain(*groups)))
        audit.record("activities.removed", by.workplace, by=by, activities=activities)

    @property
    def holds_more(self) -> bool:
        """Whether an upper app keeps something that would go with it, such as what was said."""
        beside = [relation for relation in self._meta.related_objects if relation.one_to_one]
        return any(
            relation.related_model._default_manager.filter(**{relation.field.name: self}).exists()
            for relation in beside
        )

    @property
    def makes_no_pairs(self) -> bool:
        return self.size > MOST_FOR_PAIRS

    @property
    def kind_in_words(self) -> str:
        return self.own_kind if self.kind == self.Kind.OWN and self.own_kind else self.get_kind_display()

    @property
    def people_ids(self) -> list:
        return [presence.person_id for presence in self.presences.all()]


def _who_was_there(rows: ActivityQuerySet) -> list[list]:
    found: dict = {}
    for activity, person in Presence.objects.filter(activity__in=rows).values_list("activity", "person"):
        found.setdefault(activity, []).append(person)
    return list(found.values())


def tell_keepers(workplace, people: set) -> None:
    for keep in KEEPERS:
        keep(workplace, people)


class Presence(models.Model):
    """A person was there."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="presences")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "person"], name="there_once")]
