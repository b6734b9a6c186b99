"""Section signs with no act before them: what they belong to."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from analyzers.law.locating.act_places import Locator
from analyzers.notations.temporal.dates import (
    DAY_AND_MONTH,
    DOTTED_WITH_OR_WITHOUT_YEAR,
    YEAR,
)
from analyzers.text.late_pattern import LatePattern

_SWEDISH_ACT = r"(?:lagen|[a-zåäö-]{3,40}(?:lagen|balken|förordningen))(?!\w)"
_SPELLED = (
    ("pykäl", re.compile("pykäl[äi]")),
    ("paragraf", re.compile("paragraf")),
    ("kapitlet", re.compile(r"kapitlet\si\s")),
    # "6 kap. i lagen", "6 kap. avfallslagen"; "kap. 6 i avfallslagen"
    ("kap.", re.compile(rf"kap\.\s(?:i\s|(?={_SWEDISH_ACT}))")),
    ("kap", re.compile(rf"kap(?:\.|itel|itlet)\s\d{{1,2}}\si\s(?={_SWEDISH_ACT})")),
)
"""Signs in words: letters to look for, and the pattern."""

PLAIN = re.compile(r"§\s?(\d{1,4})(?=\n|$|\)|\s[A-ZÅÄÖ](?!\w{0,40}lag))")
"""The commonest meeting section, of which nothing else need be asked: "§ 28"."""

LONG = LatePattern(
    rf"§§?(?::t)?\s?(?P<section>(?:\d{{1,4}}\s?/\s?{YEAR}|[1-9]\d{{3}})(?![\d/]|\.\d)"
    rf"|\d{{1,4}}(?=\s?/\s?{DAY_AND_MONTH}))"
)
"""A meeting section that no act's can be: "§ 176/2023", "§ 1092", "§ 45 / 7.2.2022"."""

_NUM = r"\d{1,3}(?:\s?\.\s?\d{1,2})?(?:\s?[a-zåäö](?![a-zåäö]))?"
_SEP = r"\s?(?:,|ja|sekä|tai|och|samt|eller|[-–—‒−‐‑])\s?"
_BLANKS = (" ", "\n")
_NUMBER_BEFORE = re.compile(r"(?<=[^\W\d])\s(?P<number>\d{1,3})$")
_LEADING = (
    *("ja", "sekä", "tai", "och", "samt", "eller", "luvun", "luku", "kap", "kapitlet"),
    "klo",
)
"""Ends of words after which a number may go on what stands before them."""

