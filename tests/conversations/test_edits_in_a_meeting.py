"""One tap in a meeting: these two had lunch, she moved to nights, he left, I would like to see him. Twice is once, and
what was tapped is taken back right after."""

import pytest

from conversations.models import CheckIn, Decision, Review, Taking
from conversations.reviewing import edits
from organizer.access import url
from relationships.models import Activity, Person
from tests.cast import Cast, me, person, shift


@pytest.fixture
def table(cast):
    return Table(cast)


class Table:
    """The meeting, Ana's device and Tomas's, and two people of whom one sits there."""

    def __init__(self, cast: Cast):
        self.cast, self.rosa, self.emil = cast, person(cast.ana, "Rosa"), person(cast.ana, "Emil")
        self.review = Review.prepare(by=cast.ana, on=cast.workplace.today(), people=[self.rosa])

    def taps(self, client, name: str, *people: Person, **more) -> str:
        """What was done, as the next page says it."""
        data = {"people": [str(one.pk) for one in people], "told": "on", **more}
        answer = client.post(url(self.cast.ana, name, self.review.pk), data, follow=True)
        assert answer.status_code == 200
        self.did = answer.context["done"]
        return self.did.words if self.did else ""

    def takes_back(self, client) -> None:
        for _twice in range(2):
            client.post(url(self.cast.ana, "review-undo", self.review.pk), {"did": self.did.value})


@pytest.mark.long
def test_these_two_had_lunch(table, sign_in):
    ana, tomas = sign_in(table.cast.ana), sign_in(table.cast.tomas)
    assert table.taps(ana, "review-met", table.rosa, table.emil, kind="lunch") == "Rosa, Emil: Lunch. Written down."
    did = table.did
    again = [table.taps(one, "review-met", table.emil, table.rosa, kind="lunch") for one in (ana, tomas)]
    assert again == ["That was known already. Nothing was written down twice."] * 2
    [lunch] = Activity.objects.all()
    assert (lunch.kind, lunch.on, lunch.basis, lunch.seen_by) == ("lunch", table.review.on, "told", "circle")
    table.did = did
    table.takes_back(tomas)  # not his to take back
    assert Activity.objects.count() == 1
    table.takes_back(ana)
    assert Activity.objects.count() == 0


def test_on_another_day_and_by_hearsay(table, sign_in):
    me(table.cast.tomas)
    day = table.review.on.replace(day=1)
    table.taps(sign_in(table.cast.ana), "review-met", table.rosa, table.emil, kind="walk", on=day, told="")
    table.taps(sign_in(table.cast.tomas), "review-met", me(table.cast.tomas), table.emil, kind="walk", told="")
    assert set(Activity.objects.values_list("on", "basis")) == {(day, "hearsay"), (table.review.on, "there")}


@pytest.mark.long
def test_she_moved_to_nights(table, sign_in):
    ana, tomas = sign_in(table.cast.ana), sign_in(table.cast.tomas)
    days, nights = shift(table.cast.ana, "Days"), shift(table.cast.ana, "Nights")
    table.rosa.change(by=table.cast.ana, version=1, shift=days)
    assert table.taps(ana, "review-moved", table.rosa, shift=nights.pk) == "Rosa: Nights from now on."
    did = table.did
    assert table.taps(tomas, "review-moved", table.rosa, shift=nights.pk).startswith("That was known")
    table.did = did
    table.takes_back(ana)
    table.rosa.refresh_from_db()
    assert (table.rosa.shift, table.rosa.version) == (days, 4)
    table.taps(ana, "review-moved", table.rosa, shift=nights.pk)
    did = table.did
    table.taps(tomas, "review-moved", table.rosa, shift=days.pk)
    table.taps(tomas, "review-moved", table.rosa, shift=shift(table.cast.ana, "Lates").pk)
    table.did = did
    table.takes_back(ana)  # somebody has moved her on since
    table.rosa.refresh_from_db()
    assert table.rosa.shift.name == "Lates"


def test_he_left(table, sign_in):
    ana = sign_in(table.cast.ana)
    assert table.taps(ana, "review-left", table.emil) == "Emil works here no more."
    assert Person.objects.get(pk=table.emil.pk).left_on == table.review.on
    table.takes_back(ana)
    assert Person.objects.get(pk=table.emil.pk).left_on is None


