import uuid

from django.db import models

from organizer import encryption


class Submission(models.Model):
    """A form that was saved, by the key it carried: sent again, it answers with the same place (S23)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("organizer.User", on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    locked_place = models.TextField(blank=True)  # where the answer led, under the installation key (S15)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="a_form_is_saved_once")]

    @property
    def location(self) -> str:
        return encryption.unwrap(self.locked_place, f"organizer_submission|{self.pk}").decode()

    @location.setter
    def location(self, url: str) -> None:
        self.locked_place = encryption.wrap(url.encode(), f"organizer_submission|{self.pk}")
