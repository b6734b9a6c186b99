"""Names of organisations in a sentence: by the form of company, or by their last word.

"Laite ja Kone Oy:ltä", "Kiinteistö Oy Kivikolmiolle", "Perälän kyläyhdistykselle". A
trader's name is a person's, and none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from analyzers.decision.meaning.grammar.verb_forms import verb_forms
from analyzers.text.table_rows import table_rows
from analyzers.words.morphology.voikko import Voikko

TABLE = "analyzers.decision.meaning.extraction:organisation_heads.tsv"
_TOKEN = re.compile(r"[\w&+'’./:-]+|[,;()\"”]")
_FORM = re.compile(
    r"(?:Oyj|Oy|OY|oy|Öy|Abp|Ab|AB|Ky|ry|rf|r\.y\.|r\.f\.|osk|sr|rs|Ltd|GmbH|AS)"
    r"(?::[a-zäö]+)?[.,;:]?"
)
_OPENS_FORM = frozenset("OoÖAKrsLG")
_MAY_NAME = re.compile(
    r"\b(?:O[yY]|Ab|AB|Ky|ry|rf|r\.[yf]|osk|sr|rs|Ltd|GmbH|AS|oy|Öy)"
    r"|yhdisty|seura|kun[tn]a|säätiö|yhtymä|alue|osasto|järjestö|lii?tt?o|kerho|lag"
    r"|församling|samkommun|förening|område",
    re.IGNORECASE,
)
"""Without any of these a sentence need not be cut into words."""
_AHEAD = frozenset(
    [
        "asunto",
        "as",
        "as.",
        "kiinteistö",
        "koy",
        "fastighets",
        "bostads",
        "asunto-osakeyhtiö",
    ]
)
"""What stands before the form of a company whose name comes behind it."""
_OF_AREA = frozenset(
    [
        "seudun",
        "alueen",
        "kaupungin",
        "kunnan",
        "kylän",
        "pitäjän",
        "maakunnan",
        "saariston",
    ]
)
"""What stands behind a place's name within a name: "Mallilan seudun Vesi Oy"."""
_JOINS = frozenset(["ja", "och", "&", "i", "för", "of", "and", "-", "–"])
_TRADERS = re.compile(r"(?:tmi|t:mi|toiminimi|firma|firman)\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?:kunna|kunta|kaupun|lautakun|sopimu|avustu|tarjou|hakemu|laina|takau|vuokra|hakija|seura"
    r"|sama|uude|muu|oma|aluee|jokais|kaikk|päätö|tontti|maksu|tila|urakoi|toimit|palvelu|yhtiö)\w*"
    r"|lisäksi|samalla|myös|näin|siten|tällöin|nyt|edelleen|kuitenkin|koska|jos|mikäli|kun|sekä|mutta",
    re.IGNORECASE,
)
"""How words begin that open a sentence with a capital letter, and no name."""
_PLAIN_SWEDISH = re.compile(
    r"(?:bidrag|avtal|anbud|beslut|ansök|avgift)\w*|kommun(?:en|ens)?|staden?s?|mark(?:en|ens)?"
    r"|till|den|det|föreningens?",
    re.IGNORECASE,
)
_ENDING = re.compile(r":[a-zäö]+$")
_CASES = re.compile(r"(?<=[a-zäöå]{3})(?:lle|lta|ltä|lla|llä)$")
_INFLECTED = re.compile(r"\[S(?:g|all|abl|ade)\]\[Ny\][^\[]*$")
"""How the dictionary ends its reading of a word in one of these cases or the genitive."""
_COMPOUND = "[Bc]"
"""The dictionary's sign between the parts of a compound."""
_COMMON = ("seura", "yhdistys", "kerho", "lag", "liitto", "järjestö")
"""Last words that name nobody alone, though written with a capital letter."""
_SWEDISH = ("lag", "församling", "samkommun", "förening", "område")
"""Last words of names that begin with a place's name as it is: "Norrby byalag"."""
_INITIAL = re.compile(r"[A-ZÅÄÖ]\.")
_MOST_LOWER = 3
"""Lower-case words of a name: "Lapuan kansalliset seniorit ry"."""
_LONGEST = 7
Named = tuple[str, int, int]
"""A name, and the places of its first and last word."""
Taken = set[int]
"""Places of the words of names that were found before."""


