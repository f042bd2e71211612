import pytest

from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Giving
from tests.cast import coffee, me, person


def test_help_at_an_activity_is_of_its_day_and_seen_by_no_more_than_know_of_it(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana, "Rosa")
    activity = coffee(cast.ana, [ana, rosa], cast.workplace.today(), seen_by="me")
    known = {"giver": str(rosa.pk), "receiver": str(ana.pk), "what": "a shift covered"}
    answer = sign_in(cast.ana).post(url(cast.ana, "give", activity.pk), known)
    giving = Giving.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, url(cast.ana, "activity", activity.pk))
    assert (giving.giver, giving.receiver, giving.on, giving.activity) == (rosa, ana, activity.on, activity)
    assert (giving.what, giving.basis, giving.seen_by) == ("a shift covered", "there", "me")
    page = sign_in(cast.ana).get(url(cast.ana, "activity", activity.pk)).content.decode()
    assert "Rosa</a> helped" in page
    assert ": a shift covered" in page


def test_help_goes_from_one_to_another_among_those_who_were_there(cast, sign_in):
    rosa, emil, uma = (person(cast.ana, name) for name in ("Rosa", "Emil", "Uma"))
    activity, client = coffee(cast.ana, [rosa, emil], cast.workplace.today()), sign_in(cast.ana)
    for giver, receiver in ((rosa, rosa), (rosa, uma)):
        known = {"giver": str(giver.pk), "receiver": str(receiver.pk), "what": "a long ride home"}
        answer = client.post(url(cast.ana, "give", activity.pk), known)
        assert (answer.status_code, "a long ride home" in answer.content.decode()) == (422, True)
    assert Giving.objects.count() == 0


@pytest.mark.long
def test_somebody_who_was_not_there_says_how_they_know(cast, sign_in):
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    activity, client = coffee(cast.ana, [rosa, emil], cast.workplace.today()), sign_in(cast.tomas)
    known = {"giver": str(rosa.pk), "receiver": str(emil.pk)}
    assert client.post(url(cast.tomas, "give", activity.pk), known).status_code == 422
    assert client.post(url(cast.tomas, "give", activity.pk), {**known, "basis": "told"}).status_code == 303
    assert Giving.objects.get().basis == "told"


def test_help_between_two_on_a_day(cast, sign_in):
    ana, client = me(cast.ana), sign_in(cast.ana)
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    known = {"on": str(cast.workplace.today()), "seen_by": "circle", "what": "a loan until Friday"}
    both = {"giver": [str(rosa.pk), str(emil.pk)], "receiver": str(ana.pk)}
    same = {"giver": str(ana.pk), "receiver": str(ana.pk)}
    for wrong in (both, same, {"giver": str(rosa.pk)}):
        assert client.post(url(cast.ana, "new-giving"), {**known, **wrong}).status_code == 422
    assert client.post(url(cast.ana, "new-giving"), {**known, "giver": rosa.pk, "receiver": ana.pk}).status_code == 303
    giving = Giving.objects.get()
    assert (giving.giver, giving.receiver, giving.activity, giving.what) == (rosa, ana, None, "a loan until Friday")


def test_only_its_writer_takes_it_away(cast, sign_in):
    giving = Giving.add(
        by=cast.ana, giver=person(cast.ana, "Rosa"), receiver=person(cast.ana, "Emil"), on=cast.workplace.today()
    )
    remove = url(cast.ana, "remove-giving", giving.pk)
    assert (sign_in(cast.tomas).post(remove).status_code, Giving.objects.count()) == (403, 1)
    assert (sign_in(cast.ana).post(remove).status_code, Giving.objects.count()) == (303, 0)
    verbs = AuditEntry.objects.filter(verb__startswith="giving").order_by("at").values_list("verb", flat=True)
    assert list(verbs) == ["giving.added", "giving.removed"]
