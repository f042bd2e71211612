"""allauth as we use it: by invitation only, its secrets under our keys, its mail through the outbox, its list of
devices without addresses."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.urls import reverse
from django.utils.translation import gettext

from organizer import devices, encryption, outbox, shown


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False  # S1

    def get_reset_password_from_key_url(self, key: str) -> str:
        return shown.front(self.request) + reset_path(key)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queued, so that known and unknown addresses take the same time (S3)."""
        message = self.render_mail(template_prefix, email, context)
        outbox.put("mail", to=email, subject=message.subject, body=message.body)


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return encryption.wrap(text.encode(), "mfa")

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.unwrap(encrypted_text, "mfa").decode()

    def generate_authenticator_name(self, user, type) -> str:
        return gettext("My passkey")


def reset_path(key: str) -> str:
    """`key` is allauth's: the user and the secret, with a dash between."""
    return reverse("account_reset_password_from_key", args=key.split("-", 1))


def keep_little_of_a_device(sender, instance, **kwargs) -> None:
    """Before a row of the device list is saved: where somebody was is not kept, and of the browser only its name."""
    instance.ip, instance.user_agent = "0.0.0.0", devices.described(instance.user_agent)  # noqa: S104
