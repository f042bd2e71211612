"""A real workplace, as facts: a clothing factory in Zambia, 1965 and 1966 (method 5).

B. Kapferer, *Strategy and Transaction in an African Factory* (Manchester University Press, 1972), pp. 176-179, as the
matrices have circulated for teaching since. Only who was tied to whom is kept here, in `tailor_shop.csv`, one person a
line: those they kept company with (talk, gossip, a drink; each pair once, under the lower number) and those they
helped (lending money, help in a crisis or at work), in each of two periods. A first strike, after period 1, failed;
a second, after period 2, won.

Two cautions. The jobs come second-hand. The direction of help is as coded in the source, which does not say which way
it runs: rely on "either way" and "returned" only.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SUPERVISORS = frozenset({"Head tailor"})

Pair = tuple[int, int]


@dataclass(frozen=True)
class Worker:
    number: int
    name: str
    job: str

    @property
    def supervisor(self) -> bool:
        return self.job in SUPERVISORS


@dataclass(frozen=True)
class Period:
    """`company` holds each pair once, the lower number first; `help` holds (source, receiver)."""

    first: date
    last: date
    company: frozenset[Pair]
    help: frozenset[Pair]


def workers() -> list[Worker]:
    return [Worker(int(row["number"]), row["name"], row["job"]) for row in _rows()]


def periods() -> tuple[Period, Period]:
    """June to August 1965, and September 1965 to January 1966."""
    return (
        Period(date(1965, 6, 1), date(1965, 8, 31), _pairs("company_1"), _pairs("help_1")),
        Period(date(1965, 9, 1), date(1966, 1, 31), _pairs("company_2"), _pairs("help_2")),
    )


def helped_either_way(period: Period) -> frozenset[Pair]:
    return frozenset((min(pair), max(pair)) for pair in period.help)


def help_returned(period: Period) -> frozenset[Pair]:
    """The pairs of whom each has helped the other."""
    return frozenset((a, b) for a, b in period.help if a < b and (b, a) in period.help)


def company_and_help_returned(period: Period) -> frozenset[Pair]:
    return period.company & help_returned(period)


def _rows() -> list[dict[str, str]]:
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pairs(column: str) -> frozenset[Pair]:
    return frozenset((int(row["number"]), int(other)) for row in _rows() for other in row[column].split())
