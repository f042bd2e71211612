"""Time zones as people choose them: by part of the world and town."""

import zoneinfo

AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def choices() -> list[tuple[str, object]]:
    """For a select: UTC, then (area, [(name, town), ...]) for each area."""
    towns: dict[str, list[tuple[str, str]]] = {area: [] for area in AREAS}
    for name in sorted(zoneinfo.available_timezones()):
        area, _, town = name.partition("/")
        if town and area in towns:
            towns[area].append((name, town.replace("_", " ").replace("/", ", ")))
    return [("UTC", "UTC"), *towns.items()]
