"""The exact commands and settings of docker-compose.yml, on the private PostgreSQL and Redis of the gate."""

import os
import re
import shlex
from http.client import HTTPConnection
from urllib.parse import urlsplit

import psycopg
import pytest
import yaml

from organizer import home
from tests.system.processes import BASE, PYTHON, free_port, until

pytestmark = pytest.mark.server
FILE = yaml.safe_load((BASE / "docker-compose.yml").read_text())
SERVICES = FILE["services"]
GIVEN = {"KITH_HOST": "kith.example.org"}


def filled(value: str) -> str:
    """`${NAME}`, `${NAME:-default}` and `${NAME:?why}` as compose fills them in."""
    return re.sub(r"\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}", lambda found: GIVEN.get(found[1], found[2] or ""), value)


def command_of(name: str) -> list[str]:
    words = SERVICES[name]["command"]
    return [str(PYTHON.parent / words[0]), *words[1:]]


@pytest.fixture
def database():
    """A fresh database on the private PostgreSQL: its address without the password, and the password."""
    address = os.environ["DATABASE_URL"]
    name = f"compose_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield urlsplit(address), name
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def server(tmp_path, database):
    """`server("web")` is that service's environment; only hosts, ports and the folder of the secrets are ours."""
    address, name = database
    home.make_server_secrets(folder := tmp_path / "secrets")
    (folder / "database-password").write_text(address.password)
    ours = {
        "DATABASE_URL": f"postgres://{address.username}@{address.hostname}:{address.port}/{name}",
        "REDIS_URL": f"{os.environ['REDIS_URL']}/15",
        "KITH_DATA": str(tmp_path / "data"),
        "KITH_STATIC": str(tmp_path / "static"),
        "GUNICORN_CMD_ARGS": f"--bind=127.0.0.1:{free_port()}",
        "HOME": str(tmp_path),
    }

    def environment(service: str) -> dict[str, str]:
        written = {key: filled(value) for key, value in SERVICES[service]["environment"].items()}
        for key, value in written.items():
            if key.endswith("_FILE"):
                written[key] = value.replace("/run/secrets", str(folder))
        return {**written, **ours}

    return environment


@pytest.fixture
def run(start, server):
    return lambda service, **other: start(command_of(service), env={**server(service), **other})


@pytest.fixture
def migrated(run, start, server):
    migrate = run("migrate")
    assert migrate.ends(120) == 0, migrate.said()
    collect = start([PYTHON, "manage.py", "collectstatic", "--no-input", "-v0"], env=server("web"))
    assert collect.ends(60) == 0, collect.said()


def get(port: int, path: str, **headers) -> tuple[int, str]:
    """What the proxy would ask: the browser's host and address, and that it came by https."""
    named = {"Host": "kith.example.org", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", **headers}
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=named)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def answers(port: int) -> bool:
    try:
        return get(port, "/health/", Host="127.0.0.1") == (200, "yes")
    except OSError:
        return False


def test_web_worker_and_schedule_run_and_stop_as_written(run, migrated, server, start):
    port = int(server("web")["GUNICORN_CMD_ARGS"].rpartition(":")[2])
    web = run("web")
    until(lambda: answers(port), "health, asked as compose asks it")
    status, page = get(port, "/account/login/")
    assert (status, "<form" in page) == (200, True)
    assert get(port, "/account/login/", Host="elsewhere.example")[0] == 400

    put = "from organizer import outbox; outbox.put('mail', to='ana@example.org', subject='Hello', body='')"
    shell = [PYTHON, "manage.py", "shell", "--no-imports", "-c"]
    queued = start([*shell, put], env=server("web"))
    assert queued.ends() == 0, queued.said()
    waiting = [*shell, "from organizer.models import Outbox; print(Outbox.objects.filter(done_at=None).count())"]

    def left() -> str:
        asked = start(waiting, env=server("web"))
        asked.ends()
        return asked.said().strip()

    def healthy(service: str) -> bool:
        _cmd, program, *words = SERVICES[service]["healthcheck"]["test"]
        return start([PYTHON.parent / program, *words], env=server(service)).ends() == 0

    assert left() == "1"
    assert [healthy(name) for name in ("worker", "beat")] == [False, False]
    worker = run("worker")
    until(lambda: left() == "0", "the worker does what waits, woken by the broker")

    beat = run("beat")
    until(lambda: healthy("worker") and healthy("beat"), "both are healthy, asked as compose asks it")
    no_broker = {**server("web"), "REDIS_URL": "redis://127.0.0.1:1"}
    second = start([*shell, put], env=no_broker)
    assert second.ends() == 0, second.said()
    until(lambda: left() == "0", "the schedule finds what nobody was woken up for")

    for process in (beat, worker, web):
        process.popen.terminate()
        assert process.ends(30) == 0, process.said()
        assert process.group() == []


@pytest.mark.parametrize("service", ["web", "worker", "beat"])
def test_none_of_them_starts_unsafe(run, service):
    unsafe = run(service, KITH_DEBUG="yes", KITH_URL="http://kith.example.org")
    assert unsafe.ends(60) != 0
    assert (
        "Kith does not start like this:\n"
        "- KITH_DEBUG must be off on a server.\n"
        "- KITH_URL must be the https:// address of this server."
    ) in unsafe.said()


def test_every_secret_comes_from_a_file_and_only_the_proxy_is_open_to_the_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if "PASSWORD" in name or "KEY" in name:
                assert name.endswith("_FILE")
                assert value.removeprefix("/run/secrets/") in service["secrets"]


def test_the_images_install_from_the_hashed_lock_and_run_as_nobody_special():
    recipe = (BASE / "Dockerfile").read_text()
    [install] = re.findall(r"^RUN (pip install .*)$", recipe, re.MULTILINE)
    assert {"--require-hashes", "requirements.lock"} < set(shlex.split(install))
    assert re.findall(r"^USER (.*)$", recipe, re.MULTILINE) == ["kith"]
    assert [name for name, service in SERVICES.items() if "build" in service] == ["migrate", "web", "worker", "beat"]
