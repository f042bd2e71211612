"""The worked examples of method 2 and the edges of its sentences, to be run on the package or a broken copy of it."""

import pytest

pytest.register_assert_rewrite(*(f"{__name__}.{part}" for part in ("contact", "giving", "quiet", "table")))

from . import contact, giving, quiet, table  # noqa: E402
from .each import EXAMPLES  # noqa: E402

__all__ = ["EXAMPLES", "contact", "giving", "quiet", "table"]
