"""What a finished review keeps of its day."""

from typing import Any

from conversations.models import Review


def taken(review: Review, *, by) -> dict[str, Any]:
    return {}
