from types import SimpleNamespace
from uuid import uuid4

from django.template import engines

from organizer.access import url
from relationships.models import Department
from tests.cast import person


def shown(member, words: str, **context) -> str:
    request = SimpleNamespace(member=member)
    return engines["django"].from_string("{% load people %}" + words).render({**context, "request": request}).strip()


def test_a_person_is_a_circle_in_their_departments_tint_and_a_name_that_leads_to_them(cast):
    Department.add(by=cast.ana, name="Shop")
    rosa = person(cast.ana, "Rosa Lima", department=Department.add(by=cast.ana, name="Ovens"))
    assert shown(cast.ana, "{% person rosa soft='Ovens' %}", rosa=rosa) == (
        f'<a class="person" href="{url(cast.ana, "person", rosa.pk)}">'
        '<span class="initials tint-1" aria-hidden="true">RL</span>'
        '<span class="who"><span class="name">Rosa Lima</span> <span class="soft">Ovens</span></span></a>'
    )


def test_names_stand_in_a_sentence(cast):
    ids = [person(cast.ana, name).pk for name in ("Ana", "Tomas", "Rosa")]
    said = [shown(cast.ana, "{% names ids %}", ids=ids[:number]) for number in range(4)]
    assert said == ["", "Ana", "Ana and Tomas", "Ana, Tomas and Rosa"]
    assert shown(cast.ana, "{% names ids %}", ids=[uuid4()]) == "somebody"


def test_names_in_a_sentence_lead_to_their_people_and_are_only_ever_text(cast):
    rosa, hack = person(cast.ana, "Rosa"), person(cast.ana, "<b>Tom</b>")
    assert shown(cast.ana, "{% people both %}", both=[rosa, hack]) == (
        f'<a class="name" href="{url(cast.ana, "person", rosa.pk)}">Rosa</a> and '
        f'<a class="name" href="{url(cast.ana, "person", hack.pk)}">&lt;b&gt;Tom&lt;/b&gt;</a>'
    )
