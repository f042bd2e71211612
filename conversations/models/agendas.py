from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from conversations.models.reviews import Review
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside


class AgendaItem(Inside):
    """One thing that a review gives time to. Each is a row of its own, so that two who prepare it do not collide."""

    class Kind(models.TextChoices):
        """In the order in which they begin: people first (method 57)."""

        TOGETHER = "together", _("Time together")
        MAP = "map", _("The map")
        CHANGED = "changed", _("What has changed")
        SAID = "said", _("What was said")
        DECISIONS = "decisions", _("What we do, and who sees whom")
        OWN = "own", _("Something of your own")

    FIELDS = ("words", "noted")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OWN)
    words = EncryptedTextField(_("what is it?"), blank=True, words=120)
    noted = EncryptedTextField(_("what do you want to keep of it?"), blank=True, words=5000)
    place = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place", "made_at", "pk"]

    @classmethod
    def draw_up(cls, review: Review) -> None:
        """For `Review.prepare` alone."""
        kinds = [kind for kind in cls.Kind if kind != cls.Kind.OWN]
        AgendaItem.objects.bulk_create(
            AgendaItem(workplace=review.workplace, review=review, kind=kind, place=place)
            for place, kind in enumerate(kinds)
        )

    @classmethod
    @transaction.atomic
    def add(cls, review: Review, *, by, words: str = "", kind: str = Kind.OWN) -> "AgendaItem":
        """Before the decisions, which come last; a kind that stands there already is not added twice."""
        items = cls._held(review)
        if kind != cls.Kind.OWN and (known := next((item for item in items if item.kind == kind), None)):
            return known
        new = cls(workplace=review.workplace, review=review, kind=kind, words=words, place=len(items))
        new.save(force_insert=True)
        at = [item.kind for item in items].index(cls.Kind.DECISIONS) if items and cls._ends_with(items) else len(items)
        cls._stand([*items[:at], new, *items[at:]])
        audit.record("agenda.added", review, by=by, item=new.pk)
        return new

    @transaction.atomic
    def change(self, *, by, version: int, **words: str) -> None:
        """What FIELDS names. Raises `versions.Stale` if somebody else changed it since `version`."""
        versions.step(self, version)
        for name, value in words.items():
            setattr(self, name, value)
        self.save(update_fields=[*words])
        audit.record("agenda.changed", self.review, by=by, item=self.pk, fields=sorted(words))

    @transaction.atomic
    def move(self, *, by, to: int) -> None:
        """By so many places up (below nothing) or down, from where it stands by now."""
        items = self._held(self.review)
        at = next((n for n, item in enumerate(items) if item.pk == self.pk), None)
        if at is not None:
            self._stand_at(items, max(0, min(at + to, len(items) - 1)), by=by)

    @transaction.atomic
    def move_before(self, other: UUID | None, *, by) -> None:
        """Right before another one, or to the end."""
        items = self._held(self.review)
        rest = [item.pk for item in items if item.pk != self.pk]
        self._stand_at(items, rest.index(other) if other in rest else len(rest), by=by)

    @transaction.atomic
    def remove(self, *, by) -> None:
        audit.record("agenda.removed", self.review, by=by, item=self.pk, kind=self.kind)
        self.delete()

    @classmethod
    def _held(cls, review: Review) -> list["AgendaItem"]:
        """As they stand now, held until the end of the transaction: two who move at once move one after the other."""
        Review.objects.select_for_update().filter(pk=review.pk).first()
        return list(cls.objects.filter(review=review).select_related("workplace"))

    @classmethod
    def _ends_with(cls, items: list["AgendaItem"]) -> bool:
        return items[-1].kind == cls.Kind.DECISIONS

    def _stand_at(self, items: list["AgendaItem"], at: int, *, by) -> None:
        rest = [item for item in items if item.pk != self.pk]
        after = [*rest[:at], self, *rest[at:]]
        if [item.pk for item in after] != [item.pk for item in items]:
            self._stand(after)
            audit.record("agenda.moved", self.review, by=by, item=self.pk)

    @classmethod
    def _stand(cls, items: list["AgendaItem"]) -> None:
        for place, item in enumerate(items):
            cls.objects.filter(pk=item.pk).exclude(place=place).update(place=place)

    @property
    def title(self) -> str:
        return self.words or str(self.Kind(self.kind).label)
