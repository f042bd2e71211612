"""Whether time together strengthens us may be asked; "not really" asks how, and holds nothing up (method 2)."""

from datetime import timedelta

from conversations.models import Review
from conversations.reviewing.page import Page
from organizer.access import url
from relationships.models import Activity, GatheringPlace
from tests.cast import coffee, person


def test_bowling_asks_nothing_and_may_be_thought_over(cast, sign_in):
    ana, tomas, day = sign_in(cast.ana), sign_in(cast.tomas), cast.workplace.today()
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    bowling = Activity.add(by=cast.ana, people=[rosa, emil], on=day, kind="own", own_kind="Bowling")
    table = GatheringPlace.add(by=cast.ana, name="Long table", people=[rosa, emil])
    alone = coffee(cast.ana, [rosa, emil], day, seen_by="me")
    before = Review.prepare(by=cast.ana, on=day - timedelta(days=30))
    before.finish(by=cast.ana)
    review = Review.prepare(by=cast.ana, on=day)

    def comes_up(member) -> list[tuple[str, str]]:
        rows = Page(review, viewer=member).outcomes.time_to_rework
        return [(getattr(row, "own_kind", "") or row.name, row.rework) for row in rows]

    assert (bowling.answered_on, comes_up(cast.ana)) == (None, [])  # with no answer it is whole, and nothing comes up
    said = {"strengthens": "not-really", "rework": "", "version": "1"}
    tomas.post(url(cast.ana, "rework-activity", bowling.pk), said)  # whoever knows of it, not its writer alone
    stale = ana.post(url(cast.ana, "rework-activity", bowling.pk), {**said, "rework": "On a Sunday."})
    assert (stale.status_code, "On a Sunday." in stale.content.decode()) == (409, True)
    ana.post(url(cast.ana, "rework-activity", bowling.pk), {**said, "rework": "On a Sunday.", "version": "2"})
    ana.post(url(cast.ana, "rework-gathering-place", table.pk), {**said, "rework": "With the night shift."})
    ana.post(url(cast.ana, "rework-activity", alone.pk), {**said, "rework": "Hers alone."})
    found = [("Bowling", "On a Sunday."), ("Long table", "With the night shift.")]
    assert [comes_up(one) for one in (cast.ana, cast.tomas)] == [found, found]  # of the coffee only Ana knows (S9)
    page = tomas.get(url(cast.tomas, "review", review.pk)).content.decode()
    assert [words in page for words in ("“Not really”", "On a Sunday.", "Hers alone.")] == [True, True, False]
    review.finish(by=cast.ana)
    Activity.objects.filter(pk=bowling.pk).update(answered_on=day - timedelta(days=31))  # that was before the last one
    ana.post(url(cast.ana, "rework-gathering-place", table.pk), {**said, "strengthens": "yes", "version": "2"})
    assert comes_up(cast.ana) == []
    ana.post(url(cast.ana, "rework-activity", bowling.pk), {"strengthens": "", "version": "3"})
    bowling.refresh_from_db()
    assert (bowling.answered_on, bowling.strengthens, bowling.presences.count()) == (None, "", 2)
