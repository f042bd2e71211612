"""Whom it would be good to see: old friends, people nobody knows, what was wished for; and who is left be."""

import re
from datetime import date, timedelta

import pytest

from conversations.good_to_see import GoodToSee
from conversations.models import CheckIn, NotNow, Step
from conversations.reasons import cards
from organizer.access import url
from organizer.models import Membership
from relationships.models import Person
from tests.cast import coffee, committee, department, me, person, plan, talked, voiced


def days(number: int) -> timedelta:
    return timedelta(days=number)


def seen_by(member) -> dict[str, str]:
    """Name to sentence."""
    seeing = GoodToSee(member)
    return {" and ".join(seeing.names.names(card.people)): card.sentence for card in cards(seeing)}


def friends_until(cast, ago: int, other: Person, by=None, **known) -> None:
    """Walks for two, the last one so many days ago: friendly, and quiet after 120 days."""
    by = by or cast.ana
    for number in range(2):
        coffee(by, [me(by), other], cast.workplace.today() - days(ago + 7 * number), **known)


@pytest.fixture
def rosa(cast) -> Person:
    """An old friend of Ana's who goes quiet in about two weeks."""
    rosa = person(cast.ana)
    friends_until(cast, 106, rosa)
    return rosa


def test_an_old_friend_with_the_day_and_an_offer(cast, rosa):
    [sentence] = seen_by(cast.ana).values()
    assert sentence.startswith("You have not seen each other since ")
    assert sentence.endswith("?")
    assert seen_by(cast.tomas) == {}
    coffee(cast.tomas, [me(cast.ana), rosa], cast.workplace.today() - days(3))
    assert seen_by(cast.ana) == {}


@pytest.mark.long
def test_not_now_keeps_them_away_from_one_member_alone_and_nobody_else_knows(cast, rosa):
    friends_until(cast, 106, rosa, by=cast.tomas)
    assert (list(seen_by(cast.ana)), list(seen_by(cast.tomas))) == (["Rosa"], ["Rosa"])
    before = seen_by(cast.tomas)
    NotNow.say(by=cast.ana, people=[rosa])
    assert (seen_by(cast.ana), seen_by(cast.tomas)) == ({}, before)


STAY = {"week": 7, "month": 30, "season": 91, "always": None}


def test_not_now_is_for_as_long_as_one_says(cast, rosa, sign_in):
    client, today, until = sign_in(cast.ana), cast.workplace.today(), {}
    for stay in STAY:
        assert client.post(url(cast.ana, "not-now", rosa.pk), {"stay": stay}).status_code == 303
        until[stay] = NotNow.objects.get().until
    assert until == {stay: today + days(long) if long else date.max for stay, long in STAY.items()}


def test_who_left_who_supervises_and_who_would_rather_be_left_be_is_not_suggested(cast, rosa):
    def suggested(**known) -> list[str]:
        rosa.change(by=cast.ana, version=rosa.version, **{"supervisor": False, "leave_be": "", **known})
        return list(seen_by(cast.ana))

    assert suggested() == ["Rosa"]
    assert suggested(supervisor=True) == []
    assert suggested(leave_be="yes") == []
    rosa.leave(by=cast.ana, on=cast.workplace.today())
    assert suggested() == []


def test_what_they_are_not_comfortable_with_stands_there_and_nothing_is_offered(cast, rosa):
    rosa.change(by=cast.ana, version=rosa.version, not_comfortable="Talking at work.")
    [card] = cards(GoodToSee(cast.ana))
    assert (card.beside, card.sentence[-1]) == ("Talking at work.", ".")


def test_a_private_coffee_is_known_to_its_writer_alone(cast, rosa):
    friends_until(cast, 106, rosa, by=cast.tomas)
    CheckIn.make(by=cast.tomas, person=person(cast.ana, "Iva"), every=30)
    before = seen_by(cast.tomas)
    coffee(cast.ana, [me(cast.ana), rosa], cast.workplace.today() - days(2), seen_by="me")
    assert (list(seen_by(cast.ana)), seen_by(cast.tomas)) == (["Iva"], before)


