"""`services.py COMMAND...`: runs a command beside a private PostgreSQL and Redis, and stops them again.

Both listen on free ports of the loopback, behind a password that nobody keeps, on a temporary folder. The command
finds them in DATABASE_URL and REDIS_URL. PostgreSQL refuses to run as root: under root it runs as the user `postgres`.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

PASSWORD = secrets.token_urlsafe(16)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def programs_of_postgres() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    if program := shutil.which("initdb"):
        return Path(program).resolve().parent
    sys.exit("There is no PostgreSQL here. `bash .ci/packages postgresql` installs it.")


def answers(port: int) -> bool:
    with socket.socket() as tried:
        tried.settimeout(1)
        return tried.connect_ex(("127.0.0.1", port)) == 0


def wait_for(name: str, port: int, process: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        if answers(port):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"{name} did not start:\n{log.read_text()}")


@contextmanager
def running(name: str, command: list, port: int, folder: Path, stop: signal.Signals, **options):
    log = folder / f"{name}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(word) for word in command], stdout=output, stderr=output, stdin=subprocess.DEVNULL, **options
        )
    try:
        wait_for(name, port, process, log)
        yield
    finally:
        process.send_signal(stop)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def postgres(folder: Path):
    programs, data, port = programs_of_postgres(), folder / "postgres", free_port()
    user = "postgres" if os.geteuid() == 0 else None
    data.mkdir()
    (password := folder / "password").write_text(PASSWORD)
    if user:
        folder.chmod(0o711)
        shutil.chown(data, user)
        shutil.chown(password, user)
    words = ["--auth=scram-sha-256", "--username=kith", f"--pwfile={password}", "--encoding=UTF8", "--no-sync"]
    subprocess.run(
        [programs / "initdb", *words, "--locale=C.UTF-8", data],
        user=user,
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
    )
    server = [programs / "postgres", "-D", data, "-p", port, "-h", "127.0.0.1", "-k", ""]
    for quick in ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"):
        server += ["-c", quick]
    with running("postgres.server", server, port, folder, signal.SIGINT, user=user, cwd="/"):
        yield f"postgres://kith:{PASSWORD}@127.0.0.1:{port}/postgres"


@contextmanager
def redis(folder: Path):
    port = free_port()
    server = ["redis-server", "--bind", "127.0.0.1", "--port", port, "--save", "", "--requirepass", PASSWORD]
    with running("redis", [*server, "--dir", folder], port, folder, signal.SIGTERM):
        yield f"redis://:{PASSWORD}@127.0.0.1:{port}"


def main() -> int:
    if not (command := sys.argv[1:]):
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kith-services-")))
        database, broker = stack.enter_context(postgres(folder)), stack.enter_context(redis(folder))
        found = {"DATABASE_URL": database, "REDIS_URL": broker}
        return subprocess.run(command, env={**os.environ, **found}).returncode


if __name__ == "__main__":
    sys.exit(main())
