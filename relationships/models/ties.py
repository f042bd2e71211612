from collections.abc import Iterator
from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from organizer.inserting import Ready
from relationships.models.base import Inside
from relationships.strength import BAND_NAMES, Band, Kind, State

FOR_EVER = date.max
SINCE = {
    Kind.TOGETHER: "together_since",
    Kind.HELP: "helped_since",
    Kind.HELP_BOTH_WAYS: "helped_both_ways_since",
    Kind.CONFIDING: "confided_since",
    Kind.RISK: "risked_since",
}
"""The column of a tie that says since when it rests on a kind of evidence"""


def ordered(one, other) -> tuple:
    """The two ids of a pair in the order in which the pair is stored: the smaller is `a`."""
    return (one, other) if one < other else (other, one)


class TieQuerySet(models.QuerySet):
    def visible_to(self, member):
        """A tie rests only on what the circle may see, so all of the circle see it (S9)."""
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()

    def of(self, person_id):
        return self.filter(Q(a=person_id) | Q(b=person_id))

    def between(self, one, other):
        a, b = ordered(one, other)
        return self.filter(a=a, b=b)

    def resting_on(self, kind: Kind, day: date):
        """Those with such first-hand evidence up to a day."""
        return self.filter(**{f"{SINCE[kind]}__lte": day})


class Tie(Inside):
    """The relationship between two coworkers: the first-class record. One row per pair of whom something is known.

    How strong it reads is never stored here; its spans say so for every day.
    """

    a = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+", db_index=False)
    b = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="+", db_index=False)
    how = EncryptedTextField(_("how they know each other"), blank=True, words=500)
    a_is = EncryptedTextField(_("what the one is to the other"), blank=True, words=80)
    b_is = EncryptedTextField(_("what the other is to the one"), blank=True, words=80)
    a_looks_for = EncryptedTextField(_("what the one looks for"), blank=True, words=200)  # method 46
    b_looks_for = EncryptedTextField(_("what the other looks for"), blank=True, words=200)
    last_met = models.DateField(null=True)  # the last contact that the circle may see
    # The first of each kind, first-hand and seen by the circle; none if there was none.
    together_since = models.DateField(null=True)
    helped_since = models.DateField(null=True)
    helped_both_ways_since = models.DateField(null=True)
    confided_since = models.DateField(null=True)
    risked_since = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = TieQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["b"], name="tie_from_the_other_side")]
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="one_tie_per_pair"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="a_tie_is_unordered"),
        ]

    def other(self, person_id):
        return self.b_id if person_id == self.a_id else self.a_id

    WORDS = ("how", "a_is", "b_is", "a_looks_for", "b_looks_for")

    @transaction.atomic
    def describe(self, *, by, version: int, **words: str) -> None:
        """How they know each other, a word for each side, what each looks for; `words` by the names of WORDS. Makes
        the row if nothing was known of the pair."""
        if unknown := set(words) - set(self.WORDS):
            raise ValueError(f"a tie has no words called {', '.join(sorted(unknown))}")
        if self._state.adding:
            Tie.objects.bulk_create([self], ignore_conflicts=True)
            self.__dict__.update(Tie.objects.get(a=self.a_id, b=self.b_id).__dict__)
        versions.step(self, version)
        self.__dict__.update(words)
        self.save(update_fields=list(words))
        audit.record("tie.described", self, by=by)

    @classmethod
    @transaction.atomic
    def describe_many(cls, *, by, ties: Ready["Tie"]) -> list["Tie"]:
        """How they know each other: a tie for those who have none, and words for those of whom nobody has said it.
        Returns the latter. One audit line for all."""
        there = ties.doubled("a_id", "b_id")
        wordless = [(tie, ready.how) for tie, ready in there if ready.how and not tie.how]
        for tie, how in wordless:
            versions.step(tie, tie.version)
            tie.how = how
            tie.save(update_fields=["how"])
        ties.leave_out([ready for _tie, ready in there])
        ties.write()
        described = [tie for tie, _how in wordless]
        audit.record("ties.described", by.workplace, by=by, ties=[*sorted(ties.keys), *(tie.pk for tie in described)])
        return described

    @classmethod
    @transaction.atomic
    def undescribe_many(cls, *, by, made: models.QuerySet, described: list) -> None:
        """Takes back a `describe_many`: `made` ties (a query of ids) lose their words, and go if nothing else is known
        of the pair; `described` ones (ids) are as they were before. Nothing may have been said of them since. The audit
        says how many were made: which, it said when they were."""
        for some in _slices(described):
            cls.objects.filter(pk__in=some).update(how=b"", version=F("version") - 1)
        rows = cls.objects.filter(pk__in=made)
        gone = rows.exclude(pk__in=TieSpan.objects.filter(tie__in=made).values("tie"))._raw_delete("default")
        left = rows.update(how=b"")
        audit.record("ties.undescribed", by.workplace, by=by, ties=described, made=(gone or 0) + left)


def _slices(ids: list, size: int = 1000) -> Iterator[list]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


class TieSpanQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()

    def on(self, day: date):
        """The one span of each tie that holds on a day, past or coming."""
        return self.filter(starts__lte=day, ends__gte=day)

    def at_least(self, band: Band):
        return self.filter(band__gte=band)

    def resting_on(self, kind: Kind, day: date):
        """Those whose tie had such first-hand evidence up to a day."""
        return self.filter(**{f"tie__{SINCE[kind]}__lte": day})

    def live(self):
        return self.filter(state=State.LIVE)

    def going_quiet(self, first: date, last: date):
        """Spans in which a tie goes quiet between two days, both included, if nothing new comes."""
        return self.filter(state=State.QUIET, starts__gte=first, starts__lte=last, since=F("starts"))

    def of(self, person_id):
        return self.filter(Q(tie__a=person_id) | Q(tie__b=person_id))

    def for_list(self):
        return self.select_related("tie")


class TieSpan(models.Model):
    """Days on which a tie reads the same, its whole past and its coming step-down. Made by `ties.py` alone."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="spans")
    band = models.PositiveSmallIntegerField(choices=[(band.value, name) for band, name in BAND_NAMES.items()])
    first_hand = models.PositiveSmallIntegerField()  # the band that section 3 counts
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State])
    since = models.DateField(null=True)  # the day it went quiet, or the strain began
    was = models.PositiveSmallIntegerField(null=True)  # of a quiet tie: the older, higher band
    was_until = models.DateField(null=True)
    starts = models.DateField()
    ends = models.DateField()  # the last day; date.max if it stays so

    objects = TieSpanQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workplace", "ends", "starts", "band"], name="span_on_a_day"),
            models.Index(fields=["workplace", "state", "starts"], name="span_going_quiet"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["tie", "starts"], name="one_span_a_day"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="a_span_has_a_day"),
        ]

    @property
    def dotted(self) -> bool:
        return self.band > self.first_hand
