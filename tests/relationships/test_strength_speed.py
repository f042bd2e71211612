"""What the spans of a pair cost, next to a plain sum on the same machine (`pytest -s` prints it)."""

from math import fsum
from random import Random
from time import process_time

import pytest

from .strength_cases import Story


def some_pair(chance, size):
    """Two years of a pair: mostly time together, some help, a saying now and then, a tenth of it hearsay."""
    story = Story()
    for _ in range(size):
        days_ago, by, basis = chance.randrange(700), chance.choice("ab"), chance.choice(["told"] * 9 + ["hearsay"])
        kind = chance.choice(["met"] * 15 + ["helped"] * 3 + ["said", "risked"])
        if kind == "met":
            story.met(days_ago, size=chance.choice([2, 2, 3, 6]), business_only=chance.random() < 0.2, basis=basis)
        elif kind == "helped":
            story.helped(by, days_ago, basis=basis)
        elif kind == "said":
            story.said(by, chance.choice([1, 2, 3]), days_ago)
        else:
            story.risked(days_ago, basis=basis)
    return story


def seconds(work):
    before = process_time()
    work()
    return process_time() - before


def a_sum():
    """Of 100,000 halvings."""
    return fsum([2.0 ** (-n / 1000) for n in range(100_000)])


@pytest.mark.prove
@pytest.mark.parametrize(("items", "pairs", "sums"), [(4, 2000, 0.06), (20, 500, 0.18), (200, 50, 1.7)])
def test_the_spans_of_a_pair_cost_no_more_than_so_many_sums(items, pairs, sums):
    chance = Random(1)
    stories = [some_pair(chance, items) for _ in range(pairs)]
    tenths = [stories[start::10] for start in range(10)]
    # The least of ten, side by side: what else the machine does in the meantime counts for neither
    measured = [(seconds(lambda: [s.spans() for s in tenth]) / len(tenth), seconds(a_sum)) for tenth in tenths]  # noqa: B023
    a_pair, a_sum_took = (min(times) for times in zip(*measured, strict=True))
    print(f"{items} items: {1000 * a_pair:.2f} ms a pair, {a_pair / a_sum_took:.3f} sums")  # noqa: T201
    assert a_pair < sums * a_sum_took
