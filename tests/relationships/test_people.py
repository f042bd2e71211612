from datetime import timedelta

import pytest

from organizer.access import url
from organizer.models import AuditEntry
from organizer.versions import Stale
from relationships.models import Person
from tests.cast import department, person, shift


def test_a_name_alone_is_enough(cast, sign_in):
    client = sign_in(cast.ana)
    answer = client.post(url(cast.ana, "new-person"), {"name": "Rosa"})
    rosa = Person.objects.get()
    assert (answer.status_code, answer["Location"], rosa.name) == (
        303,
        url(cast.ana, "person", rosa.pk),
        "Rosa",
    )
    assert AuditEntry.objects.filter(verb="person.added").count() == 1


def test_without_a_name_it_says_so_and_keeps_what_was_typed(cast, sign_in):
    answer = sign_in(cast.ana).post(url(cast.ana, "new-person"), {"name": "", "likes": "long walks by the river"})
    assert answer.status_code == 422
    assert "long walks by the river" in answer.content.decode()
    assert Person.objects.count() == 0


def test_a_stale_save_changes_nothing_and_shows_both(cast, sign_in):
    rosa = person(cast.ana)
    stale_version = rosa.version
    rosa.change(by=cast.tomas, version=rosa.version, name="Rosa M")
    answer = sign_in(cast.ana).post(url(cast.ana, "edit-person", rosa.pk), {"name": "Rosita", "version": stale_version})
    assert answer.status_code == 409
    assert "Rosa M" in answer.content.decode()
    assert "Rosita" in answer.content.decode()
    assert Person.objects.get().name == "Rosa M"
    with pytest.raises(Stale):
        rosa.change(by=cast.ana, version=stale_version, name="Rosita")


def test_search_finds_the_beginning_of_any_word_without_accents(cast, sign_in):
    for name in ("José Lima", "Ana Souza"):
        person(cast.ana, name)
    page = sign_in(cast.ana).get(url(cast.ana, "people"), {"q": "jose"}).content.decode()
    assert "José Lima" in page
    assert "Ana Souza" not in page


def verbs() -> list[str]:
    return list(AuditEntry.objects.filter(verb__startswith="person").order_by("at").values_list("verb", flat=True))


