"""Full titles of acts: "laissa X:sta", "X:sta annetun lain", "lagen om X"."""

from __future__ import annotations

import re

from analyzers.law.locating.tails import read_tail
from analyzers.law.mentions.citations import Named
from analyzers.law.register.inflection import NounForm
from analyzers.law.register.names import (
    match_title_backward,
    match_title_forward,
    name_table,
)
from analyzers.law.register.statutes import statute

_MAX_WORDS = 30
_MAX_BEFORE = 280
_WORD_BEFORE = re.compile(r"[^\s.;:()\"”]+")
_WORD_AFTER = re.compile(r"\s([a-zåäöé0-9\-–/&]{1,60}),?")
_MAKER = (
    r"(?:valtioneuvoston|statsrådets|(?:[a-zåäö]{2,30}-\s(?:ja|och)\s)?"
    r"[a-zåäö]{2,40}(?:ministeriön|ministeriets))"
)
_ENACTED = re.compile(rf"\sannet\w{{1,5}}\s(?:{_MAKER}\s)?$")
_MAKER_BEFORE = re.compile(rf"(?<!\w){_MAKER}\s$")
_BOUNDARY = re.compile(
    r"(?:taan|tään|daan|dään|taan|etaan|etään|ttava|ttavä|ttiin|nyt|nut|vat|vät)$"
)
_JOINED = re.compile(r"(?:ja|sekä|tai)\s(?!-)")
_CLOSING = (*':;.()"”',)
_SMALL_WORDS = frozenset(
    (
        *(
            "on",
            "ei",
            "että",
            "kun",
            "kuin",
            "mukaan",
            "nojalla",
            "perusteella",
            "myös",
        ),
        *("jos", "jonka", "joka", "jotka", "mitä", "se", "ne", "noudattaen", "siten"),
        *("ks", "vrt", "ns", "sekä", "mm", "lisäksi", "kuten", "edellä", "jäljempänä"),
        *("uuden", "kumotun", "vaan", "mutta"),
    )
)


def enacted_title(form: NounForm, text: str, lower: str, floor: int) -> Named | None:
    """Read "viranomaisten toiminnan julkisuudesta annetun lain": title before the noun.

    Args:
        form: the bare noun.
        text: cleaned text.
        lower: the same in lower case.
        floor: offset that the title must not reach before.
    """
    if lower.rfind("annet", max(floor, form.start - 90), form.start) < 0:
        return None
    low = max(floor, form.start - _MAX_BEFORE)
    enacted = _ENACTED.search(lower, low, form.start)
    if enacted is None:
        return None
    words = [
        (match[0].rstrip(","), match.start())
        for match in _WORD_BEFORE.finditer(lower, low, enacted.start())
    ]
    found = match_title_backward([word for word, _ in words], form.noun)
    if found is not None:
        title, taken = found
        start = words[-taken][1]
        return Named(title.name, title.acts, start, form.end, form.noun)
    is_title = bool(words) and words[-1][0].endswith(("sta", "stä"))
    if not is_title or read_tail(lower, form.end).number is None:
        # an unknown act; its "5 §" must not be taken for another's
        return Named("", (), with_maker(form, lower), form.end, form.noun)
    return Named("", (), _guess_start(words, text), form.end, form.noun)


def full_title(form: NounForm, lower: str) -> Named | None:
    """Read "laissa viranomaisten toiminnan julkisuudesta": title after the noun.

    An unknown title is accepted when it ends in the elative and its number follows.
    """
    if not _may_start_title(lower, form):
        return None
    words = _words_after(lower, form.end)
    if form.language == "sv":
        if not words or words[0][0] not in ("om", "angående"):
            return None
        words = words[1:]
    start = with_maker(form, lower)
    found = match_title_forward(words, form.noun)
    if found is not None:
        title, taken = found
        return Named(
            title.name,
            title.acts,
            start,
            _widened(words, taken, title.acts, lower),
            form.noun,
            language=form.language,
        )
    if form.language == "fi" and _is_title(words, lower, start < form.start):
        # "valtioneuvoston asetus X:n hyödyntämisestä maarakentamisessa (843/2017)"
        return Named("", (), start, words[-1][1], form.noun, language=form.language)
    for word, end in words[::-1]:
        is_end = form.language == "sv" or word.endswith(("sta", "stä", "sta,", "stä,"))
        if is_end and lower.startswith(("(", "1", "2"), end + 1):
            if read_tail(lower, end).number is not None:
                return Named("", (), start, end, form.noun, language=form.language)
            break
    if form.language == "sv":
        # "lagen om …" that no table has: its "5 §" must not be taken for another's
        return Named("", (), start, form.end, form.noun, language="sv")
    return None


def _widened(
    words: list[tuple[str, int]], taken: int, acts: tuple[str, ...], lower: str
) -> int:
    """Return the end of a title; words added to it since count when its number follows."""
    for _, end in words[taken : taken + 5]:
        if lower.startswith(" (", end) and read_tail(lower, end).number in acts:
            return end
    return words[taken - 1][1]


def _is_title(words: list[tuple[str, int]], lower: str, has_maker: bool) -> bool:
    """Whether the words are a title to their end, whatever its case, with its number.

    Without a maker the number must be a known act's.
    """
    if not (
        any(word.endswith(("sta", "stä")) for word, _ in words)
        and not any(w in _SMALL_WORDS or _BOUNDARY.search(w) for w, _ in words)
        and lower.startswith(" (", words[-1][1])
    ):
        return False
    number = read_tail(lower, words[-1][1]).number
    return number is not None and (has_maker or statute(number) is not None)


def _may_start_title(lower: str, form: NounForm) -> bool:
    """Whether it is worth reading on: a known first word, or a number in reach."""
    first = _WORD_AFTER.match(lower, form.end)
    if first is None:
        return False
    if form.language == "sv":
        return first[1] in ("om", "angående")
    is_known = first[1][:4] in name_table().titles_by_first
    return is_known or "/" in lower[form.end : form.end + _MAX_BEFORE]


def with_maker(form: NounForm, lower: str) -> int:
    """Return where the name starts when "valtioneuvoston" or a ministry stands before."""
    if form.noun == "laki":
        return form.start
    low = max(0, form.start - 90)
    match = _MAKER_BEFORE.search(lower, low, form.start)
    return match.start() if match else form.start


def _words_after(lower: str, at: int) -> list[tuple[str, int]]:
    words = []
    for _ in range(_MAX_WORDS):
        match = _WORD_AFTER.match(lower, at)
        if match is None:
            break
        words.append((match[1], match.end(1)))
        at = match.end()
    return words


def _guess_start(words: list[tuple[str, int]], text: str) -> int:
    """Guess where an unknown title begins.

    Backwards from its end: after a verb, a small word or a comma that joins no list of
    subjects; a capital letter is its first.
    """
    start = words[-1][1]
    for word, position in words[:-13:-1]:
        is_suspended = word.endswith("-")
        if not word[:1].isalpha() or "@" in word:
            break
        if not is_suspended and (_BOUNDARY.search(word) or word in _SMALL_WORDS):
            break
        after = text[position + len(word) : position + len(word) + 1]
        is_listed = is_suspended or word.endswith(("sta", "stä"))
        if after in _CLOSING or (after == "," and not is_listed):
            break
        start = position
        if text[position].isupper():
            break
    joined = _JOINED.match(text, start)
    return joined.end() if joined else start
