"""Words inside XML: escaped, and without what XML cannot hold. Pure."""

import re
from html import escape

UNHEARD_OF = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kept(words: str) -> str:
    """For a tree of elements, which escapes by itself."""
    return UNHEARD_OF.sub("", words)


def text(words: str) -> str:
    return escape(kept(words))
