"""Post goes out through the outbox: counts and links only (S18). Without KITH_MAIL it goes nowhere."""

from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from organizer import outbox


@outbox.work("mail", outside=True)
def send(key: UUID, *, to: str, subject: str, body: str) -> None:
    """A mail cut off while it was sent goes out again with the same Message-ID, so that it is shown once (S25)."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    message = EmailMessage(
        subject, body, settings.DEFAULT_FROM_EMAIL, [to], headers={"Message-ID": f"<{key}@{domain}>"}
    )
    message.send()
