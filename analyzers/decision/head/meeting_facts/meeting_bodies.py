"""Which body a page about a meeting is of: candidates from every place that names one.

Covers name many bodies: those whose matters are on the list, those whose room was used.
What counts is where a name stands: in the title, beside "Pöytäkirja 4/2015", on top of
every page, alone on a line, as the subject of the first sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from analyzers.decision.head import file_names, frontpages
from analyzers.decision.head.meeting_facts import told_bodies
from analyzers.decision.head.meeting_facts.evidence import FieldCandidate
from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import organisations
from analyzers.notations.municipal_bodies import (
    bodies,
    body_phrases,
    canonical_bodies,
    chief_bodies,
)
from analyzers.notations.toponyms.genitives import by_genitive

_PAGE_TOP = re.compile(r"(?:^|\n)\s*\d{1,3} (?P<top>[^\n]{3,170})")
_BEFORE_NAME = re.compile(
    r"""(?ix)^(?:
      [A-ZÅÄÖ][\w:-]+\ (?:tl:n\ )?(?:kaupunki|kunta|stad|kommun|liitto|[\w-]*kuntayhtymä)\b
    | (?-i:[A-ZÅÄÖ])[\wåäö-]+(?=\ (?:pöytäkirja|esityslista|protokoll|kokouskutsu)\b)
    | (?:viranomainen|toimielin|organ|kokous)\b
    | (?:sammanträdes|kokous|mötes)?(?:pöytäkirja|protokoll(?:sida)?|kutsu)\b
    | esityslista\b|asialista\b|föredragningslista\b|kallelse(?:sida)?\b
    | seurakuntayhtymä\b | (?:nro|nr|no|n:o|sivu|sida)\b\.?
    | sammanträdesdatum\b | [\d\W]++
    )+"""
)
_GENITIVE_OF = re.compile(
    r"(?i)^\s*(?:(?:\w+isesta |\w+isessa )?kokoukse(?:sta|ssa|en)"
    r"|(?:yleis|järjestäytymis|kevät|syys|vuosi)?kokous(?!huone|tila)"
    r"|pöytäkirja|esityslista|asialista|muistio|promemoria|minnesanteckning|päätö(?:ksiä|kset)"
    r"|pöydällä|listalla|käsittelyssä|käsittelyyn|bord\b|agenda\b|uuti(?:set|sia)|istun|tiedot|beslut|protokoll|möte|sammanträde|nyhet|ratkaisu)"
)
_ACT = re.compile(
    r"(?i)^\s*(?:\d{1,2}\.\d{1,2}\.(?:\d{4})?\s*)?(?:kokoontu|päätt|hyväksy|anto|käsitte|esitt|"
    r"myön|valits|merkits|vahvist|puols|hylkäs|palautt|nimes|linjas"
    r"|beslut|beslöt|behandl|godkän|sammanträd|beviljade|valde|fastställ|utsåg|antog|förordade"
    r"|avslog|förkasta)"
)
_HAS_DECIDED = re.compile(
    r"(?i) on (?:kokouksessaan )?\d{1,2}\.\d{1,2}\.\d{4},? (?:§ ?\d+ |\d+ ?§ )?"
    r"(?:[\wåäö()-]+ ){0,6}?(?:hyväksynyt|antanut|päättänyt|myöntänyt|tehnyt|ratkaissut|asettanut)"
)
"""What a notice tells: "Tekninen lautakunta on 12.3.2031 § 45 hyväksynyt …"."""

_WILL_MEET = re.compile(
    r"(?i)^(?: i (?-i:[A-ZÅÄÖ])[\wåäö-]+)? (?:kokoontuu|sammanträder|möts|pitää kokouk"
    r"|håller (?:sitt )?(?:[\wåäö]+ )?(?:sammanträde|möte))"
)
"""What announces a meeting: "Kommunfullmäktige i Rannäs sammanträder …"."""

_SHORT = re.compile(
    r"(?:^|[\s§-])(?:§ ?)?-?\d{0,4},? ?(?P<short>[A-ZÅÄÖ]{2,10}),? "
    r"(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|:\d{2}\b)"
)
_IN_ADDRESS = (
    ("kaupunginhallitu", "Kaupunginhallitus"),
    ("kaupunginvaltuusto", "Kaupunginvaltuusto"),
    ("kunnanhallitu", "Kunnanhallitus"),
    ("kunnanvaltuusto", "Kunnanvaltuusto"),
    ("stadsstyrelsen", "Stadsstyrelsen"),
    ("stadsfullmaktige", "Stadsfullmäktige"),
    ("kommunstyrelsen", "Kommunstyrelsen"),
    ("kommunfullmaktige", "Kommunfullmäktige"),
)
_OF_A_PLACE = re.compile(r" (?:i|I) [A-ZÅÄÖ][\wåäöÅÄÖ-]+$")
"""Behind a Swedish body: "Fullmäktige i Ingå"."""

_BEGINS_NAME = re.compile(
    r".*(?<!\S)(?:\d+|poytakirja|esityslista|kokouskutsu|protokoll|foredragningslista|kunta"
    r"|kaupunki|kommun|stad|sivu|sida) (?=[a-z])"
)
_ENDS_ADDRESS = re.compile(
    r"(?:lautakunta|valtuusto|hallitus|jaosto|neuvosto|namnden|styrelsen|fullmaktige|sektionen)$"
)
"""Around a body at the end of an address: "3 tuusulan kunta poytakirja 4 rakennuslautakunta"."""

_LABEL_BEFORE_NAME = re.compile(
    r"(?i)^(?:(?:toimielin|viranomainen|organ|kokouksen nimi)\s*:\s*|.{0,40}\bkokous\s+[–—-]\s+)"
)
"""What forms print before a body: "Toimielin: Kunnanvaltuusto"."""

_NAME_BEFORE_CALL = re.compile(
    r"(?i)\s+(?:kutsutaan (?:koolle|kokoukseen)|kallas|sammankallas)\b.*$"
)
_MET_WITH = re.compile(
    r"(?i)(?:protokoll (?:fört )?(?:vid|från)|kallelse till) (?:\w+ )?"
    r"(?:sammanträde|sammanträffande|möte)t?"
    r" (?:med|i|av|för) (?:[A-ZÅÄÖ][\wåäö]+ (?:kommuns|stads) )?"
)
_GOES_ON = re.compile(
    r"(?:-|(?i:\s(?:ja|och|sekä))|^(?!TOIMIELI|KOKOU)[A-ZÅÄÖ]{4,}[NS]"
    r"|(?i:hallituksen|valtuuston|lautakunnan|styrelsens|fullmäktiges|nämndens))$"
)
"""The end of a body's name that the next line goes on: "SOSIAALI- JA", "KUNNANHALLITUKSEN"."""

