"""Names of acts: from the table of statutes to an index by stem, and lookup in text."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, Literal

from analyzers.errors import StatuteTableError
from analyzers.law.register.inflection import Noun
from analyzers.law.register.statutes import Statute, statute, statutes

MISSPELT_LENGTH = 12
"""Stems this long are recognised with one letter wrong ("ympäristösuojelulaki")."""

Language = Literal["fi", "sv"]
_ENDING_LESS = re.compile(r"(.*?(?:la|asetu|kaar|päätö|hallitusmuo))(?:ki|s|i|to)?$")
_TITLE_FI = re.compile(
    r"(?:(?P<maker>.*?) )?(?P<noun>laki|asetus|päätös) (?P<rest>.+)", re.I
)
_TITLE_SV = re.compile(
    r"(?:(?P<maker>.*?) )?(?P<noun>lag|förordning|beslut) (?:om|angående) (?P<rest>.+)",
    re.I,
)


_LANGUAGES = ("fi", "fi-title", "sv", "abbreviation")
"""What a row of ``statute_names.csv`` may be: a short name, a title without its noun,
a Swedish name of either kind, letters."""


@dataclass(frozen=True, slots=True)
class ShortName:
    """A name by its last word's stem and the words that must stand before it."""

    before: re.Pattern[str] | None
    length: int
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The words of a title without its noun: ("viranomaisten", "toiminnan", …)."""

    words: tuple[str, ...]
    noun: Noun
    acts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The words in one."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class NameTable:
    """Every name, indexed for lookup; ``phrases`` are the short ones in all their words."""

    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    short: dict[str, list[ShortName]] = field(default_factory=dict)
    titles_by_first: dict[str, list[Title]] = field(default_factory=dict)
    titles_by_last: dict[str, list[Title]] = field(default_factory=dict)
    abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)


@functools.cache
def name_table() -> NameTable:
    """Build the index of names, once."""
    short: dict[str, list[str]] = {}
    titles: dict[tuple[tuple[str, ...], Noun], list[str]] = {}
    abbreviations: dict[str, list[str]] = {}
    for act in statutes().values():
        for stem in _short_stems(act):
            _add(short, stem, act.number)
        for key in _titles(act):
            _add(titles, key, act.number)
        for abbreviation in act.abbreviations:
            for written in _spellings(abbreviation):
                _add(abbreviations, written, act.number)
    for name, language, numbers in _more_names():
        for number in numbers:
            if language == "abbreviation":
                _add(abbreviations, name, number)
            elif language == "fi-title":
                _add(titles, (tuple(name.split()), "laki"), number)
            elif " om " in name or " angående " in name:
                _add(titles, _sv_title(name), number)
            else:
                _add(short, _stem(name, language), number)
    return _indexed(short, titles, abbreviations)


def _indexed(
    short: dict[str, list[str]],
    titles: dict[tuple[tuple[str, ...], Noun], list[str]],
    abbreviations: dict[str, list[str]],
) -> NameTable:
    table = NameTable()
    for stem, acts in short.items():
        table.phrases[stem] = tuple(acts)
        *before, last = stem.split()
        name = ShortName(_before_pattern(before), len(before), tuple(acts))
        table.short.setdefault(last.replace("-", ""), []).append(name)
    for names in table.short.values():
        names.sort(key=lambda name: -name.length)
    for (words, noun), acts in titles.items():
        title = Title(words, noun, tuple(acts))
        table.titles_by_first.setdefault(words[0][:4], []).append(title)
        table.titles_by_last.setdefault(words[-1][:4], []).append(title)
    for by in (table.titles_by_first, table.titles_by_last):
        for found in by.values():
            found.sort(key=lambda title: -len(title.words))
    older = _of_one_title()
    for written, acts in abbreviations.items():
        more = (number for act in acts for number in older.get(act, ()))
        table.abbreviations[written] = tuple(dict.fromkeys((*acts, *more)))
    return table


def _of_one_title() -> dict[str, list[str]]:
    """Return act -> all that bear its title: letters that mean one may mean the others.

    Which of them, the day of the document tells.
    """
    by_title: dict[str, list[str]] = {}
    for act in statutes().values():
        by_title.setdefault(act.title_fi.lower(), []).append(act.number)
    return {number: acts for acts in by_title.values() for number in acts}


def short_names(
    lower: str, start: int, stem: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (start of the name, acts) for a word with *stem* at *start*, longest first."""
    table = name_table()
    names = table.short.get(stem) or table.short.get(_respelled(stem))
    if not names:
        return
    window = lower[max(0, start - 60) : start]
    for name in names:
        if name.before is None:
            yield start, name.acts
        elif match := name.before.search(window) or _without_dots(name.before, window):
            yield start - len(window) + match.start("words"), name.acts


