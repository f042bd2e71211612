from datetime import timedelta
from functools import cached_property

from organizer.models import Export, Membership, OneTimeLink, Reach


class Accounts:
    """Ways in, for those who have none yet."""

    def __init__(self, by: Membership, colleague_member: Membership):
        self.by, self.colleague = by, colleague_member

    @cached_property
    def invitation(self) -> OneTimeLink:
        return OneTimeLink.make(
            "invitation",
            lasts=timedelta(days=2),
            workplace=self.by.workplace,
            role="organizer",
            called="Ida",
            by=self.by,
        )[0]

    @cached_property
    def invitation_secret(self) -> str:
        return self._secret("invitation", workplace=self.by.workplace, role="organizer")

    @cached_property
    def export(self) -> Export:
        """Asked for in a session that is over."""
        words = {"form": "totals", "level": "totals", "reason": "For the minutes"}
        return Export.ask(by=self.by, session="another", **words)

    @cached_property
    def feed_secret(self) -> str:
        return Reach.of(self.by).make_feed(by=self.by)

    @cached_property
    def first_secret(self) -> str:
        return self._secret("first-admin")

    @cached_property
    def sign_in_secret(self) -> str:
        return self._secret("sign-in", user=self.by.user)

    def _secret(self, kind: str, **known) -> str:
        return OneTimeLink.make(kind, lasts=timedelta(days=2), **known)[1]