_BEFORE_SIGN = re.compile(
    r"(?=[\divx])(?:(?<![\w./:§-])|(?<=enligt)|(?<=och)|(?<=mukaan))(?P<colon>\d{1,2}:(?=\d))?(?:(?:\d{1,2}\s?[a-z]?\.?|[ivx]{1,4})\s?(?:-?luvun|luku|kap\.?|kapitlet),?\s)?"
    rf"{_NUM}(?:{_SEP}(?:{_NUM}|[a-zåäö](?![a-zåäö]))){{0,20}}\s?$"
)
_DATE = DOTTED_WITH_OR_WITHOUT_YEAR
_BODY = (
    r"(?<!\w)(?:kh|khall|khal|kv|kvalt|kvsto|ltk|jsto|tark|rakltk|ymptltk|kslk|kslk|kaup|"
    r"\w{0,40}(?:hallitus|hallituksen|hallituksessa|valtuusto|valtuuston|lautakunta|"
    r"lautakunnan|jaosto|jaoston|toimikunta|johtokunta|neuvosto|fullmäktige|styrelse|"
    r"styrelsen|nämnd|nämnden|sektion|sektionen|johtaja|johtajan|päällikkö|päällikön|"
    r"kokous|kokouksen|kokouksessa|pöytäkirjan?|viranhaltijapäätö[sk]\w{0,5}|päätökse\w{1,5}))"
)
_MEETING_BEFORE = LatePattern(
    rf"(?:{_DATE}|{_BODY}|(?<!\d)\d{{1,3}}\.?\s?/|(?<!\d)\d{{1,4}}/20\d\d)\s?[,:]?\s?[/(]?\s?$"
)
_AFTER_BODY = " \n,:/("
_MEETING_AFTER = LatePattern(
    rf"\s?/\s?(?:\d{{4}}|{_DATE})|\s?[,(]?\s?{_DATE}|\s(?:käsittely|ajaksi|aikana|tarkast|kohdalla)"
)
_ATTENDING = LatePattern(
    # who came, left or was disqualified, and during which item
    r"(?:poistu|saapu|jääv|esteelli|avlägsna|anlän|jävig)\w*[^.§]{0,40}$"
)
_HANDLED = tuple(
    said + blank
    for said in (
        *("käsiteltiin", "käsitelty", "käsitellään", "merkittiin"),
        *("behandling av", "behandlingen av", "behandlades i"),
    )
    for blank in " \n"
)
_DURING = re.compile(r"\s(?:osalta|kohdassa|alussa|jälkeen|behandl)")
_BODY_NEAR = LatePattern(rf"{_DATE}|{_BODY}(?!\w)")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_DECIDED = LatePattern(
    r"(?<!\w)(?:päätti|hyväksyi|valitsi|käsitteli|merkitsi|totesi|asetti|nimesi|vahvisti|"
    r"\w*(?:päättän|hyväksyn|valinn|käsitell|asettan|vahvistan)(?:yt|eet|ut)|päättämä\w*|"
    r"hyväksymä\w*|antama\w*|asettama\w*|valitsema\w*|beslutade|godkände|valde|behandlade|"
    r"tillsatte|fastställde)(?!\w)"
)
_YEAR_AFTER = re.compile(rf"\s?/\s?{YEAR}(?!\d)")
_SWEDISH_AFTER = re.compile(r"§[^.;\n]{0,30}?\s(?:i|av)\s")
_COUNTED = re.compile(r"pykälää?(?!\w)")
_CLOCK = re.compile(r"klo\s?\d{1,2}[.:]\d\d\s?$")
_LINE_START = re.compile(r"(?:^|[\n|])[#*_|\s]{0,6}$")
_LINE_MARKS = ("\n", "|", "#", "*", "_", "\n ", "| ", "# ", "* ", "_ ", "  ")
_DOCUMENT = LatePattern(
    r".*(?:sopimu\w+|ehtojen|ehdot|taksan?|kaavamääräyksen|esityksen|direktiivin|hinnaston|"
    r"strategian|sääntöje?n|säännöt|säännön|sääntö|järjesty\w+|ohjee?n?|määräysten|ohjelman|kaavan|"
    r"stadgarna|avtalet|(?<!pöytä)kirjan|taulukon|luettelon|suunnitelman|liitteen|"
    r"tarjouksen|hakemuksen|selityksen|kertomuksen|selosteen|vuokrauksen|vakuutuksen|"
    r"sitoumuksen|toimeksiannon|ehdon|säännöstön|lausunnon|asiakirjojen|(?:tes|ves|yse)(?::n)?)"
)
_YEAR_OF_TERMS = LatePattern(r"(?:tes|ves|yse|sopimu\w+)(?::n)?\s(?:19|20)\d\d$")
_POINTING = (
    *(
        "lakien",
        "asetusten",
        "säädösten",
        "säännösten",
        "momenttien",
        "kohtien",
        "pykälien",
    ),
    *("lukujen", "lainkohtien", "artiklojen", "kaarien", "näiden", "noiden", "muiden"),
    *("niiden", "samojen", "mainittujen", "uusien", "vanhojen", "voimien", "koskevien"),
    *("tarkoitettujen",),
)
"""Genitives of acts and of their parts, and words that only point."""

