"""Templates compiled once for each language, with the texts of that language in them.

A page has hundreds of texts: they are looked up when a template is first used in a
language, not whenever it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from flask.templating import Environment
from jinja2 import Template
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from search_web.page.labelling.languages import catalog, current_language


class LanguageEnvironment(Environment):
    """Templates of an app: those of the request's language come from its own overlay."""

    language: str | None = None
    _overlays: dict[str, LanguageEnvironment]

    def get_template(self, name: str | Template, *args: Any, **kwargs: Any) -> Template:
        """Return a template with the texts of the request's language."""
        own = self if self.language else self._in_language(current_language())
        return super(LanguageEnvironment, own).get_template(name, *args, **kwargs)

    def _in_language(self, language: str) -> LanguageEnvironment:
        overlays = self.__dict__.setdefault("_overlays", {})
        if language not in overlays:
            made = self.overlay(extensions=[TextsInPlace])
            made.language = language
            overlays[language] = made
        found: LanguageEnvironment = overlays[language]
        return found


class TextsInPlace(Extension):
    """Puts the translation where a template has a text without values: ``_("Search")``."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Return the tokens of a template with its texts as text."""
        language = getattr(self.environment, "language", None)
        translate = catalog(language).gettext if language else None
        return _translated(list(stream), translate) if translate else stream


_CALL = ("name", "lparen", "string", "rparen")


def _translated(
    tokens: list[Token], translate: Callable[[str], str]
) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        call = tokens[at : at + len(_CALL)]
        if tuple(token.type for token in call) != _CALL or call[0].value != "_":
            yield tokens[at]
            at += 1
            continue
        # What Jinja does with a text that has no values: "%%" is a per cent sign.
        text = translate(call[2].value) % {}
        line = call[0].lineno
        at += len(_CALL)
        yield from (
            Token(line, kind, value)
            for kind, value in (
                ("lparen", "("),
                ("string", text),
                ("pipe", "|"),
                ("name", "safe"),
                ("rparen", ")"),
            )
        )