class _Word(NamedTuple):
    text: str
    opens: bool

    @property
    def bare(self) -> str:
        is_short = self.text.lower() in _AHEAD or _INITIAL.fullmatch(self.text)
        return self.text if is_short else self.text.rstrip(".,;:")

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or (
            self.text[0].isdigit() and any(c.isalpha() for c in self.text)
        )

    @property
    def is_form(self) -> bool:
        return self.text[0] in _OPENS_FORM and _FORM.fullmatch(self.text) is not None

    @property
    def ends(self) -> bool:
        return self.text[-1] in ',;:()"”' or (
            self.text[-1] == "."
            and not self.is_form
            and len(self.text) > 2
            and self.text.lower() not in _AHEAD
        )


def organisation_names(sentence: str) -> tuple[str, ...]:
    """Return the organisations that a sentence names, in order, in the nominative."""
    if not _MAY_NAME.search(sentence):
        return ()
    words = [
        _Word(match[0], opens=not number)
        for number, match in enumerate(_TOKEN.finditer(sentence))
    ]
    found: dict[int, str] = {}
    taken: Taken = set()
    for finds in (_by_form, _by_last_word):
        for place in range(len(words)):
            named = None if place in taken else finds(words, place, taken)
            if named is not None:
                name, first, last = named
                found[first] = name
                taken.update(range(first, last + 1))
    return tuple(found[first] for first in sorted(found))


def _by_form(words: Sequence[_Word], place: int, taken: Taken) -> Named | None:
    """Return the name around a form of company and its last word's place, or None."""
    if not words[place].is_form:
        return None
    first = _first_of_name(words, place, taken)
    form = _form_of(words[place])
    before = [one.bare for one in words[first:place]]
    comes_behind = not before or before[-1].lower() in _AHEAD
    if not comes_behind or form in {"ry", "rf"} or words[place].ends:
        last = place
        if (
            place + 1 < len(words)
            and words[place + 1].is_form
            and ":" not in words[place].text
        ):
            last = place + 1
            form = f"{form} {_form_of(words[last])}"
        return (" ".join([*before, form]), first, last) if before else None
    behind, last = _behind(words, place + 1)
    if not behind:
        return None
    return " ".join([*before[-1:], form, *behind]), place - len(before[-1:]), last


def _form_of(word: _Word) -> str:
    if word.text.startswith("r."):
        return word.text[:4]
    return _ENDING.sub("", word.text.rstrip(".,;:"))


def _first_of_name(words: Sequence[_Word], place: int, taken: Taken) -> int:
    """Return where the words of a name before its form begin."""
    first = place
    lowered = 0
    for back in range(place - 1, max(-1, place - 1 - _LONGEST), -1):
        word = words[back]
        if back in taken or word.ends or word.is_form or _TRADERS.match(word.text):
            break
        if word.is_capital:
            if word.opens and _is_plain(word) and not _names_alone(words, back, place):
                break
            first = back
        elif back and _is_within(word, words[back - 1]):
            continue
        elif (
            first == place and lowered < _MOST_LOWER and not _belongs_to_sentence(word)
        ):
            lowered += 1
        else:
            break
    return first


def _is_within(word: _Word, before: _Word) -> bool:
    """Whether a word stands inside a name: a joining one, or "seudun" behind a place."""
    if word.text in _OF_AREA:
        return _is_owner(before)
    return _joins(word) and _may_join(before)


def _joins(word: _Word) -> bool:
    """Whether a word may stand inside a name: "Laite ja Kone", "Route 96 Consulting"."""
    return word.text in _JOINS or word.text.isdigit()


def _may_join(word: _Word) -> bool:
    return word.is_capital and not word.is_form and not word.ends


def _is_plain(word: _Word) -> bool:
    """Whether a sentence's first word is a word of the language: "Hyväksytään", "Sopimus"."""
    folded = word.bare.lower()
    if verb_forms(folded) or _PLAIN_SWEDISH.fullmatch(folded):
        return True
    readings = _voikko().readings(folded) if _PLAIN.fullmatch(folded) else ()
    return bool(readings) and all(base.islower() for base, _ in readings)


