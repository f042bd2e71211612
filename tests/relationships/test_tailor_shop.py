"""The figures that have been published of the tailor shop (method 5)."""

from collections import Counter

from relationships import tailor_shop


def both_periods(question) -> tuple[int, int]:
    before, after = (len(question(period)) for period in tailor_shop.periods())
    return before, after


def test_thirty_nine_people_one_of_them_a_supervisor():
    people = tailor_shop.workers()
    assert [person.number for person in people] == list(range(1, 40))
    assert [person.name for person in people if person.supervisor] == ["Mukubwa"]
    assert Counter(person.job for person in people) == {
        "Tailor": 24,
        "Cotton boy": 8,
        "Ironer": 3,
        "Button machiner": 2,
        "Cutter": 1,
        "Head tailor": 1,
    }


def test_who_kept_company():
    assert both_periods(lambda period: period.company) == (158, 223)


def test_who_helped_whom():
    assert both_periods(lambda period: period.help) == (109, 147)


def test_whose_help_was_returned():
    assert both_periods(tailor_shop.help_returned) == (33, 52)
    assert both_periods(tailor_shop.company_and_help_returned) == (32, 46)


def test_every_tie_is_between_two_of_them_and_company_is_written_once():
    numbers = {person.number for person in tailor_shop.workers()}
    for period in tailor_shop.periods():
        assert {end for pair in period.company | period.help for end in pair} <= numbers
        assert [pair for pair in period.company if pair[0] >= pair[1]] == []
        assert [pair for pair in period.help if pair[0] == pair[1]] == []
        assert {tuple(sorted(pair)) for pair in period.help} == tailor_shop.helped_either_way(period)
