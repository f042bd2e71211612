"""Every visible string goes through gettext, and none speaks of people as prey, or hurries or compares anybody (look,
methods 15, 25, 32, 34, 50)."""

import ast
import re

import pytest

from tests.architecture.reading import (
    APPS,
    MARK,
    Page,
    called,
    gettext_words,
    marked,
    python_files,
    static_files,
    template_words,
    templates,
)

TEMPLATES, PYTHON = templates(), python_files()
BANNED = re.compile(
    r"\b(targets?|leads?|prospects?|assets?|convert(?:s|ed)?|overdue|late|scores?|support levels?|assessments?"
    r"|behind schedule|stalled|follow[- ]?ups?|funnels?|pipelines?"
    r"|quotas?|streaks?|goals?|rank(?:s|ings?)?|leaderboards?|league tables?|campaign mode)\b",
    re.IGNORECASE,
)
SAME_EVERYWHERE = {"Kith"}
SPOKEN = {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label"}


def untranslated(template: str) -> list[str]:
    page = Page(marked(template))
    words = [MARK.sub("", text).strip() for _, text in [*page.texts, *page.spoken]]
    found = [word for word in words if re.search(r"[^\W\d_]", word) and word not in SAME_EVERYWHERE]
    found += re.findall(r"\|default:[\"']([^\"']{3,})[\"']", template)
    return found + re.findall(r"\|pluralize\b", template)


def untranslated_in_python(source: str) -> list[str]:
    """Words for people that do not pass through gettext, or that gettext cannot find."""
    found = []
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        spoken = [k.value for k in call.keywords if k.arg in SPOKEN]
        if called(call) in ("ValidationError", "add_error", "success", "info", "warning") and is_ours(call):
            spoken += call.args
        if called(call) in ("_", "gettext", "gettext_lazy", "ngettext"):
            found += ["an f-string in gettext" for arg in call.args if isinstance(arg, ast.JoinedStr)]
            continue
        found += [ast.unparse(value) for value in spoken if isinstance(value, ast.JoinedStr) or is_sentence(value)]
    return found


def is_ours(call: ast.Call) -> bool:
    """`messages.success(...)`, not `log.warning(...)`."""
    who = call.func.value if isinstance(call.func, ast.Attribute) else None
    return called(call) in ("ValidationError", "add_error") or (isinstance(who, ast.Name) and who.id == "messages")


def is_sentence(value) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and bool(re.search(r"[A-Z ]", value.value))


def test_every_string_of_every_template_is_translated():
    assert {path: found for path, text in TEMPLATES.items() if (found := untranslated(text))} == {}


def test_every_string_of_forms_models_and_views_is_translated():
    assert {path: found for path, source in PYTHON.items() if (found := untranslated_in_python(source))} == {}


def test_scripts_bring_no_words_of_their_own():
    words = re.compile(r"(?:textContent|innerText|title|placeholder|ariaLabel)\s*=\s*[\"'`][^\"'`]*[A-Za-z]{2}")
    scripts = {path: text for path, text in static_files().items() if path.endswith(".js")}
    assert {path: found for path, text in scripts.items() if (found := words.findall(text))} == {}
    assert words.findall('row.textContent = "Gone"') != []


def test_nobody_reads_a_banned_word():
    read = {path: template_words(text) for path, text in TEMPLATES.items()}
    read |= {path: "\n".join(gettext_words(source)) for path, source in PYTHON.items()}
    assert {path: found for path, words in read.items() if (found := BANNED.findall(words))} == {}


@pytest.mark.long
def test_nobody_is_called_ready_or_not():
    """The word is a verdict on people (method, section 3)."""
    read = {path: template_words(text) for path, text in TEMPLATES.items() if "conversations/" in path}
    read |= {path: "\n".join(gettext_words(text)) for path, text in PYTHON.items() if "conversations/" in path}
    assert len(read) > 50
    assert [path for path, words in read.items() if re.search(r"\bready\b", words, re.IGNORECASE)] == []


@pytest.mark.django_db
def test_every_field_of_every_form_has_a_translated_label():
    from django import forms
    from django.utils.functional import Promise

    faults = []
    for form in every_form(forms.BaseForm):
        for name, field in form.base_fields.items():
            if not isinstance(field.widget, forms.HiddenInput) and not isinstance(field.label, Promise):
                faults.append(f"{form.__module__}.{form.__name__}.{name}")
    assert faults == []


def every_form(base) -> list:
    subclasses = [form for child in base.__subclasses__() for form in [child, *every_form(child)]]
    return [form for form in subclasses if form.__module__.split(".")[0] in APPS]


def test_what_breaks_the_rules_is_found():
    assert untranslated('<p>{% translate "Fine" %} Kith</p>') == []
    assert untranslated("<p>Hello {{ name }}</p>") == ["Hello"]
    assert untranslated('<input placeholder="Who?"><img alt="{% translate \'A map\' %}">') == ["Who?"]
    assert untranslated("{{ size|default:'none' }} thing{{ size|pluralize }}") == ["thing", "none", "|pluralize"]
    assert untranslated("{% blocktranslate %}Hello <b>you</b>{% endblocktranslate %}") == []
    assert untranslated_in_python('CharField(label="Your name")') == ["'Your name'"]
    assert untranslated_in_python('messages.success(request, f"Saved {x}")') == ["f'Saved {x}'"]
    assert untranslated_in_python('_(f"Saved {x}")') == ["an f-string in gettext"]
    assert BANNED.findall("A new lead, and an Overdue call; translated, misled") == ["lead", "Overdue"]
    assert BANNED.findall(template_words('<p title="targets">{% translate "Score" %}</p>')) == ["targets", "Score"]
    assert BANNED.findall(template_words("{% blocktranslate %}Your <b>score</b>{% endblocktranslate %}")) == ["score"]
    assert BANNED.findall("A goal, a streak, ranked; a goalkeeper") == ["goal", "streak"]
    assert gettext_words('WORDS = {"late": gettext_noop("Late again"), 2: ngettext("one", "{count} of them")}') == [
        "Late again",
        "one",
        "{count} of them",
    ]
