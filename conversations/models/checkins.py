from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conversations import coming_up
from conversations.models.checkin_rows import CheckInQuerySet
from conversations.models.not_now import NotNow
from conversations.models.readers import NamedReader, Opened, WordsSeenBy
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import SeenBy
from relationships.models.ties import ordered


class Reason(models.TextChoices):
    WISH = "wish", _("Simply wanting to")
    LIFE = "life", _("Something in their life")
    PROMISE = "promise", _("Something promised")
    QUIET = "quiet", _("The tie is going quiet")
    NEW = "new", _("New, and nobody knows them yet")
    SIDES = "sides", _("Two sides that never meet")


class CheckIn(Opened):
    """It would be good to see somebody, or two people, again. It belongs to whom it is about, not to one of us.

    That it is there (`seen_by`) and why (`words`, for their readers) are two things (S8). One made out of a promise has
    no words of its own: it is seen by those who may read what was said in that conversation. Suggestions are worked out
    (`conversations/rhythm.py`) and no rows. Nothing in it is ever too old: `next_on` has come, or it has not.
    """

    class End(models.TextChoices):
        KEPT = "kept", _("It was done")
        LET_GO = "let-go", _("It was let go")

    readable: bool  # from `for_list`

    FIELDS = ("words", "day", "every", "latest", "seen_by", "words_seen_by")
    CLOCK = ("began_on", "began_at", "day", "put_off_to", "every", "latest")

    reason = models.CharField(max_length=10, choices=Reason.choices, default=Reason.WISH)
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, null=True, related_name="check_ins")
    other = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, null=True, related_name="+")
    conversation = models.OneToOneField(
        "conversations.Conversation", on_delete=models.CASCADE, null=True, related_name="promise"
    )
    words = EncryptedTextField(_("why?"), blank=True, words=500)
    seen_by = models.CharField(_("who may know of it?"), max_length=10, choices=SeenBy.choices, default=SeenBy.CIRCLE)
    day = models.DateField(_("on a certain day?"), null=True, blank=True)
    every = models.PositiveSmallIntegerField(null=True, blank=True)  # days: "would like to see every ..."
    latest = models.PositiveSmallIntegerField(null=True, blank=True)  # days after they met: "not later than ..."
    put_off_to = models.DateField(null=True)
    began_on = models.DateField()  # the day from which time together answers it
    began_at = models.DateTimeField()
    taken_by = models.CharField(max_length=32, blank=True)  # the pen name of the member who took it up
    met = models.ForeignKey("relationships.Activity", on_delete=models.SET_NULL, null=True, related_name="+")
    next_on = models.DateField(null=True)  # the day it comes up; null once it is answered or ended
    answered_on = models.DateField(null=True)  # the day they met, if that was all that was wished for
    ended = models.CharField(max_length=10, choices=End.choices, blank=True)
    ended_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workplace", "next_on"], name="check_ins_due", condition=Q(next_on__isnull=False)),
            models.Index(
                fields=["workplace", "taken_by", "next_on"],
                name="check_ins_offered",
                condition=Q(next_on__isnull=False),
            ),
            models.Index(
                fields=["workplace", "answered_on"],
                name="check_ins_answered",
                condition=Q(answered_on__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(next_on=None), name="what_is_answered_comes_up_no_more"
            ),
            models.CheckConstraint(
                condition=Q(reason=Reason.PROMISE, conversation__isnull=False, other=None)
                | (~Q(reason=Reason.PROMISE) & Q(conversation=None, person__isnull=False)),
                name="a_promise_was_made_in_a_talk",
            ),
            models.CheckConstraint(
                condition=Q(other=None) | Q(person__lt=F("other")), name="a_check_in_of_two_is_unordered"
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_on=None) | (~Q(ended="") & Q(ended_on__isnull=False, next_on=None)),
                name="what_ended_comes_up_no_more",
            ),
        ]

    @classmethod
    @transaction.atomic
    def make(cls, *, by, person, other=None, readers=(), take_up: bool = False, **known) -> "CheckIn":
        """About a person, or about two. `known`: reason, and what FIELDS names."""
        one, two = ordered(person.pk, other.pk) if other else (person.pk, None)
        row = cls(workplace=by.workplace, written_by=by.pen_name, person_id=one, other_id=two, **known)
        row._begin()
        row.taken_by = by.pen_name if take_up else ""
        row.save(force_insert=True)
        row.name_readers(readers)
        row.settle()
        audit.record("check-in.made", row, by=by, taken_up=take_up)
        row.record_readers(by)
        return row

    @transaction.atomic
    def change(self, *, by, version: int, readers=(), **known) -> None:
        """What FIELDS names, and the committee. Raises `versions.Stale` if somebody else changed it since."""
        versions.step(self, version)
        was, seen = self.opened_to, self.seen_by
        for name, value in known.items():
            setattr(self, name, value)
        self.save(update_fields=[*known])
        if "words_seen_by" in known:
            self.name_readers(readers)
        self.settle()
        audit.record("check-in.changed", self, by=by, fields=sorted(known))
        self.record_readers(by, was=was)
        if seen != self.seen_by:
            audit.record("check-in.seen-by-changed", self, by=by, was=seen, now=self.seen_by)

    @transaction.atomic
    def take_up(self, *, by) -> bool:
        """From now on it offers itself to nobody else. False if somebody else was quicker."""
        free = CheckIn.objects.filter(pk=self.pk, taken_by="", ended="")
        if free.update(taken_by=by.pen_name, version=F("version") + 1):
            audit.record("check-in.taken-up", self, by=by)
        self.refresh_from_db(fields=["taken_by", "version"])
        return self.taken_by == by.pen_name

    @transaction.atomic
    def hand_back(self, *, by) -> None:
        """Whoever took it up leaves it to the others again. A promise stays with whoever made it."""
        if self.taken_by != by.pen_name or self.promised:
            return
        self._write(by, "check-in.handed-back", taken_by="")

    @transaction.atomic
    def put_off(self, *, by, to: date) -> None:
        """It comes up again on that day, unless they meet before."""
        if self.ended or self.put_off_to == to == self.next_on:
            return
        self._begin()
        self._write(by, "check-in.put-off", put_off_to=to, began_on=self.began_on, began_at=self.began_at)

    @transaction.atomic
    def let_go(self, *, by) -> None:
        """Somebody decided that it need not be; nobody is asked why."""
        self._end(by, self.End.LET_GO)

    @transaction.atomic
    def keep(self, *, by) -> None:
        """What was promised is done."""
        if self.promised:
            self._end(by, self.End.KEPT)

    @transaction.atomic
    def answer(self, *, by, activity) -> None:
        """Somebody says that this was it: they met, also before it was wished for, or did what was promised. Time that
        not all its readers may know of moves nobody else's check-in (S9): it rests for the one who was there.
        """
        if self.promised:
            self.keep(by=by)
        elif activity.seen_by == SeenBy.ME and not self.alone:
            rest = self.wish.step if self.lasting else coming_up.A_REST
            NotNow.say(by=by, people=self.people_ids, until=self.workplace.today() + rest)
        elif not self.ended and activity.on <= self.began_on:
            self._write(by, "check-in.answered", began_on=activity.on, began_at=activity.made_at - coming_up.A_MOMENT)

    @property
    def promised(self) -> bool:
        return self.reason == Reason.PROMISE

    @property
    def open(self) -> bool:
        return self.next_on is not None

    @property
    def lasting(self) -> bool:
        return self.wish.lasting

    @property
    def alone(self) -> bool:
        """Whether nobody but its writer knows of it."""
        return not self.promised and self.seen_by == SeenBy.ME and self.words_seen_by == WordsSeenBy.ME

    @property
    def people_ids(self) -> list:
        return [pk for pk in (self.person_id, self.other_id) if pk]

    @property
    def wish(self) -> coming_up.Wish:
        return coming_up.Wish(**{name: getattr(self, name) for name in self.CLOCK})

    def _begin(self) -> None:
        """The clock starts now: time together before this does not answer it."""
        self.began_on, self.began_at = self.workplace.today(), timezone.now()

    def _write(self, by, verb: str, **known) -> None:
        for name, value in known.items():
            setattr(self, name, value)
        self.version += 1
        self.save(update_fields=[*known, "version"])
        self.settle()
        audit.record(verb, self, by=by)

    def _end(self, by, end: str) -> None:
        if self.ended:
            return
        self._write(by, f"check-in.{end}", ended=end, ended_on=self.workplace.today(), next_on=None)

    def settle(self) -> None:
        """Works out anew when it comes up."""
        from conversations import restarts  # which reads the rows it settles

        restarts.settle(CheckIn.objects.filter(pk=self.pk))
        self.refresh_from_db(fields=["met", "next_on", "answered_on"])


class CheckInReader(NamedReader):
    """A member who may know of a check-in and read why."""

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="readers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_in", "pen_name"], name="check_in_reader_once")]
