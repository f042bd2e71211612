from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organizer import home
from organizer.models import OneTimeLink, User
from tests.cast import user

pytestmark = pytest.mark.django_db
KIND = OneTimeLink.Kind.FIRST_ADMIN


def secret() -> str:
    """Of the link that the command prints now."""
    call_command("first_link", "--base", "http://here", stdout=(out := StringIO()))
    return out.getvalue().strip().removeprefix("http://here/begin/").removesuffix("/")


def test_only_the_link_printed_last_lets_the_first_admin_in():
    earlier, last = secret(), secret()
    assert [OneTimeLink.open(KIND, each).exists() for each in (earlier, last)] == [False, True]


def test_once_somebody_has_an_account_there_is_none():
    user("Ana")
    with pytest.raises(CommandError, match="They invite others"):
        secret()
    assert not OneTimeLink.objects.exists()


def test_the_demo_s_member_does_not_count():
    User.objects.create_user(home.DEMO_MEMBER)
    assert OneTimeLink.open(KIND, secret()).exists()
