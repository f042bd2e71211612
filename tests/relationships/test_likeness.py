"""Names that may mean one person: what is asked about, what is not, what comes first, and how long it takes."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.likeness import Likeness, alike
from relationships.unlikeness import how_unlike, words_of

BOOK = {1: "Rosa Lima", 2: "Roza Lima", 3: "Robert O’Neil", 4: "Jan Kowalski", 5: "Łukasz Górska", 6: "Ana", 7: "Mo"}
ONE_PERSON = [
    ("Rosa Lima", "lima, ROSA"),
    ("Rosa Lima", "Rosa"),
    ("Rosa Lima", "Roza Lima"),
    ("Rosa Lima", "R. Lima"),
    ("Rosa Maria Lima", "Rosa Lima"),
    ("Bob O'Neil", "O’Neil Robert"),
    ("Łukasz Górska", "lukasz gorska"),
    ("Jan Müller", "Jan Mueller"),
    ("Annmarie Dunn", "Ann Marie Dunn"),
    ("Tom", "Tomas Ek"),
    ("Tomasz", "Tomsaz"),
    ("Ana de la Cruz", "Ana Delacruz"),
]
TWO_PEOPLE = [
    ("Rosa Lima", "Ana Lima"),
    ("Rosa Lima", "Rosa Lemus"),
    ("Jan", "Jon"),
    ("Anna", "Anne"),
    ("R. L.", "Rosa Lima"),
    ("Liam Roe", "William Rowe"),
    ("Rosa", "Lima"),
    ("An Li", "An Lu"),
]


def test_the_same_person_and_two_people():
    pairs = [Likeness({1: other}).alike(one) for one, other in ONE_PERSON]
    others = [Likeness({1: other}).alike(one) for one, other in TWO_PEOPLE]
    assert (pairs, others) == ([[1]] * len(ONE_PERSON), [[]] * len(TWO_PEOPLE))


def test_the_most_alike_comes_first():
    assert alike(BOOK, "Rosa Lima") == [1, 2]
    assert alike(BOOK, "Roza Lima") == [2, 1]
    assert alike(BOOK, "Bobby ONeil") == [3]
    assert alike(BOOK, "Nobody Here") == alike(BOOK, "") == alike(BOOK, " ,.- ") == []


def test_pairs_are_found_once_and_best_first():
    book = {1: "Rosa Lima", 2: "Ana Ek", 3: "Lima Rosa", 4: "Roza Lima", 5: "Rosa Lima"}
    assert Likeness(book).doubles() == [(1, 5), (1, 3), (3, 5), (1, 4), (3, 4), (4, 5)]
    assert Likeness(BOOK).doubles() == [(1, 2)]


NAMES = st.text(alphabet="abor łé'-.", max_size=12)


@given(NAMES, NAMES)
def test_likeness_goes_both_ways(one, other):
    a, b = words_of(one), words_of(other)
    assert how_unlike(a, b) == how_unlike(b, a)


@given(st.lists(st.sampled_from(["rosa", "roza", "lima", "r", "bob", "robert", "limma", "ek", "rob"]), max_size=4))
def test_the_index_finds_what_the_rule_finds(words):
    name = " ".join(words)
    book = {n: other for n, (other, _) in enumerate(ONE_PERSON)} | {
        100 + n: text for n, text in enumerate(["Rosa Lima", "Bob", "R Lima", "Rob Roza", "Lima Rosa Ek"])
    }
    by_rule = {key for key, other in book.items() if words and how_unlike(words_of(name), words_of(other)) is not None}
    assert by_rule <= set(Likeness(book).alike(name, most=100))


@pytest.mark.long
def test_ten_thousand_names_take_moments():
    syllables = ["an", "ro", "sa", "to", "mas", "li", "ma", "di", "na", "ha", "le", "ko", "wal", "ska", "ri", "cha"]
    names = {
        n: f"{syllables[n % 16]}{syllables[n // 16 % 16]} {syllables[n % 13]}{syllables[n % 11]}o"
        for n in range(10_000)
    }
    began = perf_counter()
    book = Likeness(names)
    assert len(book.doubles()) == 1000
    assert [len(book.alike(f"{name} x")) <= 20 for name in list(names.values())[:100]] == [True] * 100
    assert perf_counter() - began < 20  # a second or two on a quiet machine
