"""All that is kept, opened, to be compared before something and after it was undone."""

from organizer import records

LOG = {
    "AuditEntry",
    "Undoable",
    "Outbox",
    "Submission",
    "Finding",
    "SavedMap",
}  # the record itself, and what is made anew
CLOCKS = {"names_version", "ties_version"}


def everything() -> dict[str, list[tuple]]:
    found = {}
    for model in records.ours():
        if model.__name__ not in LOG:
            left_out = CLOCKS | ({"id"} if model.__name__ == "TieSpan" else set())
            columns = [f.attname for f in model._meta.concrete_fields if f.attname not in left_out]
            rows = [tuple(str(getattr(row, name)) for name in columns) for row in model._base_manager.all()]
            found[model.__name__] = sorted(rows)
    return found
