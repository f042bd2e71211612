"""What a real case teaches: the table of method 3, from the facts of the tailor shop.

Supervisors are left in and groups are the jobs, all six: so the method drew the table up. The demo reads by method 2
and leaves the head tailor out, so its pages show other figures.
"""

import pytest

from conversations.carrying import figures, reading
from relationships import tailor_shop
from relationships.tailor_shop import company_and_help_returned, help_returned, helped_either_way

TIES = {
    "social company": lambda period: period.company,
    "help either way": helped_either_way,
    "both, help either way": lambda period: period.company & helped_either_way(period),
    "help returned": help_returned,
    "both, help returned": company_and_help_returned,
}


def shape(ties) -> list[tuple[str, str]]:
    """Together, held and standing in two decimals, and the word, before the first strike and before the second."""
    workers = tailor_shop.workers()
    jobs: dict[str, list[int]] = {}
    for worker in workers:
        jobs.setdefault(worker.job, []).append(worker.number)
    rows = []
    for period in tailor_shop.periods():
        found = figures([worker.number for worker in workers], ties(period), jobs)
        shares = (found.together / 39, found.held / 39, found.standing / 38)
        rows.append((" / ".join(f"{share:.2f}" for share in shares), str(reading(found))))
    return rows


@pytest.mark.parametrize(
    ("strong", "expected"),
    [
        ("social company", [("1.00 / 0.92 / 0.87", "carries"), ("1.00 / 1.00 / 0.97", "carries")]),
        ("help either way", [("0.90 / 0.85 / 0.76", "hangs"), ("0.87 / 0.85 / 0.74", "hangs")]),
        ("both, help either way", [("0.85 / 0.59 / 0.50", "hangs"), ("0.77 / 0.67 / 0.58", "hangs")]),
        ("help returned", [("0.56 / 0.31 / 0.11", "thin"), ("0.74 / 0.54 / 0.39", "hangs")]),
        ("both, help returned", [("0.36 / 0.18 / 0.11", "scattered"), ("0.72 / 0.49 / 0.34", "thin")]),
    ],
)
def test_five_ways_of_saying_what_a_strong_tie_is(strong, expected):
    assert shape(TIES[strong]) == expected
