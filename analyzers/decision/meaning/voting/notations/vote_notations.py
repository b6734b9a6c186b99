"""Notations of votes: the figures and names that one sentence tells."""

from __future__ import annotations

import functools
import re

from analyzers.decision.meaning.voting.notations.rarer_notations import (
    without_rarer_notations,
)
from analyzers.text.quick_patterns import QuickPattern, quick

_ALONE = r"(?<![\w.,/-])"
_SHARE = r"\s*-?\s*(?:ää\w+|röst\w*)?"
_THEN = (
    r"\s*(?:\([^()\d]{1,80}\)\s*)?(?:\(|:|=|–|-|\|)?\s*"
    r"(?:(?:annettiin|gavs|avgavs|yhteensä|kaikkiaan|sammanlagt|oli|var|antoi)\s*){0,3}"
)
_FIGURE = r"(?P<m>\d{1,5})\b(?!\.\d|\s*§)"
YES = quick(
    rf"{_ALONE}(?P<n>\d{{1,5}})\s*(?:kpl\s*)?[\"”]?\b(?:jaa|kyllä)[\"”]?{_SHARE}\b"
    rf"|\b(?:jaa|kyllä)[\"”]?{_SHARE}{_THEN}{_FIGURE}(?!\s*ei\b)"
)
NO = quick(
    rf"{_ALONE}(?P<n>\d{{1,5}})\s*(?:kpl\s*)?[\"”]?\bei[\"”]?{_SHARE}\b"
    rf"|\bei[\"”]?{_SHARE}{_THEN}{_FIGURE}(?!\s*jaa\b)"
)
JA = quick(
    rf"{_ALONE}(?P<n>\d{{1,5}})\s*[\"”]?\bjaa?[\"”]?{_SHARE}\b"
    rf"|\bja[\"”]?{_SHARE}{_THEN}{_FIGURE}(?!\s*nej\b)"
)
NEJ = quick(
    rf"{_ALONE}(?P<n>\d{{1,5}})\s*[\"”]?\bnej[\"”]?{_SHARE}\b"
    rf"|\bnej[\"”]?{_SHARE}{_THEN}{_FIGURE}(?!\s*ja\b)"
)
"""Swedish "ja" is Finnish "and": it is a vote only where "nej" or "röster" stands, too."""
IS_SWEDISH = quick(r"\bnej\b|\bja-?\s?röst")
_LEAD = r"(?:(?!ja |och |ei |nej )[^\W\d_]+ ){0,3}"
EMPTY = quick(
    rf"(?P<n>\d{{1,3}})\s*{_LEAD}(?:tyhj\w+|blank\w*|tomm?a?\b|pidättä?y\w+|avstod"
    r"|nedlagd\w*|lade ne[dr]\b)"
    r"|\b(?:tyhj\w*|blank\w*|tomma|pidättä?y\w+|nedlagda)\s*(?:ää\w+|röst\w*|lap\w+|lippu\w*|sed\w+)?"
    r"\s*(?:oli\s|annettiin\s|var\s|avgavs\s)?[:(=|–-]?\s*"
    r"(?P<m>\d{1,3})\b"
)
_ABSENT = quick(
    r"(?P<n>\d{1,3})\s*(?:jäsen(?:tä)? |valtuutettua? |\w*ledam\w+ |medlem\w* )?(?:oli |var )?"
    r"(?:poissa|frånvar)\w*(?! (?:kokouks|mötet|sammanträdet))"
    r"|\b(?:poissa\w*|frånvar\w*|borta)\s*(?:äänestyksestä\s*|vid omröstningen\s*)?"
    r"(?:oli\s*|var\s*|olevia\s*)?[:(=|–-]?\s*(?P<m>\d{1,3})\b"
)
_BLANK_FIRST = re.compile(
    r"\b(?:tyhj\w*|blank\w*)(?:[- ]?(?:ää\w+|röst\w*))?\s*[:=(]?\s*\d{1,3}\)?"
    r"(?=\W{1,3}(?:poissa|frånvar)\w*\s*[:=(]?\s*\d)"
)
"""Blank votes before the absent where each figure is behind its label: "Tyhjää 1 Poissa 2"."""
LABEL_FIRST = quick(
    r"(?<!\d)(?<!\d )(?<!kpl )\b(?:(?P<fi>jaa)|ja)-?(?: ?(?:ää\w+|röster))?\s*"
    r"(?:sai\s|fick\s|[:=])?\s*(?P<a>\d{1,5})"
    r"\s*[,;/.]?\s*(?:ja |och )?(?(fi)(?:ei|nej)|nej)-?(?: ?(?:ää\w+|röster))?\s*"
    r"(?:sai\s|fick\s|[:=])?\s*(?P<b>\d{1,5})\b(?!\s*(?:jaa|ei|ja|nej)\b)(?!\.\d)"
)
"""Each figure behind its side: "JAA 15 EI 10"."""
LABELS_BEHIND = quick(
    r"(?P<a>\d{1,3})\s*[-–/]\s*(?P<b>\d{1,3})(?:\s*[-–/]\s*(?P<e>\d{1,3}))?\s*"
    r"\(?\s*(?:jaa|ja)\s*[-–/]\s*(?:ei|nej)\b"
)
"""Figures, then the sides: "15-10-2 (jaa-ei-tyhjä)"."""
BRACKETED = quick(
    r"\((?:(?P<yes>jaa|ja)|(?P<no>ei|nej))\)\s*(?::|äänesti|kannatti|röstade|oli|antoi)"
    r"[^.;()]{1,600}?\b(?P<n>\d{1,3})\s*"
    r"(?:\(\d{1,3}\)\s*)?(?:ääntä|jäsentä|valtuutettua|röster|ledamöter)\b"
)
"""A side in brackets, its voters, and how many they are: "(JAA) äänestivät Aho ja Elo eli 2"."""
BY_VOTES = quick(
    r"\b(?:hyväksyttiin|hylättiin|voitti|päätti|päätettiin|godkändes|vann)\s*"
    r"\((?P<x>\d{1,3})\s*[-–—]\s*(?P<y>\d{1,3})\)|(?<![\d/.])(?P<c>\d{1,3})\s+(?:äänellä|ääntä)\s+(?P<d>\d{1,3})\s*"
    r"(?:\(\d{1,3}\s*/\s*\d{1,3}\)\s*)?(?:ääntä\s+)?vastaan\b|\b(?:äänin|äänimäärin|ääniluvuin|numeroin|luvuin|ään\.|tasan|rösterna|röst(?:e?talen|etalet|siffrorna)|siffrorna|med|lika"
    r"|(?:äänet|äänimäärät|rösterna)(?: [a-zåäö]{3,}){1,3})\s*"
    r"(?P<a>\d{1,5})\s*(?:ääntä |ääntä puolesta |puolesta |röster )?"
    r"(?:[-–—/]|ja|vastaan|mot|,)\s*(?P<b>\d{1,5})\b(?!\.\d)"
)
BY_GROUPS = quick(
    r"\b(?P<n>\d{1,3}) (?P<side>jaa|ei|ja|nej)\b.{1,120}?\b(?!(?P=n)\b)\d{1,3} (?P=side)\b"
)
"""One side twice: how each group voted, not the whole vote."""
_COUNT = re.compile(
    r"(?P<n>\d{1,5})\s*(?:ääntä|äänen|ään[ie](?!sty)\w*|jäsentä|valtuutettua|henkilöä"
    r"|röst(?:er)?\b|för(?= (?:\w+ ){0,2}?\w*förslag)|kannatti|kannattivat|vastusti|ledamöter)"
    r"|(?:kannalla|kannatti|kannattivat|puolesta|vastaan|palauttamista|jatkamista|kannattaa"
    r"|röstade|återremiss|bordläggning|fortsatt behandling)"
    r"\s*(?:oli\s*|äänesti\s*|röstade\s*|:\s*)?(?P<m>\d{1,5})\b(?!\.\d)"
)
LISTED = re.compile(
    r"(?:^|[;.:] |[Ää]änestyksessä )(?P<side>[Jj][Aa][Aa]?|JA|[Ee][Ii]|[Nn][Ee][Jj])"
    r"[ -]?(?:ää\w+|röst\w*)?(?: ?\([^()\d]{3,60}\))?\s*(?::"
    r"|annettiin:?|antoivat:?)?\s*"
    r"(?P<names>[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?"
    r"(?:(?:, | ja | sekä | och )[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?)*)(?=\.|;| ?\(|$)"
)
"""Names by side without a figure: "Jaa äänestivät Aho, Elo ja Koski"."""
NAMED_COUNT = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\s*(?:\([\w.]+\)\s*)?[:=–-]?\s*"
    r"(?:(?:sai|fick|erhöll)\s+)?(\d{1,3})\b(?![.:]\d)"
)
"""A candidate with his votes."""
TOTAL = re.compile(
    r"\b(?:annettiin|annettuja ääniä|annetuista|avgavs|av(?: de)?)(?: oli)?"
    r" (?:yhteensä |sammanlagt )?\d{1,3}\b",
    re.IGNORECASE,
)
"""How many votes there were in all."""
_ABSENT_NAMES = re.compile(
    r"^(?:Poissa\w*|Frånvarande)\s*(?:äänestyksestä\s*)?(?::|oli(?:vat)?|var)\s*"
    r"(?P<names>[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?"
    r"(?:(?:, | ja | sekä | och )[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?)*)"
)
_WAS_ABSENT = re.compile(
    r"(?:^|[.;] )(?P<names>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?"
    r"(?:(?:, | ja | och )[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?){0,6})"
    r" (?:oli(?:vat)?|var) (?:poissa|frånvarande)\b(?! (?:kok|möt|samm|kl))"
)
"""Who was absent, named before the verb: "Elo oli poissa"."""
LISTED_NAME = re.compile(r", | ja | sekä | och ")
ASKED = quick(
    r"\bäänestä(?:vät|ä)\b.{0,20}\b(?:jaa|ei)\b|\b(?:toise|kolmanne|neljänne|viidenne)\w+"
    r" äänestyks|\b[2-9]\.? äänesty|\bäänesty\w+ [2-9]\b|\bröstar? (?:ja|nej)\b"
    r"|\bandra omröstning|\b[2-9]\.? omröstning"
)
"""A question put to another vote, or its number: equal figures are then no repetition."""
SUMS_UP = re.compile(
    r"\b(?:päätti|hyväksyi|hylkäsi|valitsi|palautti|merkitsi|beslöt|beslutade|godkände|förkastade)\b"
)
SLIPS = re.compile(r"lippu|ehdotuslip|röstsed|valsed")
OF_MOTIONS = re.compile(
    r"ehdotu|esity|förslag|\bjaa\b|\bnej\b|vasta|\be?mot\b|palaut|återrem|jatka|fortsa|pöydä|bordl"
)
"""A word of a vote on motions, not of a ballot of persons."""
LONGEST_ROW = 200
COUNTERLIKE = ("counter", "return", "table", "refuse")
NAMES = re.compile(r"[(:]\s*[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?(?:,|\s+ja\s|\s+och\s)")
SIDE_NAMES = re.compile(r"^(?:[A-ZÅÄÖ][\w-]+[ ,]*(?:ja|och)?\s*){2,}")


