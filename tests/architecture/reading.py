"""How the house rules read the house: our Python as syntax trees, our templates as HTML with its tags marked."""

import ast
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, TokenType

HOUSE = Path(__file__).resolve().parents[2]
APPS = ("organizer", "relationships", "conversations")
WORDLESS = {"script", "style", "code"}  # elements whose text nobody reads
READ_ALOUD = {"title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"}
MARK = re.compile("⟦[^⟧]*⟧")


def python_files(*under: str) -> dict[str, str]:
    """Path to source, of everything of ours (or below `under`) but migrations."""
    roots = [HOUSE / root for root in under or APPS]
    files = [root] if len(roots) == 1 and (root := roots[0]).is_file() else [p for r in roots for p in r.rglob("*.py")]
    return {str(p.relative_to(HOUSE)): p.read_text() for p in sorted(files) if "migrations" not in p.parts}


def templates() -> dict[str, str]:
    files = sorted((HOUSE / "templates").rglob("*.*"))
    return {str(p.relative_to(HOUSE)): p.read_text() for p in files if p.is_file()}


def static_files() -> dict[str, str]:
    files = sorted(p for p in (HOUSE / "static").rglob("*") if p.suffix in (".css", ".js", ".svg", ".json"))
    return {str(p.relative_to(HOUSE)): p.read_text() for p in files}


def gettext_words(source: str) -> list[str]:
    """The strings that Python passes to gettext, or marks for those who will."""
    names = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
    calls = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call) and called(n) in names]
    return [a.value for call in calls for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def called(call: ast.Call) -> str:
    """The last name of what is called: `add_error` for `form.add_error(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def marked(template: str) -> str:
    """The template as HTML: `⟦first word⟧` for each tag, `⟦⟧` for each variable; translated blocks left out."""
    html, skipping = [], ""
    for token in Lexer(template).tokenize():
        word = token.contents.split()[0] if token.contents.split() else ""
        if skipping:
            skipping = "" if token.token_type == TokenType.BLOCK and word == skipping else skipping
        elif token.token_type == TokenType.BLOCK:
            html.append(f"⟦{word}⟧")
            skipping = f"end{word}" if word in ("blocktranslate", "blocktrans", "comment") else ""
        elif token.token_type == TokenType.VAR:
            html.append("⟦⟧")
        elif token.token_type == TokenType.TEXT:
            html.append(token.contents)
    return "".join(html)


def template_words(template: str) -> str:
    """All that somebody may read of a template: its text, its translated strings, its read-aloud attributes."""
    page = Page(marked(template))
    words = [text for _, text in [*page.texts, *page.spoken]]
    inside = False
    for token in Lexer(template).tokenize():
        if token.token_type == TokenType.BLOCK:
            inside = (token.contents.startswith("block") and "trans" in token.contents.split()[0]) or (
                inside and "plural" in token.contents
            )
            if token.contents.startswith(("translate", "trans ")):
                words += re.findall(r"\"([^\"]*)\"|'([^']*)'", token.contents)[0]
        elif inside and token.token_type == TokenType.TEXT:
            words.append(re.sub(r"<[^>]*>", " ", token.contents))
    return "\n".join(words)


@dataclass
class Form:
    attributes: dict[str, str]
    marks: list[str] = field(default_factory=list)
    has_button: bool = False


class Page(HTMLParser):
    """What the rules want to know of a page: its texts, attributes, forms and scripts."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.texts: list[tuple[int, str]] = []
        self.spoken: list[tuple[int, str]] = []
        self.attributes: list[tuple[str, str, str]] = []  # element, name, value
        self.forms: list[Form] = []
        self.inline: list[str] = []  # scripts and styles written into the page
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in values.items()]
        data = values.get("type") == "application/json"  # which no browser runs
        if (tag == "script" and "src" not in values and not data) or tag == "style":
            self.inline.append(tag)
        if tag == "form":
            self.forms.append(Form(values))
        if "form" in self.open and (tag == "button" or values.get("type") == "submit"):
            self.forms[-1].has_button = True
        spoken = READ_ALOUD | ({"value"} if values.get("type") in ("submit", "button", "reset") else set())
        self.spoken += [(self.getpos()[0], value) for name, value in values.items() if name in spoken]
        self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data):
        if "form" in self.open:
            self.forms[-1].marks += [mark.strip("⟦⟧") for mark in MARK.findall(data)]
        if not WORDLESS & set(self.open):
            self.texts.append((self.getpos()[0], data))