def _without_dots(before: re.Pattern[str], window: str) -> re.Match[str] | None:
    """Match "maankaytto- ja", whose dots a scan lost; only where a hyphen is near."""
    if not window.rstrip(" jaoch").endswith("-"):
        return None
    return _dotless(before.pattern).search(window.translate(_DOTLESS))


_DOTLESS = str.maketrans("äöå", "aoa")


@functools.cache
def _dotless(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.translate(_DOTLESS))


def _respelled(stem: str) -> str:
    """Return the known stem that a long stem is one wrong letter away from, else ""."""
    if len(stem) < MISSPELT_LENGTH:
        return ""
    misspelt = _misspelt()
    shortened = {stem[:i] + stem[i + 1 :] for i in range(len(stem))}
    found = {known for short in shortened for known in misspelt.get(short, ())}
    found |= {short for short in shortened if short in name_table().short}
    found |= set(misspelt.get(stem, ()))
    return found.pop() if len(found) == 1 else ""


@functools.cache
def _misspelt() -> dict[str, list[str]]:
    """Return what long names are when a letter is missing, and the names it is of."""
    found: dict[str, list[str]] = {}
    for stem in name_table().short:
        if len(stem) >= MISSPELT_LENGTH:
            for index in range(len(stem)):
                _add(found, stem[:index] + stem[index + 1 :], stem)
    return found


def match_title_forward(
    words: list[tuple[str, int]], noun: Noun
) -> tuple[Title, int] | None:
    """Match a title at the front of *words* (word, end offset); longest wins.

    Returns:
        The title and the number of words it took.
    """
    if not words:
        return None
    best: tuple[Title, int] | None = None
    for title in name_table().titles_by_first.get(words[0][0][:4], ()):
        if title.noun != noun or (best and len(title.words) <= len(best[0].words)):
            continue
        taken = _align(title.words, [word for word, _ in words])
        if taken:
            best = (title, taken)
    return best


def match_title_backward(words: list[str], noun: Noun) -> tuple[Title, int] | None:
    """Match a title that ends with the last of *words*; longest wins."""
    if not words:
        return None
    backward = words[::-1]
    for title in name_table().titles_by_last.get(words[-1][:4], ()):
        if title.noun != noun:
            continue
        taken = _align(title.words[::-1], backward)
        if taken:
            return title, taken
    return None


def _align(title: tuple[str, ...], words: list[str]) -> int:
    """Return how many of *words* the title takes from the front, 0 when it is not there.

    One word of a long title may be missing in the text ("eräiden").
    """
    at = 0
    missing = 0
    for wanted in title:
        if at < len(words) and _is_same_word(wanted, words[at]):
            at += 1
        elif at and missing == 0 and len(title) > 4:
            missing = 1
        else:
            return 0
    return at


def _is_same_word(wanted: str, found: str) -> bool:
    if wanted == found:
        return True
    shorter = min(len(wanted), len(found))
    if shorter < 7 or abs(len(wanted) - len(found)) > 2:
        return False
    common = 0
    for one, other in zip(wanted, found, strict=False):
        if one != other:
            break
        common += 1
    return common >= shorter - 4 and common >= 5 and wanted[-2:] == found[-2:]