def absent_count(text: str, folded: str) -> int | None:
    """Return how many were absent from a vote: a figure, or names that are counted."""
    number = first_number(_ABSENT, _BLANK_FIRST.sub("", folded))
    if number is not None:
        return number
    listed = _ABSENT_NAMES.search(text) or _WAS_ABSENT.search(text)
    if listed is None:
        return None
    names = [name for name in LISTED_NAME.split(listed["names"]) if name.strip()]
    return len(names)


def with_one(folded: str) -> str:
    """Return a sentence with "yksi tyhjä" as "1 tyhjä"."""
    return _ONE_BLANK.sub("1", folded)


_USUAL = (
    # "12 valtuutettua äänesti jaa ja 9 ei", "12 röstade ja och 9 röstade nej"
    (
        quick(
            r"\b(\d{1,3}) (?:[a-zåäö]+ )?(?:äänesti|äänestivät) jaa\b(.{1,25}?)\b(\d{1,3})"
            r" (?:[a-zåäö]+ )?(?:(?:äänesti|äänestivät) )?ei\b"
        ),
        r"jaa \1\2ei \3",
    ),
    (
        quick(
            r"\b(\d{1,3}) (?:[a-zåäö]+ )?röstade ja\b(.{1,25}?)\b(\d{1,3})"
            r" (?:[a-zåäö]+ )?(?:röstade )?nej\b"
        ),
        r"ja \1\2nej \3",
    ),
    # "jaettiin 21 ääntä, joista 12 hallituksen ehdotukselle ja 9 mallin ehdotukselle"
    (
        quick(
            r"\b\d{1,3} (?:ääntä|röster),? (?:joista|varav|av vilka) (\d{1,3})"
            r" ((?:\S+ ){0,3}?(?:\w*ehdotu|\w*esity|\w*förslag)\w*)(.{1,12}?)\b(\d{1,3})"
            r" ((?:\S+ ){0,3}?(?:\w*ehdotu|\w*esity|\w*förslag)\w*)"
        ),
        r"\2 \1 ääntä\3\5 \4 ääntä",
    ),
    # "Äänestys: hallituksen esitys 12, mallin esitys 9", also with the label cut off
    (
        quick(
            r"^(\W*(?:[^\s\d]+ ){0,5}?\w*(?:ehdotu|esity|förslag)\w*):? (\d{1,3})"
            r"(\s?[,;–-] (?:ja |och )?(?:[^\s\d]+ ){0,4}?\w*(?:ehdotu|esity|förslag)\w*):?"
            r" (\d{1,3})(\W*$|\.\s)"
        ),
        r"\1 \2 ääntä\3 \4 ääntä\5",
    ),
    # "4 ledamöter understödde beslutsförslaget och 3 Lövdahls förslag"
    (
        quick(
            r"(\d{1,3}) (?:ledamöter |ledamot )?(?:understödde|biträdde|stödde|röstade för)"
            r" ((?:[^\s\d]+ ){0,2}?\w*förslag\w*)(?:,| och) (\d{1,3})"
            r" (?:för |understödde )?((?:[^\s\d]+ ){0,2}?\w*förslag\w*)"
        ),
        r"\2 \1 röster, \4 \3 röster",
    ),
    (
        quick(
            r"\b(?:understödde|biträdde|stödde|röstade) (\d{1,3}) (?:ledamöter )?(?:för )?"
            r"((?:[^\s\d]+ ){0,2}?\w*förslag\w*)(?:,| och) (\d{1,3}) (?:för )?"
            r"((?:[^\s\d]+ ){0,2}?\w*förslag\w*)"
        ),
        r"\2 \1 röster, \4 \3 röster",
    ),
    # "Mallin esitys hävisi 4–7", "esittelijän ehdotus voitti 7–4"
    (
        quick(
            r"((?:[^\s\d]+ )?\w*(?:ehdotu|esity)\w*) hävisi (?:äänin )?"
            r"(\d{1,3})\s?[–-]\s?(\d{1,3})\b"
        ),
        r"\1 \2 ääntä, pohjaehdotus \3 ääntä",
    ),
    # "puolesta nostettiin 7 kättä ja vastaan 4"
    (
        quick(r"puolesta (?:[^\s\d]+ )?(\d{1,3}) kättä(?:,| ja) vastaan (\d{1,3})"),
        r"puolesta \1, vastaan \2",
    ),
    # "äänestettiin: esittelijä 7, Malli 4"
    (
        quick(r"(äänest\w+: esittelijä)n? (\d{1,3}), (\w+?)n? (\d{1,3})\b"),
        r"\1n ehdotus \2 ääntä, \3n ehdotus \4 ääntä",
    ),
    # "6 ääntä tyhjää 1"
    (quick(r"(\d{1,3}) ääntä (tyhj\w+:? \d{1,3})\b"), r"\1 ääntä, \2"),
    # "kumpikin sai 10 ääntä"
    (quick(r"\bkumpikin sai (\d{1,3}) ääntä"), r"äänin \1–\1"),
    # "Äänestys 12–9 esityksen hyväksi", "äänestystulos oli 12–9"
    (
        quick(
            r"\b(?:äänestys|äänestystulos|äänestyksen tulos|omröstning|omröstningsresultatet)"
            r"(?: oli| blev| var|:)?\s(\d{1,3})\s?[–-]\s?(\d{1,3})(?=[\s.,;]|$)(?!\.\d)"
        ),
        r"äänin \1–\2",
    ),
)
"""Rare notations and the usual ones that they are read as."""


