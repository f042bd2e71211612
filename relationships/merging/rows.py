"""How the rows of people and of the time they share move from one record of a person to the other."""

from django.db.models import Count, Q

from organizer.models import Export, Membership
from relationships.merging.moving import Two, moves, pairs, simply
from relationships.merging.notes import Notes
from relationships.models import Activity, Finding, Presence, Tie, TwoPeople
from relationships.models.ties import ordered

simply("relationships.Usual", "person", once=("gathering_place",))
simply("relationships.Position", "person", once=("layout",))
simply("relationships.Undoable", "kept")
pairs("relationships.Giving", "giver", "receiver")
pairs("relationships.Saying", "person", "about")
pairs("relationships.Strain", "a", "b", unordered=True)


@moves("relationships.Presence", "person")
def presences(two: Two, notes: Notes) -> None:
    """Twice at the same time together is once. Everybody was named, so there was one fewer; else whoever counted them
    counted people."""
    both = Activity.objects.filter(presences__person=two.gone).filter(presences__person=two.kept)
    named = dict(Presence.objects.filter(activity__in=both).values_list("activity").annotate(Count("pk")))
    twice = Activity.objects.in_bulk(named)
    notes.take_away(Presence.objects.filter(activity__in=twice, person=two.gone))
    notes.point(Presence.objects.filter(person=two.gone), "person_id", was=two.gone.pk, now=two.kept.pk)
    for pk, activity in twice.items():
        if activity.size == named[pk]:
            notes.set(activity, size=max(activity.size - 1, 2))


@moves("relationships.Tie", "a", "b")
def ties(two: Two, notes: Notes) -> None:
    """The one tie with somebody else has the words of both."""
    notes.take_away(Tie.objects.filter(a__in=two.ids, b__in=two.ids))
    rows = Tie.objects.filter(Q(a=two.kept) | Q(b=two.kept)).select_related("workplace")
    known = {tie.other(two.kept.pk): tie for tie in rows}
    twice = []
    for tie in Tie.objects.filter(Q(a=two.gone) | Q(b=two.gone)).select_related("workplace"):
        other = tie.other(two.gone.pk)
        side = "a" if tie.a_id == two.gone.pk else "b"
        if other not in known:
            a, b = ordered(two.kept.pk, other)
            words = _words(tie, turned=(side == "a") != (a == two.kept.pk))
            notes.set(tie, a_id=a, b_id=b, **words)
            continue
        one = known[other]
        beside = _words(tie, turned=(side == "a") != (one.a_id == two.kept.pk))
        both = {name: together(getattr(one, name), words) for name, words in beside.items()}
        if any(getattr(one, name) != words for name, words in both.items()):
            notes.set(one, **both, version=one.version + 1)
        twice.append(tie.pk)
    notes.take_away(Tie.objects.filter(pk__in=twice))


TURN = {"how": "how", "a_is": "b_is", "b_is": "a_is", "a_looks_for": "b_looks_for", "b_looks_for": "a_looks_for"}


def _words(tie: Tie, *, turned: bool) -> dict[str, str]:
    """`a_is` says what the first is to the second: it goes over to the other side with its person."""
    return {name: getattr(tie, TURN[name] if turned else name) for name in Tie.WORDS}


def together(one: str, other: str) -> str:
    """Both texts; one of them if it says the other already."""
    if not other or other in one:
        return one
    return other if not one or one in other else f"{one}\n{other}"


@moves("relationships.TwoPeople", "a", "b")
def two_people(two: Two, notes: Notes) -> None:
    """That each of them is not a third stays said."""
    notes.take_away(TwoPeople.objects.filter(a__in=two.ids, b__in=two.ids))
    for row in TwoPeople.objects.filter(Q(a=two.gone) | Q(b=two.gone)):
        a, b = ordered(two.kept.pk, row.b_id if row.a_id == two.gone.pk else row.a_id)
        if TwoPeople.objects.filter(a=a, b=b).exists():
            notes.take_away(TwoPeople.objects.filter(pk=row.pk))
        else:
            notes.set(row, a_id=a, b_id=b)


@moves("organizer.Membership", "person")
def memberships(two: Two, notes: Notes) -> None:
    """Whoever said that they are this person is still this person, also one who is no member any more (S15)."""
    for member in Membership.objects.filter(workplace=two.workplace).exclude(person=b""):
        if member.person_id == two.gone.pk:
            notes.set(member, person=str(two.kept.pk))


@moves("organizer.Export", "about")
def exports(two: Two, notes: Notes) -> None:
    """One that was asked for about a person is about the one person."""
    for export in Export.objects.filter(workplace=two.workplace).exclude(about=b"").select_related("workplace"):
        if export.about == str(two.gone.pk):
            notes.set(export, about=str(two.kept.pk))


@moves("relationships.Finding", "found")
def findings(two: Two, notes: Notes) -> None:
    """They hold ids and are worked out again."""
    Finding.objects.filter(workplace=two.workplace).delete()
