"""What somebody said they would do, as a check-in: its words stay in the conversation, when it comes up and whether it
is done stand in the check-in. Neither is kept twice."""

from datetime import date
from types import EllipsisType

from django.utils import timezone

from conversations.models.checkins import CheckIn, Reason

AS_IT_WAS: EllipsisType = ...


def make(by, said: list[tuple]) -> None:
    """Of (conversation, its people, the day on which it comes up or None), those in which something was promised."""
    rows = [_row(talk, by, people, day) for talk, people, day in said if talk.promised]
    CheckIn.objects.bulk_create(rows, batch_size=500)


def amend(talk, *, by, people: list, day: date | EllipsisType | None, was: str) -> None:
    """Promised otherwise, it is open again; no longer promised, there is nothing to come up."""
    row = CheckIn.objects.filter(conversation=talk).first()
    if not talk.promised:
        if row:
            row.delete()
        return
    if row is None:
        make(by, [(talk, people, None if day is AS_IT_WAS else day)])
        return
    row.person = _promised_to(by, people)
    if talk.promised != was or day not in (AS_IT_WAS, row.day):
        row.began_on, row.began_at = by.workplace.today(), timezone.now()
        row.put_off_to, row.ended, row.ended_on = None, "", None
        row.day = row.day if day is AS_IT_WAS else day
    row.version += 1
    row.save()
    row.settle()


def _row(talk, by, people: list, day: date | None) -> CheckIn:
    today = by.workplace.today()
    return CheckIn(
        workplace=by.workplace,
        written_by=by.pen_name,
        reason=Reason.PROMISE,
        conversation=talk,
        person=_promised_to(by, people),
        day=day,
        began_on=today,
        began_at=timezone.now(),
        taken_by=by.pen_name,
        next_on=day or today,
    )


def _promised_to(by, people: list):
    """The one other who was there; nobody in particular if there were several."""
    others = [person for person in people if person.pk != by.person_id]
    return others[0] if len(others) == 1 else None
