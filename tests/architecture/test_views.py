"""A view reads in five moves and gets its rows through doors (house style 5, 10, 11)."""

import ast

import pytest

from tests.architecture.reading import python_files

MOST_VIEWS, MOST_LINES = 8, 25
MANAGERS = {"objects", "_default_manager", "_base_manager"}
FILES = {path: source for path, source in python_files().items() if "/views/" in path}


def faults(source: str) -> list[str]:
    tree = ast.parse(source)
    found = [
        f"line {n.lineno}: .{n.attr}" for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in MANAGERS
    ]
    views = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.args.args and n.args.args[0].arg == "request"]
    long = [v for v in views if (v.end_lineno or 0) - v.lineno + 1 > MOST_LINES]
    found += [f"{view.name} is longer than {MOST_LINES} lines" for view in long]
    if len([view for view in views if not view.name.startswith("_")]) > MOST_VIEWS:
        found.append(f"more than {MOST_VIEWS} views")
    return found


@pytest.mark.parametrize("path", FILES)
def test_views_use_doors_and_stay_small(path):
    assert faults(FILES[path]) == []


def test_what_breaks_the_rules_is_found():
    long = "def page(request):\n" + "    x = 1\n" * 25
    many = "\n".join(f"def page{number}(request):\n    pass" for number in range(9))
    assert faults("def page(request):\n    return Person.objects.all()") == ["line 2: .objects"]
    assert faults(long) == ["page is longer than 25 lines"]
    assert faults(many) == ["more than 8 views"]
