"""A workplace filled with names and notes that exist nowhere else, and what may be stolen of it."""

from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from conversations.models import (
    Action,
    AgendaItem,
    Ask,
    AskCheckIn,
    CheckIn,
    Committee,
    Conversation,
    Decision,
    JournalPage,
    OwnPage,
    Review,
    Step,
    TipChange,
)
from organizer import kept, outbox, submissions
from organizer.access import url
from organizer.models import Export, Membership, OneTimeLink, User, Workplace
from relationships.models import (
    Activity,
    Batch,
    BatchFile,
    BatchPiece,
    BatchRow,
    Department,
    Dependency,
    GatheringPlace,
    Giving,
    Person,
    ReadHeader,
    Shift,
    Strain,
    Tie,
    Undoable,
    WorkNote,
)
from tests.architecture.who_may.things import Things
from tests.birds import Birds
from tests.cast import voiced

CHOSEN = {  # sealed, but never free text: an id, ids, or one of a few words
    *(("conversations.Action", name) for name in ("kind", "risk", "strengthens", "strengthened", "outcome")),
    *(("conversations.Review", name) for name in ("there", "strengthened")),
    ("conversations.Decision", "taken_by"),
    *(("conversations.Snapshot", name) for name in ("kept", "words")),
    ("organizer.Membership", "person"),
    ("organizer.Export", "asked_by"),
    ("organizer.Export", "about"),
    ("organizer.ExportPiece", "body"),
    ("organizer.AuditEntry", "details"),
    ("relationships.Finding", "found"),
    ("conversations.OwnPage", "chosen"),  # words too, in JSON
    ("relationships.Person", "leave_be"),
    ("relationships.Activity", "strengthens"),
    ("relationships.GatheringPlace", "strengthens"),
    ("conversations.Conversation", "touched"),
    ("conversations.Conversation", "overheard"),
    ("conversations.Conversation", "closer"),
    ("conversations.JournalPage", "tie"),
    ("conversations.AskCheckIn", "wish"),
    ("conversations.Voicing", "whose"),
    ("conversations.Voicing", "came_up"),
    ("conversations.Step", "how"),
}


@pytest.fixture
def birds() -> Birds:
    return Birds()


