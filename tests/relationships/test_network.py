"""What hangs together, against networkx on random graphs, and on a real workplace (method 3 and 5)."""

from fractions import Fraction
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relationships import network, tailor_shop

PEOPLE = st.integers(0, 14)
TIES = st.lists(st.tuples(PEOPLE, PEOPLE), max_size=30)


def graph(people, ties) -> nx.Graph:
    drawn = nx.Graph()
    drawn.add_nodes_from(people)
    drawn.add_edges_from((a, b) for a, b in ties if a != b and a in drawn and b in drawn)
    return drawn


def in_order(pairs) -> list:
    return sorted(tuple(sorted(pair)) for pair in pairs)


def agrees_with_networkx(people, ties) -> None:
    drawn = graph(people, ties)
    pieces = {frozenset(body) for body in nx.connected_components(drawn)}
    bodies = network.bodies(people, ties)
    assert set(bodies) == pieces
    assert [len(body) for body in bodies] == sorted(map(len, pieces), reverse=True)
    for k in (1, 2, 3):
        assert network.core(people, ties, k) == frozenset(nx.k_core(drawn, k))
    assert network.braced(people, ties) == in_order((a, b) for a, b in drawn.edges if set(drawn[a]) & set(drawn[b]))
    assert network.bridges(people, ties) == in_order(nx.bridges(drawn))
    assert network.splitting_ties(people, ties) == in_order(tie for tie in nx.bridges(drawn) if splits(drawn, tie))
    assert network.cut_people(people, ties) == frozenset(nx.articulation_points(drawn))
    assert [parting.person for parting in network.partings(people, ties)] == sorted(nx.articulation_points(drawn))


def splits(drawn: nx.Graph, tie) -> bool:
    """The definition itself: without the tie its ends stand in two bodies of two people or more."""
    cut = nx.restricted_view(drawn, [], [tie])
    sides = [nx.node_connected_component(cut, end) for end in tie]
    return sides[0] != sides[1] and min(map(len, sides)) >= 2


@given(people=st.sets(PEOPLE), ties=TIES)
def test_bodies_cores_cuts_and_braces_are_those_of_networkx(people, ties):
    agrees_with_networkx(people, ties)


@given(people=st.sets(PEOPLE), ties=TIES, named=st.integers(0, 6))
def test_what_a_cut_person_would_leave_behind(people, ties, named):
    drawn = graph(people, ties)
    for parting in network.partings(people, ties, named):
        body = nx.node_connected_component(drawn, parting.person)
        pieces = network.bodies(body - {parting.person}, ties)
        assert network.pieces_without(people, ties, parting.person) == pieces
        assert parting.sizes == tuple(map(len, pieces))
        if sum(parting.sizes[1:]) > named:
            assert parting.smaller == ()
        else:
            assert [*map(len, parting.smaller)] == [*map(len, pieces[1:])]
            assert set(parting.smaller) < set(pieces)
            assert network.bodies(set().union(*parting.smaller), ties) == list(parting.smaller)


@given(people=st.sets(PEOPLE), ties=TIES, group=st.sets(PEOPLE))
def test_a_matching_is_as_large_as_can_be(people, ties, group):
    crossing = nx.Graph((a, b) for a, b in ties if (a in group) != (b in group) and {a, b} <= people | group)
    largest = len(nx.max_weight_matching(crossing, maxcardinality=True))
    assert network.matching(group, people, ties) == largest
    assert network.matching(group, people, ties, most=2) == min(largest, 2)


@given(ties=st.lists(st.tuples(PEOPLE, PEOPLE, st.integers(1, 4)), max_size=30))
def test_the_strongest_paths_are_the_best_there_are(ties):
    bands = {tuple(sorted((a, b))): band for a, b, band in ties if a != b}
    drawn = graph(range(15), bands)

    def weakest(way) -> int:
        return min(bands[tuple(sorted(two))] for two in pairwise(way))

    ways = [tuple(way) for way in nx.all_simple_paths(drawn, 0, 1, cutoff=4)]
    found = network.strongest_paths([(a, b, band) for (a, b), band in bands.items()], 0, 1)
    assert len({path.people for path in found}) == len(found) == min(3, len(ways))
    assert [path.weakest for path in found] == [weakest(path.people) for path in found]
    taken: list[tuple] = []
    for path in found:
        used = {person for way in taken for person in way[1:-1]}
        left = [way for way in ways if way not in taken]
        left = [way for way in left if not used & set(way[1:-1])] or left
        assert (-path.weakest, len(path.people)) == min((-weakest(way), len(way)) for way in left)
        assert path.people in left
        taken.append(path.people)


