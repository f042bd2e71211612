"""Where an embedded Kith keeps its data, outside the source tree, and the two secrets it makes on first start.

`python -m organizer.home FOLDER` makes the secrets of a server. Nothing here needs Django.
"""

import base64
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from organizer.env import BadSetting

DATABASE, SECRET_KEY, INSTALLATION_KEYS = "kith.sqlite3", "secret-key", "installation-keys"

DEMO_MEMBER = "demo@localhost"  # who keeps the book of the demo workplace; signs in by a link only


def default_data_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Kith"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kith"


def private_folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secret_file(path: Path, make) -> str:
    """The secret in `path`; made by `make()` if it is not there yet. Mode 0600; there whole or not at all."""
    if not path.exists():
        draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was quicker: its secret counts
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()


def secret_key(folder: Path) -> str:
    return secret_file(folder / SECRET_KEY, new_secret)


def installation_keys(folder: Path) -> str:
    """The keys of this data folder. A new one is made for new data only: old data would stay locked for good."""
    path = folder / INSTALLATION_KEYS
    if (folder / DATABASE).exists() and not path.exists():
        raise BadSetting(f"The data in {folder} needs its key file, {path}. Put your copy of it back there.")
    return secret_file(path, new_installation_key)


def new_secret() -> str:
    return secrets.token_urlsafe(50)


def new_installation_key() -> str:
    """A line `id:base64 of 32 bytes`, the form KITH_KEYS takes."""
    return f"{secrets.token_hex(4)}:{base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()}"


APP_USER, POSTGRES_USER = 10001, 999  # who reads them in the containers


def make_server_secrets(folder: Path) -> None:
    """The files that docker-compose.yml names, each readable by the one account that needs it. Never overwritten."""
    private_folder(folder)
    password = secret_file(folder / "database-password", new_secret)
    secret_file(folder / "postgres-password", lambda: password)
    secret_key(folder)
    secret_file(folder / INSTALLATION_KEYS, new_installation_key)
    for path in folder.iterdir():
        if os.geteuid() == 0:
            os.chown(path, *[POSTGRES_USER if path.name.startswith("postgres") else APP_USER] * 2)


if __name__ == "__main__":
    make_server_secrets(Path(sys.argv[1]))
    if os.geteuid() != 0:
        sys.exit(
            f"Made. Now give them to the accounts in the containers: sudo chown {APP_USER} {sys.argv[1]}/* && "
            f"sudo chown {POSTGRES_USER} {sys.argv[1]}/postgres-password"
        )
