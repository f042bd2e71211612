"""The figures and the word, against a slow reference written apart from them: networkx, and trying everything."""

from fractions import Fraction
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.carrying import Joined, Word, figures, reading


@st.composite
def worlds(draw, most: int = 9):
    """A few people, some ties (one to somebody else), and groups that may be empty, everybody, or overlap nobody."""
    people = list(range(draw(st.integers(0, most))))
    pairs = list(combinations([*people, 99], 2))
    ties = draw(st.lists(st.sampled_from(pairs), max_size=22)) if pairs else []
    ties = [tie[::-1] if flip else tie for tie, flip in zip(ties, draw(st.lists(st.booleans())) + [False] * 22)]  # noqa: B905
    of = draw(st.lists(st.sampled_from(["ovens", "packing", "office", ""]), min_size=len(people), max_size=len(people)))
    groups = {name: [one for one in people if of[one] == name] + [99] for name in ("ovens", "packing", "office")}
    return people, ties, groups


def bodies(graph) -> list[int]:
    return sorted((len(body) for body in nx.connected_components(graph)), reverse=True)


def held(graph) -> int:
    return max(bodies(nx.k_core(graph, 2)), default=0)


def left_held(graph, person) -> int:
    without = graph.copy()
    without.remove_node(person)
    return held(without)


def splits(graph, tie) -> bool:
    without = graph.copy()
    without.remove_edge(*tie)
    sides = [nx.node_connected_component(without, end) for end in tie]
    return sides[0] != sides[1] and min(map(len, sides)) >= 2


def picked(ties) -> int:
    """The most ties of which no two share a person, by trying."""
    return max(
        (
            size
            for size in range(3)
            if any(len({end for tie in some for end in tie}) == 2 * size for some in combinations(ties, size))
        ),
        default=0,
    )


def slowly(people, ties, groups) -> dict:
    graph = nx.Graph()
    graph.add_nodes_from(people)
    graph.add_edges_from((a, b) for a, b in ties if 99 not in (a, b))
    left = {person: left_held(graph, person) for person in people}
    least = min(left.values(), default=None)
    missed = [person for person in people if left[person] == least]
    joined = []
    for name, members in groups.items():
        ours = set(members) & set(people)
        rest = set(people) - ours
        crossing = [tie for tie in graph.edges if len(set(tie) & ours) == 1]
        if ours and rest:
            joined.append((name, len(ours), picked(crossing), min(2, len(ours), len(rest)), len(crossing)))
    triangles = [
        tie for tie in graph.edges if any(graph.has_edge(tie[0], one) and graph.has_edge(tie[1], one) for one in people)
    ]
    return {
        "people": len(people),
        "alone": sum(graph.degree(person) == 0 for person in people),
        "bodies": tuple(bodies(graph)),
        "held": held(graph),
        "standing": least if len(people) >= 4 else None,
        "leaned_on": missed[0] if len(people) >= 4 and len(missed) == 1 and least < held(graph) - 1 else None,
        "splitting": tuple(sorted(tuple(sorted(tie)) for tie in graph.edges if splits(graph, tie))),
        "ties": graph.number_of_edges(),
        "braced": len(triangles),
        "groups": tuple(joined),
    }


def word(slow: dict) -> str | None:
    n = slow["people"]
    if n < 3:
        return None
    together, held = Fraction(max(slow["bodies"]), n), Fraction(slow["held"], n)
    if together < Fraction(1, 2):
        return "scattered"
    if held < Fraction(1, 2):
        return "thin"
    falls = n >= 4 and Fraction(slow["standing"], n - 1) < Fraction(3, 5)
    apart = [name for name, _, matching, needed, _ in slow["groups"] if matching < needed]
    if falls or slow["splitting"] or apart:
        return "hangs"
    return "carries" if together >= Fraction(3, 4) and held >= Fraction(2, 3) else "part"


def whole(found) -> dict:
    groups = tuple((one.group, one.people, one.matching, one.needed, one.crossing) for one in found.groups)
    return {**vars(found), "groups": groups}


@given(worlds())
def test_figures_and_word_are_those_of_the_slow_reference(world):
    slow = slowly(*world)
    found = figures(*world)
    assert (whole(found), reading(found)) == (slow, word(slow))


@pytest.mark.prove
@settings(max_examples=3000)
@given(worlds(most=14))
def test_figures_and_word_are_those_of_the_slow_reference_of_more_people_too(world):
    slow = slowly(*world)
    found = figures(*world)
    assert (whole(found), reading(found)) == (slow, word(slow))


@settings(max_examples=25)
@given(worlds(), st.randoms())
def test_the_order_in_which_it_is_asked_changes_nothing(world, chance):
    people, ties, groups = world
    mixed = [tie[::-1] for tie in chance.sample([*ties, *ties], 2 * len(ties))]
    assert figures(chance.sample(people, len(people)), mixed, groups) == figures(people, ties, groups)


def ring(n: int) -> list[tuple[int, int]]:
    return [(one, (one + 1) % n) for one in range(n)]


def test_nobody_and_two_get_no_word_and_three_leave_standing_out():
    nobody = figures([], [])
    assert (whole(nobody), reading(nobody)) == (slowly([], [], {}), None)
    assert (figures([1, 2], [(1, 2)]).together, reading(figures([1, 2], [(1, 2)]))) == (2, None)
    three = figures([0, 1, 2], ring(3))
    assert (three.standing, three.held, three.braced, reading(three)) == (None, 3, 3, Word.CARRIES)


def test_shares_are_compared_as_counts():
    """Eight of twelve held is exactly two thirds, nine of twelve together exactly three quarters."""
    ties = [*combinations(range(8), 2), (7, 8)]
    twelve = figures(range(12), ties)
    assert (twelve.together, twelve.held, twelve.standing, twelve.splitting) == (9, 8, 7, ())
    assert reading(twelve) == Word.CARRIES
    assert reading(figures(range(13), ties)) == Word.HANGS  # 7 of 12 stand, less than three fifths
    assert reading(figures(range(12), [*combinations(range(8), 2)])) == Word.PART


def test_the_one_we_lean_on_is_pointed_out_only_if_they_take_another_with_them_and_are_the_only_one():
    ring_of_five = figures(range(5), ring(5))
    assert (ring_of_five.standing, ring_of_five.leaned_on) == (0, None)  # everybody would: nobody is pointed out
    all_tied = figures(range(5), combinations(range(5), 2))
    assert (all_tied.standing, all_tied.leaned_on) == (4, None)  # takes nobody along
    two_triangles = figures(range(5), [*ring(3), (0, 3), (3, 4), (4, 0)])
    assert (two_triangles.held, two_triangles.standing, two_triangles.leaned_on) == (5, 0, 0)


def test_a_group_of_everybody_and_an_empty_one_are_left_out():
    found = figures(range(4), ring(4), {"all": range(4), "none": [], "two": [0, 1, 77]})
    assert found.groups == (Joined("two", 2, 2, 2, 2),)