def test_the_list_says_how_many_and_is_narrowed_by_department_shift_and_who_left(cast, sign_in):
    ovens, nights = department(cast.ana), shift(cast.ana)
    for name, known in (("Rosa", {"department": ovens}), ("Emil", {"shift": nights}), ("Uma", {})):
        person(cast.ana, name, **known)
    person(cast.ana, "Ove").leave(by=cast.ana, on=cast.workplace.today())
    client = sign_in(cast.ana)

    def shown(**query) -> list[str]:
        page = client.get(url(cast.ana, "people"), query)
        return [one.name for one in page.context["people"]]

    assert shown() == ["Emil", "Rosa", "Uma"]
    assert shown(department=str(ovens.pk)) == ["Rosa"]
    assert shown(shift=str(nights.pk)) == ["Emil"]
    assert shown(left="1") == ["Ove"]
    assert shown(department="nonsense", q=" ") == ["Emil", "Rosa", "Uma"]
    fragment = client.get(url(cast.ana, "people"), {"q": "ove"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert '<p hx-swap-oob="innerHTML:#found">1 person' in fragment


def test_an_empty_workplace_offers_one_next_step(cast, sign_in):
    page = sign_in(cast.ana).get(url(cast.ana, "people")).content.decode()
    assert "Nobody is in your book yet." in page
    assert page.count(url(cast.ana, "new-person")) == 1


@pytest.mark.parametrize("many", [1, 60])
def test_the_list_costs_the_same_for_few_and_many(cast, sign_in, django_assert_num_queries, many):
    Person.add_many(by=cast.ana, people=[{"name": f"Person {number}"} for number in range(many)])
    client = sign_in(cast.ana)
    client.get(url(cast.ana, "people"))
    with django_assert_num_queries(5):  # session, user, member with workplace, people, what they just did to several
        client.get(url(cast.ana, "people"))


def test_pages_of_fifty_in_order_with_the_letters_they_begin_on(cast, sign_in):
    Person.add_many(by=cast.ana, people=[{"name": f"{letter}{n:02}"} for letter in "ab" for n in range(40)])
    page = sign_in(cast.ana).get(url(cast.ana, "people"), {"page": "2"})
    assert [one.name for one in page.context["people"]] == [f"b{n}" for n in range(10, 40)]
    assert page.context["listing"].letters == [("A", 1), ("B", 1)]
    assert "51 to 80 of 80 people" in page.content.decode()


def test_somebody_of_that_name_is_asked_about_and_what_was_typed_stays(cast, sign_in):
    rosa = person(cast.ana, "Rosa Lima")
    client, known = sign_in(cast.ana), {"name": "rosa", "where": "by the mixer"}
    asked = client.post(url(cast.ana, "new-person"), known)
    assert (asked.status_code, Person.objects.count()) == (422, 1)
    for piece in ("Is this the same person?", url(cast.ana, "person", rosa.pk), "by the mixer", 'name="somebody_else"'):
        assert piece in asked.content.decode()
    saved = client.post(url(cast.ana, "new-person"), {**known, "somebody_else": "yes"})
    assert (saved.status_code, Person.objects.count()) == (303, 2)


def test_how_to_reach_them_is_kept_only_with_what_it_was_given_for(cast, sign_in):
    client = sign_in(cast.ana)
    reach = {"name": "Rosa", "reach": "060 123"}
    asked = client.post(url(cast.ana, "new-person"), reach)
    assert (asked.status_code, Person.objects.count()) == (422, 0)
    client.post(url(cast.ana, "new-person"), {**reach, "without_reach": "yes"})
    client.post(url(cast.ana, "new-person"), {**reach, "name": "Emil", "reach_for": "rides"})
    client.post(url(cast.ana, "new-person"), {"name": "Uma", "reach_for": "rides"})
    kept = {one.name: (one.reach, one.reach_for) for one in Person.objects.all()}
    assert kept == {"Rosa": ("", ""), "Emil": ("060 123", "rides"), "Uma": ("", "")}


def test_a_note_is_kept_only_if_it_would_be_fine_for_them_to_read_it(cast, sign_in):
    rosa, client = person(cast.ana, "Rosa", likes="football"), sign_in(cast.ana)
    edit = url(cast.ana, "edit-person", rosa.pk)
    note = {"name": "Rosa", "likes": "football and gossip", "version": "1"}
    asked = client.post(edit, note)
    assert (asked.status_code, "Would it be fine if they read it?" in asked.content.decode()) == (422, True)
    assert client.post(edit, {**note, "where": "bench", "fine": "no"}).status_code == 303
    rosa = Person.objects.get()
    assert (rosa.likes, rosa.where) == ("football", "bench")
    assert client.post(edit, {**note, "version": "2", "fine": "yes"}).status_code == 303
    unchanged = {"name": "Rosita", "likes": "football and gossip", "version": "3"}
    assert client.post(edit, unchanged).status_code == 303  # asked once, not at every save
    rosa = Person.objects.get()
    assert (rosa.name, rosa.likes) == ("Rosita", "football and gossip")


def test_somebody_leaves_and_comes_back(cast, sign_in):
    rosa, client = person(cast.ana, "Rosa"), sign_in(cast.ana)
    departure, today = url(cast.ana, "departure", rosa.pk), cast.workplace.today()
    tomorrow = client.post(departure, {"on": str(today + timedelta(days=1))})
    assert (tomorrow.status_code, Person.objects.get().left_on) == (422, None)
    for _ in range(2):  # asked twice, they leave once
        assert client.post(departure, {"on": str(today)}).status_code == 303
    assert Person.objects.get().left_on == today
    for _ in range(2):
        assert client.post(url(cast.ana, "return", rosa.pk)).status_code == 303
    assert Person.objects.get().left_on is None
    assert verbs() == ["person.added", "person.left", "person.came-back"]


def test_nobody_leaves_before_they_came(cast, sign_in):
    day = cast.workplace.today() - timedelta(days=10)
    rosa, client = person(cast.ana, "Rosa", came_on=day), sign_in(cast.ana)
    early = client.post(url(cast.ana, "departure", rosa.pk), {"on": str(day - timedelta(days=1))})
    assert (early.status_code, Person.objects.get().left_on) == (422, None)
    rosa.leave(by=cast.ana, on=day)
    later = {"name": "Rosa", "version": "1", "came_on": str(day + timedelta(days=1))}
    assert client.post(url(cast.ana, "edit-person", rosa.pk), later).status_code == 422
    assert Person.objects.get().came_on == day
