"""What the audit tells admins: what was done to the house, and nothing of what anybody wrote about people."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from organizer import erasure, house_record
from organizer.access import url
from organizer.models import AuditEntry, Export, Membership, OneTimeLink
from tests.cast import PASSWORD, coffee, person, talk, user

NEVER = ["Rosa asked for it", "The rows of a phone", "Rosa", "Chess"]


@pytest.fixture
def read(cast, sign_in):
    """What Dina reads: (who, words, reason) of each line."""
    dina = sign_in(cast.dina)
    dina.post("/account/reauthenticate/", {"password": PASSWORD})

    def lines(**asked) -> list[tuple[str, str, str]]:
        answer = dina.get(url(cast.dina, "record"), asked)
        assert answer.status_code == 200
        lines.page, lines.words = answer.context["page"], answer.content.decode()
        return [(line.who, line.says, line.reason) for line in lines.page]

    return lines


def ask(cast, form: str, reason: str, **known) -> Export:
    return Export.ask(by=cast.ana, session="one", form=form, level="totals", reason=reason, **known)


def test_it_tells_who_did_what_and_why_in_the_words_of_the_circle(cast, read):
    AuditEntry.objects.all().delete()
    ida = Membership.join(user("Ida"), cast.workplace, role="organizer", called="Ida")
    ida.change_role(by=cast.dina, role="helper")
    ida.let_export(True, by=cast.dina)
    ida.let_export(False, by=cast.dina)
    _link, _secret = OneTimeLink.make("invitation", lasts=timedelta(days=1), workplace=cast.workplace, by=cast.dina)
    cast.workplace.keep_for(by=cast.dina, version=1, people_kept=None, time_kept=24)
    file = ask(cast, "totals", "For the\nminutes")
    file.be_ready(by=cast.ana, rows=7)
    file.take(by=cast.ana)
    ida.remove(by=ida)
    cast.tomas.remove(by=cast.dina)
    erasure.forget(person(cast.ana), by=cast.ana)
    erasure.forget(person(cast.ana), struck="")
    always = "as long as you keep this book"
    assert read() == [
        ("", "Somebody was forgotten for good, as the dates of your workplace say", ""),
        ("Ana", "Somebody was forgotten for good", ""),
        ("Dina", "Tomas was taken out of the circle", ""),
        ("Ida", "Ida left the circle", ""),
        ("Ana", "A file was saved: Totals as CSV", ""),
        ("Ana", "A file was asked for: Totals as CSV", "For the\nminutes"),
        (
            "Dina",
            f"How long things are kept was changed. People who left: {always}. Time together: 24 months.",
            "",
        ),
        ("Dina", "Somebody was asked in. Role: …", ""),
        ("Dina", "Ida may not take data out any more", ""),
        ("Dina", "Ida may take data out", ""),
        ("Dina", "Ida has another role: Helper from outside. Before: Organizer", ""),
        ("Ida", "Ida joined. Role: Organizer", ""),
    ]


def test_it_tells_nothing_of_people_of_what_was_written_or_brought(cast, read):
    rosa = person(cast.ana, likes="Chess")
    before = read()
    coffee(cast.ana, [rosa], date(2025, 3, 1))
    talk(cast.ana, [rosa], date(2025, 3, 1))
    for verb in ("import.begun", "import.put-in", "review.finished", "person.changed", "reach.chosen", "record.new"):
        AuditEntry(workplace=cast.workplace, verb=verb, subject_type="x", subject_id="").save()
    Membership.objects.get(pk=cast.caro.pk).be_called("Carola", by=cast.caro)  # of another workplace
    assert read() == before
    asked = [("own-page", "Rosa asked for it"), ("rows-not-taken", "The rows of a phone")]
    for form, reason in asked:
        ask(cast, form, reason, about=str(rosa.pk))
    assert read()[:2] == [("Ana", "A file was asked for: about one thing alone", "")] * 2
    assert [words for words in NEVER if words in read.words] == []


def test_what_was_struck_out_leaves_less_to_tell(cast, read):
    AuditEntry.objects.all().delete()
    for verb, details in [("export.asked", '{"…": 1}'), ("member.joined", '{"by": …}'), ("workplace.changed", "")]:
        AuditEntry(workplace=cast.workplace, verb=verb, details=details).save()
    assert read() == [
        ("", "How it is set up was changed", ""),
        ("", "Somebody joined. Role: …", ""),
        ("", "A file was asked for: about one thing alone", ""),
    ]


def test_many_lines_are_turned_over_and_cost_what_few_do(cast, read, django_assert_num_queries):
    with django_assert_num_queries(2):
        house_record.page(cast.dina, None)
    for number in range(70):
        cast.tomas.be_called(f"Tomas {number}", by=cast.tomas)
    with django_assert_num_queries(2):
        house_record.page(cast.dina, None)
    assert {says for _who, says, _reason in read()} == {"Tomas 69 is called something else now"}
    assert (len(read(page="2")), len(read(page="3")), read(page="nothing") == read()) == (30, 15, True)
    assert read(page="3")[-1] == ("", "This workplace was opened", "")


def test_there_are_words_for_every_verb_of_the_house_or_a_reason_why_not():
    found = {verb for file in Path(settings.BASE_DIR, "organizer").rglob("*.py") for verb in verbs(file)}
    assert found == {*house_record.TOLD, *house_record.NOT_TOLD}
    assert set(house_record.TOLD).isdisjoint(house_record.NOT_TOLD)


def verbs(file: Path) -> set[str]:
    """What is recorded in a file. A verb that begins with the kind of a link is as many as there are kinds."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record"):
            continue
        verb = node.args[0]
        if isinstance(verb, ast.Constant):
            found.add(verb.value)
        elif isinstance(verb, ast.JoinedStr):
            found |= {f"{kind}{verb.values[-1].value}" for kind in OneTimeLink.Kind}  # type: ignore[attr-defined]
        else:
            raise AssertionError(f"{file}: a verb nobody can read here: {ast.unparse(verb)}")
    return found
