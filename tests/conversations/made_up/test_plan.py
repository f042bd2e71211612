from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.made_up.plan import TooManyTies, plan


@given(people=st.integers(3, 120), share=st.floats(0, 1), seed=st.integers())
def test_exactly_as_many_ties_as_asked_for_each_once_and_whole_tables(people, share, seed):
    ties = int(share * (people * (people - 1) // 4))
    made = plan(people, ties, seed)
    assert len(made.ties) == len(set(made.ties)) == ties
    assert [pair for pair in made.ties if not 0 <= pair[0] < pair[1] < people] == []
    assert {pair for table in made.tables for pair in combinations(table, 2)} <= set(made.ties)
    assert {made.department(number) for number in range(people)} <= set(range(made.departments))


def test_the_same_seed_gives_the_same_and_another_gives_another():
    assert plan(50, 200, 7) == plan(50, 200, 7)
    assert plan(50, 200, 7) != plan(50, 200, 8)


def test_more_ties_than_one_can_believe_are_refused():
    with pytest.raises(TooManyTies):
        plan(5, 6, 1)


def test_unless_told_four_ties_for_each_or_as_many_as_so_few_can_have():
    assert [len(plan(people, None, 1).ties) for people in (3, 12, 17, 100)] == [1, 33, 68, 400]