@pytest.fixture
def ana(db, birds) -> Membership:
    """Everything that can be written is written, through the verbs."""
    place = Workplace.open(name=birds.one(), about=birds.one())
    user = User.objects.create_user("ana@example.org", "correct horse battery")
    ana = Membership.join(user, place, role="admin", called=birds.one())
    words = {name: birds.one() for name in ("name", *Person.FREE_WORDS)}
    rosa, emil = Person.add(by=ana, **words), Person.add_many(by=ana, people=[{"name": birds.one()}])[0]
    ana.point_to(emil.pk, by=ana)
    ovens, shop = (Department.add(by=ana, name=birds.one()) for _number in range(2))
    WorkNote.add(by=ana, department=ovens, about="process", words=birds.one())
    Dependency.add(by=ana, department=shop, needs=ovens, how=birds.one())
    Shift.add(by=ana, name=birds.one())
    table = GatheringPlace.add(by=ana, name=birds.one(), where=birds.one(), people=[rosa, emil])
    table.answer(by=ana, version=1, **rethought(birds))
    day = date(2025, 3, 3)
    bowling = {"kind": "own", "own_kind": birds.one(), "where": birds.one()}
    Activity.add(by=ana, people=[rosa, emil], on=day, **bowling).answer(by=ana, version=1, **rethought(birds))
    said = {"notes": birds.one(), "promised": birds.one(), "touched": "fun", "overheard": "few", "closer": "closer"}
    talk = Conversation.log(by=ana, people=[rosa, emil], on=day, words=said)
    called = {"name": birds.one(), "around": birds.one()}
    Committee.form(by=ana, people=[rosa, emil], talks=[talk], began_on=day, **called)
    plan = {name: birds.one() for name in ("own_kind", "called", "rework")}
    action = Action.plan(by=ana, people=[rosa, emil], kind="own", risk="high", **plan)
    action.happen(by=ana, on=day, people=[rosa, emil], could_have_cost=True, name=birds.one())
    action.say_parts({rosa.pk: birds.one()}, by=ana)
    words = {name: birds.one() for name in ("among_us", "rework_after", "result", "wording")}
    action.look_back(by=ana, version=1, **words, outcome="lost", strengthened="yes")
    voicing = voiced(ana, talk, rosa, name=birds.one(), words=birds.one(), fears=birds.one())
    Step.add(by=ana, grievance=voicing.grievance, on=day, how="hot")
    Giving.add(by=ana, giver=rosa, receiver=emil, on=day, what=birds.one())
    Strain.add(by=ana, between=[rosa, emil], on=day, what=birds.one())
    JournalPage.write(by=ana, words=birds.one(), between=(rosa, emil))
    CheckIn.make(by=ana, person=rosa, reason="life", words=birds.one())
    TipChange(workplace=place, key="listening").reword(by=ana, version=1, words=birds.one())
    ask = Ask.make(by=ana, asked=rosa, wants=emil, what=birds.one())
    AskCheckIn.add(by=ana, ask=ask, wish="mine", easy_no=birds.one(), on=day)
    review = Review.prepare(by=ana, on=day, people=[rosa], where=birds.one())
    AgendaItem.add(review, by=ana, words=birds.one()).change(by=ana, version=1, noted=birds.one())
    Decision.add(review, by=ana, words=birds.one(), taken_by=rosa)
    review.finish(by=ana, strengthened="yes", rework=birds.one())
    shortened = {"conversation-1": {"how": "shorten", "fingerprint": "", "copy": birds.one(), "reason": ""}}
    OwnPage.choose(by=ana, person=rosa, choices=shortened, numbers={})
    tie = Tie.objects.get()
    tie.describe(by=ana, version=tie.version, how=birds.one(), a_is=birds.one(), b_is=birds.one())
    tie.describe(by=ana, version=tie.version, a_looks_for=birds.one(), b_looks_for=birds.one())
    Things(ana, ana).invitation  # noqa: B018
    words = {name: birds.one() for name in ("name", "words")}
    batch = Batch.objects.create(
        workplace=place, written_by=ana.pen_name, touched_at=timezone.now(), beside=birds.one()
    )
    Undoable.objects.create(workplace=place, what="left", moved=birds.one(), written_by=ana.pen_name)
    read = {"choices_json": birds.one(), "read_json": birds.one()}
    file = BatchFile.objects.create(workplace=place, batch=batch, place=0, name=words["name"], size=1, **read)
    BatchPiece.objects.create(workplace=place, file=file, number=0, words=birds.one())
    BatchRow.objects.create(workplace=place, batch=batch, file=file, round=1, number=1, words=words["words"])
    ReadHeader.objects.create(workplace=place, digest="x", choices=birds.one())
    link = OneTimeLink.objects.get()
    link.called = birds.one()
    link.save(update_fields=["called"])
    outbox.put("mail", to=birds.one(), body=birds.one())
    asked = {"form": "list", "level": "list", "reason": birds.one(), "passphrase": birds.one()}
    export = Export.ask(by=ana, session=birds.one(), about=str(rosa.pk), **asked)
    export.add(0, birds.one().encode())
    return ana


def rethought(birds: Birds) -> dict[str, str]:
    return {"strengthens": "not-really", "rework": birds.one()}


@pytest.fixture
def browsed(ana, birds) -> Client:
    """The same through forms: saved, refused, stale, too late; what pages leave in sessions is there, too."""
    client = Client(raise_request_exception=False)
    client.force_login(ana.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for name in (birds.one(), ""):
        form = {"name": name, "likes": birds.one(), "fine": "yes", submissions.FIELD: submissions.new_key(ana.user)}
        client.post(url(ana, "new-person"), form)
    client.get(url(ana, "people"), {"q": birds.one()})
    late = Client()
    late.post(url(ana, "new-person"), {"name": birds.one(), submissions.FIELD: submissions.new_key(ana.user)})
    assert late.session[kept.SESSION]
    return client


def rows() -> dict[str, list[tuple]]:
    """Table to rows, of everything Django knows of."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            found[model._meta.db_table] = cursor.fetchall()
    return found


def text(value) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, (bytes, memoryview)) else str(value)
