"""The audit says who did what to those who may read it, and nothing of it to who holds a stolen dump (S15)."""

import json
from datetime import timedelta

from organizer import audit
from organizer.models import AuditEntry, Membership, OneTimeLink
from tests.cast import me, person


def test_a_line_says_what_was_done_to_which_row_and_by_whom(cast):
    rosa = person(cast.ana)
    [line] = AuditEntry.objects.filter(verb="person.added")
    assert (line.workplace, line.written_by, line.subject_type, line.subject_id, line.details) == (
        cast.workplace,
        cast.ana.pen_name,
        "person",
        str(rosa.pk),
        "",
    )


def test_what_is_done_to_a_membership_is_said_only_under_encryption(cast):
    audit.record("member.role-changed", cast.tomas, by=cast.dina, role="admin")
    line = AuditEntry.objects.get(verb="member.role-changed")
    assert (line.written_by, line.subject_id) == ("", "")
    assert json.loads(line.details) == {"membership": str(cast.tomas.pk), "by": cast.dina.pen_name, "role": "admin"}


def test_no_open_column_puts_a_pen_name_beside_an_account(cast):
    me(cast.ana)
    cast.tomas.change_role(by=cast.dina, role="admin")
    accounts = {str(pk) for ids in Membership.objects.values_list("pk", "user_id") for pk in ids}
    lines = list(AuditEntry.objects.values_list("written_by", "subject_id"))
    assert {pen_name for pen_name, _subject in lines} >= {cast.ana.pen_name}
    assert [line for line in lines if line[0] and line[1] in accounts] == []


def test_what_only_an_admin_does_shows_no_pen_name(cast):
    OneTimeLink.make("invitation", lasts=timedelta(days=1), workplace=cast.workplace, role="organizer", by=cast.dina)
    cast.workplace.change(by=cast.dina, version=1, name="The bakery", time_zone="UTC", language="en")
    lines = AuditEntry.objects.filter(verb__in=["invitation.made", "workplace.changed"])
    assert [(line.written_by, json.loads(line.details)["by"]) for line in lines] == [("", cast.dina.pen_name)] * 2
