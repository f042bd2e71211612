"""Whether a wish runs into a discomfort: words in common stop, outsiders stop, the rest has to be read (method 52)."""

import pytest

from conversations.discomfort import Finding, find

NOTHING, READ, STOP = Finding.NOTHING, Finding.READ, Finding.STOP


@pytest.mark.parametrize(
    ("stated", "wish", "outside", "found"),
    [
        ("", "Talk to staff", True, NOTHING),
        ("  ", "Talk to staff", False, NOTHING),
        ("not comfortable talking to staff", "talk to staff", False, STOP),
        ("not comfortable talking to staff", "Come for a coffee on Tuesday", True, STOP),  # staff wishes it
        ("not comfortable talking to staff", "Meet the union organizer", False, STOP),  # outsiders on both sides
        ("not comfortable talking to staff", "Talk to Emil about the rota", False, READ),
        ("Signing anything", "Would you sign the petition?", False, STOP),  # sign, signing
        ("Petitions", "Carry the petition round", False, STOP),
        ("Crowds", "Carry the petition round", False, READ),
        ("Crowds", "Carry the petition round", True, READ),  # nothing about outsiders: a person has to judge
        ("Überstunden und Chefs", "mit dem Chef reden", False, STOP),
        ("Being alone with the boss", "Go with me to the BOSS?", False, STOP),
    ],
)
def test_what_stops_and_what_must_be_read(stated, wish, outside, found):
    assert find(stated, wish, outside=outside) == found
