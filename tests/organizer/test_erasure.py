"""Somebody who is forgotten is nowhere any more, and what is about others stays (S28)."""

import json
from datetime import date

import pytest

from conversations.models import Ask, CheckIn, Conversation, Grievance, JournalPage
from organizer import audit, erasure, exports, outbox, records
from organizer.fields import EncryptedTextField
from organizer.models import AuditEntry, Export, Forgotten, Workplace
from relationships import directory, map_making, ties
from relationships.importing import putting_in, staging
from relationships.models import (
    Activity,
    Batch,
    BatchPiece,
    BatchRow,
    Finding,
    Giving,
    Person,
    Position,
    Presence,
    Strain,
    TieSpan,
)
from tests.cast import coffee, committee, gathering_place, me, person, talk, voiced
from tests.filled import CHOSEN, ana, birds, rows, text

__all__ = ["ana", "birds"]

DAY = date(2025, 3, 3)
NO_WORDS = {*CHOSEN, ("relationships.Batch", "beside")}
NAMES = ("relationships.Person", "name")
OF_OTHERS = {  # names that are not the forgotten person's, whatever letters they hold
    ("organizer.Workplace", "name"),
    ("organizer.Workplace", "about"),
    ("organizer.Membership", "called"),
    ("organizer.OneTimeLink", "called"),
    NAMES,
}


def sealed_texts() -> dict[tuple[str, str], list[str]]:
    return {
        (model._meta.label, name): [getattr(row, name) for row in model._base_manager.all()]
        for model, names in records.encrypted_fields()
        for name in names
    }


def strike() -> None:
    assert outbox.do_waiting() >= 1
    erasure.encryption.forget_rings()


@pytest.fixture
def rosa(ana, birds) -> Person:
    """Her name and her id stand in every sealed text there is, beside what it said."""
    rosa = next(one for one in Person.objects.all() if one.likes)
    for model, names in records.encrypted_fields():
        for row in model._base_manager.all():
            free = [name for name in names if (model._meta.label, name) not in NO_WORDS and getattr(row, name)]
            for name in free if row != rosa else []:
                setattr(row, name, f"{getattr(row, name)}, with {rosa.name.upper()}'s {rosa.pk} about")
            if model is not AuditEntry:
                row.save(update_fields=free)
    return rosa


@pytest.mark.long
def test_she_is_nowhere_and_what_is_about_others_stays(ana, birds, rosa):
    name, shapes = rosa.name, (str(rosa.pk), rosa.pk.hex)
    assert sum(shape in text(value) for table in rows().values() for row in table for value in row for shape in shapes)
    erasure.forget(rosa, by=ana)
    strike()
    stolen = {text(value) for table in rows().values() for row in table for value in row}
    assert [value for value in stolen if any(shape in value for shape in shapes)] == []
    found = sealed_texts()
    named = {place for place, texts in found.items() if any(name.lower() in words.lower() for words in texts)}
    assert named == OF_OTHERS  # a name of others is never changed
    by_id = {place for place, texts in found.items() if any(shapes[0] in words for words in texts)}
    assert by_id == OF_OTHERS
    left = {place for place, texts in found.items() if birds.found_in("\n".join(texts).encode())}
    kept = {records.RECORDS[label].fields[name].forget for label, name in left}
    assert kept == {"strike", "stays", "delete"}  # "delete": the names of other people
    assert {place for place in left if records.RECORDS[place[0]].fields[place[1]].forget == "delete"} == {NAMES}


@pytest.mark.long
def test_every_personal_field_says_how_it_is_forgotten_and_is_reached():
    """A new field is declared, and its row goes with the person, or is emptied, struck out or made anew."""
    missed = []
    for model in records.ours():
        label, declared = model._meta.label, records.RECORDS[model._meta.label].fields
        missed += [f"{label}.{key.name}" for key, kept in erasure.naming(model) if kept.forget not in KEYS]
        for name, kept in declared.items():
            column = model._meta.get_field(name)
            sealed = isinstance(column, EncryptedTextField)
            reached = {
                "stays": not kept.personal,
                "delete": goes(model),
                "unlink": sealed or (column.is_relation and column.null),
                "blank": sealed and label in erasure.ABOUT,
                "strike": sealed and any(field is column for field, _ in erasure.struck_fields(None)),
                "anew": any(field.name == "workplace" for field in model._meta.concrete_fields),
            }
            missed += [] if reached[kept.forget] else [f"{label}.{name}"]
    assert missed == []


KEYS = ("delete", "unlink")


def goes(model, seen=()) -> bool:
    """Whether a row goes when somebody it names does, by itself or with the row it hangs on."""
    if model is Person or model in seen:
        return model is Person
    fields = records.RECORDS[model._meta.label].fields
    if any(kept.forget == "anew" for kept in fields.values()) or erasure.pointing(model):
        return True
    up = [f for f in model._meta.concrete_fields if f.is_relation and fields[f.name].forget == "delete"]
    return any(goes(field.related_model, (*seen, model)) for field in up)


def test_that_others_met_stays_without_them(cast):
    rosa, emil, lea = (person(cast.ana, name) for name in ("Rosa", "Emil", "Lea"))
    three = coffee(cast.ana, [rosa, emil, lea], DAY, where="canteen")
    two = coffee(cast.ana, [rosa, emil], DAY)
    crowd = coffee(cast.ana, [rosa, emil], DAY, size=9)
    help_there = Giving.add(by=cast.tomas, giver=emil, receiver=lea, on=DAY, activity=two)
    others = list(
        TieSpan.objects.filter(tie__a__in=[emil, lea], tie__b__in=[emil, lea]).values("band", "starts", "ends")
    )
    erasure.forget(rosa, by=cast.dina)
    assert list(Activity.objects.values_list("pk", "size")) == [(three.pk, 3)]
    assert {row.person_id for row in Presence.objects.all()} == {emil.pk, lea.pk}
    assert Giving.objects.get() == help_there
    assert Giving.objects.get().activity is None
    assert list(TieSpan.objects.values("band", "starts", "ends")) == others
    assert ties.out_of_step(cast.workplace) == []
    assert crowd.pk not in Activity.objects.values_list("pk", flat=True)


