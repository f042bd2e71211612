from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organizer import audit, versions
from organizer.fields import EncryptedTextField
from relationships.models.base import Inside
from relationships.models.groups import Department


class WorkingsQuerySet(models.QuerySet):
    """How the place works is the circle's to know and to mend."""

    def visible_to(self, member):
        return self.filter(workplace=member.workplace_id) if member.in_circle else self.none()


class WorkNote(Inside):
    """A note on how a department works: its shifts, its processes, how managers act (method 20)."""

    class About(models.TextChoices):
        PROCESS = "process", _("How the work runs")
        SHIFTS = "shifts", _("Shifts and hours")
        MANAGERS = "managers", _("How managers act")
        OTHER = "other", _("Something else")

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="work_notes")
    about = models.CharField(_("what is it about?"), max_length=10, choices=About.choices, default=About.PROCESS)
    words = EncryptedTextField(_("how it works"), words=5000)
    version = models.PositiveIntegerField(default=1)

    objects = WorkingsQuerySet.as_manager()

    @classmethod
    @transaction.atomic
    def add(cls, *, by, department: Department, about: str, words: str) -> "WorkNote":
        note = cls(workplace=by.workplace, department=department, about=about, words=words)
        note.save(force_insert=True)
        audit.record("work-note.added", note, by=by)
        return note

    @transaction.atomic
    def change(self, *, by, version: int, about: str, words: str) -> None:
        versions.step(self, version)
        self.about, self.words = about, words
        self.save(update_fields=["about", "words"])
        audit.record("work-note.changed", self, by=by)

    @transaction.atomic
    def remove(self, *, by) -> None:
        audit.record("work-note.removed", self, by=by)
        self.delete()


class DependencyQuerySet(WorkingsQuerySet):
    def touching(self, department):
        return self.filter(Q(department=department) | Q(needs=department))

    def between(self, departments):
        """Those whose two ends are both among these departments (or ids)."""
        departments = list(departments)
        return self.filter(department__in=departments, needs__in=departments)

    def for_list(self):
        return self.select_related("workplace", "department", "needs").order_by("department__place", "needs__place")


class Dependency(Inside):
    """`department` cannot work without `needs`: where the line runs, and where it can stand still (method 37)."""

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="dependencies")
    needs = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="needed_by")
    how = EncryptedTextField(_("how the line runs"), blank=True, words=1000)
    version = models.PositiveIntegerField(default=1)

    objects = DependencyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["department", "needs"], name="one_dependency_each_way"),
            models.CheckConstraint(condition=~Q(department=F("needs")), name="nothing_depends_on_itself"),
        ]

    @classmethod
    @transaction.atomic
    def add(cls, *, by, department: Department, needs: Department, how: str = "") -> "Dependency":
        """Said twice, it is kept once, with the words that were there."""
        row = Dependency(workplace=by.workplace, department=department, needs=needs, how=how)
        Dependency.objects.bulk_create([row], ignore_conflicts=True)
        kept = Dependency.objects.select_related("workplace").get(department=department, needs=needs)
        if kept.pk == row.pk:
            by.workplace.raise_names_version()  # the directory keeps which departments the line joins
            audit.record("dependency.added", kept, by=by)
        return kept

    @transaction.atomic
    def change(self, *, by, version: int, how: str) -> None:
        versions.step(self, version)
        self.how = how
        self.save(update_fields=["how"])
        audit.record("dependency.changed", self, by=by)

    @transaction.atomic
    def remove(self, *, by) -> None:
        audit.record("dependency.removed", self, by=by)
        self.delete()
        by.workplace.raise_names_version()
