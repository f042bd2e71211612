from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conversations.models.conversations import Conversation
from conversations.models.grievances import Grievance
from conversations.models.readers import NamedReader, Opened, OpenedQuerySet, WordsSeenBy
from conversations.naming import Fact, Told
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models import Activity, Presence
from relationships.models.base import SeenBy


class Consent(models.TextChoices):
    """What the one who voiced it said about telling it on (S10)."""

    NOT_ASKED = "not-asked", _("I have not asked yet")
    CIRCLE = "circle", _("Our circle may know that it was them")
    NAMELESS = "nameless", _("You may tell it, without their name")
    NO = "no", _("Please do not tell it on")
    WITHDRAWN = "withdrawn", _("They took it back")


SHARING = (Consent.CIRCLE, Consent.NAMELESS)


class NotThere(Exception):
    """Only somebody who was at the conversation can have voiced something in it."""


class AlreadyVoiced(Exception):
    """One voicing for a person, a conversation and a grievance; `known` is the one there is."""

    def __init__(self, known: "Voicing"):
        super().__init__("already voiced")
        self.known = known


class TakenBack(Exception):
    """The grievance that was to be joined went in between, with its last voicing."""


class VoicingQuerySet(OpenedQuerySet):
    meeting = "conversation__activity"

    def opened_to(self, member) -> Q:
        """Both said yes to it: the one who voiced it by consent, and the one who wrote it down by opening it."""
        return super().opened_to(member) & Q(consent__in=SHARING)

    def facts(self) -> list[Fact]:
        """What it takes to say how each is told; see `naming.py`."""
        return [Fact(*row) for row in self.values_list(*Fact._fields)]

    def for_list(self):
        return self.select_related("workplace", "conversation__activity", "grievance__workplace")


class Voicing(Opened):
    """Somebody said it themselves, in a conversation: their words, how it came up, what they fear, and what they said
    about telling it on."""

    class Whose(models.TextChoices):
        THEIRS = "theirs", _("Theirs, as near as I remember")
        MINE = "mine", _("Mine, for what they said")

    class CameUp(models.TextChoices):
        THEY = "they", _("They raised it")
        BETWEEN = "between", _("It came up between us")
        ASKED = "asked", _("I asked")

    grievance = models.ForeignKey(Grievance, on_delete=models.CASCADE, related_name="voicings")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="voicings")
    person = models.ForeignKey("relationships.Person", on_delete=models.CASCADE, related_name="voicings")
    there = models.ForeignKey(Presence, on_delete=models.RESTRICT, related_name="+")  # the database's word for it
    words = EncryptedTextField(_("what they said"), words=2000)
    whose = EncryptedTextField(_("whose words are these?"), words=20)  # a word of Whose
    came_up = EncryptedTextField(_("how did it come up?"), words=20)  # a word of CameUp
    fears = EncryptedTextField(_("what they are afraid of"), blank=True, words=1000)
    consent = models.CharField(max_length=10, choices=Consent.choices, default=Consent.NOT_ASKED)
    # If it was voiced under another record of the person: told without a name, it counts apart, as before (S10).
    counted_as = models.UUIDField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    told: Told  # how it is told to the reader for whom a door gave it

    objects = VoicingQuerySet.as_manager()

    SAID = ("words", "whose", "came_up", "fears", "consent", "words_seen_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grievance", "conversation", "person"], name="voiced_once"),
            models.CheckConstraint(
                condition=Q(consent__in=SHARING) | Q(words_seen_by=WordsSeenBy.ME), name="opened_with_consent"
            ),
        ]

    @classmethod
    @transaction.atomic
    def add(cls, *, by, conversation, person, grievance=None, name: str = "", readers=(), **said) -> "Voicing":
        """Joins `grievance`, or begins one called `name`. `said` is fields of SAID.

        Raises `NotThere`, `AlreadyVoiced`, and `TakenBack` if the grievance went in between.
        """
        there = Presence.objects.filter(activity=conversation.activity_id, person=person).first()
        if there is None:
            raise NotThere
        if grievance is None:
            grievance = Grievance.begin(by=by, name=name)
        elif not Grievance.hold([grievance.pk]):
            raise TakenBack
        known = cls.objects.filter(grievance=grievance, conversation=conversation, person=person).for_list().first()
        if known:
            raise AlreadyVoiced(known)
        row = cls(grievance=grievance, conversation=conversation, person=person, there=there, **said)
        row.workplace, row.written_by = by.workplace, by.pen_name
        row._stay_within()
        row.save(force_insert=True)
        row.name_readers(readers)
        audit.record("voicing.added", row, by=by, grievance=grievance.pk)
        row.record_readers(by)
        return row

    @transaction.atomic
    def amend(self, *, by, version: int, readers=(), **said) -> None:
        """Raises `versions.Stale` if it was changed elsewhere since `version`."""
        versions.step(self, version)
        was = self.opened_to
        for field, value in said.items():
            setattr(self, field, value)
        self._stay_within()
        self.save(update_fields=[*said, "words_seen_by"])
        self.name_readers(readers)
        audit.record("voicing.amended", self, by=by)
        self.record_readers(by, was=was)

    @transaction.atomic
    def withdraw(self, *, by) -> None:
        """Hides it from everybody but its writer at once. What was opened is closed: opening again is a new choice."""
        if self.consent == Consent.WITHDRAWN:
            return
        self.consent, self.words_seen_by = Consent.WITHDRAWN, WordsSeenBy.ME
        self.save(update_fields=["consent", "words_seen_by"])
        self.readers.all().delete()
        Voicing.objects.filter(pk=self.pk).update(version=F("version") + 1)  # a form that is still open is stale
        audit.record("voicing.withdrawn", self, by=by)

    @transaction.atomic
    def remove(self, *, by) -> None:
        """Erases the words; the grievance goes with its last voicing."""
        Grievance.hold([self.grievance_id])
        audit.record("voicing.removed", self, by=by)
        self.delete()
        Grievance.let_go([self.grievance_id], by=by)

    @classmethod
    def close(cls, conversations) -> None:
        """Their writers' alone again: the words of the conversation, or the meeting, were made known to fewer."""
        cls.objects.filter(conversation__in=conversations).close()

    @classmethod
    def follow(cls, activity: Activity, *, by) -> None:
        """The meeting was changed: what came up is never seen by more than know of it."""
        if activity.seen_by == SeenBy.ME:
            cls.close(Conversation.objects.filter(activity=activity))

    def _stay_within(self) -> None:
        """Opened only with consent, and to no more than know of the meeting as it is now."""
        meeting = Activity.objects.select_for_update().get(pk=self.conversation.activity_id)
        known_to_circle = meeting.seen_by == SeenBy.CIRCLE
        if self.consent not in SHARING or not known_to_circle:
            self.words_seen_by = WordsSeenBy.ME


class VoicingReader(NamedReader):
    """A member who may read a voicing."""

    voicing = models.ForeignKey(Voicing, on_delete=models.CASCADE, related_name="readers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["voicing", "pen_name"], name="voicing_reader_once")]
