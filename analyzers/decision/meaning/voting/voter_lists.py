"""Lists of voters as counts: "Aho, Elo ja Koski (kesk)" is three."""

from __future__ import annotations

import re

OPEN, CLOSE = "\u27e6", "\u27e7"
"""The marks of a count of names: no text has them."""

PARTY = re.compile(
    r"(?<=\w) ?\((?!(?:jaa|ei|ja|nej|j|e|n|tyhj\w*|blank\w*|poissa)\))[A-ZÅÄÖa-zåäö.]{1,6}\)",
    re.IGNORECASE,
)
"""A voter's party: "Aho (kesk)"."""
_WORD = r"[A-ZÅÄÖÉÜ][\w’'-]+"
_NO_NAME = (
    r"(?=[A-ZÅÄÖÉÜ])(?!(?i:jaa|ei|ja|nej|kyllä|tyhj\w*|blank\w*|poissa\w*|frånvar\w*|äänest\w*|ääni|ään\w+"
    r"|nimenhuu\w*|nimi|namn\w*|omröst\w*|röst\w*|jäsen\w*|valtuutet\w*|ledam\w*|vastaan|emot"
    r"|puolesta|för|mot|följande|vid|\w*esittelijä\w*|föredrag\w*|pohja\w*|grundförslag\w*"
    r"|\w*ehdotu\w*|\w*esity\w*|\w*förslag\w*|\w*lautakun\w*|\w*hallitu\w*|\w*styrelse\w*"
    r"|\w*nämnd\w*|\w*johtajan?|\w*direktör\w*|tulos|yhteensä|\w*palaut\w*|käsittel\w*|jatk\w*"
    r"|återrem\w*|bordl\w*|behandl\w*|päätö\w*|beslut\w*|suorite\w*|toimite\w*|annet\w*|av"
    r"|kätt\w*|kädennos\w*|kättennos\w*|ne|de|koska|sitten|tämän|muut|och|kun|asia\w*|då|det"
    r"|\w*puheenjohtaj\w*|\w*ordförande\w*|poistu\w*|hylä\w*|hyväks\w*|fortsa\w*|lisäksi"
    r"|ensin|valtuust\w*|fullmäktig\w*|kokou\w*|möte\w*|vaal\w*|val\w?|virka\w*|eriävä\w*)\b)"
)
_TITLE = (
    r"(?:(?:[a-zåäö]*puheenjohtaja|[a-zåäö]*jäsen(?:et)?|valtuute(?:ttu|tut)|vice|ordförande"
    r"|ordföranden|ledamot(?:en)?|ledamöterna|ersättaren?|pj\.?|[Ii]{1,2}|[12]\.|ensimmäinen|toinen)\s)"
)
_NAME = (
    rf"{_TITLE}{{0,3}}(?:[A-ZÅÄÖ]\. ?){{0,3}}{_NO_NAME}{_WORD}(?: (?:af|von|de|van)(?= ))?"
    rf"(?: {_NO_NAME}{_WORD}){{0,3}}"
)
_ALONE = r"(?:[a-zåäö]*puheenjohtaja|ordföranden?)"
_ITEM = rf"(?:{_NAME}|{_ALONE}(?=,| ja | sekä | och | samt |$))"
_BETWEEN = (
    r"(?:\s*[,;]\s*(?:(?:ja|sekä|och|samt) )?|\s+(?:ja|sekä|och|samt)\s+|\s*\n\s*)"
)
_MOVED = (
    r"(?!\s+(?:\w+(?:mää|mästä|män|mä|maa|masta|man|ma)\s+)?(?:\w+\s)?"
    r"\w*(?:ehdotu|esity|förslag)\w*)"
)
"""Behind a name that is no voter's: "Elon ehdotuksen", "Ahon tekemää muutosesitystä"."""
_LIST = re.compile(
    rf"(?<![\w.-])(?P<names>{_ITEM}(?>(?:{_BETWEEN}{_ITEM}(?![\w-]){_MOVED})*))(?![\w-]){_MOVED}"
)
_SPLIT = re.compile(_BETWEEN)


_OPENS = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(
    r"(?: [a-zåäö]+(?<!äänesti)(?<!kannatti)(?<!vastusti)(?<!pidättäytyi)(?<!röstade)(?<!stödde)"
    r"(?<!avstod)(?<! oli)(?<! var)(?<! ja)(?<! och)(?<! sekä)(?<! nej)(?<! jaa)(?<! ei)"
    r"|, (?:että|joten|jolloin|att|varvid))\b"
)
"""Behind a word that only begins a sentence: "Avoimessa nimenhuutoäänestyksessä …"."""
_PERSON = re.compile(rf"(?<![\w.-]){_NO_NAME}{_WORD}(?: {_NO_NAME}{_WORD}){{0,3}}")


def person_names(text: str) -> list[str]:
    """Return the runs of capitalised words that may be names, in order."""
    return [match[0] for match in _PERSON.finditer(PARTY.sub("", text))]


def with_counts(text: str) -> str:
    """Return a text with its lists of names as counts between marks."""
    return _LIST.sub(_count, PARTY.sub("", text))


def _count(match: re.Match[str]) -> str:
    if _OPENS.fullmatch(match["names"]) and _GOES_ON.match(match.string, match.end()):
        before = match.string[: match.start()].rstrip(" \t•*–-")
        if not before or before[-1] in ".\n":
            return match[0]
    return f"{OPEN}{len(_SPLIT.split(match['names'].strip()))}{CLOSE}"