def test_words_of_a_talk_they_were_in_are_emptied_and_others_voicings_stay(cast):
    rosa, emil, lea = (person(cast.ana, name) for name in ("Rosa", "Emil", "Lea"))
    said = talk(cast.ana, [rosa, emil, lea], DAY, notes="Her sister is ill.", promised="ring her", touched="family")
    alone, shared = voiced(cast.ana, said, rosa, name="Mine"), voiced(cast.ana, said, rosa, name="Ours")
    voiced(cast.ana, said, emil, shared.grievance, words="Rosa says so, too.")
    committee(cast.ana, [rosa, emil], [said], DAY)
    erasure.forget(rosa, by=cast.dina)
    strike()
    said = Conversation.objects.get()
    assert (said.notes, said.promised, said.touched, CheckIn.objects.count()) == ("", "", "family", 0)
    assert list(Grievance.objects.all()) == [shared.grievance]
    assert alone.grievance not in Grievance.objects.all()
    assert [one.words for one in shared.grievance.voicings.all()] == ["… says so, too."]


def test_asks_journals_strains_and_their_own_pointer(cast):
    rosa, emil, lea = me(cast.tomas), person(cast.ana, "Emil"), person(cast.ana, "Lea")
    through = Ask.make(by=cast.ana, asked=lea, wants=emil, through=rosa, what="a lift")
    Ask.make(by=cast.ana, asked=lea, wants=rosa, what="a swap")
    JournalPage.write(by=cast.ana, words="We two.", between=(rosa, emil))
    kept = JournalPage.write(by=cast.ana, words="Those two.", between=(lea, emil))
    Strain.add(by=cast.ana, between=[rosa, lea], on=DAY)
    gathering_place(cast.ana, [rosa, emil])
    erasure.forget(rosa, by=cast.dina)
    assert [(one.pk, one.through, one.through_mark) for one in Ask.objects.all()] == [(through.pk, None, "")]
    assert list(JournalPage.objects.all()) == [kept]
    assert not Strain.objects.exists()
    cast.tomas.refresh_from_db()
    assert cast.tomas.person_id is None


def test_what_processes_keep_and_what_waits_to_be_taken_goes(cast, sign_in):
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    coffee(cast.ana, [rosa, emil], cast.workplace.today())
    workplace = Workplace.objects.get(pk=cast.workplace.pk)
    map_making.see_to(workplace)
    map_making.lay_out(None, workplace=str(workplace.pk))
    map_making.find(None, workplace=str(workplace.pk))
    Export.ask(by=cast.dina, session="s", form="totals", level="totals", reason="For the minutes")
    was = Workplace.objects.get(pk=cast.workplace.pk)
    assert (directory.of(was).name(rosa.pk), Position.objects.count()) == ("Rosa", 2)
    erasure.forget(rosa, by=cast.dina)
    now = Workplace.objects.get(pk=cast.workplace.pk)
    assert (now.names_version > was.names_version, now.ties_version > was.ties_version) == (True, True)
    assert directory.of(now).name(rosa.pk) == ""
    assert (Finding.objects.count(), Position.objects.count(), Export.objects.count()) == (0, 1, 0)
    assert exports.FORMS


def test_a_name_that_others_have_is_struck_out_only_if_asked(cast):
    rosa = person(cast.ana, "Rosa Lima")
    emil = person(cast.ana, "Emil", likes="Rosa Lima's songs, and Rosalind; rosa, not ROSA LIMA.")
    erasure.forget(rosa, by=cast.dina, struck="name first")
    strike()
    emil.refresh_from_db()
    assert emil.likes == "…'s songs, and Rosalind; …, not …."


def test_a_name_is_found_as_json_writes_it(cast):
    jose = person(cast.ana, "José Łukasz")
    audit.record("export.asked", cast.workplace, by=cast.dina, reason="for JOSÉ Łukasz", about=str(jose.pk))
    erasure.forget(jose, by=cast.dina)
    strike()
    line = AuditEntry.objects.get(verb="export.asked")
    assert json.loads(line.details) == {"reason": "for …", "about": "…"}


def test_files_that_were_brought_in_go_or_count_as_kept(cast):
    staging.begin(by=cast.ana, files=[("people.csv", "name\nRosa\n".encode("utf-16"))])
    made = staging.begin(by=cast.ana, files=[("more.csv", b"name\nEmil\n")])
    outbox.do_waiting()
    putting_in.ask(made, by=cast.ana)
    outbox.do_waiting()
    emil = Person.objects.get()
    assert BatchRow.objects.filter(pk=emil.pk).exists()  # the row that made him
    erasure.forget(emil, by=cast.dina)
    strike()
    assert [batch.state for batch in Batch.objects.all()] == ["kept"]
    assert (BatchPiece.objects.count(), BatchRow.objects.count()) == (0, 0)


def test_it_is_recorded_without_who_and_happens_once(cast):
    rosa = person(cast.ana, "Rosa")
    erasure.forget(rosa, by=cast.dina)
    erasure.forget(rosa, by=cast.dina)
    [line] = AuditEntry.objects.filter(verb="workplace.person-forgotten")
    assert (line.written_by, line.subject_id, cast.dina.pen_name in line.details) == ("", "", True)
    assert Forgotten.objects.count() == 1
    assert str(rosa.pk) not in Forgotten.objects.get().digest
