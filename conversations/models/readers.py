"""Words that their writer opens to some: the rule of who may read them, written once for every kind of words (S8)."""

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from organizer import audit
from relationships.models.base import Inside, SeenBy


class WordsSeenBy(models.TextChoices):
    """Who may read what was said (S8)."""

    ME = "me", _("Only me")
    NAMED = "named", _("The members I name")
    COMMITTEE = "committee", _("The people of a committee")
    CIRCLE = "circle", _("Our circle")


NOBODY_ELSE: tuple[str, tuple[str, ...]] = (WordsSeenBy.ME, ())  # as `Opened.opened_to` says it


class OpenedQuerySet(models.QuerySet):
    """Of `Opened` rows. `meeting` leads from a row to the activity at which it was said; None if there need be none."""

    meeting: str | None = "activity"

    def visible_to(self, member):
        """Whose *words* the member may read. That people met is asked of the activity."""
        if not member.in_circle:
            return self.none()
        return self.filter(self.may_read(member), workplace=member.workplace_id)

    def may_read(self, member) -> Q:
        """Of the circle, whose words the member may read."""
        return Q(written_by=member.pen_name) | self.opened_to(member)

    def opened_to(self, member) -> Q:
        """Opened by somebody else, and never to more than know of the meeting."""
        known = Q(**{f"{self.meeting}__seen_by": SeenBy.CIRCLE}) if self.meeting else Q()
        return known & self.shared_with(member)

    def shared_with(self, member) -> Q:
        """Shared with the circle, with named members of whom this is one, or with a committee of theirs."""
        named = Q(words_seen_by=WordsSeenBy.NAMED) & Exists(
            self._readers(OuterRef("pk")).filter(pen_name=member.pen_name)
        )
        return Q(words_seen_by=WordsSeenBy.CIRCLE) | named | self.shared_with_committees_of(member)

    def shared_with_committees_of(self, member) -> Q:
        """Shared with the people of a committee: the members who sit in it now, until it ends."""
        committees = self.model.committee.field.related_model._default_manager  # type: ignore[attr-defined]
        return Q(words_seen_by=WordsSeenBy.COMMITTEE, committee__in=committees.read_by(member))

    def close(self) -> None:
        """Their writers' alone again. A form that is still open on one of them is stale."""
        opened = self.exclude(words_seen_by=WordsSeenBy.ME)
        self._readers(opened, "__in").delete()
        opened.update(words_seen_by=WordsSeenBy.ME, version=F("version") + 1)

    def _readers(self, of, how: str = "") -> models.QuerySet:
        relation = self.model.readers.rel  # type: ignore[attr-defined]
        return relation.related_model._default_manager.filter(**{f"{relation.field.name}{how}": of})


class Opened(Inside):
    """Words with a writer and those to whom they opened them. Its `readers` are rows of a `NamedReader`."""

    readers: Any
    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)
    words_seen_by = models.CharField(
        _("who may read these words"), max_length=10, choices=WordsSeenBy.choices, default=WordsSeenBy.ME
    )

    committee = models.ForeignKey(
        "conversations.Committee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # whose people read it, if it is shared with one; without it nobody but the writer does

    class Meta:
        abstract = True

    @property
    def opened_to(self) -> tuple[str, tuple[str, ...]]:
        """Who may read, to be compared before and after a change; named readers by pen name, a committee by its id."""
        if self.words_seen_by == WordsSeenBy.COMMITTEE:
            return self.words_seen_by, (str(self.committee_id),)
        if self.words_seen_by == WordsSeenBy.NAMED:
            return self.words_seen_by, tuple(sorted(self.readers.values_list("pen_name", flat=True)))
        return self.words_seen_by, ()

    def name_readers(self, readers) -> None:
        """Those named are the ones given, and nobody if the words are not opened to named members."""
        self.readers.all().delete()
        self.readers.model._default_manager.bulk_create(self.named_readers(readers))

    def named_readers(self, readers) -> list:
        """Rows to be saved: members as readers of these words."""
        if self.words_seen_by != WordsSeenBy.NAMED:
            return []
        relation = type(self).readers.rel
        known = {relation.field.name: self, "workplace": self.workplace}
        return [relation.related_model(**known, pen_name=reader.pen_name) for reader in readers]

    def record_readers(self, by, *, was: tuple = NOBODY_ELSE) -> None:
        """Who may read is said in the audit each time it changes (S8). `was`: what `opened_to` said before."""
        now = self.opened_to
        if now != was:
            said = {"was": was[0], "now": now[0], "named": list(now[1])}
            audit.record(f"{self._meta.model_name}.readers-changed", self, by=by, **said)


class NamedReader(models.Model):
    """A member who may read some words, by pen name (S15)."""

    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    pen_name = models.CharField(max_length=32)

    class Meta:
        abstract = True


def narrowed(was: tuple, now: tuple) -> bool:
    """Whether somebody who could read may no longer; both as `Opened.opened_to` says it."""
    if was == now or was[0] == WordsSeenBy.ME or now[0] == WordsSeenBy.CIRCLE:
        return False
    return was[0] != now[0] or not set(was[1]) <= set(now[1])
