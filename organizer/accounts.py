"""How people sign in: allauth, by invitation only, its secrets under our keys and its mail through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter

from organizer import encryption, outbox


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False  # S1

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queued, so that known and unknown addresses take the same time (S3)."""
        message = self.render_mail(template_prefix, email, context)
        outbox.put("mail", to=email, subject=message.subject, body=message.body)


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return encryption.wrap(text.encode(), "mfa")

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.unwrap(encrypted_text, "mfa").decode()
