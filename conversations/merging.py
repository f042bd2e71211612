"""How what was said, planned and wished for moves from one record of a person to the other.

Nobody reads more than before. A mark says which member somebody is, and opens what is shared with them: it moves only
for the member whom it opened it to. Two rows that become one are for no more readers than either was.
"""

from uuid import UUID, uuid4

from django.db.models import Q

from conversations.models import (
    Ask,
    CheckIn,
    Decision,
    JournalPage,
    NotNow,
    OwnPage,
    Reason,
    Review,
    Seat,
    TakingPart,
    Voicing,
)
from conversations.models.readers import WordsSeenBy
from conversations.models.seats import mark_between
from conversations.models.voicings import Consent
from organizer import encryption
from relationships.merging.moving import Two, moves
from relationships.merging.notes import Notes
from relationships.merging.rows import together
from relationships.models import Presence
from relationships.models.ties import ordered

STRICTEST_FIRST = (Consent.WITHDRAWN, Consent.NO, Consent.NOT_ASKED, Consent.NAMELESS, Consent.CIRCLE)


class Marks:
    """Which marks open something, and what each is to be from now on."""

    def __init__(self, two: Two):
        member = str(two.member.pk) if two.member else ""
        self.open = {mark_between(two.workplace.pk, member, pk) for pk in two.ids} if member else set()
        self.mine = mark_between(two.workplace.pk, member, two.kept.pk)
        self.nobodys = mark_between(two.workplace.pk, "", two.kept.pk)

    def now(self, *was: str) -> str:
        return self.mine if self.open.intersection(was) else self.nobodys


@moves("conversations.Seat", "person")
def seats(two: Two, notes: Notes) -> None:
    """Whoever sits in a committee twice sits there once, since the earlier day. Who sat there before stays said."""
    marks = Marks(two)
    sitting = {seat.committee_id: seat for seat in Seat.objects.now().filter(person=two.kept)}
    for seat in Seat.objects.filter(person=two.gone):
        beside = sitting.get(seat.committee_id) if seat.until is None else None
        if beside is None:
            notes.set(seat, person_id=two.kept.pk, mark=marks.now(seat.mark))
            continue
        notes.take_away(Seat.objects.filter(pk=seat.pk))
        notes.set(beside, since=min(beside.since, seat.since), mark=marks.now(beside.mark, seat.mark))


@moves("conversations.TakingPart", "person")
def taking_part(two: Two, notes: Notes) -> None:
    """A plan is theirs if either record says so, and opens itself only to whom one row said both of."""
    marks = Marks(two)
    known = {row.action_id: row for row in TakingPart.objects.filter(person=two.kept).select_related("workplace")}
    for row in TakingPart.objects.filter(person=two.gone).select_related("workplace"):
        beside = known.get(row.action_id)
        if beside is None:
            notes.set(row, person_id=two.kept.pk, mark=marks.now(row.mark))
            continue
        owners = [one for one in (beside, row) if one.owner] or [beside, row]
        now = {"owner": owners[0].owner, "part": together(beside.part, row.part)}
        notes.take_away(TakingPart.objects.filter(pk=row.pk))
        notes.set(beside, **now, mark=marks.now(*(one.mark for one in owners)))


@moves("conversations.Ask", "wants", "asked", "through")
def asks(two: Two, notes: Notes) -> None:
    """Nobody asks themselves: what would be both is only the one asked."""
    marks = Marks(two)
    whose = Q(wants=two.gone) | Q(asked=two.gone) | Q(through=two.gone)
    for ask in Ask.objects.filter(whose):
        now: dict[str, UUID | str | None] = {}
        theirs = [part for part in ("asked", "wants", "through") if getattr(ask, f"{part}_id") in two.ids]
        is_asked = "asked" in theirs
        for part in theirs:
            again = is_asked and part != "asked"
            was = [getattr(ask, f"{one}_mark") for one in (theirs if part == "asked" else [part])]
            now |= {f"{part}_id": None if again else two.kept.pk, f"{part}_mark": "" if again else marks.now(*was)}
        notes.set(ask, **now)


@moves("conversations.CheckIn", "person", "other")
def check_ins(two: Two, notes: Notes) -> None:
    """About the two of them it is about the one; its clock goes by what the one record holds (`restarts.py`)."""
    for row in CheckIn.objects.filter(Q(person=two.gone) | Q(other=two.gone)):
        ends = {two.now(pk) for pk in row.people_ids}
        person, other = ordered(*ends) if len(ends) > 1 else (ends.pop(), None)
        alone = {"reason": Reason.WISH.value} if row.other_id and other is None else {}
        notes.set(row, person_id=person, other_id=other, **alone)


