from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conversations import discomfort
from conversations.discomfort import Finding
from conversations.models.committees import Committee
from conversations.models.conversations import Conversation
from conversations.models.readers import NamedReader, Opened, OpenedQuerySet
from conversations.models.seats import mark_of, marks
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from organizer.models import Membership
from relationships.models import Person, Strain

A_SIGN_AFTER = timedelta(weeks=3)  # a yes from then on of which nothing came may be an answer of its own (method 54)


class NotForHelpers(Exception):
    """Somebody from outside asks nothing of people here (method 51)."""


class Uncomfortable(Exception):
    """It runs into what they said they are not comfortable with; nothing is kept (method 52)."""


class AskQuerySet(OpenedQuerySet):
    meeting = None

    def opened_to(self, member) -> Q:
        """Those who have a part in it and use the app see it, besides those it was opened to (method 49)."""
        return super().opened_to(member) | self._part_of(member)

    def _part_of(self, member) -> Q:
        if not (mark := mark_of(member)):
            return Q(pk__in=[])
        return Q(asked_mark=mark) | Q(wants_mark=mark) | Q(through_mark=mark)

    def signs_for(self, member, day: date):
        """A yes of three weeks ago of which nothing came and nobody spoke since, for who said it or wrote it down.
        Those who wish for it are not told: it would be one more push."""
        mine = Q(written_by=member.pen_name)
        if mark := mark_of(member):
            mine |= Q(asked_mark=mark)
        unspoken = self.filter(mine, state=Ask.State.YES, answered_on__lte=day - A_SIGN_AFTER, checked_on=None)
        return unspoken.filter(paused_on=None).order_by("answered_on", "made_at")

    def newest_first(self):
        return self.order_by("-made_at", "pk")

    def for_list(self):
        return self.select_related("workplace", "strain")