@functools.lru_cache(maxsize=512)
def as_usual(folded: str) -> str:
    """Return a sentence in small letters with rare notations of votes as usual ones."""
    if "(" in folded:
        folded = _NAMES_IN_BRACKETS.sub("", folded)
    folded = without_rarer_notations(_LOST_BY.sub(_least_first, folded))
    for pattern, usual in _USUAL:
        folded = pattern.sub(usual, folded)
    return _MOTION_AGAINST.sub(_other_side, folded)


def _least_first(match: re.Match[str]) -> str:
    """Return "esitys hävisi äänestyksessä 33–10" with the loser's votes first."""
    least, most = sorted((int(match["a"]), int(match["b"])))
    return f"{match['lost']} äänin {least}–{most}"


def _other_side(match: re.Match[str]) -> str:
    """Return "Mallin ehdotusta kannatti 3, vastaan 7" as votes for two proposals."""
    other = "vastaehdotus" if _OF_BASE.search(match["label"]) else "pohjaehdotus"
    return f"{match['label']} {match['n']} ääntä, {other} {match['m']} ääntä"


def bracketed(folded: str) -> tuple[int | None, int | None]:
    """Return the figures of the sides that a sentence names in brackets."""
    found = {
        "yes" if match["yes"] else "no": int(match["n"])
        for match in BRACKETED.finditer(folded)
    }
    return found.get("yes"), found.get("no")


