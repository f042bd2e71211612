from datetime import date
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conversations.models.actions import Action
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside


class ReviewQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The circle's, all of it: nothing stands in a review that not all of the circle may read."""
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()

    def finished(self):
        return self.filter(finished_at__isnull=False)

    def under_way(self):
        return self.filter(finished_at=None)

    def newest_first(self):
        return self.order_by("-on", "-made_at", "pk")

    def for_list(self):
        return self.select_related("workplace")


class Review(Inside):
    """A meeting in which the circle looks at the map together, prepared by the app and led by people.

    It may lie half done for weeks. Who was there is sealed: these people are most of the circle, and a stolen dump must
    not say who the organizers are (S15).
    """

    FIELDS = ("on", "where")

    on = models.DateField(_("day"))
    where = EncryptedTextField(_("where"), blank=True, words=80)
    there = EncryptedTextField(blank=True, words=8000)  # the ids of those who were there, with spaces between them
    strengthened = EncryptedTextField(_("did it strengthen us?"), blank=True, words=20)  # a word of Action.Answer
    rework = EncryptedTextField(_("how could we rework it next time?"), blank=True, words=2000)
    next_on = models.DateField(_("when do we sit together again?"), null=True, blank=True)
    finished_at = models.DateTimeField(null=True)
    showing = models.CharField(max_length=48, blank=True)  # the slide that it is at, see reviewing/slides.py
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)
    version = models.PositiveIntegerField(default=1)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["workplace", "-on"], name="review_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=models.F("on")), name="the_next_review_is_later"
            )
        ]

    @classmethod
    @transaction.atomic
    def prepare(cls, *, by, on: date, people=(), where: str = "") -> "Review":
        """With an agenda, in the order that method 57 wants."""
        from conversations.models.agendas import AgendaItem

        review = cls(workplace=by.workplace, written_by=by.pen_name, on=on, where=where)
        review._seat(people)
        review.save(force_insert=True)
        AgendaItem.draw_up(review)
        audit.record("review.prepared", review, by=by)
        return review

    @transaction.atomic
    def change(self, *, by, version: int, people=(), **known) -> None:
        """`known`: what FIELDS names. Raises `versions.Stale` if somebody else changed it since `version`."""
        versions.step(self, version)
        for name, value in known.items():
            setattr(self, name, value)
        if self.next_on and self.next_on <= self.on:
            self.next_on = None
        self._seat(people)
        self.save(update_fields=[*known, "there", "next_on"])
        audit.record("review.changed", self, by=by, fields=sorted(known))

    def _seat(self, people) -> None:
        self.there = " ".join(dict.fromkeys(str(person.pk) for person in people))

    @transaction.atomic
    def finish(self, *, by, next_on: date | None = None, strengthened: str = "", rework: str = "") -> None:
        """Keeps the picture and the figures of its day. Asked again, it changes what was answered."""
        from conversations.models.snapshots import Snapshot

        self.finished_at = Review.objects.select_for_update().values_list("finished_at", flat=True).get(pk=self.pk)
        first = self.finished_at is None  # as it stands by now: two may finish it at once
        self.on = min(self.on, by.workplace.today())
        self.next_on = next_on if next_on and next_on > self.on else None
        self.strengthened, self.rework = strengthened, rework
        self.finished_at = self.finished_at or timezone.now()
        self.save(update_fields=["on", "next_on", "strengthened", "rework", "finished_at"])
        if first:
            Snapshot.keep(self, by=by)
            audit.record("review.finished", self, by=by)

    @transaction.atomic
    def go_on(self, *, by) -> None:
        """It was not finished after all."""
        if self.finished_at is None:
            return
        self.finished_at = None
        self.save(update_fields=["finished_at"])
        self.snapshots.all().delete()
        audit.record("review.went-on", self, by=by)

    def show(self, slide: str) -> None:
        """The wall, and everybody who watches, is at that slide now. Not recorded: nothing that is kept changes."""
        if slide != self.showing:
            self.showing = slide
            self.save(update_fields=["showing"])

    @transaction.atomic
    def take_back(self, *, by) -> None:
        """The meeting is not, or no longer, written down; what people took on stays theirs."""
        audit.record("review.taken-back", self, by=by)
        self.delete()

    @transaction.atomic
    def take(self, check_in, *, by) -> bool:
        """`by` would like to see whom a check-in is about, said in the meeting. False if somebody else was quicker."""
        from conversations.models.decisions import Taking

        if not check_in.take_up(by=by):
            return False
        Taking.objects.get_or_create(review=self, check_in=check_in, defaults={"workplace": self.workplace})
        return True

    @property
    def finished(self) -> bool:
        return self.finished_at is not None

    @property
    def people_ids(self) -> list[UUID]:
        return [UUID(pk) for pk in self.there.split()]

    @property
    def answer(self) -> str:
        """To "did it strengthen us?", in words."""
        return str(Action.Answer(self.strengthened).label) if self.strengthened else ""
