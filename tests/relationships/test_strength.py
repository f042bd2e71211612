"""What holds of the strength package as a whole; its examples stand in `test_strength_examples.py`."""

import subprocess
import sys

import pytest

from .strength_cases import Story


def test_it_is_pure():
    imported = "import sys, relationships.strength; print([name for name in sys.modules if 'django' in name])"
    assert subprocess.check_output([sys.executable, "-c", imported], text=True).strip() == "[]"


def test_a_thousand_contacts_do_not_buy_trust():
    story = Story().met(*[day for day in range(500) for _ in range(2)])
    assert len(story.evidence) == 1000
    assert {span.band for span in story.spans()} == {0, 1, 2}


@pytest.mark.parametrize(
    "broken",
    [
        lambda story: story.met(1, size=1),
        lambda story: story.said("a", 4, 1),
        lambda story: story.said("a", -1, 1),
        lambda story: story.said(["both"], 1, 1),
        lambda story: story.fell_out(5, talked_through=6),
    ],
)
def test_evidence_that_makes_no_sense_is_refused(broken):
    with pytest.raises(ValueError, match=" "):
        broken(Story())