@moves("conversations.NotNow", "person")
def not_now(two: Two, notes: Notes) -> None:
    """Said of both, the longer one holds."""
    known = {row.whose: row for row in NotNow.objects.filter(person=two.kept)}
    for row in NotNow.objects.filter(person=two.gone):
        if beside := known.get(row.whose):
            notes.take_away(NotNow.objects.filter(pk=row.pk))
            notes.set(beside, until=max(beside.until, row.until))
        else:
            notes.set(row, person_id=two.kept.pk)


@moves("conversations.Voicing", "person", "there")
def voicings(two: Two, notes: Notes) -> None:
    """Told without a name, it goes on counting as somebody else's: a merge tells nobody whose it is (S10)."""
    here = dict(Presence.objects.filter(person=two.kept).values_list("activity_id", "pk"))
    known = {(row.grievance_id, row.conversation_id): row for row in _voiced(two.kept)}
    apart = uuid4()  # it leads nowhere
    for row in _voiced(two.gone):
        if beside := known.get((row.grievance_id, row.conversation_id)):
            now = _stricter(beside, row)
            if now["words_seen_by"] == WordsSeenBy.ME:
                notes.take_away(beside.readers.all())
            words = {name: together(getattr(beside, name), getattr(row, name)) for name in ("words", "fears")}
            notes.take_away(Voicing.objects.filter(pk=row.pk))
            notes.set(beside, **now, **words, version=beside.version + 1)
        else:
            there = here.get(row.conversation.activity_id, row.there_id)
            notes.set(row, person_id=two.kept.pk, there_id=there, counted_as=row.counted_as or apart)


def _voiced(person):
    return Voicing.objects.filter(person=person).select_related("workplace", "conversation").prefetch_related("readers")


def _stricter(one: Voicing, other: Voicing) -> dict[str, str | UUID | None]:
    """Consent and readers of what two records are said to have voiced in one talk: of both, the fewer."""
    consent = min((one.consent, other.consent), key=STRICTEST_FIRST.index)
    if consent in (Consent.NAMELESS, Consent.CIRCLE):
        opened = {one.opened_to, other.opened_to}
        for row, beside in ((one, other), (other, one)):
            if len(opened) == 1 or beside.words_seen_by == WordsSeenBy.CIRCLE:
                return {"consent": consent, "words_seen_by": row.words_seen_by, "committee_id": row.committee_id}
    return {"consent": consent, "words_seen_by": WordsSeenBy.ME.value, "committee_id": None}


@moves("conversations.JournalPage", "tie")
def journal(two: Two, notes: Notes) -> None:
    """A page stays with its writer. One about the two records themselves stands for itself."""
    ring = encryption.ring(two.workplace.pk)
    for page in JournalPage.objects.filter(workplace=two.workplace).exclude(tie=b"").select_related("workplace"):
        if two.gone.pk not in page.people_ids:
            continue
        ends = {two.now(pk) for pk in page.people_ids}
        if len(ends) == 1:
            notes.set(page, tie="", shelf="")
        else:
            a, b = ordered(*ends)
            shelf = ring.pen_name(f"journal|{page.written_by}|{a}|{b}")
            notes.set(page, tie=f"{a} {b}", shelf=shelf)


@moves("conversations.Review", "there")
def reviews(two: Two, notes: Notes) -> None:
    for review in Review.objects.filter(workplace=two.workplace).select_related("workplace"):
        if two.gone.pk in review.people_ids:
            there = dict.fromkeys(two.now(pk) for pk in review.people_ids)
            notes.set(review, there=" ".join(str(pk) for pk in there))


@moves("conversations.Decision", "taken_by")
def decisions(two: Two, notes: Notes) -> None:
    for decision in Decision.objects.filter(workplace=two.workplace).select_related("workplace"):
        if decision.taken_by_id == two.gone.pk:
            notes.set(decision, taken_by=str(two.kept.pk))


@moves("conversations.OwnPage", "person", "chosen")
def own_pages(two: Two, notes: Notes) -> None:
    """What somebody chose for the page of one of the two no longer fits what is known of the one: it is begun anew."""
    pages = OwnPage.objects.filter(workplace=two.workplace).select_related("workplace")
    known = [page.pk for page in pages if page.person_id in two.ids or str(two.gone.pk) in page.chosen]
    notes.take_away(OwnPage.objects.filter(pk__in=known))
