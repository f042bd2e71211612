from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from organizer.models import Heartbeat

pytestmark = pytest.mark.django_db


def test_it_says_yes_to_anybody_with_one_question_to_the_database(django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = Client().get("/health/", headers={"host": "10.0.0.1"})
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"yes", "no-store")
    assert answer.cookies == {}


def test_it_says_no_when_the_database_does_not_answer():
    def away(*args):
        raise OperationalError

    with connection.execute_wrapper(away):
        answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (503, b"no")


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_a_process_is_healthy_while_it_was_heard_of_within_three_minutes(name, capsys):
    with pytest.raises(CommandError, match=f"{name} was never heard of"):
        call_command("healthy", name)
    heard = Heartbeat.objects.create(name=name, at=timezone.now() - timedelta(seconds=170))
    call_command("healthy", name)
    assert capsys.readouterr().out == f"{name} was last heard of 170 seconds ago.\n"
    heard.at -= timedelta(seconds=20)
    heard.save()
    with pytest.raises(CommandError, match="190 seconds ago"):
        call_command("healthy", name)
