import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from organizer import tabular

HOSTILE = st.text(alphabet=st.sampled_from("=+-@'\"\t\r\n;,|＝＋aé "), max_size=12)


@given(st.text() | HOSTILE)
@example("'=1+1")
@example("''")
@example("'")
@example("\";=cmd|'/c calc'!A0\"")
def test_what_was_made_safe_is_restored_exactly(text):
    assert tabular.restored(tabular.safe(text)) == text


@given(st.text() | HOSTILE)
def test_no_cell_begins_as_a_formula_wherever_a_spreadsheet_cuts(text):
    before = ";"
    for sign in tabular.safe(text):
        assert not (before in tabular.CUTS and sign in tabular.RUNS - {"'", *"\t\r\n"})
        before = sign


@given(st.lists(st.lists(HOSTILE, min_size=2, max_size=2), max_size=4))
def test_a_file_is_read_back_as_it_was_written(rows):
    file = io.BytesIO()
    tabular.write_csv(file, ("one", "two"), map(tuple, rows))
    file.seek(0)
    assert [[row["one"], row["two"]] for row in tabular.read_csv(file)] == rows


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), (True, "yes"), (False, ""), (-5, "-5"), ("-5", "'-5"), ("Rosa", "Rosa")]
)
def test_numbers_stay_numbers_and_words_cannot_run(value, cell):
    assert tabular.cell(value) == cell