def _short_stems(act: Statute) -> Iterator[str]:
    for stem in act.stems_fi:
        if not stem.endswith("annet") and stem.lower() not in ("kvhl",):
            yield _stem(stem, "fi")
    if act.title_sv and not _TITLE_SV.fullmatch(act.title_sv):
        yield act.title_sv.lower().removeprefix("finlands ")


def _titles(act: Statute) -> Iterator[tuple[tuple[str, ...], Noun]]:
    for title in (act.title_fi, act.current_title_fi):
        match = _TITLE_FI.fullmatch(title)
        if match:
            noun: Noun = "laki"
            if match["noun"].lower() != "laki":
                noun = "asetus" if match["noun"].lower() == "asetus" else "päätös"
            yield _words(match["rest"]), noun
    if _TITLE_SV.fullmatch(act.title_sv):
        yield _sv_title(act.title_sv)


def _sv_title(title: str) -> tuple[tuple[str, ...], Noun]:
    match = _TITLE_SV.fullmatch(title)
    assert match is not None
    nouns: dict[str, Noun] = {"lag": "laki", "förordning": "asetus", "beslut": "päätös"}
    noun = nouns[match["noun"].lower()]
    return _words(match["rest"]), noun


def _words(title: str) -> tuple[str, ...]:
    return tuple(word.strip(",") for word in title.lower().split())


def _spellings(abbreviation: str) -> set[str]:
    """Return an abbreviation in the letter cases that occur: "KVhL", "KVHL", "KVhl"."""
    if len(abbreviation) < 4:
        return {abbreviation}
    spellings = {abbreviation, abbreviation.upper()}
    if not abbreviation.isupper():
        spellings |= {abbreviation[:-1] + "l", abbreviation.capitalize()}
        spellings.add(abbreviation[0] + abbreviation[1].upper() + abbreviation[2:])
    return {written for written in spellings if len(written) > 3}


def _stem(name: str, language: str) -> str:
    lower = name.lower()
    match = _ENDING_LESS.fullmatch(lower) if language == "fi" else None
    return match[1] if match else lower


def _before_pattern(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    parts = []
    for word in words:
        if word.endswith("nen"):
            parts.append(re.escape(word[:-3]) + r"(?:nen|se\w{1,4}|sta|stä)")
        elif word.endswith("-"):
            parts.append(re.escape(word[:-1]) + "\\s?[-\u2010–]?")
        else:
            parts.append(re.escape(word))
    body = (
        r"\s?".join(parts) if any(w.endswith("-") for w in words) else r"\s".join(parts)
    )
    return re.compile(rf"(?<![^\W\d])(?<!-)(?P<words>{body})\s?$")


def _more_names() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    path = resources.files("analyzers").joinpath("data", "statute_names.csv")
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield read_name_row(row)


def read_name_row(row: dict[str, str]) -> tuple[str, str, tuple[str, ...]]:
    """Read a row of ``statute_names.csv``: name, language and the acts it may mean.

    Raises:
        StatuteTableError: the language or an act is unknown; the row is named.
    """
    acts = tuple(row["statute"].split(";"))
    if row["language"] not in _LANGUAGES:
        raise StatuteTableError(
            f"statute_names.csv: {row['name']!r} has language {row['language']!r}; "
            f"allowed: {', '.join(_LANGUAGES)}"
        )
    unknown = [act for act in acts if statute(act) is None]
    if unknown:
        raise StatuteTableError(
            f"statute_names.csv: {row['name']!r} means {', '.join(unknown)}, "
            "which no table of acts has"
        )
    return row["name"], row["language"], acts


def _add(index: dict[Any, list[str]], key: Any, act: str) -> None:
    acts = index.setdefault(key, [])
    if act not in acts:
        acts.append(act)
