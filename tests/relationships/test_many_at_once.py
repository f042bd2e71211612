"""Many at once obey the rules of one, and leave one line in the audit."""

import pytest
from django.db import IntegrityError, transaction

from organizer.models import AuditEntry
from relationships.models import Activity, Giving
from relationships.models.base import SeenBy
from tests.cast import person


@pytest.fixture
def three(cast):
    return [person(cast.ana, name) for name in ("Rosa", "Sam", "Ines")]


def kept(activity):
    return (activity.on, activity.kind, activity.size, activity.seen_by, activity.written_by, set(activity.people_ids))


def test_activities_are_as_if_added_one_by_one(cast, three):
    day = cast.workplace.today()
    meetings = [
        {"people": three[:2], "on": day, "kind": Activity.Kind.WALK},
        {"people": three, "on": day, "size": 7, "seen_by": SeenBy.ME},
        {"people": three[:1], "on": day, "size": 1},
    ]
    together = Activity.add_many(by=cast.ana, activities=meetings)
    apart = [Activity.add(by=cast.ana, **meeting) for meeting in meetings]
    assert [kept(row) for row in together] == [kept(row) for row in apart]
    assert [row.size for row in together] == [2, 7, 2]
    assert AuditEntry.objects.filter(verb="activities.added", written_by=cast.ana.pen_name).count() == 1


def test_one_that_breaks_a_rule_takes_all_back(cast, three):
    rosa, sam, _ines = three
    day = cast.workplace.today()
    givings = [{"giver": rosa, "receiver": sam, "on": day}, {"giver": sam, "receiver": sam, "on": day}]
    with pytest.raises(IntegrityError), transaction.atomic():
        Giving.add_many(by=cast.ana, givings=givings)
    assert Giving.objects.count() == 0
    assert AuditEntry.objects.filter(verb="givings.added").count() == 0
    Giving.add_many(by=cast.ana, givings=givings[:1])
    assert [(g.giver, g.receiver) for g in Giving.objects.all()] == [(rosa, sam)]
    assert AuditEntry.objects.filter(verb="givings.added").count() == 1
