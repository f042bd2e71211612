import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

LOCKS_AFTER = [
    (2, _("2 minutes")),
    (5, _("5 minutes")),
    (10, _("10 minutes")),
    (20, _("20 minutes")),
    (30, _("half an hour")),
    (60, _("an hour")),
]


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **extra) -> "User":
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    @classmethod
    def normalize_email(cls, email):
        return (email or "").strip().lower()


class User(AbstractBaseUser):
    """Somebody who signs in, by e-mail. What they may see hangs on their memberships, not on this."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    is_active = models.BooleanField(default=True)
    makes_workplaces = models.BooleanField(_("may make workplaces"), default=False)
    locks_after = models.PositiveSmallIntegerField(choices=LOCKS_AFTER, default=10)  # minutes without anybody there
    last_login = None  # when somebody signs in is nobody's business

    objects = UserManager()
    USERNAME_FIELD = EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
            models.CheckConstraint(condition=models.Q(locks_after__range=(2, 60)), name="locks_within_an_hour"),
        ]

    def lock_after(self, minutes: int) -> None:
        """How long nobody may be there before a session of theirs locks (S4)."""
        self.locks_after = minutes
        self.save(update_fields=["locks_after"])
