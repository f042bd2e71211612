"""Reviews: the agenda puts people first and is moved freely; two who write at once lose nothing; a half done one waits;
and a stolen dump does not say who sat there."""

from datetime import timedelta

import pytest
from django.db import connection

from conversations.access_reviews import agenda_of, review_before, reviews_of
from conversations.models import AgendaItem, Decision, Review
from organizer import erasure
from organizer.access import url
from tests.cast import Cast, me, person

DAYS = timedelta(days=1)
AGENDA = ["together", "map", "changed", "said", "decisions"]


def prepared(cast: Cast, *, ago: int = 0, people=()) -> Review:
    return Review.prepare(by=cast.ana, on=cast.workplace.today() - ago * DAYS, people=people)


def kinds(cast: Cast, review: Review) -> list[str]:
    return [item.words or item.kind for item in agenda_of(cast.ana, review)]


def test_one_is_prepared_in_a_minute_time_together_first_the_map_second_decisions_last(cast, sign_in):
    rosa = person(cast.ana)
    client = sign_in(cast.ana)
    day = cast.workplace.today() + 3 * DAYS
    posted = {"on": day, "people": [str(me(cast.ana).pk), str(rosa.pk)], "where": "At the canteen"}
    answer = client.post(url(cast.ana, "new-review"), posted)
    review = Review.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, url(cast.ana, "review", review.pk))
    assert (kinds(cast, review), review.where, set(review.people_ids)) == (
        AGENDA,
        "At the canteen",
        {me(cast.ana).pk, rosa.pk},
    )
    assert client.get(answer["Location"]).context["page"].there == "Ana and Rosa"


def test_two_move_the_same_agenda_at_once_and_both_moves_hold(cast, sign_in):
    review = prepared(cast)
    ana, tomas = sign_in(cast.ana), sign_in(cast.tomas)
    items = {item.kind: item for item in agenda_of(cast.ana, review)}
    ana.post(url(cast.ana, "move-agenda-item", review.pk, items["changed"].pk), {"to": "up"})
    tomas.post(url(cast.tomas, "move-agenda-item", review.pk, items["said"].pk), {"to": "down"})
    assert kinds(cast, review) == ["together", "changed", "map", "decisions", "said"]
    ana.post(url(cast.ana, "add-agenda-item", review.pk), {"words": "The picnic"})
    tomas.post(url(cast.tomas, "remove-agenda-item", review.pk, items["map"].pk))
    before = {"before": str(items["together"].pk)}
    ana.post(url(cast.ana, "move-agenda-item", review.pk, items["decisions"].pk), before)
    ana.post(url(cast.ana, "move-agenda-item", review.pk, items["together"].pk), {"before": ""})
    assert kinds(cast, review) == ["decisions", "changed", "said", "The picnic", "together"]
    ana.post(url(cast.ana, "add-agenda-item", review.pk), {"kind": "map"})
    ana.post(url(cast.ana, "add-agenda-item", review.pk), {"kind": "map"})
    assert kinds(cast, review) == ["decisions", "changed", "said", "The picnic", "together", "map"]


def test_two_who_write_the_same_words_see_both(cast, sign_in):
    review = prepared(cast)
    note = agenda_of(cast.ana, review)[0]
    decision = Decision.add(review, by=cast.ana, words="A picnic.")
    tomas = sign_in(cast.tomas)
    for row, name, typed in ((note, "agenda-item", "noted"), (decision, "decision", "words")):
        row.change(by=cast.ana, version=1, **{typed: "As Ana has it."})
        address = url(cast.tomas, name, review.pk, row.pk)
        stale = tomas.post(address, {typed: "As Tomas has it.", "version": "1"})
        both = [text in stale.content.decode() for text in ("As Ana has it.", "As Tomas has it.")]
        assert (stale.status_code, both) == (409, [True, True])
        assert tomas.post(address, {typed: "As both have it.", "version": "2"}).status_code == 303
        row.refresh_from_db()
        assert getattr(row, typed) == "As both have it."


@pytest.mark.long
def test_what_is_half_done_waits_and_goes_on_next_week(cast, sign_in):
    first = prepared(cast, ago=9)
    first.finish(by=cast.ana)
    review = prepared(cast, ago=7)
    Decision.add(review, by=cast.ana, words="A picnic.", taken_by=person(cast.ana))
    client = sign_in(cast.tomas)
    listed = client.get(url(cast.tomas, "reviews")).context
    assert (listed["under_way"], listed["finished"]) == ([review], [first])
    page = client.get(url(cast.tomas, "review", review.pk)).context["page"]
    assert (page.outcomes.decisions[0].words, page.before) == ("A picnic.", first)
    nxt = cast.workplace.today() + 30 * DAYS
    said = {"strengthened": "not-really", "rework": "With food.", "next_on": nxt}
    answer = client.post(url(cast.tomas, "finish-review", review.pk), said)
    review.refresh_from_db()
    assert (answer.status_code, review.finished, review.answer, review.rework, review.next_on) == (
        303,
        True,
        "Not really",
        "With food.",
        nxt,
    )
    client.post(url(cast.tomas, "resume-review", review.pk))
    review.refresh_from_db()
    assert (review.finished, review.snapshots.count(), review.rework) == (False, 0, "With food.")


def test_a_day_that_is_still_to_come_is_today_once_it_is_done(cast):
    review = prepared(cast, ago=-5)
    review.finish(by=cast.ana)
    assert (review.on, review.snapshots.get().on) == (cast.workplace.today(),) * 2


def test_two_who_finish_it_at_once_finish_it_once(cast):
    review = prepared(cast)
    tomas_has = Review.objects.select_related("workplace").get()
    review.finish(by=cast.ana, strengthened="yes")
    tomas_has.finish(by=cast.tomas, strengthened="unsure")
    review.refresh_from_db()
    assert (review.snapshots.count(), review.strengthened) == (1, "unsure")


def test_the_one_before_is_the_last_finished_of_an_earlier_day(cast):
    old, newer, unfinished, now = (prepared(cast, ago=ago) for ago in (60, 30, 10, 0))
    for review in (old, newer):
        review.finish(by=cast.ana)
    found = [review_before(cast.ana, review.on) for review in (old, newer, unfinished, now)]
    assert found == [None, old, newer, newer]


def test_the_circle_alone_sees_it(cast):
    review = prepared(cast)
    seen = {name: list(reviews_of(getattr(cast, name))) for name in ("ana", "tomas", "dina", "hal", "caro")}
    assert seen == {"ana": [review], "tomas": [review], "dina": [review], "hal": [], "caro": []}


def test_a_stolen_dump_names_nobody_who_sat_there_and_the_forgotten_leave_nothing(cast):
    ana, rosa = me(cast.ana), person(cast.ana)
    review = prepared(cast, people=[ana, rosa])
    decision = Decision.add(review, by=cast.ana, words="A picnic.", taken_by=rosa)
    stolen = b""
    with connection.cursor() as cursor:
        for model in (Review, Decision, AgendaItem):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            for row in cursor.fetchall():
                stolen += b" ".join(bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in row)
    in_it = {one for one in (review, ana, rosa) if any(form.encode() in stolen for form in (str(one.pk), one.pk.hex))}
    assert in_it == {review}
    erasure.forget(rosa, by=cast.dina)
    review, decision = Review.objects.get(), Decision.objects.get()
    assert (review.people_ids, decision.taken_by_id, decision.words) == ([ana.pk], None, "A picnic.")