def first_number(pattern: QuickPattern, folded: str) -> int | None:
    """Return the figure of the first match, None where there is none."""
    match = pattern.search(folded)
    return int(match["n"] or match["m"]) if match else None


def sides_of(folded: str) -> list[tuple[int, str]]:
    """Return numbers of votes with the words that tell whose they are."""
    folded = _BRACKETED_NAMES.sub("", folded)
    row = _IN_ROW.match(folded)
    if row is not None:
        return [(int(row["n"]), row["one"]), (int(row["m"]), row["other"])]
    matches = [
        match
        for match in _COUNT.finditer(folded)
        if not EMPTY.match(folded, match.start())
    ]
    found = []
    for number, match in enumerate(matches):
        begin = matches[number - 1].end() if number else 0
        end = matches[number + 1].start() if number + 1 < len(matches) else len(folded)
        before = folded[begin : match.end()]
        after = re.split(r",|\bja\b|\bsekä\b|\boch\b", folded[match.end() : end])[0]
        follows = re.search(
            r"ehdotu|esity|puolesta|förslag|\bför\b|jatkam|palautt", after
        )
        label = (
            after if follows and not re.search(r"\bsai\b|\bfick\b", before) else before
        )
        found.append((int(match["n"] or match["m"]), label))
    if len(found) == 1:
        found.extend(_elliptic(folded, matches[0].end()))
    return found


