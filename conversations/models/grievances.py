from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside


class GrievanceQuerySet(models.QuerySet):
    def visible_to(self, member):
        """It has no visibility of its own: whoever may read one voicing of it sees it (S10)."""
        from conversations.models.voicings import Voicing

        voiced = Voicing.objects.visible_to(member).filter(grievance=OuterRef("pk"))
        return self.filter(Exists(voiced), workplace=member.workplace_id)

    def for_list(self):
        return self.select_related("workplace")


class Grievance(Inside):
    """Something that weighs on people, in a few plain words. It begins with a voicing and goes with the last one:
    there is no other way to make one (methods 1 and 6)."""

    class Scope(models.TextChoices):
        """What its readers think of it. That it is shared is never set: it is read from who voiced it (method 19)."""

        NOT_SURE = "not-sure", _("We are not sure yet")
        ONE = "one", _("It is one person's")

    name = EncryptedTextField(_("what it is, in a few plain words"), words=80)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.NOT_SURE)
    version = models.PositiveIntegerField(default=1)

    objects = GrievanceQuerySet.as_manager()

    @classmethod
    def begin(cls, *, by, name: str) -> "Grievance":
        """For `Voicing.add` alone."""
        grievance = cls(workplace=by.workplace, name=name)
        grievance.save(force_insert=True)
        return grievance

    @transaction.atomic
    def amend(self, *, by, version: int, name: str, scope: str) -> None:
        """Raises `versions.Stale` if somebody else changed it since `version`."""
        versions.step(self, version)
        self.name, self.scope = name, scope
        self.save(update_fields=["name", "scope"])
        audit.record("grievance.amended", self, by=by)

    @classmethod
    def hold(cls, ids: Iterable) -> dict:
        """Those of them that are still there, locked until the end of the transaction: nobody takes the last voicing
        away while somebody else joins."""
        return {row.pk: row for row in cls.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk")}

    @classmethod
    def let_go(cls, ids: Iterable, *, by) -> None:
        """Removes those that nobody voices any more. They were held before their voicings went."""
        for row in cls.objects.filter(pk__in=list(ids), voicings=None).select_related("workplace"):
            audit.record("grievance.removed", row, by=by)
            row.delete()
