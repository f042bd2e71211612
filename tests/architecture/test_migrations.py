from io import StringIO

import pytest
from django.core.management import call_command

from relationships.models import Person


def missing() -> str:
    """What `makemigrations` would write, in words; empty when nothing is missing."""
    out = StringIO()
    try:
        call_command("makemigrations", check_changes=True, dry_run=True, stdout=out, stderr=out)
    except SystemExit:
        return out.getvalue()
    return ""


@pytest.mark.django_db
def test_no_migration_is_missing(monkeypatch, settings):
    settings.MIGRATION_MODULES = {}  # as they are on disk; the tests themselves do without
    assert missing() == ""
    monkeypatch.setattr(Person._meta.get_field("supervisor"), "default", True)
    assert "Alter field supervisor on person" in missing()
