"""The documents say what the code does."""

import re
from pathlib import Path

import organizer
from organizer import open_fields, records


def document() -> str:
    return open_fields.DOCUMENT.read_text(encoding="utf-8")


def test_the_table_of_what_is_not_encrypted_is_current():
    """If red: `manage.py write_open_fields`, and read what changed."""
    assert len(open_fields.MARKED.findall(document())) == 1
    assert open_fields.written(document()) == document()


def test_the_table_names_every_open_field_and_no_sealed_one():
    rows = {line.split(" | ")[0].strip("| "): line for line in open_fields.table().splitlines()[2:]}
    assert set(rows) == set(records.RECORDS)
    person = records.RECORDS["relationships.Person"].fields
    assert [
        name for name, kept in person.items() if (f"`{name}`" in rows["relationships.Person"]) == kept.encrypted
    ] == []
    assert "`written_by` (graph)" in rows["relationships.Activity"]


def test_every_table_of_a_package_is_explained():
    assert open_fields.not_ours() != []
    assert [label for label in open_fields.not_ours() if f"`{label}`" not in document()] == []


def test_every_setting_is_explained_to_those_who_run_it():
    settings = (Path(organizer.__file__).parent / "settings.py").read_text(encoding="utf-8")
    operations = (open_fields.DOCUMENT.parent / "operations.md").read_text(encoding="utf-8")
    named = set(re.findall(r"env\.\w+\(\s*\"(\w+)\"", settings))
    assert {"DATABASE_URL", "KITH_KEYS"} <= named
    assert named == set(re.findall(r"^\| `([A-Z_]+)` \|", operations, re.MULTILINE))