PRIVATE = [  # how long ago Ana had a coffee that she keeps to herself, what is known of it -> is she still reminded
    (3, {}, []),
    (20, {}, ["Rosa"]),  # a birthday is not over because of a coffee weeks before
    (40, {}, ["Rosa"]),  # before it was wished for
    (3, {"basis": "hearsay"}, ["Rosa"]),
]


@pytest.mark.long
@pytest.mark.parametrize(("ago", "known", "left"), PRIVATE)
def test_private_time_answers_for_its_writer_what_shared_time_would_for_all(cast, ago, known, left):
    today, rosa = cast.workplace.today(), person(cast.ana)
    row = CheckIn.make(by=cast.tomas, person=rosa, day=today)
    CheckIn.objects.update(began_on=today - days(30), began_at=row.began_at - days(30))
    coffee(cast.ana, [me(cast.ana), rosa], today - days(ago), seen_by="me", **known)
    assert (list(seen_by(cast.ana)), list(seen_by(cast.tomas))) == (left, ["Rosa"])


@pytest.mark.long
def test_somebody_new_is_sent_to_one_of_us(cast):
    people = [person(cast.ana, name) for name in ("Rosa", "Iva", "Emil")]
    sent = [name for member in (cast.ana, cast.tomas, cast.dina) for name in seen_by(member)]
    assert sorted(sent) == ["Emil", "Iva", "Rosa"]
    for one in people:
        coffee(cast.ana, [one, me(cast.tomas)], cast.workplace.today())
    assert [seen_by(member) for member in (cast.ana, cast.tomas, cast.dina)] == [{}, {}, {}]


def test_a_side_of_the_workplace_into_which_one_has_no_tie(cast):
    for other in (cast.tomas, cast.dina):  # so that it is Ana's turn
        Membership.objects.filter(pk=other.pk).update(role="helper")
    nights = department(cast.ana, "Nights")
    friend, far = person(cast.ana), person(cast.ana, "Iva", department=nights)
    friends_until(cast, 3, friend)
    coffee(cast.ana, [friend, far], cast.workplace.today())
    [(who, sentence)] = seen_by(cast.ana).items()
    assert (who, sentence[:31]) == ("Iva", "You know nobody in Nights yet. ")


ISSUES = re.compile(r"grievance|issue|petition|action|committee|organi|campaign|bother|complain|the job", re.IGNORECASE)


def test_nothing_is_said_of_issues_also_while_something_is_under_way(cast, rosa):
    """Somebody new, an old friend, somebody of another department: each is offered time together (method 7), and a
    grievance that runs hot, a committee and a plan change nothing of it (method 34)."""
    for other in (cast.tomas, cast.dina):
        Membership.objects.filter(pk=other.pk).update(role="helper")
    iva = person(cast.ana, "Iva")
    lea = person(cast.ana, "Lea", department=department(cast.ana, "Nights"))
    said = talked(cast.ana, [iva, lea], cast.workplace.today(), basis="told")
    person(cast.ana, "Emil")
    before = seen_by(cast.ana)
    assert sorted(before) == ["Emil", "Lea", "Rosa"]
    assert {who: words for who, sentence in before.items() if (words := ISSUES.findall(sentence))} == {}
    heat = voiced(cast.ana, said, iva).grievance
    Step.add(by=cast.ana, grievance=heat, on=cast.workplace.today(), how="hot")
    fans = committee(cast.ana, [iva, lea], [said], cast.workplace.today(), grievance=heat)
    plan(cast.ana, [iva, lea, rosa], out_of=fans, grievance=heat, planned_on=cast.workplace.today() + days(2))
    assert seen_by(cast.ana) == before


def test_a_member_who_is_not_on_the_map_thinks_of_two_who_drift_apart(cast):
    one, other = person(cast.ana), person(cast.ana, "Iva")
    for number in range(2):
        coffee(cast.ana, [one, other], cast.workplace.today() - days(106 + 7 * number))
    said = [seen_by(member) for member in (cast.ana, cast.tomas, cast.dina)]
    [sentences] = [found for found in said if found]
    [(who, sentence)] = sentences.items()
    assert (sorted(who.split(" and ")), sentence[:36]) == (["Iva", "Rosa"], "They have not seen each other since ")
