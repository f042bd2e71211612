"""Two who join a grievance at the same moment."""

import threading

import pytest
from django.db import connection

from conversations.models import Grievance, Voicing
from tests.cast import me, person, talked, voiced
from tests.conversations.test_grievances import DAY, OPENED


@pytest.mark.server  # a database in memory has one connection only
@pytest.mark.django_db(transaction=True)
def test_two_who_join_at_once_make_one_voicing_each_while_the_first_is_taken_out(cast):
    rosa = person(cast.ana)
    first = voiced(cast.ana, talked(cast.ana, [me(cast.ana), rosa], DAY), rosa, **OPENED)
    talks = [(who, talked(who, [me(who), rosa], DAY)) for who in (cast.ana, cast.tomas, cast.dina)]
    start = threading.Barrier(len(talks) + 1)

    def join(who, talk):
        start.wait()
        voiced(who, talk, rosa, first.grievance, words=who.called)
        connection.close()

    def take_out():
        start.wait()
        first.remove(by=cast.ana)
        connection.close()

    first_in = voiced(cast.ana, talked(cast.ana, [me(cast.ana), rosa], DAY), rosa, first.grievance, words="Stays")
    threads = [threading.Thread(target=join, args=one) for one in talks] + [threading.Thread(target=take_out)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(row.words for row in Voicing.objects.all()) == ["Ana", "Dina", first_in.words, "Tomas"]
    assert Grievance.objects.get() == first.grievance
