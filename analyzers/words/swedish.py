"""Finds Swedish paragraphs and stems their words.

Finnish municipalities publish in two languages, often in one document. Language is
decided by stop words, paragraph by paragraph; where a paragraph holds both, line by line.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator

import Stemmer

from analyzers.text.term_cache import TermCache
from analyzers.text.word_terms import WordTerms, fold_surface
from analyzers.words.identifiers import identifier_terms
from analyzers.words.swedish_lexicon import swedish_bases
from analyzers.words.swedish_parts import swedish_parts

_STRONG = (
    "och|att|för|som|av|till|det|är|med|på|inte|enligt|från|skall|eller|under|samt|sig|"
    "detta|denna|dessa|blir|utan|efter|mellan|genom|sitt|sina|där|när|även|hos|vid|"
    "varit|dess|deras|mot|över|sådan|görs|om|ett"
)
_WEAK = "den|har|en|de|ska|kan|i|sin|vara|in|ut"
"""Words that Finnish texts hold too; they count only beside strong ones."""

_FINNISH = (
    "ja|on|ei|että|sekä|joka|jotka|oli|ovat|tai|mukaan|kanssa|se|sen|ole|myös|kun|olla|"
    "mutta|jos|eli|voi|tämä|tämän|hän|niiden|niin|kuin|sitä|ollut|asti|mukaisesti|"
    "päättää|päätti|esitetään|merkitään|hyväksyy|seuraavasti|osalta|varten|koskeva"
)
_COUNTED = re.compile(
    rf"(?<!\w)(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK})|(?P<fi>{_FINNISH}))(?!\w)",
    re.IGNORECASE,
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
_MIXED = 4
"""A paragraph with less than this many times more Swedish is judged line by line."""
_SPARSEST = 10
"""Swedish has a stop word at least every so many words; a word list has not."""
_SHORTEST_LINE = 4
_SHORTEST_DEFINITE = 5
_IN_AN = re.compile(
    r"(?:plan|man|organ)s?$|^(?:(?:m|n|r|s)edan|innan|annan|mellan)$"
    r"|(?:st|bal|bul|in|ch|ver|ler|on)ans$"
)
"""Words that are not a definite form of a noun in -a: detaljplan, tjänsteman, instans."""

_NO_FINNISH_END = "bcdfgkmprvxz"
_SUFFIXES = re.compile(
    r"(?:ningen|ningar|ningarna|nämnden|nämndens|nämnd|styrelsen|styrelsens|styrelse|"
    r"fullmäktige|sektionen|direktören|direktör|utskottet|erna|arna|orna|heten|heter|"
    r"tjänster|tjänsterna|ande|ende|skolan|vägen|gatan|området|staden|kommunen|kommun|"
    r"lagen|rätten|ärende|ärendet|beslut|beslutet)\Z"
)


def swedish_spans(text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of the Swedish stretches, in order; [] for Finnish text."""
    for word in _MAYBE_SWEDISH:
        if word in text:
            break
    else:
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
        """Return the stem of *word* in lower case: that of its base form, if it is known.

        Snowball leaves the definite form of nouns in -a alone ("skolan", "gatan"); here
        it meets the others ("skola", "skolor").
        """
        try:
            stemmer = self._local.stemmer
        except AttributeError:
            stemmer = self._local.stemmer = Stemmer.Stemmer("swedish", 0)
        lower = word.lower()
        stem = str(stemmer.stemWord(lower)) or lower
        bases = swedish_bases(lower)
        if bases and lower not in bases:
            stems = [str(stemmer.stemWord(base)) or base for base in bases]
            # Of several words that it may be, one that the rules agree on.
            return stem if stem in stems else self.stem(bases[0])
        if stem.endswith("an") and lower in (stem, f"{stem}s"):
            is_definite = len(stem) >= _SHORTEST_DEFINITE
            if is_definite and not _IN_AN.search(lower):
                return stem[:-2]
        return stem

    def terms(self, word: str) -> WordTerms:
        """Return what *word* gives to the index in a Swedish stretch."""
        terms = identifier_terms(word)
        if terms:
            return terms
        exact = fold_surface(word)
        plain = exact.replace("-", "")
        return WordTerms((self.stem(plain),), self.parts(plain), exact)

    def parts(self, word: str) -> tuple[str, ...]:
        """Return parts of a compound, each as base form and as stem; () for another word."""
        found = swedish_parts(word)
        stems = (self.stem(part) for part in found)
        return tuple(sorted({*found, *stems})) if found else ()


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in _BLANK_LINE.split(text):
        end = start + len(piece)
        chunks = piece.split()
        swedish, finnish = _counts(chunks)
        if swedish > finnish * _MIXED:
            if swedish * _SPARSEST >= len(chunks):
                yield start, end
        elif swedish > 1:
            yield from _swedish_lines(text, start, end)
        start = end


def _swedish_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].splitlines(keepends=True):
        line_end = start + len(line)
        chunks = line.split()
        swedish, finnish = _counts(chunks)
        if swedish > finnish and len(chunks) >= _SHORTEST_LINE:
            yield start, line_end
        start = line_end


def _counts(chunks: Iterable[str]) -> tuple[int, int]:
    """Count Swedish and Finnish stop words of what is between blanks."""
    packed = sum(map(_CHUNK_COUNTS.__getitem__, chunks))
    strong, weak, finnish = (packed >> shift & _MASK for shift in _SHIFTS.values())
    return strong + weak if strong else 0, finnish


def _count_chunk(chunk: str) -> int:
    """Return the three counts of one chunk in one number."""
    found = _COUNTED.finditer(chunk)
    return sum(1 << _SHIFTS[match.lastgroup or ""] for match in found)


_SHIFTS = {"strong": 0, "weak": 40, "fi": 80}
_MASK = (1 << 40) - 1
_CHUNK_COUNTS = TermCache(_count_chunk, 10_000)
