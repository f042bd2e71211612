"""Every row there is, opened, to be set beside the same at another time."""

from django.apps import apps
from django.db import models

from organizer.records import ours

BESIDE = {"Batch", "BatchFile", "BatchPiece", "BatchRow", "ReadHeader", "AuditEntry", "Outbox"}  # they tell that it was
MOVED_ON = {"names_version", "ties_version"}  # of the workplace: each process must read anew after an undo, too


def everything() -> dict[str, set[tuple]]:
    found = {}
    for model in [*ours(), *apps.get_app_config("sessions").get_models()]:
        if model.__name__ in BESIDE:
            continue
        fields = [f for f in model._meta.concrete_fields if not (model.__name__ == "Workplace" and f.name in MOVED_ON)]
        # A span is made anew with a number of its own.
        names = [f.attname for f in fields if not (f.primary_key and isinstance(f, models.AutoField))]
        found[model.__name__] = {
            tuple(str(getattr(row, name)) for name in names) for row in model._default_manager.all()
        }
    return found