class Ask(Opened):
    """A wish put to somebody: who wants it, who is asked, through whom. No is a good answer, and so is silence."""

    class State(models.TextChoices):
        OPEN = "open", _("Not answered")
        YES = "yes", _("They said yes")
        NO = "no", _("They said no")
        CAME = "came", _("It came about")
        LET_GO = "let-go", _("Let go")
        DECLINED = "declined", _("Not passed on")

    FIELDS = ("what", "outside", "words_seen_by")

    what = EncryptedTextField(_("what is wished for"), words=500)
    wants = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="asks")
    through = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    wants_mark = models.CharField(max_length=32, blank=True)  # see conversations/models/seats.py
    asked_mark = models.CharField(max_length=32, blank=True)
    through_mark = models.CharField(max_length=32, blank=True)
    outside = models.BooleanField(_("somebody from outside wishes it, or it is to meet one"), default=False)
    talk = models.ForeignKey(Conversation, on_delete=models.SET_NULL, null=True, related_name="+")
    out_of = models.ForeignKey(Committee, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.ForeignKey("conversations.Action", on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answered_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)  # somebody asked whose wish it is
    paused_on = models.DateField(null=True)
    strain = models.ForeignKey(Strain, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = AskQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workplace", "-made_at"], name="asks_newest_first"),
            models.Index(fields=["workplace", "answered_on"], name="asks_said_yes", condition=Q(state="yes")),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(asked=F("wants")), name="nobody_asks_themselves"),
            models.CheckConstraint(condition=~Q(asked=F("through")), name="nobody_passes_on_to_themselves"),
        ]

    @staticmethod
    def finding(*, asked: Person, what: str, outside: bool) -> Finding:
        return discomfort.find(asked.not_comfortable, what, outside=outside)

    @classmethod
    @transaction.atomic
    def make(cls, *, by: Membership, asked: Person, what: str, readers=(), **known) -> "Ask":
        """`known`: wants, through (people), outside, what it came out of (talk, out_of, action), words_seen_by.

        Raises `NotForHelpers` and `Uncomfortable`."""
        if not by.in_circle:
            raise NotForHelpers
        ask = cls(workplace=by.workplace, written_by=by.pen_name, asked=asked, what=what, **known)
        ask._stay_clear()
        ask._mark()
        ask.save(force_insert=True)
        ask.name_readers(readers)
        audit.record("ask.made", ask, by=by)
        ask.record_readers(by)
        return ask

    @transaction.atomic
    def change(self, *, by: Membership, version: int, readers=(), **known) -> None:
        """`known` as for `make`, with `asked` and `what`. Raises `Uncomfortable`, and `versions.Stale`."""
        was = self.opened_to
        for name, value in known.items():
            setattr(self, name, value)
        self._stay_clear()
        versions.step(self, version)
        self._mark()
        self.save(update_fields=[*known, "asked_mark", "wants_mark", "through_mark"])
        self.name_readers(readers)
        audit.record("ask.changed", self, by=by, fields=sorted(known))
        self.record_readers(by, was=was)

    @transaction.atomic
    def answer(self, *, by: Membership, yes: bool, on: date) -> None:
        """A no ends it, and changes nothing about any tie."""
        state = self.State.YES if yes else self.State.NO
        if self.state == state or self.paused:
            return
        self.state, self.answered_on = state, on
        self.save(update_fields=["state", "answered_on"])
        audit.record("ask.answered", self, by=by, state=state)

    @transaction.atomic
    def come_about(self, *, by: Membership) -> None:
        self._end(self.State.CAME, "ask.came-about", by)

    @transaction.atomic
    def let_go(self, *, by: Membership) -> None:
        self._end(self.State.LET_GO, "ask.let-go", by)

    @transaction.atomic
    def decline(self, *, by: Membership) -> None:
        """The one through whom it was to go does not pass it on."""
        if self.through_id:
            self._end(self.State.DECLINED, "ask.declined", by)

    @transaction.atomic
    def remove(self, *, by: Membership) -> None:
        audit.record("ask.removed", self, by=by)
        self.delete()

    @transaction.atomic
    def talk_through(self, *, by: Membership, on: date) -> None:
        """What stood between them is talked through: it may go on, if they want it to."""
        if not self.paused_on:
            return
        if self.strain and not self.strain.talked_through_on:
            self.strain.talk_through(by=by, on=max(on, self.strain.on))
        self.paused_on = None
        self.save(update_fields=["paused_on"])
        audit.record("ask.goes-on", self, by=by)

    @property
    def paused(self) -> bool:
        """For everyone, until it is talked through: here, or on the page of the tie."""
        return bool(self.paused_on and not (self.strain and self.strain.talked_through_on))

    @property
    def ended(self) -> bool:
        return self.state not in (self.State.OPEN, self.State.YES)

    @property
    def handed_down(self) -> bool:
        """A has B get C to do something."""
        return bool(self.through_id and self.through_id != self.wants_id)

    @property
    def pressed_by_id(self):
        """Between whom and the one asked a strain lies: who passed it on, else who wanted it (method 2, strain)."""
        return self.through_id or self.wants_id

    def has_part(self, member: Membership, *parts: str) -> bool:
        """`parts`: of `asked`, `wants`, `through`."""
        mark = mark_of(member)
        return bool(mark) and mark in [getattr(self, f"{part}_mark") for part in parts]

    def _end(self, state: str, verb: str, by: Membership) -> None:
        if self.ended:
            return
        self.state = state
        self.save(update_fields=["state"])
        audit.record(verb, self, by=by)

    def _stay_clear(self) -> None:
        if self.finding(asked=self.asked, what=self.what, outside=self.outside) == Finding.STOP:
            raise Uncomfortable

    def _mark(self) -> None:
        parts = {"wants": self.wants_id, "asked": self.asked_id, "through": self.through_id}
        known = marks(self.workplace, [pk for pk in parts.values() if pk])
        for part, pk in parts.items():
            setattr(self, f"{part}_mark", known.get(pk, "") if pk else "")


class AskReader(NamedReader):
    """A member who may see an ask, by pen name (S15)."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="readers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ask", "pen_name"], name="ask_reader_once")]
