import pytest
from django.db import OperationalError, connection
from django.test import Client

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
