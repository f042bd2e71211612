import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings


def pinned(lock: str) -> dict[str, str]:
    lines = (settings.BASE_DIR / lock).read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lines, re.MULTILINE))


def test_the_tools_run_on_the_very_packages_that_people_run():
    people, tools = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert {name: tools.get(name) for name in people} == people


def test_every_package_is_pinned_with_a_hash():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (settings.BASE_DIR / lock).read_text().strip())
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


SOUND = {"name": "django", "version": "5.2", "vulns": []}
ANSWERS = [  # what the advisory service says -> how `make audit` ends
    ("", 1, "NOT AUDITED"),
    (json.dumps({"dependencies": [SOUND, {"name": "celery", "skip_reason": "not found"}]}), 1, "NOT AUDITED"),
    (json.dumps({"dependencies": [SOUND, {"name": "celery", "vulns": [{"id": "CVE-1"}]}]}), 1, "celery: CVE-1"),
    (json.dumps({"dependencies": [SOUND]}), 0, "1 packages, no known flaw."),
]


@pytest.mark.long
@pytest.mark.parametrize(("answer", "ends", "words"), ANSWERS)
def test_no_answer_of_the_advisory_service_is_no_silent_pass(tmp_path, answer, ends, words):
    """A stand-in for pip-audit says what the service said (S30)."""
    (tmp_path / "pip_audit.py").write_text(f"print({answer!r})")
    audit = [sys.executable, settings.BASE_DIR / ".ci" / "audit.py"]
    ended = subprocess.run(audit, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert (ended.returncode, words in ended.stdout + ended.stderr) == (ends, True)
