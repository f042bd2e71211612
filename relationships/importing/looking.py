"""What is in a file, and what is guessed of it: shown to its bringer, who may say otherwise."""

from relationships.importing import headers, remembering, staging
from relationships.importing.archived.pieces import looks_like_one
from relationships.importing.cells import guess_days
from relationships.importing.kinds import KINDS
from relationships.importing.reading import Asked, Refused, Sheet, read
from relationships.models import BatchFile

TOLD = ("format", "encoding", "separator", "sheet", "sheets", "header", "before")
FOR_ALL_ROWS = ("reach_for", "fine", "basis", "seen_by")
ENOUGH = 50  # cells to guess by


def look(file: BatchFile) -> Sheet | None:
    """None, with a fault, if it cannot be read. Saves nothing."""
    choices = file.choices
    if looks_like_one(file):
        file.kind, file.fault = "", "alone"
        return None
    try:
        sheet = read(staging.data_of(file), name=file.name, asked=_asked(choices))
        if not sheet.lines:
            raise Refused("empty")
    except Refused as refused:
        file.fault = refused.fault
        return None
    file.fault = ""
    remembered = {} if choices else remembering.of(file.workplace, sheet.columns)
    said = {**remembered, **choices}
    file.kind = next(
        kind for kind in (file.kind, said.get("kind"), headers.guess_kind(sheet.columns), "people") if kind in KINDS
    )
    file.read = {name: getattr(sheet, name) for name in TOLD} | _columns(file.kind, sheet, said)
    file.read |= {name: said.get(name, "") for name in FOR_ALL_ROWS} | {"remembered": bool(remembered)}
    return sheet


def _asked(choices: dict) -> Asked:
    return Asked(**{name: choices[name] for name in Asked.__dataclass_fields__ if name in choices})


def _columns(kind: str, sheet: Sheet, said: dict) -> dict:
    names = sheet.columns
    fields = said.get("columns") or headers.guess_columns(kind, names)
    fields = (fields + [""] * len(names))[: len(names)]
    samples = [_some(sheet, number) for number in range(len(names))]
    kept_out = [headers.is_kept_out(name, some) for name, some in zip(names, samples, strict=True)]
    fields = ["" if out else field for field, out in zip(fields, kept_out, strict=True)]
    days = [cell for field, some in zip(fields, samples, strict=True) if field in ("on", "came_on") for cell in some]
    return {
        "headers": names,
        "columns": fields,
        "samples": [some[:3] for some in samples],
        "kept_out": kept_out,
        "days": said.get("days") or guess_days(days),
    }


def _some(sheet: Sheet, number: int) -> list[str]:
    found: list[str] = []
    for line in sheet.lines:
        if number < len(line.cells) and line.cells[number]:
            found.append(line.cells[number])
        if len(found) == ENOUGH:
            break
    return found
