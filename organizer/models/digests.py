import uuid

from django.db import models


class Digest(models.Model):
    """That a member's digest of one day or week was taken in hand: the unique key that lets it happen once (S25).

    It says that the member was thought of, never whether there was anything to say: together with the days of check-ins
    that would lead from an account to a pen name (S15).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey("organizer.Membership", on_delete=models.CASCADE, related_name="+")
    period = models.CharField(max_length=10)  # 2026-03-02, or 2026-W10
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # it went out, or there was nothing to say
    failed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=60, blank=True)  # what kind of trouble, never about whom

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "period"], name="one_digest_per_period")]
        indexes = [models.Index(fields=["workplace", "made_at"], name="digests_of_a_workplace")]
