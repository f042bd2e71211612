"""Every form carries a key, `who it was made for . random id . signature`. It tells a form sent twice from two forms,
and a form of ours that outlived its sign-in from one that somebody else made up."""

import uuid

from django.core import signing
from django.db import IntegrityError, transaction

from organizer import encryption
from organizer.models import Submission, User

FIELD = "once"


def new_key(user: User) -> str:
    return signing.dumps([str(user.pk), uuid.uuid4().hex], salt="once", compress=False)


def read_key(value: str) -> tuple[str, uuid.UUID] | None:
    """The user id and the random id in a key of ours, however old; None for anything else."""
    try:
        user_id, key = signing.loads(value, salt="once")
        return user_id, uuid.UUID(key)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def key_of(request) -> uuid.UUID | None:
    read = read_key(request.POST.get(FIELD, ""))
    return read[1] if read and read[0] == str(request.user.pk) else None


def _digest(user: User, key: uuid.UUID) -> str:
    return encryption.digest(f"{user.pk}|{key}", "once")


def place_of(user: User, key: uuid.UUID) -> str:
    submission = Submission.objects.filter(digest=_digest(user, key)).first()
    return submission.location if submission else ""


def claim(user: User, key: uuid.UUID) -> Submission | None:
    """None if the same form is being saved, or was, by another request."""
    submission = Submission(digest=_digest(user, key))
    try:
        with transaction.atomic():
            submission.save(force_insert=True)
    except IntegrityError:
        return None
    return submission


def settle(submission: Submission, response) -> None:
    """Keeps where a saved form led; a form that was not saved may come again."""
    location = response.get("Location") or response.get("HX-Redirect")
    if response.status_code < 400 and location:
        submission.location = location
        submission.save(update_fields=["locked_place"])
    elif response.status_code >= 400:
        transaction.set_rollback(True)
