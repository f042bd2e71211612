from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

HERE = settings.BASE_DIR / "templates"


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(str(path.relative_to(HERE)) for path in HERE.rglob("*.*")))
def test_every_template_compiles(name):
    assert Path(get_template(name).origin.name) == HERE / name
