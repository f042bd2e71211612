from pathlib import Path

import pytest

from organizer import env
from organizer.env import BadSetting


@pytest.fixture
def setting(monkeypatch):
    """`setting("yes")` puts a word into the environment under the name THING."""
    return lambda value, name="THING": monkeypatch.setenv(name, str(value))


def test_a_value_comes_from_the_environment_or_the_default(setting):
    assert env.text("THING", "default") == "default"
    setting("here")
    assert env.text("THING", "default") == "here"


def test_a_file_comes_first_and_loses_its_last_line_break(setting, tmp_path):
    (tmp_path / "secret").write_text("from the file\n")
    setting("from the environment")
    setting(tmp_path / "secret", "THING_FILE")
    assert env.text("THING") == "from the file"


def test_what_is_missing_is_named():
    with pytest.raises(BadSetting, match=r"^THING is not set$"):
        env.text("THING")


def test_a_file_that_is_not_there_says_so_without_its_place(setting):
    setting("/nowhere/secret", "THING_FILE")
    with pytest.raises(BadSetting, match=r"^THING_FILE cannot be read: No such file or directory$"):
        env.text("THING", "default")


@pytest.mark.parametrize(("word", "meant"), [("yes", True), ("ON", True), ("1", True), ("off", False), ("", False)])
def test_yes_and_no(setting, word, meant):
    setting(word)
    assert env.flag("THING", not meant) is meant


@pytest.mark.parametrize(("read", "says"), [(env.flag, "yes or no"), (env.number, "a whole number")])
def test_a_value_that_cannot_be_read_is_not_repeated(setting, read, says):
    setting("hunter2")
    with pytest.raises(BadSetting, match=rf"^THING must be {says}$"):
        read("THING", 3)


def test_numbers_lists_and_folders(setting):
    setting(" 12 ")
    assert env.number("THING", 3) == 12
    setting("a.example, ,b.example")
    assert env.words("THING") == ["a.example", "b.example"]
    setting("~/kith")
    assert env.folder("THING", Path("/tmp")) == Path.home() / "kith"
