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

BETWEEN = "\x1e"


class Snapshot(Inside):
    """What a finished review keeps of its day: figures and the picture of islands, sealed. Nobody's name or id is in
    it, so it stands for years while evidence is forgotten (S28). What departments were called stands in `words`."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="snapshots")
    on = models.DateField()
    kept = EncryptedTextField(words=400_000)  # JSON
    words = EncryptedTextField(blank=True, words=40_000)  # of the picture, with BETWEEN between them

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review"], name="one_snapshot_of_a_review")]

    @classmethod
    def keep(cls, review: Review, *, by) -> "Snapshot":
        """For `Review.finish` alone, in its transaction."""
        from conversations.reviewing import snapshot

        numbers, picture = snapshot.taken(review, by=by)
        shape, words = kept.as_plain(picture)
        row = cls(workplace=review.workplace, review=review, on=review.on, words=BETWEEN.join(words))
        row.kept = json.dumps({"numbers": numbers.as_plain(), "picture": shape}, separators=(",", ":"))
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
        return kept.from_plain(self._said["picture"], self.words.split(BETWEEN), name=name)
