"""Wordings compared: what an amendment changes, whom a proposal names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.name_stems import name_pattern
from analyzers.decision.meaning.grammar.phrases import phrase
from analyzers.decision.meaning.grammar.units import Unit

_WORD = re.compile(r"\w{3,}")
_ANY = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]{2,}")
_MOVED = re.compile(
    r"^.*?\b(?:ehdotti|ehdottivat|esitti|esittivät|teki|tekivät|muutti|täydensi|korjasi"
    r"|tarkensi|jätti|jättivät|föreslog|yrkade|ändrade|lade fram|kompletterade|vaati|gjorde|gav"
    r"|framlade|framställde|framförde|presenterade)\b"
    r"(?:[^:]*?,? (?:siten,? |så,? )?(?:että|att) |[^:]*?\b(?:jonka mukaan|enligt vilke[nt]) "
    r"|[^:]*?:\s*|[^:]*?(?=\bettei\b))",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(r"[,;]| ja (?=\w+(?:ee|aan|ään|isi)\b)| och (?=\w+er\b)")
_CHOOSES = re.compile(
    r"\bvali(?:ts|ta|tt)|\bnime[ät]|\bnimit|\bvälj|\bvald|\buts(?:e[rs]|åg)|\butnämn",
    re.IGNORECASE,
)
_WHY = re.compile(r",? (?:då|eftersom|koska|kun) ")
_IN_RESERVE = re.compile(
    r"^\W*(?:ja |och )?(?:\w+ )?(?:vara(?:lle|sija|henkil)|toiselle sija|till reserv|i reserv"
    r"|som reserv)",
    re.IGNORECASE,
)
"""Who comes in the place of the chosen one: "varalle Aino Malli"."""
_FULL_NAME = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)? [A-ZÅÄÖ][a-zåäö]{2,}\b"
)
_CHOSEN_FIRST = re.compile(
    rf"{_FULL_NAME.pattern}(?: ja | och |, )?(?:{_FULL_NAME.pattern} )?"
    r" ?(?:valitaan|nimetään|nimitetään|valittiin|väljs|utses|utnämns|valdes|utsågs|anställs)\b"
)
"""A proposal that begins with whom it chooses: "Ida Ek väljs till uppdraget."."""
_FIGURE = re.compile(
    r"(?:(?<=viikolla )|(?<=viikolle )|(?<=klo )|(?<=kello ))\d{1,2}(?:[.:]\d\d)?"
    r"|\d+(?= ?(?:tuntia|päivää|kuukautta|vuotta|km/h|henkilöä))"
    r"|\d+,\d+|\d+(?= ?(?:%|prosent|procent))|[\d .]*\d(?= ?(?:€|euro))"
)
_DAY_OR_SUM = re.compile(
    r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d+,\d+|\b\d[\d .]*(?= ?(?:%|prosent|procent|€|euro))"
)
_STEM = 6


def figures(wording: Sequence[Unit]) -> set[str]:
    """Return percentages, decimals and sums: what an amendment changes."""
    return {
        bare_figures(match[0])
        for unit in wording
        for match in _FIGURE.finditer(unit.text)
    }


def adds_figures(base: Sequence[Unit], unit: Unit, prepared: str) -> bool:
    """Whether a decision has figures that neither proposal nor preparation has.

    "valitaan Malli Oy" becomes "valitsi Malli Oy:n, hinta 198 400 euroa" by the table of
    offers above it, and is not changed by that; a proposal with a sum of its own is.

    Args:
        base: the proposal's sentences.
        unit: the decision's.
        prepared: the preparation as ``bare_figures`` gives it.
    """
    proposed = figures(base)
    new = figures([unit]) - proposed
    return any(proposed or one not in prepared for one in new)


def takes_figures(unit: Unit, motion: Sequence[Unit], base: Sequence[Unit]) -> bool:
    """Whether a decision has a day or a sum that a motion has and the proposal has not."""
    moved, proposed = (
        {
            bare_figures(found)
            for one in wording
            for found in _DAY_OR_SUM.findall(one.text)
        }
        for wording in (motion, base)
    )
    decided = {bare_figures(found) for found in _DAY_OR_SUM.findall(unit.text)}
    return bool(decided & moved - proposed) and not decided & proposed - moved


def bare_figures(text: str) -> str:
    """Return a text without blanks and points, so that "198 400" is 198400."""
    return "".join(text.split()).replace(".", "")


def names_somebody(base: Sequence[Unit]) -> bool:
    """Whether a proposal to choose names whom: two capitals inside a sentence."""
    for unit in base:
        if _CHOSEN_FIRST.match(unit.text):
            return True
        for match in _CAPITAL.finditer(unit.text):
            following = unit.text[match.end() : match.end() + 30]
            if match.start() and re.match(r"[ -][A-ZÅÄÖ][a-zåäö]", following):
                return True
    return False


def is_another_person(base: Sequence[Unit], unit: Unit) -> bool:
    """Whether a sentence chooses one person, and a proposal named another."""
    names = _FULL_NAME.findall(unit.text)
    if len(names) != 1:
        return False
    surname = names[0].split()[-1].lower()
    pieces = [piece for one in base for piece in _PIECE.split(one.text)]
    chosen = [one for one in pieces if _CHOOSES.search(one) and _FULL_NAME.search(one)]
    if not chosen:
        return False
    proposed = " ".join(one.lower() for one in pieces if not _IN_RESERVE.search(one))
    return re.search(rf"\b(?:{name_pattern(surname)})", proposed) is None


def chosen_as_proposed(base: Sequence[Unit], unit: Unit) -> bool | None:
    """Whether the persons whom a sentence chooses are those proposed; None if untold.

    False where of several one is another. Deputies are added in the meeting, so who is
    chosen besides changes nothing.
    """
    said = _WHY.split(unit.text)[0]
    names = _FULL_NAME.findall(said)
    proposed = " ".join(one.text for one in base)
    wanted = _FULL_NAME.findall(proposed)
    if not wanted or not names or not _CHOOSES.search(said):
        return None
    kept = [_is_among(name, said) for name in wanted]
    if all(kept):
        return True
    is_other = any(_is_among(name, proposed) for name in names) and any(kept)
    return False if is_other and 2 <= len(names) <= len(wanted) else None


def _is_among(name: str, text: str) -> bool:
    """Whether a text names somebody by surname, in any case."""
    surname = name.split()[-1].lower()
    return re.search(rf"\b(?:{name_pattern(surname)})", text.lower()) is not None


def leans_to(unit: Unit, one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether a sentence has more words that only *one* has than that only *other* has."""
    if takes_figures(unit, one, other):
        return True
    said, here, there = (_tokens(words) for words in ([unit], one, other))
    new, old = ({n for n in words if n.isdigit()} for words in (here, there))
    is_new, is_old = said & (new - old), said & (old - new)
    if bool(is_new) != bool(is_old):
        return bool(is_new)  # "från 1.8." instead of "från 1.1."
    return len(said & (here - there)) > len(said & (there - here))


def _tokens(wording: Sequence[Unit]) -> set[str]:
    return {word for unit in wording for word in _ANY.findall(unit.text.lower())}


def overlap(base: Sequence[Unit], unit: Unit) -> float:
    """Return which part of the decision's words stand in the proposal."""
    proposed = {
        word[:_STEM] for one in base for word in _WORD.findall(one.text.lower())
    }
    decided = [
        word[:_STEM]
        for word in _WORD.findall(unit.text.lower())
        if not word.startswith(("yksimiel", "enhäll", "päät", "keskustel", "beslut"))
    ]
    if not decided:
        return 1.0
    return sum(word in proposed for word in decided) / len(decided)


def without_mover(wording: Sequence[Unit]) -> list[Unit]:
    """Return a motion's sentences without "Malli ehdotti Laineen kannattamana, että"."""
    if not wording:
        return []
    first = wording[0]
    match = _MOVED.match(first.text)
    if match is None:
        found = phrase("changes").search(first.text.lower())
        if found is None or first.text.lower().startswith("muutettu"):
            return list(wording)
        return list(wording[1:]) or [first]
    rest = first.text[match.end() :]
    head = [Unit(rest, first.start, first.end)] if rest.strip() else []
    return [*head, *wording[1:]]
