"""What changed since the last review: ties first, and nothing that only one of us knows (method 5, 21, 26, 31)."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils.html import strip_tags

from conversations.models import Conversation
from conversations.reviewing.changed import Changed
from organizer.access import url
from relationships.maps.naming import naming_for
from relationships.models import Activity, Giving, Strain
from tests.cast import coffee, department, me, person, voiced

DAYS = timedelta(days=1)


def changed(member, review, manner="names") -> Changed:
    return Changed(review, viewer=member, naming=naming_for(member, manner))


def told(changed: Changed) -> dict[str, list[str]]:
    return {kind.title: [strip_tags(tie.words) for tie in kind.ties] for kind in changed.kinds}


@pytest.fixture
def six(cast):
    return [person(cast.ana, name) for name in ("Anna", "Bela", "Cem", "Dora", "Egon", "Fleur")]


def meet(cast, two, *ago, **known):
    for days in ago:
        coffee(cast.ana, two, cast.workplace.today() - days * DAYS, **known)


@pytest.mark.long
def test_what_is_new_deeper_alive_again_talked_through_and_quiet(cast, six, reviewed):
    anna, bela, cem, dora, egon, fleur = six
    today = cast.workplace.today()
    meet(cast, [anna, bela], 20, 10)  # new
    meet(cast, [anna, cem], 75, 15, 5)
    for giver, receiver in ((anna, cem), (cem, anna)):
        Giving.add(by=cast.ana, giver=giver, receiver=receiver, on=today - 9 * DAYS)  # deeper
    meet(cast, [dora, egon], 170, 175, 180)  # has gone quiet since
    meet(cast, [egon, fleur], 300, 306, 313, 2)  # had gone quiet, alive again
    meet(cast, [bela, dora], 70, 77)
    strain = Strain.add(by=cast.ana, between=[bela, dora], on=today - 68 * DAYS, seen_by="circle")
    strain.talk_through(by=cast.ana, on=today - 8 * DAYS)
    mine = Strain.add(by=cast.ana, between=[anna, fleur], on=today - 68 * DAYS)
    mine.talk_through(by=cast.ana, on=today - 8 * DAYS)
    meet(cast, [cem, fleur], 30, 20, seen_by="me")
    reviewed(60)
    review = reviewed(0, finished=False)
    expected = {
        "New": ["Anna and Bela"],
        "Grown deeper": ["Anna and Cem"],
        "Alive again": ["Egon and Fleur"],
        "Talked through": ["Bela and Dora"],
        "Gone quiet": ["Dora and Egon"],
    }
    assert told(changed(cast.tomas, review)) == told(changed(cast.ana, review)) == expected
    assert changed(cast.ana, review).headline.startswith("1 new tie and 1 that grew deeper since")
    on_the_wall = changed(cast.ana, review, "initials")
    assert told(on_the_wall)["New"] == ["AN and BE"]
    assert not re.search("href|Anna|Bela", "".join(tie.words for kind in on_the_wall.kinds for tie in kind.ties))


@pytest.mark.long
def test_sixty_quiet_days_begin_with_ties_and_speak_of_no_grievance(cast, six, reviewed, sign_in):
    reviewed(60)
    for number, two in enumerate([*pairwise(six), *pairwise(six[::-1])][:9]):
        meet(cast, list(two), 50 - 5 * number)
    review = reviewed(0, finished=False)
    page = sign_in(cast.ana).get(url(cast.ana, "review", review.pk)).content.decode()
    assert changed(cast.ana, review).headline[:11] == "5 new ties "
    words = strip_tags(page[page.index('id="changed"') :])
    assert [word for word in ("rievance", " 0 ", "missing", "not yet asked") if word in words] == []


def test_newcomers_and_who_might_welcome_them_and_what_hung_on_who_left(cast, reviewed, sign_in):
    ovens, shop = department(cast.ana, "Ovens"), department(cast.ana, "Shop")
    today = cast.workplace.today()
    one, two, three = (person(cast.ana, name, department=ovens) for name in ("Ilse", "Jan", "Kim"))
    four = person(cast.ana, "Lou", department=shop)
    for pair in ([one, two], [two, three], [three, four]):
        meet(cast, pair, 40, 47)
    reviewed(30)
    new = person(cast.ana, "Nora", department=ovens, came_on=today - 5 * DAYS)
    person(cast.ana, "The boss", department=ovens, came_on=today - 5 * DAYS, supervisor=True)
    three.leave(by=cast.ana, on=today - 3 * DAYS)
    review = reviewed(0, finished=False)
    seen = changed(cast.ana, review)
    assert [(newcomer.id, strip_tags(newcomer.words)) for newcomer in seen.newcomers] == [
        (new.pk, "Nora is new here. Close by at work: Ilse and Jan.")
    ]
    assert [strip_tags(words) for words in seen.left] == [
        "Gone since: Kim. What they were to you stays.",
        "Kim held together what has since fallen apart: Lou and the others.",
    ]


def test_it_says_into_which_departments_none_of_us_has_a_tie(cast, reviewed):
    ovens, shop, yard = (department(cast.ana, name) for name in ("Ovens", "Shop", "Yard & gate"))
    ana, tomas = me(cast.ana), me(cast.tomas)
    ana.change(by=cast.ana, version=1, department=ovens)
    ilse, lou = person(cast.ana, "Ilse", department=ovens), person(cast.ana, "Lou", department=shop)
    person(cast.ana, "Max", department=yard)
    meet(cast, [ana, ilse], 5)
    review = reviewed(0, finished=False)
    assert changed(cast.ana, review).not_into == "Where none of us has a tie yet: Shop, Yard & gate."
    meet(cast, [tomas, lou], 5)
    assert changed(cast.ana, review).not_into == "Where none of us has a tie yet: Yard & gate."
    meet(cast, [ilse, lou], 4, seen_by="me")
    assert changed(cast.dina, review).not_into == "Where none of us has a tie yet: Yard & gate."


@pytest.mark.long
def test_somebody_of_whom_nothing_was_voiced_is_marked_nowhere(cast, reviewed, sign_in):
    rosa, today = person(cast.ana), cast.workplace.today()
    words = {"words_seen_by": "circle", "notes": "Small talk."}
    for ago in range(6):
        Conversation.log(by=cast.ana, people=[me(cast.ana), rosa], on=today - ago * 7 * DAYS, words=words)
    other = Conversation.log(by=cast.ana, people=[me(cast.ana), person(cast.ana, "Emil")], on=today, words=words)
    voiced(cast.ana, other, other.activity.presences.last().person, consent="circle", words_seen_by="circle")
    review = reviewed(0, finished=False)
    page = sign_in(cast.tomas).get(url(cast.tomas, "review", review.pk))
    said = page.context["page"].said
    assert [(line.grievance.name, line.who) for line in said.lines] == [("The heat", "One person feels this.")]
    assert "Rosa" not in strip_tags(page.content.decode().split('id="said"')[1])


@pytest.mark.long
def test_what_ana_alone_knows_is_in_no_figure(cast, six, reviewed):
    reviewed(60)
    review = reviewed(0, finished=False)
    before = [changed(member, review).numbers for member in (cast.ana, cast.tomas)]
    meet(cast, six[:2], 30, 20, 10, seen_by="me")
    for giver, receiver in (six[:2], six[1::-1]):
        on = cast.workplace.today() - 9 * DAYS
        Giving.add(by=cast.ana, giver=giver, receiver=receiver, on=on, seen_by="me")
    Strain.add(by=cast.ana, between=six[:2], on=cast.workplace.today() - 9 * DAYS)
    assert [changed(member, review).numbers for member in (cast.ana, cast.tomas)] == before
    Activity.objects.filter(seen_by="me").update(seen_by="circle")
    assert changed(cast.ana, review).numbers.times == before[0].times + 3
