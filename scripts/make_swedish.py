#!/usr/bin/env python3
"""Make the lexicon of Swedish words and endings from a dictionary of Hunspell.

usage: make_swedish.py sv_FI.dic [--out analyzers/data]

The dictionary (with ``sv_FI.aff`` beside it) is that of Debian's package ``hunspell-sv``.
Writes ``swedish_words.tsv`` (letters of the endings that words take, with the words) and
``swedish_endings.tsv`` (letter, what is cut off, what is put on, before what). A compound
whose last part takes the same endings is left out: its forms are found by that part.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

SOURCE = (
    "# Source: Hunspell's Swedish dictionary (Den stora svenska ordlistan), copyright 2003-2014\n"
    "# Göran Andersson, LGPL 3; this list is under the same licence. Made by\n"
    "# scripts/make_swedish.py.\n"
)
NO_ENDINGS = "-"
SHORTEST_PART = 4
SHORTEST_FIRST = 2
_WORD = re.compile("[a-zåäöéü]{2,}")
_RULE_FIELDS = 5

Rule = tuple[str, str, str, str]
"""Letter, what is cut off, what is put on, before what."""


def main() -> None:
    """Read the dictionary, write both files, print how much is in them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--out", type=Path, default=Path("analyzers/data"))
    arguments = parser.parse_args()
    endings = rules(arguments.dictionary.with_suffix(".aff").read_text("utf-8"))
    words = simple(bases(arguments.dictionary.read_text("utf-8"), endings))
    lines = ("\t".join(rule) + "\n" for rule in endings)
    path = arguments.out / "swedish_endings.tsv"
    path.write_text(SOURCE + "".join(lines), "utf-8")
    groups: dict[str, list[str]] = defaultdict(list)
    for word, letters in sorted(words.items()):
        groups[letters].append(word)
    rows = (
        f"{letters or NO_ENDINGS}\t{' '.join(found)}\n"
        for letters, found in sorted(groups.items())
    )
    path = arguments.out / "swedish_words.tsv"
    path.write_text(SOURCE + "".join(rows), "utf-8")
    print(f"{len(endings)} endings, {len(words)} words")


def rules(text: str) -> list[Rule]:
    """Return the endings of an affix file."""
    found = []
    for line in text.splitlines():
        fields = line.split("#")[0].split()
        if len(fields) >= _RULE_FIELDS and fields[0] == "SFX":
            _, letter, cut, put, before = fields[:_RULE_FIELDS]
            put = put.split("/")[0]
            found.append((letter, cut.replace("0", ""), put.replace("0", ""), before))
    return [rule for rule in found if rule[2].isalpha()]


def bases(text: str, endings: list[Rule]) -> dict[str, str]:
    """Return plain words -> letters of their endings, in alphabetical order."""
    known = {letter for letter, *_ in endings}
    found: dict[str, set[str]] = defaultdict(set)
    for line in text.splitlines()[1:]:
        word, _, letters = line.split("\t")[0].partition("/")
        if _WORD.fullmatch(word):
            found[word].update(known.intersection(letters))
    return {word: "".join(sorted(letters)) for word, letters in found.items()}


def simple(words: dict[str, str]) -> dict[str, str]:
    """Leave out compounds that take no other endings than their last part."""
    kept: dict[str, str] = {}
    for word in sorted(words, key=lambda one: (len(one), one)):
        parts = (
            word[cut:] for cut in range(SHORTEST_FIRST, len(word) - SHORTEST_PART + 1)
        )
        part = next((one for one in parts if one in kept), None)
        if part is None or not set(words[word]) <= set(kept[part]):
            kept[word] = words[word]
    return kept


if __name__ == "__main__":
    main()
