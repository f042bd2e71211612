"""Pages that work without scripts, hold nothing inline, fetch nothing from outside and name nobody in their title."""

import re

import pytest
from django.template.base import Lexer, TokenType

from tests.architecture.reading import MARK, Page, marked, static_files, templates

TEMPLATES, STATIC = templates(), static_files()
OUTSIDE_A_WORKPLACE = (
    *(f"templates/{folder}/" for folder in ("account", "mfa", "usersessions", "organizer/links")),
    "templates/organizer/errors/kept.html",  # a kept post is sent again with the key it had
)
OUTSIDE = re.compile(r"(?<![\w:])(?:https?:)?//(?!www\.w3\.org/(?:2000/svg|1999/xlink))[\w.-]+\.\w+")


def form_faults(template: str, path: str = "") -> list[str]:
    found = []
    for form in Page(marked(template)).forms:
        method, action = form.attributes.get("method", ""), form.attributes.get("action", "")
        if not method or not action:
            found.append("a form without method and action")
        if method == "post" and "csrf_token" not in form.marks:
            found.append("a form that posts without {% csrf_token %}")
        inside = "⟦url⟧" not in action and not path.startswith(OUTSIDE_A_WORKPLACE)
        if method == "post" and inside and "once" not in form.marks:
            found.append("a form that posts inside a workplace without {% once %}")
        if not form.has_button:
            found.append("a form without a button")
    return found


def inline_faults(template: str) -> list[str]:
    page = Page(marked(template))
    found = [f"<{tag}> with something in it" for tag in page.inline]
    for tag, name, value in page.attributes:
        if name == "style" or name.startswith(("on", "hx-on", "data-hx-on", "hx-vals", "hx-vars")):
            found.append(f"<{tag} {name}>")
        if value.strip().lower().startswith(("javascript:", "js:", "data:")):
            found.append(f"<{tag} {name}={value[:11]}")
        if name not in ("xmlns", "xmlns:xlink") and OUTSIDE.search(MARK.sub("", value)):
            found.append(f"<{tag} {name}={value}>")
    return found


def title_faults(template: str) -> list[str]:
    """Variables in `{% block title %}` or `<title>` of the page: titles reach the history (S18)."""
    found, inside = [], False
    for token in Lexer(template).tokenize():
        words = token.contents.split()
        if token.token_type == TokenType.BLOCK and words[:2] == ["block", "title"]:
            inside = True
        elif token.token_type == TokenType.BLOCK and words[:1] == ["endblock"]:
            inside = False
        elif inside and (
            token.token_type == TokenType.VAR or (token.token_type == TokenType.BLOCK and words[0] in NAMING)
        ):
            found.append(token.contents)
    svg_gone = re.sub(r"<svg.*?</svg>", "", marked(template), flags=re.S)
    found += [title for title in re.findall(r"<title>(.*?)</title>", svg_gone, flags=re.S) if "⟦⟧" in title]
    return found


NAMING = {"include", "firstof", "with", "cycle"}


@pytest.mark.parametrize("path", TEMPLATES)
def test_forms_work_without_scripts_and_are_saved_once(path):
    assert form_faults(TEMPLATES[path], path) == []


@pytest.mark.parametrize("path", TEMPLATES)
def test_nothing_inline_and_nothing_from_outside(path):
    assert inline_faults(TEMPLATES[path]) == []


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_title_names_nobody(path):
    assert title_faults(TEMPLATES[path]) == []


def outside_in(text: str) -> list[str]:
    """Addresses outside the house in a script or style sheet; comments may cite sources."""
    bare = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", text, flags=re.S | re.M)
    return OUTSIDE.findall(bare)


@pytest.mark.parametrize("path", STATIC)
def test_scripts_and_styles_fetch_nothing_from_outside(path):
    assert outside_in(STATIC[path]) == []
    assert [line for line in STATIC[path].splitlines() if unsafe(line)] == []


def unsafe(line: str) -> bool:
    """Code made of text, text made into HTML, or anything kept in the browser (S21, S23). Fragments that our own
    server rendered may be put in, with the words that say so."""
    stored = re.search(
        r"\beval\(|new Function|localStorage|sessionStorage|indexedDB|document\.write|document\.cookie", line
    )
    made = re.search(r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment", line)
    return bool(stored) or bool(made and "escaped by the server" not in line)


def test_what_breaks_the_rules_is_found():
    form = '<form method="post" action="{% to \'people\' %}">{% csrf_token %}{% once %}<button>x</button></form>'
    assert form_faults(form) == []
    assert form_faults(form.replace("{% once %}", "")) == ["a form that posts inside a workplace without {% once %}"]
    assert form_faults(form.replace("{% csrf_token %}", "")) == ["a form that posts without {% csrf_token %}"]
    assert form_faults(form.replace("button", "b")) == ["a form without a button"]
    assert form_faults("<form><button>x</button></form>") == ["a form without method and action"]
    assert inline_faults("<script>go()</script><style>a{}</style>") == [
        "<script> with something in it",
        "<style> with something in it",
    ]
    assert inline_faults('<p style="color:red" onclick="x"><a href="javascript:x">y</a>') == [
        "<p style>",
        "<p onclick>",
        "<a href=javascript:",
    ]
    assert inline_faults('<img src="//cdn.example/x.png">') == ["<img src=//cdn.example/x.png>"]
    assert title_faults("{% block title %}{{ person.name }}{% endblock %}") == ["person.name"]
    assert outside_in("@import url(https://fonts.example/a.css);") == ["https://fonts.example"]
    assert unsafe("row.innerHTML = name")
    assert unsafe("localStorage.draft = text")
    assert not unsafe("list.innerHTML = html; // ours, escaped by the server")
