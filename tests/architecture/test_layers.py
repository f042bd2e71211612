"""Imports run to the left only: organizer <- relationships <- conversations (design, house style 2)."""

import ast
import logging
import re
import sys

import pytest
from importlinter.cli import lint_imports

from tests.architecture.reading import HOUSE, python_files

PURE = ("relationships/strength", "relationships/network", "conversations/carrying", "conversations/rhythm")
OUTWARD = re.compile(
    r"\b(socket|ssl|urllib\.request|http\.client|smtplib|ftplib|imaplib|poplib|xmlrpc\.client|webbrowser"
    r"|requests|httpx|aiohttp|urllib3|django\.core\.mail)\b"
)
ALLOWED_OUT = {"organizer/mail.py": "the mail server that was configured", "organizer/embedded/web.py": "it listens"}
GRAPHS = {"networkx", "numpy", "igraph", "scipy", "rustworkx"}


def imported(source: str) -> set[str]:
    """The dotted names of everything that a module imports, wherever in it, but for what stands beside it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {node.module or ".", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def impure(source: str) -> set[str]:
    roots = {name.split(".")[0] for name in imported(source) if not name.startswith(PURE_NAMES)}
    return roots - sys.stdlib_module_names - GRAPHS


PURE_NAMES = tuple(path.replace("/", ".") for path in PURE)


def upward(path: str, source: str) -> set[str]:
    """Imports against `models <- domain modules <- forms <- views` inside an app."""
    below = {"models": ("forms", "views", "access"), "forms": ("views",), "records.py": ("forms", "views")}
    app, _, rest = path.partition("/")
    above = below.get(rest.split("/")[0], ())
    return {
        name
        for name in imported(source)
        if name.split(".")[:1] == [app] and name.split(".")[1:2] in ([a] for a in above)
    }


@pytest.fixture(autouse=True)
def logs():
    """The linter silences every logger that is there; the tests after it listen to ours."""
    yield
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False


def test_imports_run_to_the_left():
    assert lint_imports(config_filename=str(HOUSE / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize(("below", "status"), [("", 0), ("import upstairs{n}\n", 1)])
def test_an_import_to_the_right_is_found(below, status, tmp_path, monkeypatch):
    ground, up = f"groundfloor{status}", f"upstairs{status}"
    for name, source in ((ground, below.format(n=status)), (up, f"import {ground}\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(source)
    rules = (HOUSE / "pyproject.toml").read_text().split("[tool.importlinter]")[1]
    rules = rules.replace("relationships", up).replace("organizer", ground)
    rules = rules.replace(', "conversations"', "").replace('"conversations", ', "")
    (tmp_path / "rules.toml").write_text(f"[tool.importlinter]\n{rules}")
    monkeypatch.syspath_prepend(tmp_path)
    assert lint_imports(config_filename=str(tmp_path / "rules.toml"), no_cache=True) == status


def test_inside_an_app_models_know_nothing_of_forms_and_forms_nothing_of_views():
    assert {path: found for path, source in python_files().items() if (found := upward(path, source))} == {}
    assert upward("organizer/models/users.py", "from organizer.forms import Form") != set()


def test_pure_modules_import_no_django():
    there = [path for name in PURE for path in (name, f"{name}.py") if (HOUSE / path).exists()]
    assert "relationships/strength" in there
    sources = {name: source for path in there for name, source in python_files(path).items()}
    assert {name: found for name, source in sources.items() if (found := impure(source))} == {}


def test_django_in_a_pure_module_is_found():
    assert impure("import math\ndef f():\n    from django.db import models") == {"django"}


@pytest.mark.long
def test_igraph_is_for_the_worker_alone():
    """It is large, and holds the interpreter while it thinks: two modules import it, and nobody these at the top."""
    sources = python_files("relationships") | python_files("conversations") | python_files("organizer")
    users = {name for name, source in sources.items() if "igraph" in imported(source)}
    theirs = {"relationships.network.communities", "relationships.network.layout"}
    assert {name.removesuffix(".py").replace("/", ".") for name in users} == theirs
    tops = {
        name: "\n".join(line for line in source.splitlines() if line[:1] != " ") for name, source in sources.items()
    }
    early = {name for name, top in tops.items() if re.search(r"^(from|import) .*\b(communities|layout)\b", top, re.M)}
    assert early == set()


def outward(source: str) -> set[str]:
    """Modules with which one may ask somebody."""
    if not OUTWARD.search(source) and "from http import" not in source:
        return set()  # reading the tree of every module takes long
    return {name for name in imported(source) if OUTWARD.match(name)}


def test_nothing_of_ours_asks_anybody_outside():
    """The only way out is the mail server that was configured (S20)."""
    found = {path: names for path, source in python_files().items() if (names := outward(source))}
    assert found.keys() == ALLOWED_OUT.keys()
    assert outward("import urllib.request, json\nfrom http import client\nfrom urllib.parse import urlencode") == {
        "urllib.request",
        "http.client",
    }