_OWNER = LatePattern(
    # any other noun owns the section: "kuljetusperiaatteiden 3 §", "torijärjestyksen 5 §"
    r"[a-zåäö-]{2,}(?:(?:teiden|oiden|eiden|öiden|uiden|ujen|ojen|öjen|rien|tien|nien|sten)"
    r"|(?:järjesty|linjau|ohjeistu|sitoumu|valtuutu|sopimu|määräy|ilmoitu)ksen|"
    r"(?:hinna|säännö|tieto|luette|ehdo|ohjei)ston|(?<!nnitte)elman|mallin|listan|taulukon)"
)
_NAMED_DOCUMENT = (
    *("hinnasto", "taksa", "periaatteet", "järjestys", "ohjeistus", "vuokrasopimus"),
    *("sopimusehdot", "kriteerit", "säännöt", "stadgar", "taxa", "avtal"),
)
_SWEDISH_OWNER = LatePattern(
    # the genitive of any noun owns the section, but a chapter is of the act itself
    r"(?<!\w)(?!kapit|moment|paragraf|punkt|mom)\w{3,40}(?:ets|ens|nas|ans|lets|vets)\s$"
)
_SWEDISH_DOCUMENT = LatePattern(
    r"\s(?:i|av)\s(?:\w+\s){0,2}?\w*(?:avtal(?:et|en)?|stadgar(?:na)?|ordning(?:en)?|kontraktet|brevet|"
    r"villkoren|taxan|planen|protokoll(?:et)?|anvisning(?:en|arna)|föreskrifterna)(?!\w)"
)
_ABBREVIATION_BEFORE = re.compile(
    r"(?<![\w-])[A-ZÅÄÖ][A-Za-zåäö]{0,9}[A-ZÅÄÖ][a-zåäö]?(?::n|:ssä)?\s$"
)
_ABBREVIATION_AFTER = re.compile(
    r"\s(?:i\s)?(?:[A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{0,9}[LF]|MRA|YSA|[JSRU]B)(?![\w-])"
    r"(?!:?[a-zäö]{0,3}\s?(?:\d|§|\(\d))"
)
_CHAPTER_DETERMINER = LatePattern(
    r"(?:(?<!\w)(?:(?:edellä\s)?(?:mainitu|sanotu|sama|kyseise|tämä)n\s)|(?<=[.!?]\s)|(?<=\n)|^)luvun\s$"
)


def spelled_out(lower: str) -> Iterator[int]:
    """Yield where signs are written in words, kind by kind."""
    for letters, sign in _SPELLED:
        if letters in lower:
            yield from (match.start() for match in sign.finditer(lower))


def places_start(lower: str, sign: int, floor: int) -> int:
    """Return where the numbers before the sign at *sign* begin; *sign* when none do."""
    end = sign - lower.startswith(_BLANKS, max(0, sign - 1), sign)
    last = lower[max(0, end - 2) : end]
    if not last[-1:].isalnum() or last.isalpha():
        return sign  # after a word or a sign of punctuation
    if (number := _NUMBER_BEFORE.search(lower, max(floor, end - 6), end)) is not None:
        start = number.start("number")
        if not lower.endswith(_LEADING, 0, number.start()):
            return start
    if _CLOCK.search(lower, max(0, sign - 12), sign):
        return sign
    low = max(floor, sign - 90)
    match = _BEFORE_SIGN.search(lower[low:sign])
    if match is None or (match["colon"] and not _SWEDISH_AFTER.match(lower, sign)):
        return sign
    return low + match.start()


def is_meeting_section(text: str, lower: str, locator: Locator) -> bool:
    """Whether the places are sections of minutes: "§ 28", "(213 §)", "5 § / 2021".

    Minutes write the sign first, or a body or a date stands next to the number.
    """
    if any(place.chapter or place.subsection for place in locator.places):
        return False
    if not any(place.section for place in locator.places):
        return False
    if locator.is_prefixed:
        return True
    before = lower[max(0, locator.start - 60) : locator.start]
    return bool(
        _is_of_body(before)
        or before.endswith(_HANDLED)
        or (_DURING.match(lower, locator.end) and _ATTENDING.search(before))
        or _MEETING_AFTER.match(lower, locator.end)
        or _is_heading(text, lower, locator)
    )


def _is_of_body(before: str) -> bool:
    """Whether a body or a date stands right before places: "kunnanhallitus 5.3.2024, "."""
    said = before.rstrip(_AFTER_BODY)
    if said[-1:].isalpha():
        at = max(said.rfind(" "), said.rfind("\n")) + 1
        return _ends_in_body(before[at:])
    return _MEETING_BEFORE.search(before) is not None


@functools.lru_cache(maxsize=4096)
def _ends_in_body(word: str) -> bool:
    return _MEETING_BEFORE.search(word) is not None


def is_bracketed(lower: str, locator: Locator) -> bool:
    """Whether nothing else stands in the bracket: "(213 §)"."""
    return (
        lower.startswith(")", locator.end)
        and lower[max(0, locator.start - 1) : locator.start] == "("
    )


def has_body_near(lower: str, locator: Locator) -> bool:
    """Whether a body or a date stands shortly before."""
    return bool(_BODY_NEAR.search(lower, max(0, locator.start - 60), locator.start))


