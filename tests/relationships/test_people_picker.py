"""The people picker without script: ids that are ticked, names that are typed, and what is asked back."""

from uuid import uuid4

import pytest
from django.http import QueryDict

from organizer.access import url
from organizer.forms import Form
from relationships.forms.people_picker import PeopleField
from relationships.models import Person
from tests.cast import department, me, person


class Who(Form):
    people = PeopleField(label="Who was there?", least=2)

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].open_for(member, me=True)


def sent(member, *values, typed="", **answers) -> Who:
    data = QueryDict(mutable=True)
    data.setlist("people", [str(value) for value in values])
    data.update({"people_typed": typed, **answers})
    return Who(data, member=member)


def names_of(form: Who) -> list[str]:
    assert form.is_valid(), form.errors
    chosen = form.cleaned_data["people"]
    return [person.name for person in chosen.known] + [f"new {name}" for name in chosen.new]


def test_people_are_ticked_or_typed_by_their_whole_name(cast):
    rosa, _jose = person(cast.ana, "Rosa"), person(cast.ana, "José Lima")
    assert names_of(sent(cast.ana, rosa.pk, typed="jose lima")) == ["Rosa", "José Lima"]


def test_a_new_name_comes_back_once_and_is_then_added_with_what_is_saved(cast):
    rosa = person(cast.ana, "Rosa")
    first = sent(cast.ana, rosa.pk, typed="Iva")
    assert first.errors["people"] == ["Please look at the names once more, then save again."]
    assert 'value="new:Iva" checked' in str(first["people"])
    again = sent(cast.ana, rosa.pk, "new:Iva")
    assert names_of(again) == ["Rosa", "new Iva"]
    assert Person.objects.count() == 1  # looking at a form adds nobody
    people = again.cleaned_data["people"].settle(cast.ana)
    assert [person.name for person in people] == ["Rosa", "Iva"]
    assert Person.objects.count() == 2


def test_a_name_like_one_we_know_asks_who_is_meant(cast):
    ana, rosa = me(cast.ana), person(cast.ana, "Rosa Lima")
    first = sent(cast.ana, ana.pk, typed="Rosa")
    assert not first.is_valid()
    assert "Is one of these meant?" in str(first["people"])
    assert names_of(sent(cast.ana, ana.pk, people_which_0=str(rosa.pk))) == ["Ana", "Rosa Lima"]
    assert names_of(sent(cast.ana, ana.pk, people_which_0="new:Rosa")) == ["Ana", "new Rosa"]


def test_two_of_one_name_are_told_apart_by_where_they_work_and_the_name_stays_until_one_is_chosen(cast):
    ana, ovens = me(cast.ana), department(cast.ana, "Ovens")
    here = person(cast.ana, "Rosa", department=ovens)
    person(cast.ana, "Rosa", department=department(cast.ana, "Counter"))
    first = sent(cast.ana, ana.pk, typed="rosa")
    assert not first.is_valid()
    page = str(first["people"])
    assert [word in page for word in ("Ovens", "Counter", 'value="rosa"')] == [True, True, True]
    assert not sent(cast.ana, ana.pk, typed="rosa").is_valid()
    again = sent(cast.ana, ana.pk, typed="rosa", people_which_0=str(here.pk))
    assert (names_of(again), again.cleaned_data["people"].known[1]) == (["Ana", "Rosa"], here)


def test_fewer_than_asked_for_is_said_in_words(cast):
    assert sent(cast.ana, me(cast.ana).pk).errors["people"] == ["Name at least 2 people."]


@pytest.mark.parametrize("value", [uuid4(), "not-an-id", "me:not-an-id"])
def test_an_id_that_is_not_there_is_refused_and_the_others_are_kept(cast, value):
    rosa = person(cast.ana, "Rosa")
    form = sent(cast.ana, rosa.pk, value)
    assert form.errors["people"] == ["One of these people is no longer here to be chosen. The others are kept."]
    assert f'value="{rosa.pk}" checked' in str(form["people"])


def test_somebody_of_another_workplace_is_refused_like_a_random_id(cast):
    stranger = person(cast.caro, "Stranger")
    form = sent(cast.ana, person(cast.ana).pk, stranger.pk)
    assert form.errors["people"] == ["One of these people is no longer here to be chosen. The others are kept."]
    assert "Stranger" not in str(form)


def test_a_name_that_is_too_long_is_refused_in_words_and_stays(cast):
    form = sent(cast.ana, person(cast.ana).pk, typed="x" * 81)
    assert form.errors["people"] == ["A name can have up to 80 letters here. What else you know has its own place."]
    assert "x" * 81 in str(form["people"])


def test_a_member_who_is_not_on_the_map_can_add_themselves(cast):
    rosa = person(cast.ana, "Rosa")
    form = sent(cast.ana, rosa.pk, "me")
    assert form.is_valid()
    people = form.cleaned_data["people"].settle(cast.ana)
    assert [person.name for person in people] == ["Rosa", "Ana"]
    assert cast.ana.person_id == people[1].pk


def test_a_member_whose_name_is_among_the_people_is_asked_whether_that_is_them(cast):
    rosa, namesake = person(cast.ana, "Rosa"), person(cast.ana, "Ana Souza")
    first = sent(cast.ana, rosa.pk, "me")
    assert not first.is_valid()
    assert "Is one of these you?" in str(first["people"])
    form = sent(cast.ana, rosa.pk, people_which_0=f"me:{namesake.pk}")
    assert form.is_valid()
    assert form.cleaned_data["people"].settle(cast.ana) == [rosa, namesake]
    assert cast.ana.person_id == namesake.pk


def test_typing_offers_eight_at_most_names_before_departments_and_somebody_new(cast, sign_in):
    ovens = department(cast.ana, "Rolls")
    for number in range(9):
        person(cast.ana, f"Aldo {number}", department=ovens)
    person(cast.ana, "Rosa", department=ovens)
    page = sign_in(cast.tomas).get(url(cast.tomas, "pick-people"), {"q": "ro"}).content.decode()
    assert page.count("data-value") == 9
    assert page.index('data-name="Rosa" data-beside="Rolls"') < page.index("Aldo 0")
    assert "Add “ro” as somebody new" in page


def test_a_helper_gets_no_names(cast, sign_in):
    person(cast.ana, "Rosa")
    assert sign_in(cast.hal).get(url(cast.hal, "pick-people"), {"q": "ro"}).status_code == 404
