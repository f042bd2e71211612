"""Archives of a whole workplace: out, in and out again; and ten thousand people, within flat memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from organizer.models import Membership, Workplace
from relationships import demo, ties
from tests.cast import member
from tests.conversations.test_taking_in import files, read, taken_out

HOUSE = Path(__file__).parents[2]
MOST_MEMORY = 30  # MB more than before it began (issue 7)
MOST_TO_PUT = 400  # MB more while an archive of 290,000 rows is made ready, put in and taken out
MOST_REMEMBERED = 12  # MB that are kept of it, so that it can be undone
MOST_WAIT = 60  # seconds that somebody else's save waits, while all of it is written at once
MOST_TIME = 3.0  # times a plain CSV of the same rows


@pytest.mark.long
def test_the_tailor_shop_goes_out_comes_in_and_goes_out_the_same(db):
    keeper, newcomer = demo.load(), member("Ruth", Workplace.open(name="The other shop"), "admin")
    first = taken_out(keeper)
    came = read(newcomer, first)
    assert {name: (one.new, one.out) for name, one in came.items() if one.rows} == {
        name: (one.rows, []) for name, one in came.items() if one.rows
    }
    assert files(taken_out(newcomer)) == files(first)
    assert sum(one.new for one in read(newcomer, first).values()) == 0
    assert ties.out_of_step(Workplace.objects.get(pk=newcomer.workplace_id)) == []
    assert bands(keeper) == bands(newcomer)


def bands(who: Membership) -> list[tuple]:
    """How the ties read, by names."""
    from relationships.models import TieSpan

    spans = TieSpan.objects.visible_to(who).select_related("tie__a", "tie__b")
    return sorted((*sorted((s.tie.a.name, s.tie.b.name)), s.starts, s.ends, s.band, s.first_hand) for s in spans)


@pytest.mark.prove
def test_ten_thousand_people_go_out_and_come_in_again_within_bounds(tmp_path):
    """In processes of their own: what made the people has left no memory behind."""
    world = {**os.environ, "KITH_DATA": str(tmp_path), "KITH_DEBUG": "1"}
    for command in (["migrate", "-v0"], ["make_workplace", "--people", "10000", "--seed", "1"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=HOUSE, env=world, check=True)

    def said(module: str) -> dict:
        code = [sys.executable, "-m", f"tests.system.{module}"]
        done = subprocess.run(code, cwd=HOUSE, env=world, check=True, capture_output=True, text=True)
        found = json.loads(done.stdout.splitlines()[-1])
        sys.stderr.write(f"{found}\n")  # shown with -s, and when it fails
        return found

    out = said("archive_size")
    assert out["megabytes"] <= MOST_MEMORY
    assert out["seconds"] <= MOST_TIME * out["plain seconds"]
    assert out["same"] is True
    back = said("archive_back")
    put, undone = back["putting in"], back["undoing"]
    # What others voiced is its reader's alone in the new circle, until they ask for leave anew; all else is equal.
    assert (put["other"], back["putting in again"]["other"], undone["people left"]) == (["voicings.csv"], [], 0)
    assert put["remembered megabytes"] <= MOST_REMEMBERED
    assert max(put["megabytes"], undone["megabytes"]) <= MOST_TO_PUT
    assert max(back[step]["longest wait"] for step in ("reading", "putting in", "undoing")) <= MOST_WAIT
