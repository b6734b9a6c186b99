"""How many people had a dissenting opinion recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analyzers.decision.meaning.grammar.name_stems import name_pattern
from analyzers.decision.meaning.grammar.number_words import as_digits
from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.voting.voter_lists import PARTY
from analyzers.decision.meaning.zoning.text_parts import Span

_PART = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_TITLE = (
    r"(?:(?:[Jj]äsen(?:et)?|[Vv]ara(?:jäsen|puheenjohtaja)|[Vv]altuute(?:ttu|tut)|[Pp]uheenjohtaja"
    r"|[Ll]edamot(?:en)?|[Ll]edamöterna|[Ee]rsättaren?|(?:[Vv]ice ?)?[Oo]rdföranden?) )"
)
_BY_OFFICE = (
    r"(?:esittelijä|föredraganden)"
    r"(?= (?:jätti|ilmoitti|jättivät|ilmoittivat|anmäl|reserv|lämn|in))"
)
_NAME = rf"{_TITLE}?(?:[A-ZÅÄÖ]\.\s?)?{_PART}(?: {_PART}){{0,2}}"
_LIST = rf"{_NAME}(?>(?:(?:, | ja | sekä | och | samt )(?:{_NAME}|{_BY_OFFICE}))*)"
_FULL_NAME = re.compile(
    rf"\b(?:[A-ZÅÄÖ]\.\s?)?{_PART}\s+{_PART}\b(?! \w*(?:ehdotu|esity|förslag))"
    r"|\b[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ][a-zåäö]+"
)
_BEFORE = re.compile(
    rf"(?P<names>{_LIST}) (?:[a-zåäö]+ ){{0,3}}?"
    r"(?:(?:jätti|ilmoitti|esitti|liitti|kirjautti|kirjasi|merkitytti|halusi|antoi|yhtyi)(?:vat|vät)?"
    r"|pyysi(?:vät)?|anmälde|anmäler|reserverade|reserverar|lät|låter|(?:in)?lämnade|(?:in)?lämnar"
    r"|meddelade|meddelar|ville|önskade|begärde|förenade|instämde)\b"
)
_BEHIND = re.compile(
    r"(?:ilmoittivat|jättivät|jätti|ilmoitti|anmälde|anmäldes av|reserverade sig|anmäldes"
    r"|(?:antecknades|lämnades|inlämnades) av)\s+"
    rf"(?:(?:[a-zåäö]+ ){{0,2}})?(?P<names>{_LIST})(?=[.,]|$| mot| \()"
)
_LABELLED = re.compile(
    r"^\W*(?:[Ee]riävä\w* mielipi\w+|[Aa]vvikande (?:åsikt|mening)\w*|[Rr]eservation\w*)"
    r"\s*[:–-]\s*"
    rf"(?P<names>{_LIST})\W*$"
)
_JOINED = re.compile(
    r"\b(?:johon|mihin|till vilken|vilken)\s+(?:yhtyi(?:vät)?|anslöt sig)\s+"
    rf"(?P<names>{_LIST})|\btill vilken (?P<before>{_LIST}) anslöt sig"
)
"""Who joined another's dissent: "johon yhtyivät Aho ja Elo"."""
_LISTED = re.compile(rf"^[ \t*•–-]*(?P<names>{_LIST})[ \t]*(?:[:.]|$)", re.MULTILINE)
_WHOSE = re.compile(
    rf"(?P<names>{_LIST}) (?:[a-zåäö]+ ){{0,1}}?"
    r"(?:eriävä\w* mielipi|avvikande (?:åsikt|mening)|reservation)"
)
_REASONS = re.compile(
    r":|,? (?:koska|sillä|jonka mukaan|eftersom|emedan|då|ty)\b|, (?:että|att)\b"
)
_RECORDED = re.compile(
    r"^\W*(?:(?:[Pp]öytäkirjaan )?(?:[Mm]erkit(?:tiin|ään)|[Tt]odet(?:tiin|aan))(?: pöytäkirjaan)?"
    r"|(?:(?:[Tt]ill|[Ii]) protokollet )?(?:[Aa]ntecknade?s|[Nn]oterade?s)"
    r"(?: (?:till|i) protokollet)?)"
    r",? (?:että|att) "
)
"""What opens a sentence of the minutes: "Merkittiin, että …"."""
_HOW_MANY = re.compile(
    r"\b(\d{1,2}) (?:jäsentä|valtuutettua|ledamöter|eriävää mielipidettä|vastalausetta"
    r"|avvikande (?:åsikter|meningar)|reservationer"
    r"|(?:heistä |av dem )?(?:jätti(?:vät)?|ilmoitti(?:vat)?|anmälde|reserverade))\b"
)
_TWO = re.compile(r"\b(?:kaksi|två)\b(?= (?:eriävää|vastalause|avvikande|reserv))")
_SPLIT = re.compile(r", | ja | sekä | och | samt ")
_ROLE = re.compile(
    r"(?:lautakunta|hallitus|valtuusto|lautakunnan|styrelsen|nämnden|fullmäktige|esittelijä"
    r"|föredraganden|johtaja|direktören|chefen|sihteeri)$|^(?:merkitään|merkittiin|hän|han|hon|kukaan"
    r"|ingen|päätökse\w+|asiassa|lisäksi|myös|samoin|samalla|asiaan|tämän|beslutet|även|därtill|dessutom"
    r"|likaså|mot|till|i|vid|protokollet|eriävä\w*|vastalause\w*|avvikande|reservation\w*)$"
)
"""A capitalised word that is no person's name."""
_PRESENTER = re.compile(
    r"(?:esittelijä|föredraganden|johtaja|päällikkö|direktören|chefen)$"
)
"""Who dissents by office is somebody else than the members named."""


