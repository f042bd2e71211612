import re

from django.conf import settings
from django.contrib.staticfiles import finders

NAMED = re.compile(r"""{%\s*static\s+['"]([^'"]+)['"]""")


def test_every_static_file_that_a_page_names_is_there():
    pages = (settings.BASE_DIR / "templates").rglob("*.html")
    named = {name for page in pages for name in NAMED.findall(page.read_text())}
    assert "css/kith.css" in named
    assert sorted(name for name in named if finders.find(name) is None) == []
