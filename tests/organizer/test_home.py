import stat
from pathlib import Path

import pytest

from organizer import encryption, home
from organizer.env import BadSetting


def modes(folder: Path) -> dict[str, str]:
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()}


def test_the_data_lives_outside_the_source_tree(monkeypatch, settings):
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    monkeypatch.setattr("sys.platform", "linux")
    assert home.default_data_folder() == Path("/somewhere/kith")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert home.default_data_folder() == Path.home() / ".local/share/kith"
    assert settings.BASE_DIR not in home.default_data_folder().parents


def test_a_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    made = home.secret_key(tmp_path)
    assert len(made) > 40
    assert home.secret_key(tmp_path) == made
    assert modes(tmp_path) == {"secret-key": "0o600"}


def test_of_two_that_start_at_once_the_first_secret_counts_for_both(tmp_path):
    path = tmp_path / "secret-key"

    def slower() -> str:
        path.write_text("the other's")
        return "mine"

    assert home.secret_file(path, slower) == "the other's"
    assert list(tmp_path.iterdir()) == [path]


def test_the_installation_key_is_one_that_encryption_takes(tmp_path, settings):
    settings.KITH_KEYS = home.installation_keys(tmp_path)
    assert encryption.unwrap(encryption.wrap(b"words", "here"), "here") == b"words"


def test_data_without_its_key_gets_no_new_one(tmp_path):
    (tmp_path / home.DATABASE).touch()
    with pytest.raises(BadSetting, match="needs its key file"):
        home.installation_keys(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [home.DATABASE]


def test_the_data_folder_is_private(tmp_path):
    assert oct(home.private_folder(tmp_path / "a" / "kith").stat().st_mode) == "0o40700"


def test_the_secrets_of_a_server_are_made_once(tmp_path):
    folder = tmp_path / "secrets"
    home.make_server_secrets(folder)
    first = {path.name: path.read_text() for path in folder.iterdir()}
    home.make_server_secrets(folder)
    assert {path.name: path.read_text() for path in folder.iterdir()} == first
    assert modes(folder) == dict.fromkeys(
        ["database-password", "installation-keys", "postgres-password", "secret-key"], "0o600"
    )
    assert first["database-password"] == first["postgres-password"]
