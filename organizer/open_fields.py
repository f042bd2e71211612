"""What the database holds unencrypted, as the table in docs/safety.md (S15): written from the registry, not by hand."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings

from organizer.records import RECORDS, ours

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "safety.md"
BEGIN, END = "<!-- begin: what is not encrypted -->", "<!-- end: what is not encrypted -->"
MARKED = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)


def table() -> str:
    """One line a model: the open fields that say something about people with their level, and the ones that do not."""
    lines = ["| Model | Open, and says something | Open, and says little |", "|---|---|---|"]
    for label, record in sorted(RECORDS.items()):
        open_fields = {name: kept for name, kept in record.fields.items() if not kept.encrypted}
        telling = [f"`{name}` ({kept.level})" for name, kept in open_fields.items() if kept.level != "plain"]
        little = [f"`{name}`" for name, kept in open_fields.items() if kept.level == "plain"]
        lines.append(f"| {label} | {', '.join(telling) or '–'} | {', '.join(little) or '–'} |")
    return "\n".join(lines)


def written(text: str) -> str:
    """The document with the table as it should be now."""
    return MARKED.sub(lambda _: f"{BEGIN}\n\n{table()}\n\n{END}", text)


def not_ours() -> list[str]:
    """Models of the packages we use; the registry does not know them, so the document names each by hand."""
    return sorted(model._meta.label for model in set(apps.get_models()) - set(ours()))
