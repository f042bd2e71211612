"""The only place that records what was done, in the verb's own transaction. Details are encrypted."""

import json
from typing import Any


def record(verb: str, subject, *, by=None, workplace=None, **details: Any) -> None:
    """`verb` is `noun.past` (`person.left`); `by` a member, or None for the app itself; details are ids."""
    from organizer.models import AuditEntry

    owner = workplace or getattr(subject, "workplace", None) or (by.workplace if by else None)
    if owner is None:
        raise ValueError("an audit entry needs a workplace")
    AuditEntry(
        workplace=owner,
        verb=verb,
        written_by=by.pen_name if by else "",
        subject_type=subject._meta.model_name,
        subject_id=str(subject.pk),
        details=json.dumps(details, default=str) if details else "",
    ).save(force_insert=True)
