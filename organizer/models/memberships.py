import uuid
from functools import cached_property
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizer import audit, encryption
from organizer.fields import EncryptedTextField


class LastAdmin(Exception):
    """A workplace keeps at least one admin."""


class MembershipQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def circle(self):
        """Those who keep the book together: everybody but helpers."""
        return self.current().exclude(role=Membership.Role.HELPER)


class Membership(models.Model):
    """A user's place in one workplace. Called `member` everywhere: who is asking."""

    class Role(models.TextChoices):
        ORGANIZER = "organizer", _("Organizer")
        ADMIN = "admin", _("Admin")
        HELPER = "helper", _("Helper from outside")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey("organizer.User", on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    called = EncryptedTextField(_("what we call you"), words=80)
    person = EncryptedTextField(blank=True, words=36)  # the id of their own person on the map: encrypted, S15
    exports = models.BooleanField(default=False)  # whether they may take data out: a right of its own (S16)
    joined_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    undelivered_at = models.DateTimeField(
        null=True
    )  # a mail did not reach them, and they have not said "all right" yet

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workplace", "user"], name="one_membership_per_user")]

    @cached_property
    def pen_name(self) -> str:
        return encryption.ring(self.workplace_id).pen_name(self.pk)

    @property
    def person_id(self) -> UUID | None:
        return UUID(self.person) if self.person else None

    @property
    def is_admin(self) -> bool:
        return self.role == self.Role.ADMIN

    @property
    def in_circle(self) -> bool:
        return self.role != self.Role.HELPER

    @property
    def may_export(self) -> bool:
        return self.exports and self.in_circle

    @classmethod
    @transaction.atomic
    def join(cls, user, workplace, *, role: str, called: str, by=None) -> "Membership":
        """Joins, or comes back after having left. Asked twice, it changes nothing more.

        Only admins begin with the right to export.
        """
        member = cls.objects.select_related("workplace").filter(workplace=workplace, user=user).first()
        if member and not member.ended_at:
            return member
        if member:
            member.role, member.called, member.ended_at = role, called, None
            member.exports = member.is_admin
            member.save(update_fields=["role", "called", "ended_at", "exports"])
        else:
            member = cls(workplace=workplace, user=user, role=role, called=called, exports=role == cls.Role.ADMIN)
            member.save(force_insert=True)
        audit.record("member.joined", member, by=by or member, role=role)
        return member

    @transaction.atomic
    def be_called(self, called: str, *, by) -> None:
        if self.called == called:
            return
        self.called = called
        self.save(update_fields=["called"])
        audit.record("member.renamed", self, by=by)

    @transaction.atomic
    def change_role(self, *, by, role: str) -> None:
        if self.role == role:
            return
        self._keep_one_admin()
        was, self.role = self.role, role
        self.exports = self.is_admin
        self.save(update_fields=["role", "exports"])
        self._end_exports()
        audit.record("member.role-changed", self, by=by, was=was, role=role)

    @transaction.atomic
    def let_export(self, may: bool, *, by) -> None:
        """Gives or takes the right to take data out. Of a helper it is never more than a word (S8)."""
        if self.exports == may:
            return
        self.exports = may
        self.save(update_fields=["exports"])
        self._end_exports()
        audit.record("member.exports-changed", self, by=by, may=may)

    @transaction.atomic
    def remove(self, *, by) -> None:
        """Ends the membership: it bites on their very next request, digests, the calendar and what they asked to take
        out with it (S6). What they wrote stays theirs."""
        from organizer.models import Reach

        if self.ended_at:
            return
        self._keep_one_admin()
        self.ended_at, self.exports = timezone.now(), False
        self.save(update_fields=["ended_at", "exports"])
        self._end_exports()
        Reach.objects.filter(member=self).delete()  # digests and the calendar end with it
        audit.record("member.removed", self, by=by)

    def be_told(self) -> None:
        """The member has read that a mail did not reach them. Theirs alone, so it is not recorded."""
        self.undelivered_at = None
        self.save(update_fields=["undelivered_at"])

    def point_to(self, person_id: UUID | None, *, by) -> None:
        """Says which person on the map this member is. Not recorded: a line at the same moment as `person.added`
        would mark that person as one of us (S15)."""
        if self.person_id == person_id:
            return
        self.person = str(person_id or "")
        self.save(update_fields=["person"])

    def _end_exports(self) -> None:
        from organizer.models import Export

        if not self.may_export:
            Export.end_of(self)

    def _keep_one_admin(self) -> None:
        others = (
            Membership.objects.current().filter(workplace=self.workplace_id, role=self.Role.ADMIN).exclude(pk=self.pk)
        )
        if self.is_admin and not others.select_for_update().exists():
            raise LastAdmin
