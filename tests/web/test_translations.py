"""The Arabic words: complete, compiled, with every placeholder of the English ones."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.LOCALE_PATHS[0]) / "ar" / "LC_MESSAGES"
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
CODE = sorted((settings.BASE_DIR / "events").glob("web/*.py")) + sorted(
    (settings.BASE_DIR / "events").glob("templatetags/*.py")
)
TAG = re.compile(r"""\{% translate (?:"([^"]*)"|'([^']*)')""")
ARABIC = re.compile(r"[\u0600-\u06ff]")
PLACEHOLDER = re.compile(r"%\((\w+)\)[ds]")


@pytest.fixture(scope="module")
def catalogue():
    """Return the compiled words by their English ones; a plural has a number beside it."""
    with (FOLDER / "django.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)._catalog


def said_in_code(path):
    """Yield what a module marks for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
            yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))


def said_in_template(path):
    for found in TAG.finditer(path.read_text(encoding="utf-8")):
        yield found[1] or found[2]


def test_every_word_of_templates_and_code_is_translated(catalogue):
    known = {key if isinstance(key, str) else key[0] for key in catalogue}
    said = {word for path in TEMPLATES for word in said_in_template(path)}
    said |= {word for path in CODE for word in said_in_code(path)}

    assert len(said) > 200
    assert sorted(said - known) == []


def test_nothing_is_left_in_english(catalogue):
    words = {PLACEHOLDER.sub("", text) for key, text in catalogue.items() if key}

    assert [text for text in words if re.search(r"[a-z]", text, re.IGNORECASE) and not ARABIC.search(text)] == []


def test_no_translation_names_a_value_that_is_not_there(catalogue):
    for key, text in catalogue.items():
        english = key if isinstance(key, str) else key[0]
        assert set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(english)), english


def test_compiled_words_are_those_of_the_source(catalogue):
    source = (FOLDER / "django.po").read_text(encoding="utf-8")
    written = {text for text in re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', source, re.MULTILINE)}

    assert {text.replace("\n", "\\n") for key, text in catalogue.items() if key} == written


def test_source_has_no_uncertain_words():
    assert "#, fuzzy" not in (FOLDER / "django.po").read_text(encoding="utf-8")