def follows_heading(lower: str, locator: Locator) -> bool:
    """Whether a word and a colon stand before: "Tarkastuslautakunta: 121 §"."""
    return not locator.is_prefixed and lower.endswith((": ", ":\n"), 0, locator.start)


def is_in_act_sentence(lower: str, act_end: int, locator: Locator) -> bool:
    """Whether an act that ends at *act_end* says it: "kuntalain mukaan hallitus … (39 §)".

    Not in another sentence, nor where a body has already decided.
    """
    between = lower[act_end : locator.start]
    return not (
        _SENTENCE_END.search(between)
        or _DECIDED.search(between)
        or re.search(_DATE, between)
    )


def is_count(lower: str, sign: int, locator: Locator) -> bool:
    """Whether sections are counted, not cited: "pöytäkirjassa oli 14 pykälää"."""
    return locator.start < sign and _COUNTED.match(lower, sign) is not None


def starts_item(lower: str, locator: Locator) -> bool:
    """Whether the places stand at the start of a line, as an item's heading does."""
    start = locator.start
    if start > 1 and not lower.endswith(_LINE_MARKS, 0, start):
        return False
    return bool(_LINE_START.search(lower, max(0, start - 8), start))


def may_be_item(lower: str, locator: Locator) -> bool:
    """Whether a body, a date or the start of a line stands before the places."""
    return has_body_near(lower, locator) or starts_item(lower, locator)


def meeting_end(lower: str, locator: Locator) -> int:
    """Return the end of a meeting section, its year included ("§ 176/2023")."""
    year = _YEAR_AFTER.match(lower, locator.end)
    return year.end() if year else locator.end


def is_of_other_document(lower: str, locator: Locator) -> bool:
    """Whether a contract, tariff or plan stands beside: "YSE 1998 71 §", "5 § i avtalet"."""
    start = locator.start
    return bool(
        _is_owned(lower, locator)
        or (
            lower.startswith(("s ", "s\n"), start - 2)
            and _SWEDISH_OWNER.search(lower[max(0, start - 40) : start])
        )
        or _SWEDISH_DOCUMENT.match(lower, locator.end)
    )


def _is_owned(lower: str, locator: Locator) -> bool:
    """Whether the word before the places is a document's: "hinnasto 4 §"."""
    end = locator.start - 1
    if not lower.startswith((" ", "\n"), max(0, end)):
        return False
    low = max(0, end - 80)
    start = max(lower.rfind(" ", low, end), lower.rfind("\n", low, end), low - 1) + 1
    word = lower[start:end]
    if word.isdigit():
        return _YEAR_OF_TERMS.search(lower, low, end) is not None
    return _is_document(word) or (not locator.is_prefixed and _is_owner(word))


@functools.lru_cache(maxsize=4096)
def _is_document(word: str) -> bool:
    return word.endswith(_NAMED_DOCUMENT) or _DOCUMENT.fullmatch(word) is not None


@functools.lru_cache(maxsize=4096)
def _is_owner(word: str) -> bool:
    return _OWNER.fullmatch(word) is not None and not word.endswith(_POINTING)


def is_by_unknown_abbreviation(text: str, locator: Locator) -> bool:
    """Whether letters that may abbreviate another act stand beside: "RakA 5 §"."""
    start = locator.start
    is_after = _ABBREVIATION_BEFORE.search(text[max(0, start - 16) : start])
    return is_after is not None or abbreviation_after(text, locator.end)


def abbreviation_after(text: str, end: int) -> bool:
    """Whether letters that abbreviate an act stand right after places: "14 § SHL, …".

    Not where places of their own follow them: "14 § HL 34 §".
    """
    return _ABBREVIATION_AFTER.match(text, end) is not None


def same_chapter_start(lower: str, start: int) -> int | None:
    """Return where "mainitun luvun" begins when it stands right before *start*."""
    low = max(0, start - 40)
    match = _CHAPTER_DETERMINER.search(lower[low:start])
    return low + match.start() if match else None


def _is_heading(text: str, lower: str, locator: Locator) -> bool:
    """Whether the places are the heading of an item or of a rule: "28 § Avaus"."""
    following = text[locator.end : locator.end + 2].lstrip(" .:|")
    return (
        lower[locator.end - 1] == "§"
        and starts_item(lower, locator)
        and not following[:1].islower()
    )
