from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from conversations import made_up
from conversations.models import Conversation, Voicing
from organizer.models import Membership, User
from relationships.models import Activity, Department, Giving, Person, Presence


def pairs_with_evidence(workplace) -> set[frozenset]:
    there: dict = {}
    for activity, person in Presence.objects.filter(workplace=workplace).values_list("activity", "person"):
        there.setdefault(activity, set()).add(person)
    met = {frozenset((a, b)) for people in there.values() for a in people for b in people if a != b}
    helped = {frozenset(ends) for ends in Giving.objects.filter(workplace=workplace).values_list("giver", "receiver")}
    return met | helped


def contents(made) -> list:
    """What anybody could read in it, in an order that random ids do not change."""
    names = {person.pk: person.name for person in made.people}
    talks = Conversation.objects.filter(workplace=made.workplace).select_related("workplace", "activity")
    voicings = Voicing.objects.filter(workplace=made.workplace).for_list()
    return [
        made.workplace.name,
        [(p.name, p.likes, p.languages, p.came_on, p.left_on, p.supervisor, p.department.name) for p in made.people],
        sorted((t.notes, t.touched, t.words_seen_by, t.activity.on, t.activity.kind) for t in talks),
        sorted((names[v.person_id], v.words, v.fears, v.consent, v.grievance.name) for v in voicings),
        sorted(
            (names[g.giver_id], names[g.receiver_id], g.on) for g in Giving.objects.filter(workplace=made.workplace)
        ),
    ]


@pytest.mark.long
@pytest.mark.django_db
def test_as_many_people_ties_and_conversations_as_asked_for():
    made = made_up.make(60, seed=3, ties=150, conversations=100)
    assert Person.objects.visible_to(made.circle[0]).count() == 60
    assert Conversation.objects.filter(workplace=made.workplace).count() == 100
    assert len(pairs_with_evidence(made.workplace)) == 150
    assert Department.objects.filter(workplace=made.workplace).count() == 3


@pytest.mark.long
@pytest.mark.django_db
def test_the_same_seed_gives_the_same_contents():
    assert contents(made_up.make(20, seed=5)) == contents(made_up.make(20, seed=5))
    assert contents(made_up.make(20, seed=6)) != contents(made_up.make(20, seed=5))


@pytest.mark.long
@pytest.mark.django_db
def test_nothing_happens_on_a_day_when_somebody_was_not_there():
    made = made_up.make(120, seed=1)
    known = {person.pk: person for person in made.people}
    met = Presence.objects.filter(workplace=made.workplace).values_list("activity__on", "person")
    days = [(on, known[person]) for on, person in met]
    assert len(days) > 1000
    assert [
        on for on, p in days if on > made.today or (p.came_on and on < p.came_on) or (p.left_on and on > p.left_on)
    ] == []
    assert {bool(p.left_on) for p in made.people} == {True, False}
    assert [p for p in made.people if p.came_on and p.came_on > made.today - timedelta(days=61)] != []


@pytest.mark.long
@pytest.mark.django_db
def test_who_was_there_wrote_it_and_the_helper_wrote_nothing():
    made = made_up.make(60, seed=2)
    writers = {member.pen_name for member in made.circle}
    assert set(Activity.objects.filter(workplace=made.workplace).values_list("written_by", flat=True)) <= writers
    mine = {made.people[number].pk: member.pen_name for number, member in made.mine.items()}
    first_hand = Activity.objects.filter(workplace=made.workplace, basis="there").prefetch_related("presences")
    assert first_hand.count() > 0
    assert [a for a in first_hand if a.written_by not in {mine.get(p) for p in a.people_ids}] == []
    roles = (
        Membership.objects.filter(workplace=made.workplace).values_list("role").annotate(Count("pk")).order_by("role")
    )
    assert list(roles) == [("admin", 1), ("helper", 1), ("organizer", 2)]


@pytest.mark.long
@pytest.mark.django_db
def test_the_command_names_the_circle_and_refuses_what_cannot_be(settings, capsys):
    settings.EMBEDDED = True
    call_command("make_workplace", people=20, seed=1)
    said = capsys.readouterr().out
    assert [user.email for user in User.objects.all() if user.email not in said and "member-4" not in user.email] == []
    for asked in ({"people": 2}, {"people": 10, "ties": 1000}):
        with pytest.raises(CommandError):
            call_command("make_workplace", **asked)
    settings.EMBEDDED = False
    with pytest.raises(CommandError):
        call_command("make_workplace", people=20)
    assert Person.objects.count() == 20
