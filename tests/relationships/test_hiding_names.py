"""Other people's names are hidden on the page made for one person."""

import uuid

from relationships.directory import Directory, Entry, folded, words_of
from relationships.own_page.hiding import Hiding


def hiding(*names: str, of: str = "Dina Roth", also=()) -> Hiding:
    """For Dina; the others in this order."""
    entries = [_entry(name) for name in (of, *names)]
    return Hiding(Directory(uuid.uuid4(), people={one.id: one for one in entries}), entries[0].id, also=also)


def _entry(name: str) -> Entry:
    words = words_of(name)
    return Entry(uuid.uuid4(), name, folded(name), words, "".join(f" {w}" for w in words), None, None, False, True)


TOLD = {
    "Mia Berg said so.": "coworker 1 said so.",
    "Mia’s sister, and MIA again; Berg, too.": "coworker 1’s sister, and coworker 1 again; coworker 1, too.",
    "Jose and José-Luis": "coworker 1 and coworker 1",
    "Dina knows Mia": "Dina knows coworker 1",
    "a van for Jan van der Meer": "a van for coworker 1",
    "Anna told Anna Holm": "a coworker told coworker 1",
    "王小明说了": "coworker 1说了",
    "🦄 came": "coworker 1 came",
    "Ruth knows": "a coworker knows",  # a member who is not on the map
    "Miami is warm": "Miami is warm",
    "": "",
}


def test_a_name_is_hidden_however_it_stands_there():
    others = ("Mia Berg", "José-Luis", "Jan van der Meer", "Anna Holm", "Anna Lund", "王小明", "🦄")
    assert {text: hiding(*others, also=["Ruth"]).words(text) for text in TOLD} == TOLD


def test_the_same_person_has_the_same_number_and_the_one_it_is_for_has_none():
    hidden = hiding("Mia Berg", "Tom")
    mia, tom = list(hidden.names.people)[1:]
    assert hidden.words("Tom and Mia, and Tom") == "coworker 1 and coworker 2, and coworker 1"
    assert hidden.coworkers([mia, tom, hidden.person_id]) == "coworker 2 and coworker 1"
    assert hidden.coworkers([hidden.person_id]) == "somebody"
    assert hidden.coworker(hidden.person_id) == "you"


def test_what_may_be_a_name_in_other_letters_is_pointed_out():
    assert hiding("Mark", "Rose Hill").doubts("mark my words, the rose on Mark’s hill") == ("mark", "rose", "hill")


def test_numbers_given_before_stay():
    hidden = hiding("Mia", "Tom")
    _mia, tom = list(hidden.names.people)[1:]
    again = Hiding(hidden.names, hidden.person_id, {tom: 1})
    assert again.words("Mia and Tom") == "coworker 2 and coworker 1"
