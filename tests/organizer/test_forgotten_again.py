"""Whoever was forgotten is not brought back by a backup from before (S28)."""

import pytest

from organizer import erasure
from organizer.backups import restoring
from relationships.models import Person, Tie
from tests.cast import person
from tests.organizer.test_backups import empty, saved
from tests.organizer.test_erasure import strike


@pytest.mark.long
def test_a_backup_from_before_does_not_bring_them_back(cast):
    rosa = person(cast.ana, "Rosa")
    emil = person(cast.ana, "Emil", likes="Rosa's bread")
    before = saved()
    erasure.forget(rosa, by=cast.dina)
    strike()
    assert restoring.restore(before, replace=True).forgotten_again == 1
    assert [(one.pk, one.likes) for one in Person.objects.all()] == [(emil.pk, "…'s bread")]


@pytest.mark.long
def test_in_a_new_place_a_later_backup_says_who_was_forgotten(cast):
    person(cast.ana, "Emil")
    rosa = person(cast.ana, "Rosa")
    before = saved()
    erasure.forget(rosa, by=cast.dina)
    after = saved()
    empty()
    assert restoring.restore(before, later=[after]).forgotten_again == 1
    assert [one.name for one in Person.objects.all()] == ["Emil"]
    assert not Tie.objects.exists()
