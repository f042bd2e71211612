import uuid

from django.db import models

from organizer.fields import EncryptedTextField


class AuditEntry(models.Model):
    """One line of the append-only record. `written_by` is a pen name (S15)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workplace = models.ForeignKey("organizer.Workplace", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=60)
    written_by = models.CharField(max_length=32, blank=True)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    details = EncryptedTextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["workplace", "-at"], name="audit_newest_first")]

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("the audit is only added to")
        super().save(*args, **kwargs)
