"""Post goes out through the outbox: counts and links only (S18). Without KITH_MAIL it goes nowhere."""

from datetime import timedelta
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from organizer import outbox

LEASE = timedelta(seconds=45)  # a mail server that hangs is left alone sooner; a killed worker's mail waits no longer


@outbox.work("mail", outside=True, lease=LEASE)
def send(key: UUID, *, to: str, subject: str, body: str, connection=None) -> None:
    """A mail cut off while it was sent goes out again with the same Message-ID, so that it is shown once (S25)."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {"Message-ID": f"<{key}@{domain}>"}
    message = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to], headers=headers, connection=connection)
    try:
        message.send()
    except SMTPRecipientsRefused as refusal:
        if all(code >= 500 for code, _says in refusal.recipients.values()):
            raise outbox.GiveUp("address") from None  # the error names the address
        raise


def connected():
    """For `with`: the mail server, once it answers. Raises `GiveUp` if none was ever set."""
    if not goes_out():
        raise outbox.GiveUp("no-mail-server")
    return get_connection()


def goes_out() -> bool:
    """Whether a mail server was set."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")
