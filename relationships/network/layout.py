"""Where people stand on the map of a whole workplace: near those they are tied to, and where they stood before.

UMAP (McInnes, Healy and Melville 2018) by igraph, begun at the last positions, then turned so that it lies on them as
well as can be (Procrustes: of all turns and mirrorings the one with the least squares, in closed form over complex
numbers). igraph is imported here and in `communities.py` alone, by the worker: it holds the interpreter while it runs.
"""

import cmath
import math
import random
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

import igraph

from .graph import Id, in_order
from .points import Points, mean, middle

STRONGEST = 4
APART = 0.3
"""How near UMAP lets two people come, in its own units"""
ROOM = 0.1
"""Of a person at the beginning: about what UMAP leaves them at the end"""
EPOCHS_AT_FIRST, EPOCHS_OF_MANY, EPOCHS_AGAIN, MANY = 500, 200, 50, 1_000
CALM = 0.06
"""Half of those who stood somewhere before go at most this far, as a share of the map's width"""
RIM = 1.12
"""How far outside the outermost of those who are tied the first ring of the others runs"""


def lay_out(
    people: Iterable[Id],
    ties_with_bands: Iterable[tuple[Id, Id, int]],
    *,
    last: Points | None = None,
    groups: Mapping[Id, Hashable] | None = None,
    seed: int = 1,
) -> dict[Id, tuple[float, float]]:
    """A place for everybody. The same question has the same answer.

    `last`: where they stood; of people who are not asked about it is not looked at. `groups`: the department of those
    who have one; people without a tie stand at the rim beside the others of theirs.
    """
    ids = in_order(set(people))
    there = set(ids)
    last = {person: point for person, point in (last or {}).items() if person in there}
    ties = in_order((a, b, band) for a, b, band in ties_with_bands)
    tied = in_order({end for a, b, _ in ties for end in (a, b)})
    chance = random.Random(seed)  # noqa: S311 - a picture, no secret
    found: dict[Id, tuple[float, float]] = {}
    if tied:
        found = _calmed(_aligned(_umap(tied, ties, last, chance), last), last)
    return {**found, **_rim([person for person in ids if person not in found], found, groups or {})}


def _umap(tied: list[Id], ties: list[tuple[Id, Id, int]], last: Points, chance: random.Random) -> dict[Id, complex]:
    index = {person: number for number, person in enumerate(tied)}
    graph = igraph.Graph(n=len(tied), edges=[(index[a], index[b]) for a, b, _ in ties])
    known = sum(person in last for person in tied)
    epochs = EPOCHS_AT_FIRST if len(tied) < MANY else EPOCHS_OF_MANY
    igraph.set_random_number_generator(chance)
    try:
        if known * 2 > len(tied):
            seed, epochs = _begin(tied, ties, last, chance), EPOCHS_AGAIN
        else:
            seed = _begin_afresh(graph, chance)
        far = [STRONGEST + 1 - band for _, _, band in ties]
        laid = graph.layout_umap(dist=far, seed=seed, epochs=epochs, min_dist=APART)
    finally:
        igraph.set_random_number_generator(random)
    return {person: complex(*point) for person, point in zip(tied, laid, strict=True)}


def _begin_afresh(graph: igraph.Graph, chance: random.Random) -> list[list[float]]:
    """Communities side by side, near those they have most ties with, everybody somewhere in theirs. From places drawn
    by lot UMAP leaves large groups torn to pieces."""
    group = graph.community_leiden(objective_function="modularity", n_iterations=4).membership
    between = igraph.Graph(n=max(group) + 1, edges=[(group[a], group[b]) for a, b in graph.get_edgelist()])
    between.es["ties"] = 1
    between.simplify(combine_edges="sum")
    centres = between.layout_fruchterman_reingold(weights="ties")
    off = math.sqrt(sum(x * x + y * y for x, y in centres) / len(centres)) or 1.0
    wide = ROOM * math.sqrt(graph.vcount()) / off
    sizes = Counter(group)
    points = []
    for number in group:
        far, angle = ROOM * math.sqrt(sizes[number] * chance.random()), chance.uniform(0, 2 * math.pi)
        x, y = centres[number]
        points.append([x * wide + far * math.cos(angle), y * wide + far * math.sin(angle)])
    return points