class _People:
    """Whose dissents are known: one who is named twice is one."""

    def __init__(self) -> None:
        self._known: list[tuple[str, ...]] = []

    def __len__(self) -> int:
        return len(self._known)

    def add(self, names: Iterable[str], *, is_inflected: bool = False) -> bool:
        """Add the people of *names*; return whether any is a person's."""
        found = False
        for name in names:
            words = tuple(re.sub(rf"^{_TITLE}", "", name).lower().split())
            is_presenter = bool(words) and _PRESENTER.search(words[-1]) is not None
            while words and _ROLE.search(words[0]):
                words = words[1:]
            words = words or (("esittelijä",) if is_presenter else ())
            if not words or (_ROLE.search(words[-1]) and not is_presenter):
                continue
            found = True
            if not any(_is_same(words, one, is_inflected) for one in self._known):
                self._known.append(words)
        return found


def _is_same(name: tuple[str, ...], known: tuple[str, ...], is_inflected: bool) -> bool:
    """Whether two names are one person's; the first of them may be in the genitive."""
    last = known[-1]
    if name[-1] != last and not (
        is_inflected and re.fullmatch(name_pattern(last), name[-1])
    ):
        return False
    return min(len(name), len(known)) == 1 or name[0] == known[0]


def dissents(text: str, decision: Sequence[Span], parts: Sequence[Span]) -> int:
    """Return the number of people with a recorded dissent.

    Args:
        text: the item's text.
        decision: the parts that tell of the decision.
        parts: the parts headed "eriävä mielipide".
    """
    people, unnamed, told = _People(), 0, 0
    for start, end in (*decision, *parts):
        if not says("dissent-word", text[start:end].lower()):
            continue
        for unit in units(text, start, end):
            folded = unit.text.lower()
            if not says("dissents", folded) or says("dissent-denied", folded):
                continue
            many = _how_many(folded)
            told = max(told, many)
            if not many and not _add(people, unit.text):
                unnamed += 1
    for start, end in parts:
        words = text[start:end]
        line = words.strip().partition("\n")[2] if _is_headed(words) else words
        match = _LISTED.match(line.strip())
        if match is not None:
            people.add(_SPLIT.split(match["names"]))
    is_headed = any(end > start for start, end in parts)
    return max(len(people), told) or min(unnamed, 1) or int(is_headed)


def _is_headed(words: str) -> bool:
    match = phrase("dissent-word").search(words.strip().partition("\n")[0].lower())
    return match is not None


def _add(people: _People, sentence: str) -> bool:
    """Add the people that a sentence names; return whether it names any."""
    words = " ".join(PARTY.sub("", sentence).split())
    labelled = _LABELLED.search(words)
    if labelled is not None:
        return people.add(_SPLIT.split(labelled["names"]))
    words = _REASONS.split(_RECORDED.sub("", words))[0]
    found = False
    for pattern in (_BEFORE, _BEHIND):
        for match in pattern.finditer(words):
            found = people.add(_SPLIT.split(match["names"])) or found
    for match in _JOINED.finditer(words):
        found = people.add(_SPLIT.split(match["names"] or match["before"])) or found
    for match in _WHOSE.finditer(words):
        names = _SPLIT.split(match["names"])
        found = people.add(names, is_inflected=True) or found
    return found or people.add(_FULL_NAME.findall(words))


def _how_many(folded: str) -> int:
    match = _HOW_MANY.search(_TWO.sub("2", as_digits(folded)))
    return int(match[1]) if match else 0
