"""Where an embedded Kith keeps its data, outside the source tree, and the two secrets it makes on first start."""

import base64
import os
import secrets
import sys
from pathlib import Path

DEMO_MEMBER = "demo@localhost"  # who keeps the book of the demo workplace; signs in by a link only


def default_data_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Kith"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kith"


def private_folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secret_file(path: Path, make) -> str:
    """The secret in `path`; made by `make()` and written with mode 0600 if the file is not there yet."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(made := make())
        file.flush()
        os.fsync(file.fileno())
    return made


def new_installation_key() -> str:
    """A line `id:base64 of 32 bytes`, the form KITH_KEYS takes."""
    return f"{secrets.token_hex(4)}:{base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()}"