_TORN = re.compile(
    r"(?i)(?<=[^\W\d_])- (?=(?:nämnden|styrelsen|fullmäktige|sektionen|direktionen|lautakunta"
    r"|hallitus|valtuusto|jaosto|johtokunta|toimikunta|neuvosto|valiokunta)(?!\w))"
)
"""Where a column broke a name that converters set on one line: "FRITIDS- NÄMNDEN"."""

_MOST_PAGES, _MOST_WORDS, _PAGES = 3, 8, 12_000


def candidates(
    text: str,
    flat: str,
    title: str,
    name: str | None,
    lines: Sequence[Line],
    url: str | None = None,
) -> Iterator[FieldCandidate[str]]:
    """Yield the bodies that the page's places name, the most trusted place first."""
    text, flat, title = (_TORN.sub("", one) for one in (text[:_PAGES], flat, title))
    for one in _candidates(text, flat, title, name, lines, url):
        yield replace(one, value=_without_bare_owner(one.value))


def _candidates(
    text: str,
    flat: str,
    title: str,
    name: str | None,
    lines: Sequence[Line],
    url: str | None,
) -> Iterator[FieldCandidate[str]]:
    yield from _in_name(title, "title")
    if name and name != title:
        yield from _in_name(name, "file name")
    yield from _on_pages(text)
    yield from _alone(lines)
    yield from _met(flat)
    yield from _abbreviated(title, name or "", flat)
    body = frontpages.body_of(flat)
    if body:
        yield FieldCandidate(body, "first named", 0.5)
    yield from _subjects(lines)
    yield from told_bodies.signed(lines, text)
    yield from told_bodies.done_by(lines)
    if body is None:
        yield from told_bodies.of_own_matters(flat)
    yield from _in_address(url)
    yield from _at_the_end_of_the_address(url, text)