def _begin(tied: list[Id], ties: list[tuple[Id, Id, int]], last: Points, chance: random.Random) -> list[list[float]]:
    """Everybody where they stood, new people at the mean of those they are tied to (a hair beside it)."""
    beside: dict[Id, list[Id]] = {}
    for a, b, _ in ties:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    centre = mean(last[person] for person in tied if person in last)
    points = []
    for person in tied:
        x, y = last.get(person) or middle(beside[person], last) or centre
        points.append([x + chance.uniform(-0.01, 0.01), y + chance.uniform(-0.01, 0.01)])
    return points


def _aligned(found: dict[Id, complex], last: Points) -> dict[Id, tuple[float, float]]:
    """Turned, mirrored if that fits better, moved and brought to the size that those known before had."""
    known = [(found[person], complex(*last[person])) for person in found if person in last]
    if len(known) < 2:
        return {person: (point.real, point.imag) for person, point in found.items()}
    was = sum(there for _, there in known) / len(known)
    is_ = sum(here for here, _ in known) / len(known)
    pairs = [(here - is_, there - was) for here, there in known]
    straight = sum(here.conjugate() * there for here, there in pairs)
    mirrored = sum(here * there for here, there in pairs)  # of the mirrored point, whose conjugate is the point
    mirror = abs(mirrored) > abs(straight) * 1.001
    turn = mirrored if mirror else straight
    spread = math.sqrt(sum(abs(here) ** 2 for here, _ in pairs))
    size = math.sqrt(sum(abs(there) ** 2 for _, there in pairs)) / spread if spread else 1.0
    factor = cmath.rect(size or 1.0, cmath.phase(turn))
    moved = {p: ((z - is_).conjugate() if mirror else z - is_) * factor + was for p, z in found.items()}
    return {person: (point.real, point.imag) for person, point in moved.items()}


def _calmed(found: Points, last: Points) -> dict[Id, tuple[float, float]]:
    """Those known before go only some of the way if it would be far: a small shop that all know each other in has no
    one right picture, and would be shaken up each time."""
    ways = sorted(math.dist(found[person], last[person]) for person in found if person in last)
    if not ways:
        return dict(found)
    xs, ys = zip(*last.values(), strict=True)
    width = max(max(xs) - min(xs), max(ys) - min(ys))
    share = min(1.0, CALM * width / ways[len(ways) // 2]) if ways[len(ways) // 2] else 1.0
    return {
        person: (
            (last[person][0] + share * (x - last[person][0]), last[person][1] + share * (y - last[person][1]))
            if person in last
            else (x, y)
        )
        for person, (x, y) in found.items()
    }


def _rim(alone: list[Id], found: Points, groups: Mapping[Id, Hashable]) -> dict[Id, tuple[float, float]]:
    """People without a tie, evenly on rings around the others: each department together, on the side where its people
    stand; of a department that nobody stands of, and of those in none, where there is room."""
    if not alone:
        return {}
    x0, y0 = mean(found.values()) if found else (0.0, 0.0)
    radius = max((math.dist((x0, y0), point) for point in found.values()), default=1.0) * RIM or 1.0
    sides: dict[Hashable, complex] = {}
    for person, (x, y) in found.items():
        if (group := groups.get(person)) is not None:
            sides[group] = sides.get(group, 0j) + complex(x - x0, y - y0)

    def side(person: Id) -> tuple[float, str]:
        group = groups.get(person)
        return (cmath.phase(sides[group]) if group in sides else math.pi), str(group)

    order = sorted(alone, key=lambda person: (*side(person), person))
    start = _mean_angle([side(person)[0] for person in order])
    gap = radius * 0.06
    placed: dict[Id, tuple[float, float]] = {}
    while order:
        room = int(2 * math.pi * radius / gap)
        ring, order = order[:room], order[room:]
        for number, person in enumerate(ring):
            angle = start + 2 * math.pi * number / len(ring)
            placed[person] = (x0 + radius * math.cos(angle), y0 + radius * math.sin(angle))
        radius += gap
    return placed


def _mean_angle(angles: list[float]) -> float:
    """The turn by which evenly spread people in the order of their angles stand nearest to them."""
    count = len(angles)
    off = sum(cmath.rect(1, angle - 2 * math.pi * number / count) for number, angle in enumerate(angles))
    return cmath.phase(off) if abs(off) > 1e-9 else -math.pi / 2
