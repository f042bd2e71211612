import pytest

from organizer import checks


@pytest.fixture
def server(settings, monkeypatch):
    """Settings of a server that may start."""
    for name in ("SECRET_KEY_FILE", "KITH_KEYS_FILE", "DATABASE_PASSWORD_FILE"):
        monkeypatch.delenv(name, raising=False)
    settings.EMBEDDED, settings.DEBUG, settings.SECURE, settings.REQUIRE_SECOND_FACTOR = False, False, True, True
    settings.SECRET_KEY = "x7" * 25
    settings.ALLOWED_HOSTS = ["kith.example.org"]
    settings.REDIS_URL = "redis://localhost"
    return settings


def faults() -> list[str]:
    return [fault.id for fault in checks.safe_to_start()]


def test_a_server_that_is_set_up_well_may_start(server):
    assert (faults(), checks.refusal()) == ([], "")


@pytest.mark.parametrize(
    ("setting", "unsafe", "fault"),
    [
        ("DEBUG", True, "kith.E001"),
        ("SECRET_KEY", "short", "kith.E002"),
        ("SECRET_KEY", "please-change-me-please-change-me-please-change-me", "kith.E002"),
        ("REQUIRE_SECOND_FACTOR", False, "kith.E003"),
        ("ALLOWED_HOSTS", [], "kith.E004"),
        ("ALLOWED_HOSTS", ["kith.example.org", "*"], "kith.E004"),
        ("SECURE", False, "kith.E005"),
        ("REDIS_URL", "", "kith.E007"),
    ],
)
def test_an_unsafe_server_is_refused(server, setting, unsafe, fault):
    setattr(server, setting, unsafe)
    assert faults() == [fault]


@pytest.mark.parametrize("name", ["SECRET_KEY", "KITH_KEYS", "DATABASE_PASSWORD"])
def test_a_secret_that_everybody_can_read_is_refused(server, monkeypatch, tmp_path, name):
    (file := tmp_path / "secret").write_text("x")
    monkeypatch.setenv(f"{name}_FILE", str(file))
    file.chmod(0o640)
    assert faults() == []
    file.chmod(0o644)
    assert faults() == ["kith.E006"]


def test_the_refusal_says_why_in_words(server):
    server.DEBUG, server.SECURE = True, False
    assert checks.refusal() == (
        "Kith does not start like this:\n"
        "- KITH_DEBUG must be off on a server.\n"
        "- KITH_URL must be the https:// address of this server."
    )


def test_on_one_machine_for_oneself_nothing_of_this_is_asked(server):
    server.EMBEDDED, server.DEBUG, server.SECURE = True, True, False
    assert faults() == []
