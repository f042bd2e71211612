"""Who was with whom, and when: asked for many pairs at once."""

from datetime import date

from relationships import access
from relationships.models import Activity, SeenBy
from tests.cast import person


def test_each_time_is_told_once_of_each_pair_that_is_asked_for(cast):
    rosa, emil, ida, mei = people = [person(cast.ana, name) for name in ("Rosa", "Emil", "Ida", "Mei")]
    Activity.add(by=cast.ana, people=people, on=date(2025, 3, 1))
    Activity.add(by=cast.ana, people=[rosa, mei], on=date(2025, 3, 2))
    Activity.add(by=cast.tomas, people=[rosa, emil], on=date(2025, 3, 3), seen_by=SeenBy.ME)
    names = {one.pk: one.name for one in people}
    shared = access.time_shared_between(cast.ana, [rosa.pk, emil.pk], {emil.pk, ida.pk})
    assert sorted((names[one.person_id], names[one.other_id], one.on, one.kind) for one in shared) == [
        ("Emil", "Ida", date(2025, 3, 1), "talk"),
        ("Rosa", "Emil", date(2025, 3, 1), "talk"),
        ("Rosa", "Ida", date(2025, 3, 1), "talk"),
    ]
    assert len(access.time_shared_between(cast.tomas, [rosa.pk, emil.pk], {emil.pk, ida.pk})) == len(shared) + 1
