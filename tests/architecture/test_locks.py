import re

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
