"""An archive that is closed with a passphrase is opened once, where its bringer says it. The passphrase is kept
nowhere: what lies there from then on is sealed with our own keys, as everything that is brought."""

import zipfile

from django.conf import settings
from django.db import transaction

from organizer import archives, audit
from organizer.models import Membership
from organizer.taking_in import NotOurs
from relationships.importing import staging
from relationships.models import Batch

from .pieces import lying

A_STRETCH = 256 * 1024
CLOSED = "closed"  # the fault of one that waits for its passphrase


def open_with(batch: Batch, passphrase: str, *, by: Membership) -> None:
    """Raises `archives.WrongPassphrase`, `NotOurs` and `staging.Gone`. Of one that is open already, nothing happens."""
    if len(batch.brought) != 1 or batch.brought[0].fault != CLOSED:
        return
    [file] = batch.brought
    body = bytearray()
    try:
        with archives.opened(lying(file), lambda: passphrase) as inside:
            while some := inside.read(A_STRETCH):
                body += some
                if len(body) > settings.KITH_MOST_UPLOADED:
                    raise NotOurs("bomb")
    except zipfile.BadZipFile as error:  # found at its end: the passphrase looked right at first
        raise archives.WrongPassphrase from error
    with transaction.atomic():
        staging.replace(file, bytes(body))
        audit.record("import.opened", batch, by=by)
