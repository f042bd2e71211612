"""The only place that records what was done, in the verb's own transaction. Details are encrypted."""

import json
from typing import Any


def record(verb: str, subject, *, by=None, workplace=None, **details: Any) -> None:
    """`verb` is `noun.past` (`person.left`); `by` a member, or None for the app itself; details are ids.

    What is done to a membership, an invitation, an export or the workplace itself says only inside the encrypted
    details whose it is and who did it: a pen name beside a membership, or beside what only an admin does, would lead
    from everything somebody wrote to their account (S15).
    """
    from organizer.models import AuditEntry, Export, Membership, OneTimeLink

    owner = workplace or getattr(subject, "workplace", None) or (by.workplace if by else None)
    if owner is None:
        raise ValueError("an audit entry needs a workplace")
    written_by, subject_id = by.pen_name if by else "", str(subject.pk)
    if isinstance(subject, (Export, Membership, OneTimeLink)) or verb.startswith("workplace."):
        details = {subject._meta.model_name: subject_id, "by": written_by, **details}
        written_by = subject_id = ""
    AuditEntry(
        workplace=owner,
        verb=verb,
        written_by=written_by,
        subject_type=subject._meta.model_name,
        subject_id=subject_id,
        details=json.dumps(details, default=str) if details else "",
    ).save(force_insert=True)
