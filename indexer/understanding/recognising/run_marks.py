"""Stage: words typed without their marks: "tayttolupa", "girjeradju", "CO2".

A word that the index lacks is looked for with its marks: first the spellings that the
dictionary knows, then the words of the index that are the same without marks; at last one
that only the dictionary knows. What the index has as typed stays as it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from analyzers.base import QueryWord
from analyzers.notations.temporal.relative_periods import find_relative_periods
from indexer.contract.patterns import Unmarked
from indexer.request import ReadingStep
from indexer.understanding.query_state import QueryState, WordRun, is_in_period
from indexer.understanding.term_reader import TermReader

_UMLAUTS = {"a": "ä", "o": "ö"}

_SHORTEST = 4
_LONGEST = 40
_MOST_CHANGES = 2
"""Times that a word changes between front and back vowels, in its compound parts."""


def restore_marks(state: QueryState) -> QueryState:
    """Put the marks back into words of each run that the index has only with them."""
    return state.with_runs(lambda run: _restored(run, state))


def _restored(run: WordRun, state: QueryState) -> WordRun:
    steps: list[ReadingStep] = []
    text = run.text
    for word in run.words:
        step_id = f"marks:{word.exact}"
        if step_id in state.removed_steps or not _may_lack_marks(word):
            continue
        spelling = marked_spelling(word, state.words)
        if spelling and not _is_of_time(word, run, state):
            text = text[: word.start] + spelling + text[word.end :]
            steps.append(ReadingStep(step_id, "marks", word.text, spelling, True))
    if not steps:
        return run
    return replace(
        run, text=text, words=tuple(state.words.words(text)), mends=tuple(steps)
    )


def _is_of_time(word: QueryWord, run: WordRun, state: QueryState) -> bool:
    """Whether a word belongs to a period, as that of "toissa vuonna" does."""
    return is_in_period(word, find_relative_periods(run.text, state.today))


def _may_lack_marks(word: QueryWord) -> bool:
    is_sign = any(sign.isdigit() for sign in word.exact)
    parts = word.exact.split("-")
    is_word = all(map(str.isalpha, parts)) and len(max(parts, key=len)) >= _SHORTEST
    is_whole = len(word.text) == word.end - word.start == len(word.exact)
    is_mixed = is_sign and any(sign.isalpha() for sign in word.exact)
    return is_whole and (is_word or is_mixed) and len(word.exact) <= _LONGEST


def marked_spelling(word: QueryWord, words: TermReader) -> str | None:
    """Return how *word* is written with marks in the index; None to leave it alone."""
    if words.is_in_index((word.exact, *word.lemma)):
        return None
    for spelling in spellings(word.exact):
        if words.is_known(spelling):
            (read,) = words.words(spelling)[:1] or (None,)
            if read and words.is_in_index((spelling, *read.lemma)):
                return spelling
    # Where no word is so, the first part of a compound with a hyphen may be.
    for is_first_part in (False, True):
        found = words.index_words(Unmarked(word.exact, is_first_part))
        if found:
            return found[0].partition("-")[0] if is_first_part else found[0]
    if "-" in word.exact:
        return _marked_parts(word, words)
    return _known_spelling(word, words)


def _known_spelling(word: QueryWord, words: TermReader) -> str | None:
    """Return the first spelling that the dictionary has, of a word that it lacks.

    The index lacks both; but the word is read, and other words for it are known.
    """
    if words.is_known(word.exact) or words.is_foreign(word.exact):
        return None
    return next(filter(words.is_known, spellings(word.exact)), None)


def _marked_parts(word: QueryWord, words: TermReader) -> str | None:
    """Return a word of parts with hyphens, each that lacks its marks with them."""
    parts = word.exact.split("-")
    spelled = [
        (marked_spelling(read, words) if len(part) >= _SHORTEST else None) or part
        for part in parts
        for read in words.words(part)[:1]
    ]
    return "-".join(spelled) if spelled != parts else None


def spellings(word: str) -> Iterator[str]:
    """Yield *word* with umlauts, by vowel harmony: each compound part has them or not.

    >>> list(spellings("poyta"))[0]
    'pöytä'
    """
    places = [at for at, sign in enumerate(word) if sign in _UMLAUTS]
    seen = {word}
    for changes in range(_MOST_CHANGES + 1):
        for cuts in itertools.combinations(range(1, len(places)), changes):
            for is_first_front in (True, False):
                spelled = _spelled(word, places, cuts, is_first_front)
                if spelled not in seen:
                    seen.add(spelled)
                    yield spelled


def _spelled(
    word: str, places: list[int], cuts: tuple[int, ...], is_front: bool
) -> str:
    letters = list(word)
    for number, at in enumerate(places):
        if number in cuts:
            is_front = not is_front
        if is_front:
            letters[at] = _UMLAUTS[letters[at]]
    return "".join(letters)
