"""What Ana and Bea did together: evidence written down in days before TODAY, for the tests of `strength`.

Everything takes the strength package as an argument, so that the mutation proof can hand in a broken one.
"""

from datetime import date, timedelta
from itertools import count

from hypothesis import strategies as st

from relationships import strength

TODAY = date(2025, 6, 30)


def ago(days):
    return TODAY - timedelta(days=days)


class Story:
    """A pair's evidence, told in order: `Story().met(10, 40).helped("a", 20)`."""

    def __init__(self, package=strength, basis="party"):
        self.strength = package
        self.basis = package.Basis(basis)
        self.evidence = []
        self.ids = count(1)

    def add(self, kind, days, **fields):
        for day in days:
            self.evidence.append(
                getattr(self.strength, kind)(id=next(self.ids), on=ago(day), **{"basis": self.basis, **fields})
            )
        return self

    def met(self, *days, size=2, **fields):
        return self.add("Contact", days, size=size, **fields)

    def organized(self, *days, size=2, **fields):
        return self.met(*days, size=size, business_only=True, **fields)

    def helped(self, by, *days, **fields):
        return self.add("Help", days, by=self.strength.Side(by), **fields)

    def confided(self, by, *days, **fields):
        return self.add("Confiding", days, by=self.strength.Side(by), **fields)

    def risked(self, *days, size=6, **fields):
        return self.add("SharedRisk", days, size=size, **fields)

    def said(self, by, level, *days, **fields):
        for side in by:
            self.add("Closeness", days, by=self.strength.Side(side), level=level, **fields)
        return self

    def would_stand(self, by, *days, stands=True, **fields):
        for side in by:
            self.add("WouldStand", days, by=self.strength.Side(side), stands=stands, **fields)
        return self

    def fell_out(self, day, talked_through=None, **fields):
        through = None if talked_through is None else ago(talked_through)
        return self.add("Strain", [day], talked_through=through, **fields)

    def hearsay(self):
        """From here on it is only hearsay."""
        self.basis = self.strength.Basis.HEARSAY
        return self

    def read(self, days_ago=0):
        return self.strength.read(self.evidence, ago(days_ago))

    def band(self, days_ago=0):
        return self.read(days_ago).band.name.lower()

    def spans(self):
        return self.strength.spans(self.evidence, today=TODAY)

    def steps(self):
        """[(first day, band, state)] of all spans, in days before TODAY (after it negative)."""
        return [((TODAY - s.start).days, s.band.name.lower(), str(s.state)) for s in self.spans()]

    def until(self, band):
        """The last day of the last span with this band."""
        return [span.until for span in self.spans() if span.band.name.lower() == band][-1]


def _shapes():
    """(kind, what it says) of every sort of evidence; contact, and what trust needs, more often."""
    a, b, both = strength.Side
    contact = [
        (strength.Contact, {"size": size, "business_only": only}) for size in (2, 2, 3, 12, 30, 31) for only in (0, 1)
    ]
    given = [(kind, {"by": by}) for kind in (strength.Help, strength.Confiding) for by in (a, b, both)]
    close = [(strength.Closeness, {"by": by, "level": level}) for by in (a, b) for level in (0, 1, 2, 3, 3, 3)]
    stand = [(strength.WouldStand, {"by": by, "stands": stands}) for by in (a, b) for stands in (True, True, False)]
    risk = [(strength.SharedRisk, {"size": size}) for size in (2, 30, 31)]
    strain = [(strength.Strain, {"lasted": days}) for days in (0, 3, 150, None)]
    return [*contact, *contact, *given, *close, *stand, *risk, *strain]


SHAPES = _shapes()
BASES = [strength.Basis(basis) for basis in ("party", "was_there", "told", "hearsay")]


def histories(most=10):
    """Random evidence of a pair over three years, denser in the last two months."""
    day = st.integers(0, 1100).map(lambda number: number // 5 if number < 300 else number - 240)
    item = st.tuples(st.sampled_from(SHAPES), st.sampled_from(BASES), day)
    return st.lists(item, min_size=1, max_size=most).map(
        lambda items: [_item(number, *item) for number, item in enumerate(items)]
    )


def _item(number, shape, basis, day):
    kind, fields = shape
    if kind is strength.Strain:
        lasted = fields["lasted"]
        through = None if lasted is None or lasted > day else ago(day - lasted)
        fields = {"talked_through": through}
    return kind(id=number, on=ago(day), basis=basis, **fields)
