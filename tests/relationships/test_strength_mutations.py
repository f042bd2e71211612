"""One mutation of each rule and each constant turns an example red (`make prove`).

A mutation is a change to the source of a copy of the package; the examples run on the copy.
"""

import importlib
import shutil
import sys
from pathlib import Path

import pytest

from relationships import strength

from .strength_examples import EXAMPLES

SOURCE = Path(strength.__file__).parent

MUTATIONS = [
    # Every constant of the method
    ("constants", "MOST_FOR_PAIRS = 30", "MOST_FOR_PAIRS = 29"),
    ("constants", "MOST_FOR_PAIRS = 30", "MOST_FOR_PAIRS = 31"),
    ("constants", "SMALLEST_SHARE = 0.1", "SMALLEST_SHARE = 0.09"),
    ("constants", "WEEK_CAP = 1.5", "WEEK_CAP = 1.6"),
    ("constants", "HALF_LIFE_CONTACT = 90", "HALF_LIFE_CONTACT = 91"),
    ("constants", "HALF_LIFE_GIVING = 365", "HALF_LIFE_GIVING = 364"),
    ("constants", "HALF_LIFE_RISK = 730", "HALF_LIFE_RISK = 720"),
    ("constants", "KNOWN_LONG = 730", "KNOWN_LONG = 720"),
    ("constants", "CONTACT_FOR_ACQUAINTED = 0.25", "CONTACT_FOR_ACQUAINTED = 0.26"),
    ("constants", "CONTACT_FOR_ACQUAINTED = 0.25", "CONTACT_FOR_ACQUAINTED = 0.2"),
    ("constants", "CONTACT_FOR_FRIENDLY = 1\n", "CONTACT_FOR_FRIENDLY = 1.01\n"),
    ("constants", "CONTACT_FOR_FRIENDLY = 1\n", "CONTACT_FOR_FRIENDLY = 0.99\n"),
    ("constants", "CONTACT_FOR_SAID_FRIENDLY = 0.5", "CONTACT_FOR_SAID_FRIENDLY = 0.51"),
    ("constants", "CONTACT_FOR_SAID_FRIENDLY = 0.5", "CONTACT_FOR_SAID_FRIENDLY = 0.3"),
    ("constants", "JUST_TWO_FOR_TRUSTING = 0.5", "JUST_TWO_FOR_TRUSTING = 0.501"),
    ("constants", "JUST_TWO_FOR_TRUSTING = 0.5", "JUST_TWO_FOR_TRUSTING = 0.495"),
    ("constants", "GIVEN_FOR_TRUSTING = 0.5", "GIVEN_FOR_TRUSTING = 0.5001"),
    ("constants", "GIVEN_FOR_TRUSTING = 0.5", "GIVEN_FOR_TRUSTING = 0.499"),
    ("constants", "RISK_FOR_RISKS = 0.25", "RISK_FOR_RISKS = 0.2501"),
    ("constants", "RISK_FOR_RISKS = 0.25", "RISK_FOR_RISKS = 0.2498"),
    ("constants", "(CONTACT_FOR_FRIENDLY, CONTACT_FOR_SAID", "(CONTACT_FOR_SAID"),
    ("constants", "CONTACT_FOR_SAID_FRIENDLY, CONTACT_FOR_ACQUAINTED)", "CONTACT_FOR_ACQUAINTED)"),
    ("constants", "CONTACT_FOR_SAID_FRIENDLY, CONTACT_FOR_ACQUAINTED)", "CONTACT_FOR_SAID_FRIENDLY)"),
    ("constants", "KNOW, SAID_FRIENDLY, SAID_CLOSE = 1, 2, 3", "KNOW, SAID_FRIENDLY, SAID_CLOSE = 2, 2, 3"),
    ("constants", "KNOW, SAID_FRIENDLY, SAID_CLOSE = 1, 2, 3", "KNOW, SAID_FRIENDLY, SAID_CLOSE = 1, 3, 3"),
    ("constants", "KNOW, SAID_FRIENDLY, SAID_CLOSE = 1, 2, 3", "KNOW, SAID_FRIENDLY, SAID_CLOSE = 1, 1, 3"),
    ("bands", "min(s.said) >= SAID_CLOSE", "min(s.said) >= SAID_CLOSE - 1"),
    ("constants", "SAYING_COUNTS = 180", "SAYING_COUNTS = 179"),
    ("constants", "SAYING_COUNTS = 180", "SAYING_COUNTS = 181"),
    ("constants", "QUIET_AFTER = 120", "QUIET_AFTER = 119"),
    ("constants", "QUIET_AFTER = 120", "QUIET_AFTER = 121"),
    ("constants", "QUIET_ANYWAY_AFTER = 365", "QUIET_ANYWAY_AFTER = 364"),
    ("constants", "QUIET_ANYWAY_AFTER = 365", "QUIET_ANYWAY_AFTER = 366"),
    ("constants", "BEST_WITHIN = 730", "BEST_WITHIN = 729"),
    ("constants", "BEST_WITHIN = 730", "BEST_WITHIN = 731"),
    # Evidence
    ("evidence", "self.basis != Basis.HEARSAY", "True"),
    ("evidence", "self.basis != Basis.HEARSAY", "self.basis == Basis.PARTY"),
    ("evidence", "return (Side.A, Side.B) if self == Side.BOTH", "return (Side.A,) if self == Side.BOTH"),
    ("evidence", "return self.size <= MOST_FOR_PAIRS", "return True"),
    ("evidence", "return self.level\n", "return -self.level\n"),
    ("evidence", "return int(self.stands)", "return -int(self.stands)"),
    ("evidence", ".toordinal() <= day)", ".toordinal() < day)"),
    ("evidence", "return self.day <= day and", "return self.day < day and"),
    ("evidence", "self.day + SAYING_COUNTS + 1", "self.day + SAYING_COUNTS"),
    ("evidence", "{self.day, self.talked_through.toordinal()} if self.talked_through else {self.day}", "{self.day}"),
    # Contact and fading
    ("fading", "return 1 + min(1.0, known / KNOWN_LONG)", "return 1 + known / KNOWN_LONG"),
    ("fading", "(KNOWN_LONG + min(KNOWN_LONG, known))", "(KNOWN_LONG + min(2 * KNOWN_LONG, known))"),
    ("fading", "(KNOWN_LONG + min(KNOWN_LONG, known))", "KNOWN_LONG"),
    ("fading", "2.0 **", "2.1 **"),
    ("fading", "1 / (contact.size - 1)", "1 / contact.size"),
    ("fading", "[*of_day, *newest_first]", "[*newest_first, *of_day]"),
    ("fading", "            terms = earlier +", "            terms ="),
    (
        "fading",
        "return max(slowing(newest) / slowing(known) ** 2, 1 / 2)",
        "return slowing(newest) / slowing(known) ** 2",
    ),
    ("fading", "return max(slowing(newest) / slowing(known) ** 2, 1 / 2)", "return 1 / 2"),
    ("fading", "return (day - 1) // 7", "return day // 7"),
    ("figure", "bisect_right(self._days, day)", "bisect_right(self._days, day + 6)"),
    ("figure", "newest >= self._asked[0]", "newest >= 0.1 * self._asked[0]"),
    ("figure", "- A_HAIR) + 1", "- A_HAIR) + 2"),
    ("figure", "known=day - self._since) if terms", "known=0) if terms"),
    ("figure", "yield day", "yield from ()"),
    ("view", "if contact.size == 2]", "]"),
    ("view", "return self._first_contact <= day < self._beyond_business", "return False"),
    (
        "view",
        "return self._first_contact <= day < self._beyond_business",
        "return self._first_contact <= day",
    ),
    ("view", "kept.setdefault((item.day, type(item)), item)", "kept[item.id] = item"),
    ("view", "kept.setdefault((item.day, type(item)), item)", "kept.setdefault(item.day, item)"),
    ("view", "if side in item.by.each)", ")"),
    ("view", "-saying.worth", "saying.worth"),
    ("view", "if saying.by == side)", ")"),
    ("view", "fully(self.risks())", "fully(self.of(SharedRisk))"),
    ("view", "(self.C, self.C1, self.given_a, self.given_b, self.R)", "(self.C1, self.given_a, self.given_b, self.R)"),
    ("view", "(self.C, self.C1, self.given_a, self.given_b, self.R)", "(self.C, self.given_a, self.given_b, self.R)"),
    ("view", "(self.C, self.C1, self.given_a, self.given_b, self.R)", "(self.C, self.C1, self.given_b, self.R)"),
    ("view", "(self.C, self.C1, self.given_a, self.given_b, self.R)", "(self.C, self.C1, self.given_a, self.R)"),
    ("view", "(self.C, self.C1, self.given_a, self.given_b, self.R)", "(self.C, self.C1, self.given_a, self.given_b)"),
    # The lines
    ("bands", "max(s.said) >= KNOW", "min(s.said) >= KNOW"),
    ("bands", "s.C >= CONTACT_FOR_ACQUAINTED", "s.C > CONTACT_FOR_ACQUAINTED"),
    ("bands", "s.C >= CONTACT_FOR_FRIENDLY and not s.only_business", "s.C >= CONTACT_FOR_FRIENDLY"),
    ("bands", "s.C >= CONTACT_FOR_FRIENDLY and", "s.C > CONTACT_FOR_FRIENDLY and"),
    ("bands", "min(s.said) >= SAID_FRIENDLY", "max(s.said) >= SAID_FRIENDLY"),
    ("bands", " and s.C >= CONTACT_FOR_SAID_FRIENDLY", ""),
    ("bands", "s.C1 >= JUST_TWO", "s.C >= JUST_TWO"),
    ("bands", "s.C1 >= JUST_TWO", "s.C1 > JUST_TWO"),
    ("bands", "min(s.given_a, s.given_b)", "max(s.given_a, s.given_b)"),
    ("bands", "min(s.given_a, s.given_b) >=", "min(s.given_a, s.given_b) >"),
    ("bands", "min(s.said) >= SAID_CLOSE", "max(s.said) >= SAID_CLOSE"),
    ("bands", "min(s.said) >= SAID_CLOSE", "False"),
    ("bands", "return not s.strained", "return True"),
    ("bands", "all(s.stands)", "any(s.stands)"),
    ("bands", "all(s.stands)", "False"),
    ("bands", "s.R >= RISK", "s.R > RISK"),
    ("bands", "one.holds(standing) or other", "one.holds(standing) and other"),
    ("bands", "return all(line.holds", "return any(line.holds"),
    ("bands", "holds(Band.FRIENDLY, standing)", "True"),
    # Hearsay
    ("ledger", "min(band_of(Standing(self.all, day)), Band.FRIENDLY)", "band_of(Standing(self.all, day))"),
    ("ledger", "max(first_hand, min(band_of(Standing(self.all, day)), Band.FRIENDLY))", "first_hand"),
    ("ledger", "if item.on <= until and item.counts_for_pairs", "if item.counts_for_pairs"),
    ("ledger", "if item.on <= until and item.counts_for_pairs", "if item.on <= until"),
    ("ledger", "View(first_hand) if len(first_hand) < len(items) else self.all", "self.all"),
    ("ledger", "return replace(item, talked_through=None)", "return item"),
    # Steps and silence
    ("ledger", "for item in first_hand if isinstance", "for item in items if isinstance"),
    ("ledger", "Contact | Given | SharedRisk", "Contact | Given"),
    ("ledger", "Contact | Given | SharedRisk", "Contact | SharedRisk"),
    ("ledger", "if so_far else self.all.first_day", "if so_far else day"),
    ("ledger", " | self.first_hand.falls()", ""),
    ("ledger", "turns.union(self.all.C.falls())", "turns"),
    ("spans", "        if day in turns:", "        if day in turns and not past:"),
    (
        "spans",
        "        if silence == 0:\n            quiet_since = None",
        "        if False:\n            pass",
    ),
    ("spans", "elif not (quiet_since or strained_since)", "elif not quiet_since"),
    ("spans", "elif not (quiet_since or strained_since)", "elif not strained_since"),
    ("spans", "QUIET_ANYWAY_AFTER and band >= Band.FRIENDLY", "QUIET_ANYWAY_AFTER"),
    ("spans", "QUIET_ANYWAY_AFTER and band >= Band.FRIENDLY", "QUIET_ANYWAY_AFTER and band > Band.FRIENDLY"),
    ("spans", "QUIET_AFTER and band < _best", "QUIET_AFTER and band <= _best"),
    ("spans", "since=quiet_since - BEST_WITHIN", "since=past[-1][0]"),
    ("spans", "if best > past[-1][1] else", "if True else"),
    ("spans", "        if strained_since:\n", "        if strained_since and not quiet_since:\n"),
    ("spans", "(strained_since or day)", "day"),
    # Remarks
    ("reading", "if len(helpers) == 1:", "if len(helpers) == 2:"),
    ("reading", "view.of(Help, day)", "view.of(Given, day)"),
    ("reading", "    if view.only_business(day):", "    if False:"),
]


@pytest.mark.prove
@pytest.mark.parametrize(("module", "old", "new"), MUTATIONS)
def test_a_mutation_turns_an_example_red(module, old, new, tmp_path, monkeypatch):
    mutant = tmp_path / "mutant"
    shutil.copytree(SOURCE, mutant, ignore=shutil.ignore_patterns("__pycache__"))
    source = (mutant / f"{module}.py").read_text(encoding="utf-8")
    assert source.count(old) == 1
    (mutant / f"{module}.py").write_text(source.replace(old, new), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.split(".")[0] == "mutant"]:
        del sys.modules[name]
    assert red(importlib.import_module("mutant"))


def red(package):
    """Whether an example fails on a package."""
    for check in EXAMPLES:
        try:
            check(package)
        except Exception:
            return True
    return False


@pytest.mark.prove
def test_without_a_mutation_all_is_green():
    assert not red(strength)
