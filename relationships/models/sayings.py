from datetime import date

from django.db import models, transaction
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organizer import audit
from relationships.models.base import Basis, Inside


class SayingSeenBy(models.TextChoices):
    """Whether a saying counts in what all of the circle read of the tie, and who may know who said it (S8, S9)."""

    ME = "me", _("Just me, and it counts only in what I see")
    COUNTED = "counted", _("It counts for our circle; who said it stays with me")
    NAMED = "named", _("It counts, and the members I name may know who said it")
    CIRCLE = "circle", _("It counts, and our circle may know who said it")


class SayingQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Who said what, for those who may know it. That it counts in the reading is another thing (method 2)."""
        if not member.in_circle:
            return self.none()
        return self.filter(self._known_to(member), workplace=member.workplace_id)

    def counting_for(self, member):
        """Those in the readings of this member: what was opened to be counted, and their own. Not for showing: `known`
        says of each whether they may know who said it."""
        if not member.in_circle:
            return self.none()
        counts = ~Q(seen_by=SayingSeenBy.ME) | Q(written_by=member.pen_name)
        known = ExpressionWrapper(self._known_to(member), output_field=models.BooleanField())
        return self.filter(counts, workplace=member.workplace_id).annotate(known=known)

    @staticmethod
    def _known_to(member) -> Q:
        named = SayingReader.objects.filter(saying=OuterRef("pk"), pen_name=member.pen_name)
        mine = Q(written_by=member.pen_name) | Q(seen_by=SayingSeenBy.CIRCLE)
        return Q(mine | (Q(seen_by=SayingSeenBy.NAMED) & Exists(named)))

    def between(self, one, other):
        return self.filter(Q(person=one, about=other) | Q(person=other, about=one))


class Saying(Inside):
    """What one says of the tie: how close they are, or that they would stand together. Each saying is a row of its own.

    It is kept only with leave to count it, and counts for the circle once its writer opens it; who said what is shown
    only to those whom they named.
    """

    class Kind(models.TextChoices):
        CLOSENESS = "closeness", _("How close they say they are")
        STAND = "stand", _("That they would stand together")

    class Level(models.IntegerChoices):
        TAKEN_BACK = 0, _("I take back what I said")
        KNOW = 1, _("We know each other")
        FRIENDLY = 2, _("We are friendly")
        CLOSE = 3, _("We are close")

    known: bool  # from `counting_for`

    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField()  # of closeness 0-3; of standing together 1, or 0 when taken back
    on = models.DateField(_("day"))
    basis = models.CharField(max_length=10, choices=Basis.choices)
    seen_by = models.CharField(max_length=10, choices=SayingSeenBy.choices, default=SayingSeenBy.ME)
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)

    objects = SayingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("about")), name="saying_is_about_another"),
            models.CheckConstraint(condition=~Q(basis=Basis.HEARSAY), name="hearsay_is_no_saying"),
            models.CheckConstraint(condition=Q(level__lte=3), name="saying_has_a_level"),
        ]

    @property
    def in_words(self) -> str:
        if self.kind == self.Kind.STAND:
            return (
                gettext("We would stand together") if self.level else gettext("I take back that I would stand together")
            )
        return str(self.Level(self.level).label)

    @classmethod
    @transaction.atomic
    def add(cls, *, by, kind: str, person, about, level: int, on: date, readers=(), **known) -> "Saying":
        """Always noted as told, also of oneself: else a stolen dump would show which person the writer is (S15)."""
        from relationships import ties

        if level not in (cls.Level.values if kind == cls.Kind.CLOSENESS else (0, 1)):
            raise ValueError("there is no such level of saying")
        known |= {"kind": kind, "person": person, "about": about, "level": level, "on": on}
        saying = cls(workplace=by.workplace, written_by=by.pen_name, basis=Basis.TOLD, **known)
        saying.save(force_insert=True)
        if saying.seen_by == SayingSeenBy.NAMED:
            SayingReader.objects.bulk_create(
                SayingReader(workplace=by.workplace, saying=saying, pen_name=reader.pen_name) for reader in readers
            )
        ties.keep_in_step(by.workplace, [person.pk, about.pk])
        audit.record("saying.added", saying, by=by)
        return saying

    @transaction.atomic
    def remove(self, *, by) -> None:
        from relationships import ties

        audit.record("saying.removed", self, by=by)
        people = [self.person_id, self.about_id]
        self.delete()
        ties.keep_in_step(by.workplace, people)


class SayingReader(models.Model):
    """A member who may know who said it, by pen name (S15)."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    saying = models.ForeignKey(Saying, on_delete=models.CASCADE, related_name="readers")
    pen_name = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["saying", "pen_name"], name="saying_reader_once")]
