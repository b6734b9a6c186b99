#!/usr/bin/env python3
"""Make the lists of Swedish words with their Finnish translations.

usage: make_translations.py --dictionaries FOLDER --acts acts.csv [--out FOLDER]

FOLDER holds the files (``.index``, ``.dict.dz``) of Debian's packages ``dict-freedict-*``:
the dictionaries of Swedish and Finnish, and of each with other languages. What these say by
two other languages is a translation, too. They become ``translations_general.tsv``.
``acts.csv`` has titles of acts in both languages, as published in Finlex: words that stand
for each other in them (IBM model 1, both ways) become ``translations_official.tsv``. A row
is a Swedish word, and Finnish ones, the likeliest first.

Finnish words that at least three other languages give the same word for become
``synonyms.tsv``: a row is a word, and others, the likeliest first.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.swedish import SwedishStemmer

GENERAL = (
    "# Source: FreeDict 2022.11.18, dictionaries of Swedish and Finnish (WikDict, from\n"
    "# Wiktionary), CC BY-SA 3.0; this list is under the same licence.\n"
    "# Made by scripts/make_translations.py.\n"
)
SYNONYMS = GENERAL.replace("of Swedish and Finnish", "of Finnish")
OFFICIAL = (
    "# Source: titles of acts in Finlex (Ministry of Justice of Finland), CC BY 4.0.\n"
    "# Made by scripts/make_translations.py.\n"
)
ROUNDS = 12
LEAST = 0.15
"""Product of the two probabilities from which two words are taken as translations."""

LEAST_TITLES = 2
OTHERS = ("deu", "fra", "nld", "ita", "pol", "por", "nor", "ell")
LEAST_OTHERS = 2
"""Languages that must agree on a pair that no dictionary of the two has; the dictionaries of
these are under the same licence, which the Swedish-English one is not."""

LEAST_SAME = 3
"""Languages that must agree on two Finnish words."""

MOST_MEANINGS = 8
MOST = 4
"""Translations of a word that are kept."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_HEAD = re.compile(r"(?P<word>.*?)(?: /[^/]*/)?(?: <(?P<kind>[^>]*)>)?\s*")
_NUMBERED = re.compile(r"\s*\d+\.(?:\s|$)")
_TRAILING = re.compile(r"\s+\d+\.\s*$|\([^)]*\)")
_KINDS = ("n", "adj", "v", "adv", "")
"""Kinds of words that are kept: no names, numbers, affixes or proverbs."""

_WORD = re.compile(r"[^\W\d_][\w-]*[^\W\d_]")
_PLAIN = re.compile(r"[a-zåäöéü]{2,}(?:[ -][a-zåäöéü]{2,}){0,2}")

Pairs = Iterable[tuple[str, str]]


def main() -> None:
    """Read the sources, write both lists, print how many words they have."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dictionaries", type=Path, required=True)
    parser.add_argument("--acts", type=Path, required=True)
    parser.add_argument(
        "--out", type=Path, default=Path("indexer/understanding/vocabulary")
    )
    arguments = parser.parse_args()
    folder = arguments.dictionaries
    direct = list(pairs_of(folder, "swe", "fin"))
    general = (*direct, *by_others(folder, set(direct)))
    write(arguments.out / "translations_general.tsv", GENERAL, general)
    write(arguments.out / "synonyms.tsv", SYNONYMS, synonyms(folder))
    write(
        arguments.out / "translations_official.tsv",
        OFFICIAL,
        aligned(titles(arguments.acts)),
    )


def write(path: Path, source: str, pairs: Pairs) -> None:
    """Write a list in alphabetical order of the Swedish words."""
    rows: dict[str, dict[str, None]] = defaultdict(dict)
    for swedish, finnish in pairs:
        swedish, finnish = swedish.lower(), finnish.lower()
        is_plain = _PLAIN.fullmatch(swedish) and _PLAIN.fullmatch(finnish)
        if is_plain and " " not in swedish:
            rows[swedish][finnish] = None
    lines = (f"{sv}\t{', '.join(list(fi)[:MOST])}\n" for sv, fi in sorted(rows.items()))
    path.write_text(source + "".join(lines), "utf-8")
    print(f"{path.name}: {len(rows)} words")


# -- dictionaries in the form of dictd ------------------------------------------------


def pairs_of(folder: Path, one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of two languages that the dictionaries of both directions have."""
    yield from entries(folder, f"freedict-{one}-{other}")
    for word, translation in entries(folder, f"freedict-{other}-{one}"):
        yield translation, word


