import uuid

from django.db import models

from organizer import encryption


class Submission(models.Model):
    """A form that was saved, by the key it carried: sent again, it answers with the same place (S23).

    It names nobody: a row with an account, written at the same moment as what was saved, would lead from the pen name
    to the account (S15).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)  # of the key and the user it was made for
    locked_place = models.TextField(blank=True)  # where the answer led, under the installation key (S15)
    at = models.DateTimeField(auto_now_add=True)

    @property
    def location(self) -> str:
        """Empty when it is not known, or no longer."""
        try:
            return encryption.unwrap(self.locked_place, f"organizer_submission|{self.pk}").decode()
        except encryption.Unreadable:
            return ""

    @location.setter
    def location(self, url: str) -> None:
        self.locked_place = encryption.wrap(url.encode(), f"organizer_submission|{self.pk}")
