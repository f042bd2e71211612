import pytest

from relationships import strength

from .strength_examples import EXAMPLES


@pytest.mark.parametrize("check", EXAMPLES, ids=lambda check: check.__name__)
def test_example(check):
    check(strength)
