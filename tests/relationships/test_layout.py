"""Where people stand, and the communities they make: steady above all (issue: a new tie moves nobody)."""

import cmath
import math
import random
from itertools import combinations

import pytest

from relationships import network, tailor_shop
from relationships.network.communities import communities
from relationships.network.layout import lay_out

SHOP = [(a, b, 2) for a, b in tailor_shop.periods()[1].company]
EVERYBODY = range(1, 40)


def far(one: dict, other: dict) -> list[float]:
    """How far everybody moved, as a share of the picture's width, the least first."""
    width = max(math.dist(a, b) for a, b in combinations(one.values(), 2))
    return sorted(math.dist(one[person], other[person]) / width for person in one.keys() & other.keys())


@pytest.mark.long
def test_everybody_has_one_place_and_the_same_question_the_same_answer():
    first = lay_out(EVERYBODY, SHOP, seed=5)
    assert sorted(first) == list(EVERYBODY)
    assert len(set(first.values())) == 39
    assert lay_out(reversed(EVERYBODY), reversed(SHOP), seed=5) == first
    assert lay_out(EVERYBODY, SHOP, seed=6) != first


def test_who_is_tied_stands_nearer_than_who_is_not():
    rooms = [[10 * room + number for number in range(8)] for room in range(4)]
    ties = [(a, b, 2) for room in rooms for a, b in combinations(room, 2)] + [(7, 10, 1), (17, 20, 1), (27, 30, 1)]
    points = lay_out([person for room in rooms for person in room], ties)
    for room in rooms:
        for person in room:
            nearest = sorted(points, key=lambda other: math.dist(points[person], points[other]))[1:6]
            assert len(set(nearest) & set(room)) >= 4


@pytest.mark.long
def test_laid_out_again_hardly_anybody_moves_however_it_was_turned():
    first = lay_out(EVERYBODY, SHOP)
    for turn, mirrored in ((cmath.rect(1, 2), False), (cmath.rect(1.5, 4), True)):
        was = {}
        for person, (x, y) in first.items():
            point = (complex(x, -y if mirrored else y)) * turn + 5
            was[person] = (point.real, point.imag)
        new = [*SHOP, (39, 40, 2), (5, 40, 3)]
        again = lay_out([*EVERYBODY, 40], new, last=was)
        moved = far(was, again)
        assert (moved[19] <= 0.06, moved[35] < 0.25) == (True, True), moved
        from_nothing = far(was, lay_out([*EVERYBODY, 40], new))
        assert from_nothing[20] > 0.2


def test_people_without_a_tie_stand_around_the_others_by_department():
    chance = random.Random(1)
    groups = {person: "ab"[person % 2] for person in range(20)}
    ties = [(a, b, 2) for a, b in combinations(range(8), 2) if groups[a] == groups[b] or chance.random() < 0.1]
    points = lay_out(range(20), ties, groups=groups)
    middle = network.middle(range(8), points)
    inside = max(math.dist(middle, points[person]) for person in range(8))
    rim = range(8, 20)
    assert min(math.dist(middle, points[person]) for person in rim) > inside
    round_it = sorted(rim, key=lambda p: math.atan2(points[p][1] - middle[1], points[p][0] - middle[0]))
    changes = sum(groups[a] != groups[b] for a, b in zip(round_it, [*round_it[1:], round_it[0]], strict=True))
    assert changes == 2


def test_with_nobody_tied_to_anybody_or_nobody_at_all():
    assert lay_out([], []) == {}
    assert len(set(lay_out(range(30), []).values())) == 30
    assert communities([]) == {}


def test_somebody_new_stands_amid_those_they_are_tied_to():
    assert network.middle([1, 2, 9], {1: (0.0, 0.0), 2: (2.0, 4.0)}) == (1.0, 2.0)
    assert network.middle([9], {1: (0.0, 0.0)}) is None


def test_communities_keep_their_numbers():
    rooms = [range(start, start + 6) for start in (0, 10, 20)]
    ties = [(a, b, 2) for room in rooms for a, b in combinations(room, 2)] + [(5, 10, 1)]
    found = communities(ties)
    assert [len({found[person] for person in room}) for room in rooms] == [1, 1, 1]
    assert sorted(set(found.values())) == [1, 2, 3]
    was = dict.fromkeys(range(20, 26), 1) | dict.fromkeys(range(10, 16), 7) | dict.fromkeys(range(6), 1)
    again = communities(ties, last=was | {0: 7})
    assert (again[20], again[10], again[0]) == (1, 7, 2)
    assert communities(ties, last=again) == again