def for_against(folded: str) -> list[tuple[int, str]]:
    """Return "19 puolesta, 12 vastaan" as two sides, in either order."""
    found = {match["side"]: int(match["n"]) for match in _FOR_AGAINST.finditer(folded)}
    if len(found) < 2:
        found = {one["side"]: int(one["n"]) for one in _FOR_FIRST.finditer(folded)}
    yes = next((n for side, n in found.items() if side in {"puolesta", "för"}), None)
    no = next((n for side, n in found.items() if side not in {"puolesta", "för"}), None)
    return [(yes, "base"), (no, "other")] if yes is not None and no is not None else []


def _elliptic(folded: str, begin: int) -> list[tuple[int, str]]:
    match = _ELLIPTIC.search(folded, begin)
    if match is None and (match := _ELLIPTIC_BEFORE.search(folded, begin)):
        return [(int(match[1]), folded[match.start() : match.end()])]
    return [(int(match[1]), folded[begin : match.end()])] if match else []


_NAMES_IN_BRACKETS = re.compile(
    r" ?\((?!ja\b|ei\b|jaa\b|nej\b)[a-zåäö-]{2,}(?: [a-zåäö-]+)?"
    r"(?:, [^()\d]{2,900}| (?:ja|och) [^()\d]{2,40})\)"
)
_MOTION_AGAINST = quick(
    r"(?P<label>[^\s\d]+ \w*(?:ehdotu|esity)\w*) (?:kannatti|kannattivat|puolesta"
    r"(?: oli| äänesti)?) (?P<n>\d{1,3})(?: jäsentä| valtuutettua)?,? (?:ja )?(?:sitä )?"
    r"vastaan (?:oli |äänesti )?(?P<m>\d{1,3})\b"
)
_LOST_BY = quick(
    r"(?P<lost>(?:ehdotu|esity)\w* hävisi)(?: äänestyksessä| äänestyksen)?(?: äänin)? "
    r"(?P<a>\d{1,3})\s?[–-]\s?(?P<b>\d{1,3})\b"
)
_OF_BASE = re.compile(r"esittelijä|pohja|johtaja|hallituks|lautakunn|päällik|sihteeri")
_ELLIPTIC = re.compile(r"(?:ehdotu|esity|förslag)\w*\s+(?:oli\s+)?(\d{1,3})\b(?!\.\d)")
"""The other side's figure without its noun: "ja Tuomen esitys seitsemän"."""
_ELLIPTIC_BEFORE = re.compile(
    r"\b(?:ja|och)\s+(\d{1,3})\s+(?:\S+\s+){1,3}?(?:ehdotu|esity|förslag)\w*"
)
_FOR_AGAINST = re.compile(
    r"(?P<n>\d{1,3})\s+(?:ääntä |jäsentä |valtuutettua |röster )?"
    r"(?P<side>puolesta|vastaan|för|mot|emot)\b"
)
_FOR_FIRST = re.compile(
    r"\b(?P<side>puolesta|vastaan|för|mot|emot)\s*(?:annettiin |äänesti |oli |röstade )?:?\s*"
    r"(?P<n>\d{1,3})\b(?!\.\d)"
)
"""Each figure behind its side: "irtisanomisen puolesta 13, vastaan 7"."""
LABELS_INSIDE = quick(
    r"(?P<a>\d{1,3})\s+[^,;.\d]{3,70}\((?:jaa|ja)\)[^\d.]{1,20}?(?P<b>\d{1,3})\s+"
    r"[^,;.\d]{3,70}\((?:ei|nej)\)"
)
"""A figure, whose it is, and its side in brackets: "13 oli ehdotuksen puolesta (JAA), 6 …"."""
HALF = quick(
    r"^(?P<label>(?:[\w:.-]+ ){0,6}?[\w-]*(?:ehdotu|esity|förslag|palautu|palauttami|jatkami"
    r"|återremiss|remitter|bordlägg|pöydä|^vastaan)\w*)(?: (?:puolesta|kannalla))?"
    r"(?: (?:kannatti|kannattivat|äänesti|äänestivät|olivat|oli|röstade)\b:?[^.\d]{0,900}?)?"
    r"\s*[|:=(–-]*\s*(?P<n>\d{1,3})\)?(?: (?:ääntä|jäsentä|valtuutettua|röster))?"
    r"(?:,? (?:ja )?(?:tyhj\w*|blank\w*):? \d{1,3})?\W*$"
)
"""A side alone in its row or sentence: "Mallin ehdotus 12", "… kannattivat Aho ja Elo (2)"."""
HALF_NAMES = quick(
    r"^(?P<label>(?:[\w:.-]+ ){0,6}?[\w-]*(?:[Ee]hdotu|[Ee]sity|[Ff]örslag|palautu|jatkami"
    r"|återremiss)\w*)(?: puolesta| kannalla)?(?: äänestivät| röstade)?:\s*"
    r"(?P<names>[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?"
    r"(?>(?:(?:, | ja | sekä | och )[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?)*))\.?$"
)
"""A side's names without a figure: "Mallin ehdotuksen puolesta: Aho ja Elo"."""
LOST = quick(r"\b(?:hävisi|hävinnyt|kaatui|jäi vähemmistöön|förlorade|föll)\b")
VOTED = quick(r"äänest|omröst|röstning")
PAIR = quick(
    r"(?P<x>(?:[\w:.-]+ ){1,4}?)(?:sai|fick)\s+(?P<a>\d{1,3})(?: ääntä| röster)?\s*(?:,|ja|och)"
    r"\s+(?P<y>(?:[\w:-]+ ){1,3}?)(?:(?:sai|fick) )?(?P<b>\d{1,3})\s+(?:ääntä|röster)\b"
)
"""Two names put against each other: "Kuparila sai 6 ja Kipinä 5 ääntä"."""
_BRACKETED_NAMES = re.compile(r"\([^()\d]{2,900}\)")
_ONE_BLANK = re.compile(
    r"\b(?:yksi|yhden|en|ett|eräs)(?= (?:\S+ ){0,3}?(?:tyhj|blank|hylättiin tyhj|nedlagd))"
)
_IN_ROW = re.compile(
    r"^(?:\d\.? )?(?:äänesty|omröstning)\w*[^:\d]{0,30}\d?:\s*(?P<one>[^\d,;:]{3,60}?)\s+"
    r"(?P<n>\d{1,3})(?: ääntä| röster)?\s*(?:[,;]|ja|och)\s*(?P<other>[^\d,;:]{3,60}?)\s+"
    r"(?P<m>\d{1,3})\b(?!\.\d)(?!.*\d (?:ääntä|röster))"
)
"""Figures behind each side: "Äänestys: jatketaan käsittelyä 7, pöydälle 2"."""
