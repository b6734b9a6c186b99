"""Finds Swedish paragraphs and stems their words.

Finnish municipalities publish in two languages, often in one document. Language is
decided by stop words, paragraph by paragraph; where a paragraph holds both, line by line.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import Stemmer

_SWEDISH = (
    "och|att|för|som|av|till|den|det|är|med|på|inte|har|om|ett|en|de|vid|enligt|från|"
    "ska|skall|kan|eller|under|samt|sig|detta|denna|dessa|blir|utan|efter|mellan|genom|"
    "i|sin|sitt|sina|där|när|även|hos|vara|varit|dess|deras|in|ut|mot|över|sådan|görs"
)
_FINNISH = (
    "ja|on|ei|että|sekä|joka|jotka|oli|ovat|tai|mukaan|kanssa|se|sen|ole|myös|kun|olla|"
    "mutta|jos|eli|voi|tämä|tämän|hän|niiden|niin|kuin|sitä|ollut|asti|mukaisesti|"
    "päättää|päätti|esitetään|merkitään|hyväksyy|seuraavasti|osalta|varten|koskeva"
)
_COUNTED = re.compile(
    rf"(?<!\w)(?:(?P<sv>{_SWEDISH})|(?P<fi>{_FINNISH}))(?!\w)", re.IGNORECASE
)
_MAYBE_SWEDISH = tuple(
    f" {word} "
    for word in [
        "och",
        "att",
        "för",
        "som",
        "av",
        "till",
        "det",
        "enligt",
        "vid",
        "om",
        "i",
    ]
)
"""Plain substrings: a Finnish text is passed over at the speed of memory."""

_BLANK_LINE = re.compile(r"(\n[ \t\r]*\n\s*)")
_SHARE_OF_ONE_LANGUAGE = 4

_NO_FINNISH_END = "bcdfgkmprvxz"
_SUFFIXES = re.compile(
    r"(?:ningen|ningar|ningarna|nämnden|nämndens|nämnd|styrelsen|styrelsens|styrelse|"
    r"fullmäktige|sektionen|direktören|direktör|utskottet|erna|arna|orna|heten|heter|"
    r"tjänster|tjänsterna|ande|ende|skolan|vägen|gatan|området|staden|kommunen|kommun|"
    r"lagen|rätten|ärende|ärendet|beslut|beslutet)\Z"
)


def swedish_spans(text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of the Swedish stretches, in order; [] for Finnish text."""
    if not any(word in text for word in _MAYBE_SWEDISH):
        return []
    spans: list[tuple[int, int]] = []
    for start, end in _stretches(text):
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def looks_swedish(word: str) -> bool:
    """Is the single *word*, unknown in Finnish, likely Swedish?"""
    lower = word.lower()
    return "å" in lower or lower[-1] in _NO_FINNISH_END or bool(_SUFFIXES.search(lower))


class SwedishStemmer:
    """Snowball Swedish; one stemmer a thread, because it keeps a cache inside."""

    def __init__(self) -> None:
        self._local = threading.local()

    def stem(self, word: str) -> str:
        """Return the stem of *word* in lower case."""
        try:
            stemmer = self._local.stemmer
        except AttributeError:
            stemmer = self._local.stemmer = Stemmer.Stemmer("swedish", 0)
        lower = word.lower()
        return str(stemmer.stemWord(lower)) or lower


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in _BLANK_LINE.split(text):
        end = start + len(piece)
        swedish, finnish = _counts(text, start, end)
        if min(swedish, finnish) * _SHARE_OF_ONE_LANGUAGE > max(swedish, finnish):
            yield from _swedish_lines(text, start, end)
        elif swedish > finnish:
            yield start, end
        start = end


def _swedish_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].splitlines(keepends=True):
        line_end = start + len(line)
        swedish, finnish = _counts(text, start, line_end)
        if swedish > finnish:
            yield start, line_end
        start = line_end


def _counts(text: str, start: int, end: int) -> tuple[int, int]:
    swedish = finnish = 0
    for match in _COUNTED.finditer(text, start, end):
        if match.lastgroup == "sv":
            swedish += 1
        else:
            finnish += 1
    return swedish, finnish
