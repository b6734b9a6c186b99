"""Every text of the web app is there in Finnish and Swedish, compiled."""

from __future__ import annotations

import ast
import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from flask import Flask, render_template
from jinja2 import DictLoader

from search_web.page.labelling import languages
from search_web.page.language_templates import LanguageEnvironment

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """The script that keeps the catalogs, as a module."""
    loader = SourceFileLoader("translations", str(ROOT / "scripts" / "translations"))
    spec = spec_from_loader("translations", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_catalogs_hold_every_message_and_no_other(
    translations: ModuleType, language: str
) -> None:
    """A new text without translation fails here: run scripts/translations."""
    wanted = {message.id for message in translations.messages() if message.id}
    catalog = translations.read(language)
    held = {message.id for message in catalog if message.id}
    missing = [
        message.id
        for message in catalog
        if message.id and not translations.all_strings(message.string)
    ]

    assert held == wanted
    assert missing == []


def test_no_text_hides_in_a_formatted_string() -> None:
    """The collector of texts does not see all calls that stand inside an f-string."""
    calls = [
        f"{path.name}: {ast.unparse(call)}"
        for room in ("search_web", "indexer")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", None) in ("gettext", "ngettext", "N_")
    ]

    assert calls == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_translations_keep_their_places_for_values(
    translations: ModuleType, language: str
) -> None:
    """A lost or invented %(name)s would break the page that shows it."""
    places = re.compile(r"%(?:\(\w+\))?.")
    for message in translations.read(language):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.id, tuple) else (message.string,)
        expected = {place for text in ids for place in places.findall(text)}
        for string in strings:
            assert set(places.findall(string)) <= expected, message.id


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_compiled_catalogs_agree_with_their_source(
    translations: ModuleType, language: str
) -> None:
    """The .mo file is the one that the .po file compiles to."""
    with translations.catalog_path(language).with_suffix(".mo").open("rb") as file:
        compiled = texts_of(read_mo(file))

    assert compiled == texts_of(translations.read(language))


def texts_of(catalog: Catalog) -> dict[str, str]:
    """Message -> translation; the forms of a plural are joined."""

    def joined(text: object) -> str:
        return "|".join(text) if isinstance(text, (tuple, list)) else str(text)

    return {joined(m.id): joined(m.string) for m in catalog if m.id}


@pytest.mark.parametrize("name", ["help", "about", "accessibility", "privacy"])
def test_long_texts_have_the_same_parts_in_every_language(name: str) -> None:
    """As many headings and list items in each."""
    folder = ROOT / "search_web" / "templates" / "prose"
    shapes = {
        language: [
            len(
                re.findall(tag, (folder / f"{name}.{language}.html").read_text("utf-8"))
            )
            for tag in ("<h2", "<li", "<tr")
        ]
        for language in ("fi", "sv", "en")
    }

    assert shapes["fi"] == shapes["sv"] == shapes["en"]
    assert shapes["fi"][0] > 1


def test_each_language_has_its_own_templates() -> None:
    """A text is the reader's in output, in an expression, and in what is included."""
    app = Flask("texts")
    app.jinja_environment = LanguageEnvironment
    app.jinja_loader = DictLoader(
        {
            "page.html": "<p>{{ _('Search') }}</p>{% include 'part.html' %}",
            "part.html": "{{ _('Search')|upper ~ kind }} {{ _('%(page)s of it', page=2) }}",
        }
    )
    languages.install(app)

    @app.get("/")
    def page() -> str:
        return render_template("page.html", kind="<b>")

    client = app.test_client()
    shown = [client.get(path).text for path in ("/", "/sv/", "/en/", "/")]

    assert shown == [
        "<p>Etsi</p>ETSI&lt;b&gt; 2 of it",
        "<p>Sök</p>SÖK&lt;b&gt; 2 of it",
        "<p>Search</p>SEARCH&lt;b&gt; 2 of it",
        "<p>Etsi</p>ETSI&lt;b&gt; 2 of it",
    ]