def _names_alone(words: Sequence[_Word], first: int, form: int) -> bool:
    """Whether a compound is all that stands before a form of company: "Omatalo Oy"."""
    folded = words[first].bare.lower()
    is_open = form + 1 < len(words) and words[form + 1].is_capital
    if first + 1 != form or is_open or verb_forms(folded):
        return False
    return any(_COMPOUND in output for _, output in _voikko().readings(folded))


def _belongs_to_sentence(word: _Word) -> bool:
    folded = word.bare.lower()
    return bool(verb_forms(folded)) or folded.endswith(
        ("ksi", "lle", "lta", "ltä", "sta", "stä", "till", "från")
    )


def _behind(words: Sequence[_Word], place: int) -> tuple[list[str], int]:
    """Return the words of a name behind its form: "Kivikolmiolle" is Kivikolmio."""
    found: list[str] = []
    last = place - 1
    for number in range(place, min(len(words), place + _LONGEST)):
        word = words[number]
        if not (word.is_capital or (found and word.text in _JOINS)):
            break
        form = _ENDING.sub("", word.bare)
        found.append(form)
        last = number
        if word.is_form or word.ends or ":" in word.bare:
            break
    while found and found[-1] in _JOINS:
        found.pop()
        last -= 1
    if found and not words[last].is_form:
        found[-1] = _nominative(found[-1])
    return found, last


def _nominative(word: str) -> str:
    """Return a name's last word as it is named: "Vihertukulle", "Vihertukun".

    A case that the dictionary does not know the base of is cut off; a genitive stays.
    """
    plain = _CASES.sub("", word)
    if plain == word and (not word.endswith("n") or word.endswith("nen")):
        return word
    bases = {
        base.lower()
        for base, output in _voikko().readings(word.lower())
        if _INFLECTED.search(output)
    }
    if len(bases) != 1:
        return plain
    base = next(iter(bases))
    return base[0].upper() + base[1:] if word[0].isupper() else base


@functools.cache
def _voikko() -> Voikko:
    return Voikko()


def _by_last_word(words: Sequence[_Word], place: int, taken: Taken) -> Named | None:
    """Return a name that ends in a word such as yhdistys, with whose it is, or None."""
    word = words[place]
    if not _may_end_name(word.text):
        return None
    head = _head_pattern().fullmatch(word.bare)
    is_followed = place + 1 < len(words) and words[place + 1].is_form
    if head is None or (is_followed and not word.ends):
        return None
    named = head["start"] + _named(word.bare[head.end("start") :].lower())
    first = place
    for back in range(place - 1, max(-1, place - _LONGEST), -1):
        one = words[back]
        is_own = _may_join(one) and back not in taken
        if not is_own or (one.opens and (_is_plain(one) or not _is_owner(one))):
            break
        first = back
    if first == place and (word.opens or not word.is_capital or not head["start"]):
        return None
    before = [one.bare for one in words[first:place]]
    is_free = named.endswith(_SWEDISH) or named.startswith("-")
    if before and not is_free and not _is_owner(words[place - 1]):
        return None
    if not _is_name(before, named):
        return None
    return " ".join([*before, named]), first, place


@functools.lru_cache(maxsize=8_192)
def _may_end_name(word: str) -> bool:
    return _MAY_NAME.search(word) is not None


def _is_owner(word: _Word) -> bool:
    return word.bare.endswith(("n", "s")) or "-" in word.bare or word.bare.isupper()


def _is_name(before: Sequence[str], named: str) -> bool:
    """Whether words name one: somebody's, or a long word with a capital letter."""
    if named.lower().endswith("osasto"):
        return any(":n" in word for word in before)
    is_common = named.lower().endswith(_COMMON)
    return bool(before) or (named[0].isupper() and not is_common)


@functools.cache
def _head_pattern() -> re.Pattern[str]:
    heads = "|".join(row[0] for row in table_rows(TABLE))
    return re.compile(rf"(?P<start>[\w-]*?)(?:{heads})", re.IGNORECASE)


@functools.lru_cache(maxsize=1_024)
def _named(written: str) -> str:
    """Return a last word as it is named: "yhdistykselle" is yhdistys."""
    return next(row[1] for row in table_rows(TABLE) if re.fullmatch(row[0], written))
