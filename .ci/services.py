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


class Service:
    """One server, which can be stopped and started again on the same port and folder. `address` is where it is."""

    def __init__(self, name: str, command: list, port: int, folder: Path, *, address: str, **options):
        self.name, self.port, self.address, self.log = name, port, address, folder / f"{name}.log"
        self.command, self.options = [str(word) for word in command], options

    def start(self) -> None:
        with self.log.open("a") as output:
            self.process = subprocess.Popen(
                self.command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, **self.options
            )
        wait_for(self.name, self.port, self.process, self.log)

    def stop(self, how: signal.Signals) -> None:
        self.process.send_signal(how)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def running(service: Service, stop: signal.Signals):
    service.start()
    try:
        yield service
    finally:
        service.stop(stop)


QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
KILLABLE = ("fsync=off",)  # what was committed outlives the server, if not the machine


@contextmanager
def postgres(folder: Path, words: tuple[str, ...] = QUICK):
    programs, data, port = programs_of_postgres(), folder / "postgres", free_port()
    user = "postgres" if os.geteuid() == 0 else None
    data.mkdir()
    (password := folder / "password").write_text(PASSWORD)
    if user:
        folder.chmod(0o711)
        shutil.chown(data, user)
        shutil.chown(password, user)
    made = ["--auth=scram-sha-256", "--username=kith", f"--pwfile={password}", "--encoding=UTF8", "--no-sync"]
    subprocess.run(
        [programs / "initdb", *made, "--locale=C.UTF-8", data],
        user=user,
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
    )
    server = [programs / "postgres", "-D", data, "-p", port, "-h", "127.0.0.1", "-k", ""]
    for word in (*words, "max_connections=60"):
        server += ["-c", word]
    address = f"postgres://kith:{PASSWORD}@127.0.0.1:{port}/postgres"
    service = Service("postgres.server", server, port, folder, address=address, user=user, cwd="/")
    with running(service, signal.SIGINT):
        yield service


@contextmanager
def redis(folder: Path):
    port = free_port()
    server = ["redis-server", "--bind", "127.0.0.1", "--port", port, "--save", "", "--requirepass", PASSWORD]
    address = f"redis://:{PASSWORD}@127.0.0.1:{port}"
    with running(
        Service("redis", [*server, "--dir", folder], port, folder, address=address), signal.SIGTERM
    ) as service:
        yield service


def main() -> int:
    if not (command := sys.argv[1:]):
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kith-services-")))
        database, broker = stack.enter_context(postgres(folder)), stack.enter_context(redis(folder))
        found = {"DATABASE_URL": database.address, "REDIS_URL": broker.address}
        return subprocess.run(command, env={**os.environ, **found}).returncode


if __name__ == "__main__":
    sys.exit(main())
