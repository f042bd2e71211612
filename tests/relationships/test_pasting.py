from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.access import url
from organizer.models import AuditEntry
from relationships import pasting
from relationships.models import Department, Person
from tests.cast import department, person

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\t,;-– \u2028\u200b"), max_size=300)


def people(text: str) -> list[tuple[str, str]]:
    return [(line.name, line.department) for line in pasting.read(text).lines]


def test_a_department_stands_after_a_comma_a_tab_or_a_dash():
    text = "Rosa Lima, Ovens\nEmil\tShop\r\nUma - Ovens\nAna-Maria – Night store\nJosé; Shop\n\n  Ove  "
    assert people(text) == [
        ("Rosa Lima", "Ovens"),
        ("Emil", "Shop"),
        ("Uma", "Ovens"),
        ("Ana-Maria", "Night store"),
        ("José", "Shop"),
        ("Ove", ""),
    ]


def test_bullets_and_numbers_of_a_list_are_not_part_of_a_name():
    assert people("- Rosa\n* Emil, Shop\n3. Uma\n12) Ove\n• José") == [
        ("Rosa", ""),
        ("Emil", "Shop"),
        ("Uma", ""),
        ("Ove", ""),
        ("José", ""),
    ]


def test_a_line_without_a_name_and_one_that_is_too_long_say_so():
    pasted = pasting.read(f"Rosa\n, Ovens\n{'x' * 81}\nEmil, {'y' * 81}\n...")
    assert [line.name for line in pasted.lines] == ["Rosa"]
    assert [(line.number, str(line.why)) for line in pasted.bad] == [
        (2, "There is no name on this line."),
        (3, "This name is too long for us."),
        (4, "This department's name is too long for us."),
        (5, "There is no name on this line."),
    ]


def test_what_is_past_two_thousand_lines_is_said_line_by_line():
    pasted = pasting.read("\n".join(f"Person {number}" for number in range(2002)))
    assert (len(pasted.lines), [line.number for line in pasted.bad]) == (2000, [2001, 2002])


@given(ANYTHING)
def test_every_line_with_something_on_it_is_read_or_said_to_be_bad(text):
    pasted = pasting.read(text)
    filled = [number for number, raw in enumerate(pasting.LINE_ENDS.split(text), 1) if pasting.tidy(raw)]
    assert sorted(line.number for line in [*pasted.lines, *pasted.bad]) == filled
    for line in pasted.lines:
        assert line.name == " ".join(line.name.split())
        assert 0 < len(line.name) <= pasting.LONGEST_NAME
        assert len(line.department) <= pasting.LONGEST_DEPARTMENT


NAMES = st.from_regex(r"[A-Z][a-z]{1,9}( [A-Z][a-z]{1,9})?", fullmatch=True)


@pytest.mark.long
@given(st.lists(st.tuples(NAMES, st.just("") | NAMES), max_size=20), st.sampled_from([", ", "\t", " - ", ";", " — "]))
def test_what_was_written_in_order_is_read_in_order(rows, mark):
    text = "\n".join(f"{name}{mark}{group}" if group else name for name, group in rows)
    assert people(text) == rows


def paste(client, member, text, **choices):
    """Looks at a list, then saves it with the choices for its lines."""
    looked = client.post(url(member, "paste-people"), {"names": text})
    assert looked.status_code == 422
    chosen = {f"line-{number}": choice for number, choice in choices.pop("lines", {}).items()}
    sure = looked.context["form"].digest
    return looked, client.post(url(member, "paste-people"), {"names": text, "sure": sure, **chosen, **choices})


def kept() -> list[tuple[str, str]]:
    rows = Person.objects.select_related("department")
    return sorted((row.name, row.department.name if row.department else "") for row in rows)


def test_a_list_is_looked_at_and_then_saved_with_its_new_departments(cast, sign_in):
    department(cast.ana, "Ovens")
    client = sign_in(cast.ana)
    looked, saved = paste(client, cast.ana, "Rosa, ovens\nEmil, Shop\nUma, shop\nOve")
    assert looked.context["form"].plan.new_departments == ["Shop"]
    assert saved.status_code == 303
    assert kept() == [("Emil", "Shop"), ("Ove", ""), ("Rosa", "Ovens"), ("Uma", "Shop")]
    assert Department.objects.count() == 2
    assert AuditEntry.objects.filter(verb="people.added").count() == 1


def test_those_alike_are_chosen_one_by_one(cast, sign_in):
    person(cast.ana, "Rosa Lima")
    client = sign_in(cast.ana)
    text = "Rosa Lima\nRosa\nEmil\nEmil"
    looked, saved = paste(client, cast.ana, text, lines={1: "leave", 2: "add", 4: "add"})
    assert [(doubt.line.number, choice) for doubt, choice in looked.context["form"].doubts] == [
        (1, "leave"),
        (2, "add"),
        (4, "leave"),
    ]
    assert saved.status_code == 303
    assert kept() == [("Emil", ""), ("Emil", ""), ("Rosa", ""), ("Rosa Lima", "")]


def test_nothing_is_saved_without_a_choice_or_from_a_text_that_nobody_looked_at(cast, sign_in):
    person(cast.ana, "Rosa")
    client = sign_in(cast.ana)
    looked, undecided = paste(client, cast.ana, "Rosa\nEmil")
    other = {"names": "Uma\nEmil", "sure": looked.context["form"].digest, "line-1": "add"}
    assert undecided.status_code == 422
    assert client.post(url(cast.ana, "paste-people"), other).status_code == 422
    assert client.post(url(cast.ana, "paste-people"), {"names": " \n,"}).status_code == 422
    assert kept() == [("Rosa", "")]


@pytest.mark.long
def test_a_long_list_twice_can_be_chosen_for_line_by_line(cast, sign_in):
    client, text = sign_in(cast.ana), "\n".join(f"Person {number:04}" for number in range(1100))
    known = {"names": text, "sure": sha256(text.encode()).hexdigest()}
    assert client.post(url(cast.ana, "paste-people"), known).status_code == 303
    again = {**known, **{f"line-{number}": "leave" for number in range(1, 1100)}, "line-1100": "add"}
    assert client.post(url(cast.ana, "paste-people"), again).status_code == 303
    assert Person.objects.count() == 1101
