from datetime import date

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conversations.models.action_rows import ActionQuerySet
from conversations.models.growth import Growth
from conversations.models.readers import NamedReader, Opened
from conversations.models.seats import mark_of, marks
from conversations.models.taking_part import TakingPart, Turnout
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models import Activity, Answer
from relationships.models.base import SeenBy
from relationships.strength import MOST_FOR_PAIRS


class TooManyAtOnce(Exception):
    """More than thirty stand together in named parts of at most thirty each (method 2)."""


class Action(Opened):
    """Something people do together, or plan to. That it happened, and who was there, live in its activities alone.

    A plan is not evidence of anything (method 2).
    """

    class Kind(models.TextChoices):
        PETITION = "petition", _("A petition")
        SPEAKING_UP = "speaking-up", _("Speaking up together")
        BUTTONS = "buttons", _("A button day")
        REFUSING = "refusing", _("Refusing")
        WALKING_OUT = "walking-out", _("Walking out")
        OWN = "own", _("Something of your own")

    class Risk(models.TextChoices):
        """How much it could cost, which says how strong a tie must be to count (method 3, 36)."""

        LOW = "low", _("Little")
        MIDDLING = "middling", _("Something")
        HIGH = "high", _("A lot")

    Answer = Answer

    class Outcome(models.TextChoices):
        WON = "won", _("Won")
        LOST = "lost", _("Lost")
        BETWEEN = "between", _("Something in between")
        OPEN = "open", _("We do not know yet")

    LOOK_BACK = (  # what happened between people first, the wording last (method 42)
        "among_us",
        "strengthened",
        "rework_after",
        "outcome",
        "result",
        "signatures",
        "signed_known",
        "wording",
    )

    kind = EncryptedTextField(_("what kind of thing"), words=20)  # a word of Kind
    own_kind = EncryptedTextField(_("in your words"), blank=True, words=40)
    called = EncryptedTextField(_("what you call it"), blank=True, words=80)
    risk = EncryptedTextField(_("what it could cost"), words=20)  # a word of Risk
    out_of = models.ForeignKey(
        "conversations.Committee", on_delete=models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    grievance = models.ForeignKey(
        "conversations.Grievance", on_delete=models.SET_NULL, null=True, blank=True, related_name="actions"
    )  # shown only to those who may see it
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    ready_on = models.DateField(null=True, blank=True)
    strengthens = EncryptedTextField(_("does this strengthen our relationships?"), blank=True, words=20)
    rework = EncryptedTextField(_("how could we rework it?"), blank=True, words=2000)
    among_us = EncryptedTextField(_("what happened between us"), blank=True, words=5000)
    strengthened = EncryptedTextField(_("did it strengthen our relationships?"), blank=True, words=20)
    rework_after = EncryptedTextField(_("how could we rework it next time?"), blank=True, words=2000)
    outcome = EncryptedTextField(_("how it ended"), blank=True, words=20)  # a word of Outcome
    result = EncryptedTextField(_("what came of it"), blank=True, words=5000)
    wording = EncryptedTextField(_("what we would word otherwise"), blank=True, words=2000)
    signatures = models.PositiveIntegerField(_("how many signed"), null=True, blank=True)
    signed_known = models.PositiveIntegerField(_("people one of us knows"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ActionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["workplace", "-made_at"], name="action_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(signatures=None, signed_known=None) | Q(signed_known__lte=models.F("signatures")),
                name="signatures_never_stand_alone",
            )
        ]

    @classmethod
    @transaction.atomic
    def plan(cls, *, by, people: list, owners=(), talks=(), readers=(), **known) -> "Action":
        """`owners` are those of the people who plan it together; it is theirs to see and to change."""
        action = cls(workplace=by.workplace, written_by=by.pen_name, **known)
        action.save(force_insert=True)
        action.name_readers(readers)
        action._take_part(people, owners)
        Growth.root(action, talks, by=by)
        audit.record("action.planned", action, by=by)
        action.record_readers(by)
        return action

    @transaction.atomic
    def change(self, *, by, version: int, people: list, owners: list, talks: list, readers=(), **known) -> None:
        versions.step(self, version)
        was = self.opened_to
        for name, value in known.items():
            setattr(self, name, value)
        self.save(update_fields=[*known])
        self.name_readers(readers)
        self._take_part(people, owners)
        Growth.root(self, talks, by=by)
        audit.record("action.changed", self, by=by, fields=sorted(known))
        self.record_readers(by, was=was)

    def _take_part(self, people: list, owners: list) -> None:
        """Nobody is asked again who they are: a mark that was set stays."""
        mine, ids = {person.pk for person in owners}, {person.pk for person in people}
        known = {row.person_id: row for row in self.taking_part.all()}
        self.taking_part.exclude(person__in=ids).delete()
        new = [pk for pk in dict.fromkeys(person.pk for person in people) if pk not in known]
        mark = marks(self.workplace, new)
        TakingPart.objects.bulk_create(
            TakingPart(workplace=self.workplace, action=self, person_id=pk, owner=pk in mine, mark=mark[pk])
            for pk in new
        )
        for owner in (True, False):
            changed = [row.pk for pk, row in known.items() if row.owner != owner and (pk in mine) == owner]
            self.taking_part.filter(pk__in=changed).update(owner=owner)

    @transaction.atomic
    def be_ready(self, *, by, strengthens: str, rework: str = "") -> None:
        """The question is asked, and whatever the answer is, it holds nothing up (method 2)."""
        if self.ready_on and (self.strengthens, self.rework) == (strengthens, rework):
            return
        self.ready_on = self.ready_on or by.workplace.today()
        self.strengthens, self.rework = strengthens, rework
        self.save(update_fields=["ready_on", "strengthens", "rework"])
        audit.record("action.ready", self, by=by)

    @transaction.atomic
    def happen(self, *, by, on: date, people: list, could_have_cost: bool, name: str = "", seen_by=SeenBy.CIRCLE):
        """These people did it, on a day: the pairs among them stood together if it could have cost them something,
        won or lost. Raises `TooManyAtOnce`; the next part is written down by itself."""
        if len(people) > MOST_FOR_PAIRS:
            raise TooManyAtOnce
        kind = (
            {"kind": Activity.Kind.RISK} if could_have_cost else {"kind": Activity.Kind.OWN, "own_kind": self.in_words}
        )
        activity = Activity.add(by=by, people=people, on=on, seen_by=seen_by, business=False, **kind)
        turnout = Turnout(workplace=self.workplace, action=self, activity=activity, name=name)
        turnout.save(force_insert=True)
        self.follow(activity, by=by)
        audit.record("action.happened", self, by=by, activity=activity.pk)
        return turnout

    @transaction.atomic
    def say_parts(self, parts: dict, *, by) -> None:
        """What part each took; of people who did it and were not in the plan, too."""
        known = {row.person_id: row for row in self.taking_part.all()}
        mark = marks(self.workplace, [pk for pk in parts if pk not in known])
        for pk, part in parts.items():
            row = known.get(pk)
            if row is None and part:
                TakingPart(workplace=self.workplace, action=self, person_id=pk, part=part, mark=mark[pk]).save()
            elif row is not None and row.part != part:
                row.part = part
                row.save(update_fields=["part"])
        audit.record("action.parts-said", self, by=by)

    @transaction.atomic
    def look_back(self, *, by, version: int, **known) -> None:
        versions.step(self, version)
        for name, value in known.items():
            setattr(self, name, value)
        self.save(update_fields=[*known])
        audit.record("action.looked-back", self, by=by, fields=sorted(known))

    @transaction.atomic
    def take_back(self, *, by, keep_time: bool) -> None:
        """What was planned and thought goes; that people stood together stays if they want it to."""
        audit.record("action.taken-back", self, by=by, keep_time=keep_time)
        activities = [] if keep_time else [turnout.activity for turnout in self.turnouts.select_related("activity")]
        self.delete()
        for activity in activities:
            activity.remove(by=by)

    @classmethod
    def follow(cls, activity, *, by) -> None:
        """Its time together was changed: words are never read by more than know of it, also if it is opened again."""
        if activity.seen_by == SeenBy.ME:
            ids = list(cls.objects.filter(turnouts__activity=activity).values_list("pk", flat=True))
            open_still = Turnout.objects.filter(action__in=ids, activity__seen_by=SeenBy.CIRCLE).values("action")
            cls.objects.filter(pk__in=ids).exclude(pk__in=open_still).close()

    def owned_by(self, member) -> bool:
        """From the rows that were read with it."""
        mine = mark_of(member)
        return any(row.owner and row.mark == mine for row in self.taking_part.all())

    @property
    def in_words(self) -> str:
        return self.own_kind if self.kind == self.Kind.OWN and self.own_kind else str(self.Kind(self.kind).label)


class ActionReader(NamedReader):
    """A member who may read the words of an action."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="readers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "pen_name"], name="reads_an_action_once")]