def _at_the_end_of_the_address(
    url: str | None, text: str
) -> Iterator[FieldCandidate[str]]:
    """The body with which the name of a converter's file ends, where its text names none.

    Addresses have no letters with dots: the name is one of the text, or one that is known.
    """
    words = file_names.converted_words(url)
    begun = _BEGINS_NAME.match(words)
    if begun is None or not _ENDS_ADDRESS.search(words):
        return
    wanted = words[begun.end() :]
    known = _known_in_addresses().get(wanted)
    named = (one.name for one in body_phrases.find(text))
    owned = (one.name for one in body_phrases.find_genitives(text))
    told = (name for name in (*named, *owned) if file_names.as_words(name) == wanted)
    if name := next(told, known):
        yield FieldCandidate(_capital(name), "address", 0.5)


@cache
def _known_in_addresses() -> dict[str, str]:
    """Return the names of usual bodies by their words as addresses have them."""
    names = (
        *chief_bodies.by_full_name(),
        *itertools.chain(*canonical_bodies.body_twins()),
    )
    return {file_names.as_words(name): name for name in reversed(names)}


def _in_address(url: str | None) -> Iterator[FieldCandidate[str]]:
    """Chief bodies in the words of an address: ".../stadsstyrelsens-beslut-8-5-2031"."""
    words = file_names.address_words(url)
    for begun, name in _IN_ADDRESS:
        if begun in words:
            yield FieldCandidate(name, "address", 0.45)


def same(name: str) -> str:
    """Return what is equal for two ways to write a body's name."""
    return bodies.normalise(name)[0].casefold()


def _in_name(name: str, source: str) -> Iterator[FieldCandidate[str]]:
    for one in body_phrases.find(name):
        found = one.name
        before, after = name[: one.start], name[one.end :]
        if frontpages.is_not_the_body(after) or not found[:1].isupper():
            continue
        if bodies.is_label(found):
            continue
        is_headed = not before or _BEFORE_NAME.fullmatch(before) is not None
        weight = 0.8 if is_headed else 0.45
        yield FieldCandidate(body_phrases.without_owner(found), source, weight)
    for one in body_phrases.find_genitives(name):
        if _GENITIVE_OF.match(name[one.end :]):
            yield FieldCandidate(body_phrases.without_owner(one.name), source, 0.85)
    for found in told_bodies.in_inessive(name):
        yield FieldCandidate(found, source, 0.6)


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _on_pages(text: str) -> Iterator[FieldCandidate[str]]:
    """Bodies beside publisher, kind and number on top of the pages of a converted file."""
    for count, match in enumerate(_PAGE_TOP.finditer(text)):
        if count >= _MOST_PAGES * 2:
            return
        top = match["top"]
        start = _BEFORE_NAME.match(top)
        begin = start.end() if start else 0
        owned = body_phrases.genitive_at(top, begin)
        if owned and _GENITIVE_OF.match(top[owned.end :]):
            name = body_phrases.without_owner(owned.name)
            yield FieldCandidate(name, f"page {count + 1}", 0.55)
        body = body_phrases.at(top, begin)
        if body and body.name[:1].isupper() and not bodies.is_label(body.name):
            if frontpages.is_not_the_body(top[body.end :]):
                continue
            name = body_phrases.without_owner(body.name)
            yield FieldCandidate(name, f"page {count + 1}", 0.55)


def _met(flat: str) -> Iterator[FieldCandidate[str]]:
    """The body in the first sentence of minutes: "fört vid möte med byggnadsnämnden"."""
    match = _MET_WITH.search(flat[:300])
    name = _capital(flat[match.end() : match.end() + 100]) if match else ""
    found = body_phrases.at(name, 0) if name else None
    if found:
        yield FieldCandidate(body_phrases.without_owner(found.name), "its meeting", 0.8)