@pytest.mark.long
def test_who_would_like_to_see_him(table, sign_in):
    """One made for it goes again; one that was waiting waits again, and meanwhile it is whoever was quicker's."""
    ana, tomas = sign_in(table.cast.ana), sign_in(table.cast.tomas)
    assert table.taps(ana, "review-sees", table.emil) == "You would like to see Emil."
    did = table.did
    table.taps(ana, "review-sees", table.emil)
    [wish] = CheckIn.objects.all()
    assert (wish.taken_by, wish.seen_by, Taking.objects.count()) == (table.cast.ana.pen_name, "circle", 1)
    table.did = did
    table.takes_back(ana)
    assert (CheckIn.objects.get().ended, Taking.objects.count()) == ("let-go", 0)

    waiting = CheckIn.make(by=table.cast.dina, person=table.rosa, seen_by="circle")
    table.taps(tomas, "review-sees", table.rosa)
    waiting.refresh_from_db()
    assert waiting.taken_by == table.cast.tomas.pen_name
    table.takes_back(ana)  # his, not hers
    assert Taking.objects.count() == 1
    table.takes_back(tomas)
    waiting.refresh_from_db()
    assert (waiting.taken_by, waiting.ended, Taking.objects.count()) == ("", "", 0)


@pytest.mark.long
def test_a_wish_made_beside_somebody_elses_goes_again(table, sign_in):
    """Taken back, it is not left to the others as if it had been there before."""
    edits.sees(table.rosa, review=table.review, by=table.cast.tomas)
    client = sign_in(table.cast.ana)
    table.taps(client, "review-sees", table.rosa)
    table.takes_back(client)
    wishes = CheckIn.objects.order_by("made_at").values_list("written_by", "taken_by", "ended")
    tomas, ana = table.cast.tomas.pen_name, table.cast.ana.pen_name
    assert list(wishes) == [(tomas, tomas, ""), (ana, ana, "let-go")]


@pytest.mark.long
def test_nonsense_and_the_past_change_nothing(table, sign_in):
    ana, address = sign_in(table.cast.ana), url(table.cast.ana, "review-presenter", table.review.pk)
    words = ("met", "met.x", "moved.a.b.c", f"left.{table.emil.pk}", f"met.{table.emil.pk}", "known.x", "sees", "a.b")
    assert [ana.get(address, {"did": word}).context["done"] for word in words] == [None] * len(words)
    refused = ana.post(
        url(table.cast.ana, "review-left", table.review.pk), {"people": [str(table.rosa.pk)] * 1 + ["x"]}
    )
    two = ana.post(url(table.cast.ana, "review-left", table.review.pk), people(table.rosa, table.emil))
    table.review.finish(by=table.cast.ana)
    over = ana.post(url(table.cast.ana, "review-left", table.review.pk), people(table.emil))
    assert [answer.status_code for answer in (refused, two, over)] == [422, 422, 422]
    assert Person.objects.filter(left_on=None).count() == 2


def people(*some: Person) -> dict:
    return {"people": [str(one.pk) for one in some]}


def test_what_is_decided_is_written_down_where_it_is_led(table, sign_in):
    ana, tomas = sign_in(table.cast.ana), sign_in(table.cast.tomas)
    lead, follow = (url(table.cast.ana, name, table.review.pk) for name in ("review-presenter", "review-live"))
    have = tomas.get(follow).context["page"].pulse
    decide, rosa = url(table.cast.ana, "decide", table.review.pk), str(table.rosa.pk)
    empty = ana.post(decide, {"where": "lead", "words": "", "taken_by": rosa})
    assert (empty.status_code, empty.context["deciding"]["taken_by"].value()) == (422, rosa)  # nothing typed is lost
    answer = ana.post(decide, {"where": "lead", "words": "A picnic.", "taken_by": rosa}, follow=True)
    assert answer.redirect_chain[-1][0].split("?")[0] == lead
    [decision] = Decision.objects.all()
    assert (decision.words, decision.taken_by_id) == ("A picnic.", table.rosa.pk)
    seen = tomas.get(follow, {"have": have}, headers={"HX-Request": "true"})  # who follows sees it come
    assert [word in seen.content.decode() for word in ("A picnic.", "Rosa")] == [True, True]
    table.did = answer.context["done"]
    table.takes_back(ana)
    assert Decision.objects.count() == 0
