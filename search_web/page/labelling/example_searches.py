"""Searches to begin with, in a language of decisions that the reader knows."""

from __future__ import annotations

from dataclasses import dataclass

from search_web.page.labelling.languages import DEFAULT_LANGUAGE, current_language

EXAMPLES = {
    "fi": (
        "kouluverkko",
        '"työllisyyden edistäminen"',
        "kuntalaki 110 §",
        "tuulivoima 2025",
    ),
    "sv": (
        "småbarnspedagogik",
        "skattesats",
        "kommunallagen 110 §",
        "vindkraft 2025",
    ),
}
"""By language; a test asks that the demo has right answers to each."""

LAWS = {
    "fi": "kuntalaki 110 §, 380/2023 23 §, hankintalaki",
    "sv": "kommunallagen 110 §, 380/2023 23 §, förvaltningslagen",
}
"""Laws to look for, by language; a test asks that each is understood."""


@dataclass(frozen=True, slots=True)
class ExampleSearch:
    """Words to search for and the language they are of."""

    words: str
    language: str


def example_searches() -> tuple[ExampleSearch, ...]:
    """Return the examples for the reader of this page; in Finnish where no others are."""
    spoken = _spoken()
    return tuple(ExampleSearch(words, spoken) for words in EXAMPLES[spoken])


def example_laws() -> ExampleSearch:
    """Return laws that the reader of this page may look for, between commas."""
    spoken = _spoken()
    return ExampleSearch(LAWS[spoken], spoken)


def _spoken() -> str:
    language = current_language()
    return language if language in EXAMPLES else DEFAULT_LANGUAGE
