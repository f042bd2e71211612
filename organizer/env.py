"""Typed readers of the environment. `NAME_FILE` names a file that holds the value (docker secrets)."""

import os
from pathlib import Path

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class BadSetting(Exception):
    """A setting that cannot be read; the message says which and why, never its value."""


def text(name: str, default: str | None = None) -> str:
    """The value of `name`, or the contents of the file that `name_FILE` points to, or the default."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text().strip()
        except OSError as error:
            raise BadSetting(f"{name}_FILE cannot be read: {error.strerror}") from error
    value = os.environ.get(name, default)
    if value is None:
        raise BadSetting(f"{name} is not set")
    return value


def flag(name: str, default: bool = False) -> bool:
    value = text(name, str(default)).strip().lower()
    if value not in TRUE | FALSE:
        raise BadSetting(f"{name} must be yes or no")
    return value in TRUE


def number(name: str, default: int) -> int:
    try:
        return int(text(name, str(default)))
    except ValueError as error:
        raise BadSetting(f"{name} must be a whole number") from error


def words(name: str, default: str = "") -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser()
