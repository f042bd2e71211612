"""What there is to take out of what was said (S16), in the order in which it can be read back. Never a journal."""

from conversations.sheets import said  # noqa: F401

# isort: split
from conversations.sheets import voiced  # noqa: F401

# isort: split
from conversations.sheets import together  # noqa: F401

# isort: split
from conversations.sheets import asked  # noqa: F401

# isort: split
from conversations.sheets import reviewed  # noqa: F401
