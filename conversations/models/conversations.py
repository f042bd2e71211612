from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from conversations.models import promises
from conversations.models.grievances import Grievance
from conversations.models.readers import NamedReader, Opened, OpenedQuerySet, WordsSeenBy, narrowed
from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models import Activity
from relationships.models.base import SeenBy


class ConversationQuerySet(OpenedQuerySet):
    def for_list(self):
        return self.select_related("workplace", "activity")


class Conversation(Opened):
    """What was said, beside the activity at which it was said: who, when and where live only there."""

    class Touched(models.TextChoices):
        FUN = "fun", _("Fun")
        FAMILY = "family", _("Family")
        JOB = "job", _("The job")
        GRIEVANCE = "grievance", _("A grievance")
        POLITICS = "politics", _("Politics")
        PLANS = "plans", _("Plans")
        SMALL_TALK = "small-talk", _("Small talk")

    class Overheard(models.TextChoices):
        NOBODY = "nobody", _("Nobody")
        FEW = "few", _("One or two")
        MANY = "many", _("Many")

    class Closer(models.TextChoices):
        CLOSER = "closer", _("Closer")
        SAME = "same", _("The same")
        FURTHER = "further", _("Further off")

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="conversation")
    notes = EncryptedTextField(_("what would you like to remember?"), blank=True, words=10_000)
    promised = EncryptedTextField(_("what I said I would do"), blank=True, words=500)
    touched = EncryptedTextField(_("what we touched"), blank=True, words=200)  # words of Touched with commas
    overheard = EncryptedTextField(_("how many could overhear"), blank=True, words=20)
    closer = EncryptedTextField(_("did this bring us closer?"), blank=True, words=20)
    version = models.PositiveIntegerField(default=1)

    objects = ConversationQuerySet.as_manager()

    WORDS = ("notes", "promised", "touched", "overheard", "closer", "words_seen_by")

    @classmethod
    @transaction.atomic
    def log(
        cls, *, by, people: list, on, readers=(), words: dict | None = None, promise_day: date | None = None, **meeting
    ) -> "Conversation":
        """One conversation with its activity. `meeting` is what `Activity.add` takes, `words` are fields of WORDS,
        `promise_day` is when what was promised comes up."""
        activity = Activity.add(by=by, people=people, on=on, **meeting)
        [conversation] = cls._write(by, [(activity, words or {}, readers)])
        promises.make(by, [(conversation, people, promise_day)])
        audit.record("conversation.logged", conversation, by=by)
        conversation.record_readers(by)
        return conversation

    @classmethod
    @transaction.atomic
    def small_talk(cls, *, by, me, other, on: date) -> "Conversation":
        """A few words of two people, once for a day however often it is said (method 18)."""
        mine = cls.objects.filter(workplace=by.workplace_id, written_by=by.pen_name, activity__on=on)
        for known in mine.filter(activity__presences__person=other).select_related("workplace", "activity"):
            if known.touched == cls.Touched.SMALL_TALK and set(known.activity.people_ids) == {me.pk, other.pk}:
                return known
        return cls.log(by=by, people=[me, other], on=on, words={"touched": cls.Touched.SMALL_TALK})

    @classmethod
    @transaction.atomic
    def log_many(cls, *, by, conversations: list[dict]) -> list["Conversation"]:
        """Many at once; each dict is what `log` takes. One audit line for all."""
        beside = ("words", "readers", "promise_day")
        meetings = [{k: v for k, v in known.items() if k not in beside} for known in conversations]
        activities = Activity.add_many(by=by, activities=meetings)
        said = [(known.get("words") or {}, known.get("readers", ())) for known in conversations]
        rows = cls._write(by, [(activity, *words) for activity, words in zip(activities, said, strict=True)])
        there = [(known["people"], known.get("promise_day")) for known in conversations]
        promises.make(by, [(row, *with_whom) for row, with_whom in zip(rows, there, strict=True)])
        opened = {str(row.pk): row.words_seen_by for row in rows if row.words_seen_by != WordsSeenBy.ME}
        ids = [row.pk for row in rows]
        audit.record("conversations.logged", by.workplace, by=by, conversations=ids, opened=opened)
        return rows

    @classmethod
    def _write(cls, by, said: list[tuple]) -> list["Conversation"]:
        """Rows of (activity, words, readers)."""
        rows, named = [], []
        for activity, words, readers in said:
            row = cls(workplace=by.workplace, activity=activity, written_by=by.pen_name, **words)
            if activity.seen_by == SeenBy.ME:
                row.words_seen_by = WordsSeenBy.ME
            rows.append(row)
            named += row.named_readers(readers)
        cls.objects.bulk_create(rows, batch_size=500)
        Reader.objects.bulk_create(named, batch_size=500)
        return rows

    @transaction.atomic
    def amend(
        self,
        *,
        by,
        version: int,
        people: list,
        readers=(),
        words: dict | None = None,
        promise_day=promises.AS_IT_WAS,
        **meeting,
    ) -> None:
        """Raises `versions.Stale` if what was said *or* the meeting changed since `version`: they move together."""
        self.activity = Activity.objects.select_for_update().get(pk=self.activity_id)
        versions.step(self, version)
        was, promised = self.opened_to, self.promised
        for name, value in (words or {}).items():
            setattr(self, name, value)
        if meeting.get("seen_by", self.activity.seen_by) == SeenBy.ME:
            self.words_seen_by = WordsSeenBy.ME
        self.save(update_fields=[*(words or {}), "words_seen_by"])
        self.name_readers(readers)
        self.activity.change(by=by, version=self.activity.version, people=people, **meeting)
        promises.amend(self, by=by, people=people, day=promise_day, was=promised)
        self.refresh_from_db(fields=["version"])
        audit.record("conversation.amended", self, by=by)
        self.record_readers(by, was=was)
        if narrowed(was, self.opened_to):
            self.voicings.model.close([self])

    @classmethod
    def follow(cls, activity, *, by) -> None:
        """The meeting was changed, maybe on its own page: words are never seen by more than know of the meeting."""
        said = cls.objects.filter(activity=activity)
        said.update(version=models.F("version") + 1)
        if activity.seen_by == SeenBy.ME:
            said.close()

    @transaction.atomic
    def withdraw(self, *, by, keep_meeting: bool) -> None:
        """Takes back what was said; that people met stays only if they want it to."""
        audit.record("conversation.withdrawn", self, by=by, keep_meeting=keep_meeting)
        activity = self.activity
        voiced = Grievance.hold(self.voicings.values_list("grievance_id", flat=True))
        self.delete()
        Grievance.let_go(voiced, by=by)
        if not keep_meeting:
            activity.remove(by=by)

    @property
    def touched_list(self) -> list[str]:
        return [word for word in self.touched.split(",") if word]


class Reader(NamedReader):
    """A member who may read the words of a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="readers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "pen_name"], name="named_once")]