def by_others(folder: Path, known: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return pairs that at least two other languages give, most languages first."""
    support: Counter[tuple[str, str]] = Counter()
    for language in OTHERS:
        finnish: dict[str, set[str]] = defaultdict(set)
        for word, translation in pairs_of(folder, language, "fin"):
            finnish[word].add(translation)
        found = {
            (swedish, one)
            for swedish, word in pairs_of(folder, "swe", language)
            for one in finnish.get(word, ())
        }
        support.update(found - known)
    rows = [(-count, pair) for pair, count in support.items() if count >= LEAST_OTHERS]
    return [pair for _, pair in sorted(rows)]


def synonyms(folder: Path) -> list[tuple[str, str]]:
    """Return Finnish words that have the same words in several languages, the surest first.

    A foreign word with many Finnish ones has several meanings and says nothing.
    """
    support: Counter[tuple[str, str]] = Counter()
    for language in (*OTHERS, "eng", "swe"):
        finnish: dict[str, set[str]] = defaultdict(set)
        for word, translation in pairs_of(folder, "fin", language):
            finnish[translation.lower()].add(word.lower())
        support.update(
            {
                pair
                for words in finnish.values()
                if len(words) <= MOST_MEANINGS
                for pair in itertools.permutations(words, 2)
            }
        )
    rows = [(-count, pair) for pair, count in support.items() if count >= LEAST_SAME]
    return [pair for _, pair in sorted(rows)]


def entries(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield word and translation; nothing when there is no such dictionary."""
    if not (folder / f"{name}.index").exists():
        return
    data = gzip.decompress((folder / f"{name}.dict.dz").read_bytes())
    for line in (folder / f"{name}.index").read_text("utf-8").splitlines():
        word, start, length = line.split("\t")[:3]
        if word.startswith("00"):
            continue
        at = _number(start)
        text = data[at : at + _number(length)].decode("utf-8").strip("\n")
        yield from _translations(text.split("\n"))


def _number(text: str) -> int:
    number = 0
    for digit in text:
        number = number * 64 + _DIGITS.index(digit)
    return number


def _translations(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one entry: its head, then translations; definitions follow them."""
    head = _HEAD.fullmatch(lines[0])
    kind = (head["kind"] or "").split(",")[0] if head else "none"
    if not head or kind not in _KINDS:
        return
    numbered = [line for line in lines[1:] if _NUMBERED.match(line)]
    if numbered and not _NUMBERED.match(lines[1]):
        # The first meaning has no number of its own line: "koulu 2.".
        numbered.insert(0, lines[1])
    for line in numbered or lines[1:2]:
        plain = _TRAILING.sub("", _NUMBERED.sub("", line))
        for translation in plain.split(","):
            if translation.strip():
                yield head["word"].strip(), translation.strip()


# -- titles in two languages ----------------------------------------------------------


def titles(path: Path) -> list[tuple[list[str], list[str]]]:
    """Return the words of each pair of titles: Swedish as written, Finnish base forms."""
    analyzer = FinnishAnalyzer()
    known: dict[str, str] = {}

    def base(word: str) -> str:
        if word not in known:
            words = analyzer.analyze_query(word)
            known[word] = words[0].lemma[0] if words and words[0].lemma else word
        return known[word]

    with path.open(encoding="utf-8") as file:
        rows = {(row["title_sv"], row["title_fi"]) for row in csv.DictReader(file)}
    return [
        (
            list(dict.fromkeys(_WORD.findall(sv.lower()))),
            list(dict.fromkeys(base(word) for word in _WORD.findall(fi.lower()))),
        )
        for sv, fi in sorted(rows)
        if sv and fi
    ]


def aligned(pairs: list[tuple[list[str], list[str]]]) -> list[tuple[str, str]]:
    """Return words that stand for each other, the surest first."""
    stemmer = SwedishStemmer()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    stemmed = []
    for swedish, finnish in pairs:
        stems = [stemmer.stem(word.replace("-", "")) for word in swedish]
        for stem, word in zip(stems, swedish, strict=True):
            forms[stem][word.replace("-", "")] += 1
        stemmed.append((list(dict.fromkeys(stems)), finnish))
    found = sorted(
        (-chance, _shortest(forms[sv]), fi) for sv, fi, chance in _chances(stemmed)
    )
    return [
        (swedish, finnish) for chance, swedish, finnish in found if -chance >= LEAST
    ]


def _shortest(forms: Mapping[str, int]) -> str:
    """Return the form that is likeliest the base form: the shortest."""
    return min(forms, key=lambda form: (len(form), form))


def _chances(
    pairs: list[tuple[list[str], list[str]]],
) -> Iterator[tuple[str, str, float]]:
    """Yield two words with the product of the chances that one stands for the other."""
    ours: dict[str, int] = {}
    theirs: dict[str, int] = {}
    cells = np.array(
        [
            (
                ours.setdefault(one, len(ours)),
                theirs.setdefault(other, len(theirs)),
                row,
            )
            for row, (left, right) in enumerate(pairs)
            for one in left
            for other in right
        ],
        np.int64,
    )
    sv, fi, rows = cells.T
    keys, at = np.unique(sv * len(theirs) + fi, return_inverse=True)
    left, right = keys // len(theirs), keys % len(theirs)
    counts = np.bincount(at)
    there = _model(at, rows * len(theirs) + fi, left)
    back = _model(at, rows * len(ours) + sv, right)
    names, others = list(ours), list(theirs)
    for one, other, count, chance in zip(
        left.tolist(),
        right.tolist(),
        counts.tolist(),
        (there * back).tolist(),
        strict=True,
    ):
        if count >= LEAST_TITLES:
            yield names[one], others[other], chance


def _model(
    at: npt.NDArray[np.intp], words: npt.NDArray[np.int64], given: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Return the chance of each pair given one of its words, by IBM model 1."""
    chances = np.ones(len(given))
    _, group = np.unique(words, return_inverse=True)
    for _ in range(ROUNDS):
        weights = chances[at]
        shares = weights / np.bincount(group, weights)[group]
        counts = np.bincount(at, shares, len(given))
        chances = counts / np.bincount(given, counts)[given]
    return chances


if __name__ == "__main__":
    main()
