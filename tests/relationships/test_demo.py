from datetime import date, timedelta
from itertools import groupby

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Max, Min
from django.utils.html import escape

from organizer.access import url
from organizer.home import DEMO_MEMBER
from organizer.models import Membership
from relationships import demo, tailor_shop
from relationships.models import Activity, Department, Giving, Person, Presence


@pytest.fixture(scope="module")
def shop(django_db_setup, django_db_blocker):
    """The workplace, loaded once: making it takes seconds."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo.load()
        transaction.set_rollback(True)


@pytest.fixture
def member(db, shop) -> Membership:
    return Membership.objects.select_related("workplace", "user").get(pk=shop.pk)


@pytest.mark.long
def test_the_tailor_shop_is_there_as_a_circle_would_have_entered_it(member):
    yesterday = member.workplace.today() - timedelta(days=1)
    people = Person.objects.visible_to(member)
    assert (people.count(), people.coworkers().count(), Department.objects.count()) == (39, 38, 6)

    meetings = Activity.objects.visible_to(member)
    ends = meetings.aggregate(first=Min("on"), last=Max("on"))
    assert (meetings.count(), Presence.objects.count()) == (158 * 3 + 223 * 5, 2 * (158 * 3 + 223 * 5))
    assert yesterday - ends["last"] < timedelta(days=31)
    assert set(meetings.values_list("size", "basis", "seen_by", "written_by", "business")) == {
        (2, "told", "circle", member.pen_name, False)
    }
    labels = sorted({row.own_kind for row in meetings})
    assert labels == ["Company, June–August 1965", "Company, September 1965–January 1966"]
    assert [label for label in labels if len(label) > Activity._meta.get_field("own_kind").words] == []

    before = yesterday - (date(1966, 1, 31) - date(1965, 8, 31))
    assert Giving.objects.visible_to(member).filter(on__lte=before).count() == 109
    assert Giving.objects.visible_to(member).filter(on__gt=before, on__lte=yesterday).count() == 147


@pytest.mark.long
def test_the_one_who_keeps_the_book_is_an_admin_and_not_on_the_map(member):
    assert (member.role, member.called, member.person_id) == ("admin", "Demo", None)
    assert not member.user.has_usable_password()


def test_a_second_start_finds_everything_as_it_was(member, settings, capsys):
    def everything():
        return [
            (model._meta.label, sorted(model.objects.filter(workplace=member.workplace).values_list("pk", flat=True)))
            for model in (Membership, Person, Department, Activity, Giving)
        ]

    first = everything()
    assert [len(rows) for _label, rows in first] == [1, 39, 6, 1589, 256]
    settings.EMBEDDED = True
    call_command("load_demo")
    assert everything() == first
    assert DEMO_MEMBER in capsys.readouterr().out


def test_each_pair_meets_once_in_each_month_of_its_period():
    for period in tailor_shop.periods():
        by_pair = groupby(demo.meetings_of(period), key=lambda meeting: meeting[0])
        days = {pair: [day.replace(day=1) for _pair, day in meetings] for pair, meetings in by_pair}
        firsts = [first for first, _last in demo.months(period)]
        assert days == dict.fromkeys(period.company, firsts)


def test_the_first_page_says_what_is_known_and_what_is_our_choice():
    said = demo.about(timedelta(days=22000))
    spans = ["Aug. 25, 2025 to Nov. 24, 2025", "Nov. 25, 2025 to April 26, 2026"]
    for words in ("Kapferer", "39 people", "our choice", "once a month", *spans):
        assert words in said
    assert "our choice" in said.split("\n\n")[0]
    assert len(said) < 2000


@pytest.mark.long
def test_today_shows_it_and_an_ordinary_workplace_has_no_such_note(member, sign_in, cast):
    page = sign_in(member).get(url(member, "today"))
    first, *rest = member.workplace.about_paragraphs
    assert [words for words in (first, *rest) if escape(words) not in page.content.decode()] == []
    assert "about-workplace" not in sign_in(cast.ana).get(url(cast.ana, "today")).content.decode()


@pytest.mark.django_db
def test_a_server_gets_no_demo(settings):
    settings.EMBEDDED = False
    there = Membership.objects.count()
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert Membership.objects.count() == there