def _joined(lines: Sequence[Line], place: int) -> str | None:
    """Return a body's name that goes on on the next line, or None."""
    if place + 1 >= len(lines) or not _GOES_ON.search(lines[place].text):
        return None
    name = f"{lines[place].text} {lines[place + 1].text}"
    is_name = bodies.is_body(name) and organisations.publisher_end(name, 0) is None
    return name if is_name and len(name.split()) <= _MOST_WORDS else None


def _alone(lines: Sequence[Line]) -> Iterator[FieldCandidate[str]]:
    above = None
    for place, line in enumerate(lines[:14]):
        is_second = above is not None
        if above := _joined(lines, place):
            yield FieldCandidate(above, "line of its own", 0.85)
        if is_second:
            continue
        text = _NAME_BEFORE_CALL.sub("", _LABEL_BEFORE_NAME.sub("", line.text))
        text = _OF_A_PLACE.sub("", text)
        is_name = bodies.is_body(text) and not bodies.is_label(text)
        if is_name and len(text.split()) <= _MOST_WORDS:
            name = body_phrases.without_owner(text)
            yield FieldCandidate(name, "line of its own", 0.75 if place < 6 else 0.5)


def _abbreviated(title: str, name: str, flat: str) -> Iterator[FieldCandidate[str]]:
    for text, weight in ((title, 0.7), (name, 0.7), (flat[:300], 0.5)):
        match = _SHORT.search(text)
        if match and _is_short_name(match["short"]):
            yield FieldCandidate(match["short"], "abbreviation", weight)


_LABELS = {
    *("AIKA", "PAIKKA", "TID", "PLATS", "PVM", "DATUM", "OTE", "SIVU", "SIDA", "ASIAT"),
    *(
        "LÄSNÄ",
        "KLO",
        "KELLO",
        "NRO",
        "DNRO",
        "LIITE",
        "PÄIVÄ",
        "DAG",
        "KOKOUS",
        "MÖTE",
    ),
}
"""Words of forms in capitals that a day follows, as it does a body in short."""


def _is_short_name(short: str) -> bool:
    if short in _LABELS:
        return False
    known = short.casefold() in chief_bodies.by_abbreviation()
    return known or len(short) >= 4 or bodies.is_abbreviation(short)


def _without_town(name: str) -> str:
    """Leave out the town whose body a sentence names: "Oulaisten tekninen lautakunta"."""
    rest = name.partition(" ")[2]
    return (
        _capital(rest) if _is_towns(name) and bodies.is_body(_capital(rest)) else name
    )


def _is_towns(name: str) -> bool:
    return by_genitive().get(name.partition(" ")[0].casefold()) is not None


def _without_bare_owner(name: str) -> str:
    """Leave out the town of its bare "valtuusto" or "hallitus"."""
    is_bare = name.partition(" ")[2] in {"valtuusto", "hallitus"}
    return _without_town(name) if is_bare else name


def _unowned(name: str) -> str:
    """Name a body without its owner: "Rannäs kommunstyrelse" is "Kommunstyrelsen"."""
    alone = _capital(_without_town(body_phrases.without_owner(name)))
    if name[:1].islower() and " " not in alone:
        return re.sub(r"(?<=styrelse)$", "n", re.sub(r"(?<=nämnd)$", "en", alone))
    return alone


def _subjects(lines: Sequence[Line]) -> Iterator[FieldCandidate[str]]:
    """Bodies that act in the first sentences: "Toritilan kunnanhallitus kokoontui …"."""
    for place, line in enumerate(lines[:8]):
        found = next(body_phrases.find(line.text[:160]), None)
        if found and _WILL_MEET.match(line.text[found.end :]):
            yield FieldCandidate(_unowned(found.name), "its own act", 0.55)
        elif found and _HAS_DECIDED.match(line.text[found.end :]):
            yield FieldCandidate(_unowned(found.name), "its own act", 0.6)
        elif found and _ACT.match(line.text[found.end :]):
            name = body_phrases.without_owner(found.name)
            yield FieldCandidate(_capital(name), f"sentence {place + 1}", 0.5)
