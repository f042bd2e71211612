import secrets
import uuid
from datetime import timedelta

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from organizer import audit, encryption
from organizer.fields import EncryptedTextField


class OneTimeLink(models.Model):
    """A link that can be used once: the first admin, an invitation, or a sign-in made on the console.

    Only a keyed digest of its secret is stored. A link is used by POST, so that a preview does not use it up.
    """

    class Kind(models.TextChoices):
        FIRST_ADMIN = "first-admin"
        INVITATION = "invitation"
        SIGN_IN = "sign-in"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    digest = models.CharField(max_length=64, unique=True)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey("organizer.User", on_delete=models.CASCADE, null=True, related_name="+")
    role = models.CharField(max_length=10, blank=True)
    called = EncryptedTextField(blank=True, words=80)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    @classmethod
    def make(
        cls, kind: str, *, lasts: timedelta, workplace=None, user=None, role="", called="", by=None
    ) -> tuple["OneTimeLink", str]:
        """The link and its secret, which is shown now and never again."""
        secret = secrets.token_urlsafe(24)
        link = cls(kind=kind, workplace=workplace, user=user, role=role, called=called)
        link.digest, link.expires_at = encryption.digest(secret, kind), timezone.now() + lasts
        with transaction.atomic():
            link.save(force_insert=True)
            if workplace:
                audit.record(f"{kind}.made", link, by=by, workplace=workplace, role=role)
        return link, secret

    @classmethod
    def of(cls, kind: str, secret: str) -> models.QuerySet["OneTimeLink"]:
        """The link of this secret, used or not."""
        return cls.objects.filter(kind=kind, digest=encryption.digest(secret, kind)).select_related("workplace", "user")

    @classmethod
    def open(cls, kind: str, secret: str) -> models.QuerySet["OneTimeLink"]:
        """The link of this secret if it is unused and has not run out."""
        return cls.of(kind, secret).filter(used_at=None, expires_at__gt=timezone.now())

    @property
    def in_words(self) -> str:
        """The role it gives, as a person says it."""
        from organizer.models import Membership

        return str(Membership.Role(self.role).label) if self.role else ""

    def path(self, secret: str) -> str:
        return reverse(PAGES[self.kind], args=[secret])

    def use(self, *, by=None) -> bool:
        """Claims the link for `by`; False if somebody else was quicker. Call it in the transaction of its use."""
        known = {"user": by} if by else {}
        return OneTimeLink.objects.filter(pk=self.pk, used_at=None).update(used_at=timezone.now(), **known) == 1

    def lay_by_for(self, user) -> bool:
        """From now on only this user can use it; False if it was used or laid by already."""
        return OneTimeLink.objects.filter(pk=self.pk, used_at=None, user=None).update(user=user) == 1

    def revoke(self, *, by) -> None:
        with transaction.atomic():
            if self.use():
                audit.record(f"{self.kind}.revoked", self, by=by)


PAGES: dict[str, str] = {
    OneTimeLink.Kind.FIRST_ADMIN: "begin",
    OneTimeLink.Kind.INVITATION: "join",
    OneTimeLink.Kind.SIGN_IN: "enter",
}
