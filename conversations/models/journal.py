from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from organizer import encryption, versions
from organizer.fields import EncryptedTextField
from relationships.models import Person
from relationships.models.base import Inside
from relationships.models.ties import ordered


class JournalPageQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Its author's, and nobody else's: not an admin's either (method 33)."""
        return (
            self.filter(workplace=member.workplace_id, written_by=member.pen_name) if member.in_circle else self.none()
        )

    def about(self, member, one: Person, other: Person):
        return self.filter(shelf=JournalPage.shelf_of(member, one, other))

    def newest_first(self):
        return self.select_related("workplace").order_by("-made_at")


class JournalPage(Inside):
    """What somebody writes for themselves alone, maybe about how they are with a tie.

    Nothing here is recorded in the audit: that somebody wrote is nobody's business either. Which tie a page is about is
    sealed, and found again by a keyed digest: pages of one pen name that all touch one person would show who writes.
    """

    written_by = models.CharField(max_length=32, editable=False)  # a pen name (S15)
    words = EncryptedTextField(_("what is on your mind?"), words=10_000)
    tie = EncryptedTextField(blank=True, words=80)  # the ids of the two people, the smaller first
    shelf = models.CharField(max_length=32, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = JournalPageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workplace", "written_by", "-made_at"], name="journal_newest_first"),
            models.Index(fields=["shelf"], name="journal_of_a_tie"),
        ]

    @staticmethod
    def shelf_of(member, one: Person, other: Person) -> str:
        """Where a member's pages about a tie stand; without the keys it leads to neither."""
        a, b = ordered(one.pk, other.pk)
        return encryption.ring(member.workplace_id).pen_name(f"journal|{member.pen_name}|{a}|{b}")

    @classmethod
    @transaction.atomic
    def write(cls, *, by, words: str, between: tuple[Person, Person] | None = None) -> "JournalPage":
        page = cls(workplace=by.workplace, written_by=by.pen_name, words=words)
        if between:
            page.tie = " ".join(str(pk) for pk in ordered(*(person.pk for person in between)))
            page.shelf = cls.shelf_of(by, *between)
        page.save(force_insert=True)
        return page

    @transaction.atomic
    def change(self, *, version: int, words: str) -> None:
        """Raises `versions.Stale` if it was changed elsewhere since `version`."""
        versions.step(self, version)
        self.words = words
        self.save(update_fields=["words"])

    @transaction.atomic
    def tear_out(self) -> None:
        self.delete()

    @property
    def people_ids(self) -> list[UUID]:
        return [UUID(pk) for pk in self.tie.split()]
