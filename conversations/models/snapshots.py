import json
from functools import cached_property
from typing import Any

from django.db import models

from conversations.models.reviews import Review
from organizer.fields import EncryptedTextField
from relationships.maps import kept
from relationships.maps.picture import Picture
from relationships.models.base import Inside
from relationships.since import Numbers


class Snapshot(Inside):
    """What a finished review keeps of its day: figures and the picture of islands, sealed. Nobody's name or id is in
    it, so it stands for years while evidence is forgotten (S28)."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="snapshots")
    on = models.DateField()
    kept = EncryptedTextField(words=400_000)  # JSON

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review"], name="one_snapshot_of_a_review")]

    @classmethod
    def keep(cls, review: Review, *, by) -> "Snapshot":
        """For `Review.finish` alone, in its transaction."""
        from conversations.reviewing import snapshot

        row = cls(workplace=review.workplace, review=review, on=review.on)
        row.kept = json.dumps(snapshot.taken(review, by=by), sort_keys=True, separators=(",", ":"))
        row.save(force_insert=True)
        return row

    @cached_property
    def _said(self) -> dict[str, Any]:
        return json.loads(self.kept)

    @property
    def numbers(self) -> Numbers:
        return Numbers.from_plain(self._said["numbers"])

    def picture(self, name: str = "map") -> Picture:
        """`name`: an id of its own on its page."""
        return kept.from_plain(self._said["picture"], name=name)