def test_answers_are_the_same_whatever_order_the_question_came_in():
    ties = [(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 6), (6, 4), (8, 9)]
    back = [(b, a) for a, b in reversed(ties)]
    for question in (network.bodies, network.core, network.braced, network.splitting_ties, network.partings):
        assert question(range(10), ties) == question(reversed(range(10)), back)
    assert network.bodies([8, 9, 7, 5, 4, 10], back) == [{4, 5}, {8, 9}, {7}, {10}]
    assert network.partings(range(1, 8), ties) == [
        network.Parting(3, (3, 2), (frozenset({1, 2}),)),
        network.Parting(4, (3, 2), (frozenset({5, 6}),)),
    ]


@pytest.mark.long
def test_ten_thousand_people_in_a_row_are_no_trouble():
    people = range(10_000)
    row = [(person, person + 1) for person in people[:-1]]
    assert len(network.bridges(people, row)) == 9_999
    assert len(network.splitting_ties(people, row)) == 9_997
    assert network.cut_people(people, row) == frozenset(people[1:-1])
    assert network.core(people, row) == frozenset()
    assert network.core(people, [*row, (9_999, 0)]) == frozenset(people)
    assert network.matching(people[::2], people[1::2], row) == 5_000
    assert network.matching(people[::2], people[1::2], row[1:]) == 4_999
    assert sum(bool(parting.smaller) for parting in network.partings(people, row)) == 400
    assert network.strongest_paths(((a, b, 2) for a, b in row), 0, 4)[0].people == (0, 1, 2, 3, 4)


@pytest.mark.prove
@settings(max_examples=10)
@given(each=st.sampled_from([0.5, 1, 1.5, 2, 4, 8]), seed=st.integers(0, 10**6))
def test_two_thousand_people_tied_at_random(each, seed):
    drawn = nx.fast_gnp_random_graph(2_000, each / 2_000, seed=seed)
    agrees_with_networkx(drawn.nodes, list(drawn.edges))


# The tailor shop

EVERYBODY = range(1, 40)
WAYS = {
    "company": lambda period: period.company,
    "help either way": tailor_shop.helped_either_way,
    "both, help either way": lambda period: period.company & tailor_shop.helped_either_way(period),
    "help returned": tailor_shop.help_returned,
    "both, help returned": tailor_shop.company_and_help_returned,
}


@pytest.mark.parametrize("way", WAYS)
def test_the_tailor_shop_is_what_networkx_says_of_it(way):
    for period in tailor_shop.periods():
        agrees_with_networkx(EVERYBODY, WAYS[way](period))


def test_the_cut_people_of_the_tailor_shop():
    before, after = tailor_shop.periods()
    names = {worker.number: worker.name for worker in tailor_shop.workers()}
    cut = network.cut_people(EVERYBODY, before.company)
    assert {names[number] for number in cut} == {"Ben", "Kalundwe", "Zulu"}
    assert network.cut_people(EVERYBODY, after.company) == frozenset()


def standing(ties) -> Fraction:
    """The lowest share of people still held by two others if any one of them is out (method 3)."""
    left = [set(EVERYBODY) - {out} for out in EVERYBODY]
    return min(Fraction(held(people, ties), len(people)) for people in left)


def held(people, ties) -> int:
    return max(map(len, network.bodies(network.core(people, ties), ties)), default=0)


@pytest.mark.parametrize(
    ("way", "before", "after"),
    [
        ("company", (1.00, 0.92, 0.87), (1.00, 1.00, 0.97)),
        ("help either way", (0.90, 0.85, 0.76), (0.87, 0.85, 0.74)),
        ("both, help either way", (0.85, 0.59, 0.50), (0.77, 0.67, 0.58)),
        ("help returned", (0.56, 0.31, 0.11), (0.74, 0.54, 0.39)),
        ("both, help returned", (0.36, 0.18, 0.11), (0.72, 0.49, 0.34)),
    ],
)
def test_together_held_and_standing_in_the_table_of_the_method(way, before, after):
    for period, figures in zip(tailor_shop.periods(), (before, after), strict=True):
        ties = WAYS[way](period)
        shares = (
            Fraction(len(network.bodies(EVERYBODY, ties)[0]), 39),
            Fraction(held(EVERYBODY, ties), 39),
            standing(ties),
        )
        assert tuple(round(float(share), 2) for share in shares) == figures
