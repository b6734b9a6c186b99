"""Whole titles of the wide register in a text, the longest first.

They are looked for before anything else, so that a name inside a longer title
("liikennevakuutuslain perusteella korvattavasta kuntoutuksesta annetun lain") or at its
end ("kestävän metsätalouden rahoituslain") never wins over the act that is cited.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.register.acts import act
from analyzers.law.register.inflection import Noun, NounForm
from analyzers.law.register.plain_titles import (
    acts_titled,
    begins_title,
    longest_title,
    normal,
    read_compound,
    title_key,
)

_BASES = {"la": "laki", "asetu": "asetus", "kaar": "kaari", "päätö": "päätös"}
_RULE_BASES = {"sään": "sääntö"}
"""Rules that are acts: "valtioneuvoston ohjesääntö", "kirkkojärjestys"."""

_LONGEST = 620
"""Code points that a title may have, and the text before its noun."""

_MOST_WORDS_BEFORE = 8
_WORD = re.compile(r"[^\s()\"”“]+")
_FIRST_WORD = re.compile(r" ([^\W\d][^\s,.;()]*)(?: ([^\s,.;()]+))?")
_GLUED = re.compile(r"\d+(?=[^\W\d])")
_LONGEST_DOTTED = 4
"""A longer word with a stop ends its sentence; titles have "23." and "f.e."."""

_STOP = (".", ";", ":", "!", "?")
_AGREEING = re.compile(
    r"(?<=\w)(?:se(?:ssa|sta|lla|lta|lle|en|na|ksi|ssä|stä|llä|ltä)|s(?:ta|tä|ia|iä))$"
)
_DATE = re.compile(r" \d{1,2}(?:\.\s?\d{1,2}\.\s?| päivänä \w{4,12}kuuta )\d{4}$")
_ENACTED = re.compile(r" annet\w{1,5} (?P<maker>[^.,;()§\d]{0,80} )?$")
_MAKER_END = re.compile(
    r"(?:ministeriön|neuvoston|presidentin|hallinnon|hallituksen|viraston|eduskunnan|"
    r"ministeriets|rådets|presidents|styrelsens|verkets|förvaltningens) $"
)


@dataclass(frozen=True, slots=True)
class RegisteredTitle:
    """A title found whole: its span, the word that is its noun, acts that bear it."""

    start: int
    end: int
    form: NounForm
    key: str
    acts: tuple[str, ...]


def find_registered_titles(
    clean: CleanText, forms: Iterable[NounForm]
) -> list[RegisteredTitle]:
    """Return the titles in *clean* in order; of overlapping ones the longest."""
    plain = normal(clean.lower)
    found = [title for form in forms for title in _titles(form, plain)]
    return _longest(found)


def title_after_maker(
    lower: str, start: int, end: int, noun: Noun
) -> RegisteredTitle | None:
    """Return the title after the letters of its maker: "VNa pelastustoimesta"."""
    if not lower.startswith(" ", end):
        return None
    found = longest_title(normal(noun + lower[end : end + _LONGEST]))
    if found is None or " " not in found[0]:
        return None
    key, acts = found
    end += len(key) - len(noun)
    form = NounForm(start, end, noun, noun, noun, "fi")
    return RegisteredTitle(start, end, form, key, acts)


def _longest(found: list[RegisteredTitle]) -> list[RegisteredTitle]:
    kept: list[RegisteredTitle] = []
    for title in sorted(found, key=lambda one: (one.start, -one.end)):
        while kept and title.start < kept[-1].end:
            last = kept[-1]
            if title.end - title.start <= last.end - last.start:
                break
            kept.pop()
        else:
            kept.append(title)
    return kept


def _titles(form: NounForm, plain: str) -> Iterable[RegisteredTitle]:
    if form.noun != "sääntö" and form.is_bare:
        return _of_bare_noun(form, plain)
    last = _base_form(form.stem, form.head)
    is_tail, acts = read_compound(last)
    if is_tail:
        return _of_tail(form, last, acts, plain)
    return (RegisteredTitle(form.start, form.end, form, last, acts),) if acts else ()


def _of_bare_noun(form: NounForm, plain: str) -> Iterator[RegisteredTitle]:
    base = _BASES.get(form.head, form.head)
    yield from _forward(form, base, plain)
    if form.language == "fi":
        yield from _enacted(form, base, plain)


def _of_tail(
    form: NounForm, last: str, acts: tuple[str, ...], plain: str
) -> Iterator[RegisteredTitle]:
    longer = _backward(form, last, plain)
    if longer is not None:
        yield longer
    elif acts:
        yield RegisteredTitle(form.start, form.end, form, last, acts)
    if form.language == "sv":
        # "pensionslagen för företagare"
        yield from _forward(form, last, plain)


@functools.lru_cache(maxsize=8192)
def _base_form(stem: str, head: str) -> str:
    """Return "kuntalaki" of the stem "kuntala"."""
    ending = _BASES.get(head) or _RULE_BASES.get(head)
    if ending is None:
        ending = f"{head}s" if head.endswith("järjesty") else head
    return stem[: -len(head)] + ending


def _forward(form: NounForm, base: str, plain: str) -> Iterator[RegisteredTitle]:
    """Find "laissa viranomaisten toiminnan julkisuudesta"."""
    words = _FIRST_WORD.match(plain, form.end)
    if words is None or not _may_be_title(base, *words.groups()):
        return
    window = base + plain[form.end : form.end + _LONGEST]
    found = longest_title(window)
    if found is None or " " not in found[0]:
        return
    key, acts = found
    end = form.end + len(key) - len(base)
    if base != form.head and form.language == "sv":
        yield RegisteredTitle(form.start, end, form, key, acts)
        return
    yield from _by_maker(
        form, key, acts, form.start, end, plain[max(0, form.start - 100) : form.start]
    )


def _may_be_title(base: str, first: str, second: str | None) -> bool:
    """Whether a title begins with these words, or is no longer than the first."""
    if not begins_title(f"{base} {first}"):
        return False
    is_longer = second is None or begins_title(f"{base} {first} {second}")
    return is_longer or bool(acts_titled(f"{base} {first}"))


def _enacted(form: NounForm, base: str, plain: str) -> Iterator[RegisteredTitle]:
    """Find "viranomaisten toiminnan julkisuudesta annetun lain"."""
    stop = plain.rfind(" annet", max(0, form.start - 140), form.start)
    enacted = _ENACTED.match(plain, stop, form.start) if stop > 0 else None
    if enacted is None:
        return
    if dated := _DATE.search(plain, max(0, stop - 40), stop):
        stop = dated.start()
    low = max(0, stop - _LONGEST)
    best = None
    for word in list(_WORD.finditer(plain, low, stop))[::-1]:
        if len(word[0]) > _LONGEST_DOTTED and word[0].endswith(_STOP):
            break  # the sentence before
        glued = _GLUED.match(word[0])
        start = word.start() + (glued.end() if glued else 0)
        if begins_title(f"{base} {plain[start : word.end()].rstrip(',')}"):
            key = f"{base} {plain[start:stop]}"
            acts = acts_titled(key)
            best = (start, key, acts) if acts else best
    if best is not None:
        start, key, acts = best
        maker = enacted["maker"] or ""
        for title in _by_maker(form, key, acts, start, form.end, maker):
            yield RegisteredTitle(start, form.end, form, key, title.acts)


def _backward(form: NounForm, last: str, plain: str) -> RegisteredTitle | None:
    """Find "valtion virkamieslain", "kunnallisessa virkaehtosopimuslaissa"."""
    words = _words_before(form.start, plain)
    if not words:
        return None
    nearest = words[0][0]
    agreeing = _AGREEING.sub("sen", nearest)
    for first in dict.fromkeys((nearest, agreeing)):
        if not begins_title(f"{last} {first}"):
            continue
        read = [word for word, _ in words]
        if first != nearest:
            read = [_AGREEING.sub("sen", word) for word in read]
        found = longest_title(" ".join((last, *read)))
        if found is not None and " " in found[0]:
            key, acts = found
            start = words[key.count(" ") - 1][1]
            return RegisteredTitle(start, form.end, form, key, acts)
    return None


def is_tail_of_longer(form: NounForm, lower: str) -> bool:
    """Whether the word before says that another, longer title was begun.

    "metsätalouden rahoituslain" is not a "rahoituslaki", though no title is just so.
    """
    last = _base_form(form.stem, form.head)
    if not read_compound(last)[0]:
        return False
    words = _words_before(form.start, lower)[:1]
    return bool(words) and begins_title(f"{last} {words[0][0]}")


def _words_before(start: int, plain: str) -> list[tuple[str, int]]:
    """Return (word, offset) before *start*, the nearest first, within the sentence."""
    found: list[tuple[str, int]] = []
    low = max(0, start - 160)
    if plain[start - 1 : start] not in (" ", "\n"):
        return found
    for match in list(_WORD.finditer(plain, low, start))[::-1][:_MOST_WORDS_BEFORE]:
        word = match[0]
        if word.endswith(_STOP):
            break
        glued = _GLUED.match(word)
        begin = glued.end() if glued else 0
        found.append((word[begin:], match.start() + begin))
        if glued:
            break
    return found


def _by_maker(
    form: NounForm,
    key: str,
    acts: tuple[str, ...],
    start: int,
    end: int,
    before: str,
) -> Iterator[RegisteredTitle]:
    """Keep the acts of the maker that the text names; all when it names none."""
    if form.noun == "laki":
        yield RegisteredTitle(start, end, form, key, acts)
        return
    makers = {number: _makers(number, key, form.language) for number in acts}
    named = ""
    for maker in {maker for of_act in makers.values() for maker in of_act}:
        if before.endswith(maker + " ") and len(maker) > len(named):
            named = maker
    if named:
        acts = tuple(number for number in acts if named in makers[number])
        start -= len(named) + 1
    elif _MAKER_END.search(before[-30:]):
        return
    yield RegisteredTitle(start, end, form, key, acts)


def _makers(number: str, key: str, language: str) -> Sequence[str]:
    """Return who made an act of this title; () for "Asetus …"."""
    facts = act(number)
    if facts is None:
        return ()
    titles = facts.titles_fi if language == "fi" else facts.titles_sv
    read = (title_key(title, language) for title in titles)
    return [maker for title, maker in read if maker and title == key]


def outside_titles(
    titles: Sequence[RegisteredTitle], anchors: list[tuple[int, NounForm | str]]
) -> list[tuple[int, NounForm | str]]:
    """Leave out what is inside one of *titles*; its noun is put where it begins."""
    starts = [title.start for title in titles]
    kept: list[tuple[int, NounForm | str]] = []
    for position, anchor in anchors:
        index = bisect_right(starts, position) - 1
        if index < 0 or position >= titles[index].end:
            kept.append((position, anchor))
    kept.extend((title.start, title.form) for title in titles)
    return kept
