"""Whether somebody with a post or a trade acts by it, or is named as one of those employed.

A post alone says neither: "Opettaja Siv Malli kertoi" acts, "palkitaan opettajat Siv Malli"
does not. Small signals are added up; each has its weight in ``_WEIGHTS``, and whoever has
fewer than none is a private person. The weights were set by hand on texts that were looked
at and are held by ``tests/test_corpus_person_posts.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from analyzers.words.morphology.voikko import Voikko
from corpus.personal.names.name_words import WORD, is_active
from corpus.personal.person_roles import Role, side_of_word

_WEIGHTS = {
    "acts": 3,  # "Opettaja Siv Malli kertoi"
    "own": -3,  # "Opettaja Siv Malli hakee", which nobody does by office
    "leads": 2,  # "Rehtori Siv Malli"
    "begins": 2,  # a title that begins its sentence or line, of one
    "by_office": 3,  # "Valvojina ovat opettajat", "Lisätietoja antaa"
    "of_many": -2,  # "opettajat", "lärarna", and more than one name
    "of_list": -1,  # three names or more
    "of_party": -3,  # "hakijoiden joukossa", "palkitaan", "allekirjoittajina"
    "of_trade": -2,  # "taiteilija", "kuoronjohtaja": no post of the municipality
    "of_town": 3,  # "kaupunginlakimies", "stadsjurist"
    "of_time": -2,  # "nykyinen kanslisti", "pitkäaikaiset opettajat"
}
# What somebody does who is not at work: "Opettaja Siv Malli hakee virkavapaata".
_OWN_VERB = re.compile(
    r"(?:hake|haki|anoo|anoi|valitt|muistutt|ost[aio]|omista|vuokra|asu|muutt"
    r"|sairast|kaatu|loukkaa|irtisanout|sanoutu|ero[aist]|jää|jäi|siirty|saa|sai|tarvitse|kuol|palaa|palasi"
    r"|täyttä|aloitt|sök|anhåll|begär|köp|hyr|bor|flytta|äger|får|fick|avled|avgår|avgick|går|fyll)"
)
_FINITE_SWEDISH = re.compile(
    r"(?:\w{2,15}(?:ade|rade|erar|ar|er|te|de)|gav|gick|höll|skrev|såg|sade)\b"
)
_NEXT = re.compile(r"\s(?:on |oli |har |hade )?([a-zåäö]{3,25})\b")
_LEADS = re.compile(
    r"\w{0,30}(?:reh|rekt|ledare|ylil|överl|yliho|esim|esih|vetäj|osastonh|avdelningss|förman"
    r"|föreståndar|isänn|komisar|kommissar|tuomar|domar|syyttäj|åklag|kirkkoh|kyrkoh|rovast|prost)"
)
_BEGINS = re.compile(r"(?:[\w&-]{2,30}\s){0,3}")
_BY_OFFICE = re.compile(
    r"\b(?i:lisätie|lisäti|valmistelij|esittelij|tiedoksi|kuul(?:i|tiin|tavana|tavina)|paikalla"
    r"|läsnä|edusta|tekij|tehnyt|tehneet|suoritti|laati|piti|pitivät|antoi|antaa|antavat|johti"
    r"|ohjasi|av\b|genom|haastattel|arvioi|vertail|käsittel|intervjua|bedömde|bereddes|uppgjord"
    r"|hördes|närvarande|på plats|upplysning)\w{0,10}[^;\n]{0,50}\Z"
    r"|\b\w{4,30}(?:na|nä|ina|inä) (?:on|ovat|oli|olivat|toimi\w{0,3}|toimivat)\s\Z"
    r"|\b(?:on|ovat|oli)\s(?!hake|irtisan|pyyt|anon|vaati|valitt|saan)\w{3,20}(?:nut|nyt|neet)\s\Z"
)
_OF_PARTY = re.compile(
    r"\b(?i:hakij|hakeneista|ehdokka|ehdolla|palkit|palkinno|muistetaan|onnitel|kiite|kiittä"
    r"|huomioi|allekirjoittaj|allekirjoittane|adressi|kirjelmä|avoin kirje|vetoomu|valituk"
    r"|valittaj|muistutuk|muistuttaj|stipend|lomaut|irtisano|siirretään|vakinaist|eläkkee"
    r"|vapaalle|sökande|belön|premier|uppvakt|tackas|undertecknare|pension|permitter|uppsäg"
    r"|överflytt|vastustane|hakemuksia|hakemukset|ansökningar)\w{0,20}\b"
    r"|\b(?i:\w{0,12}yrkandet?|besväret?|anmärkning(?:en)?|ansökan|begäran|skrivelsen?"
    r"|anhållan|biträ\w{1,6}) av\b"
)
_OF_TIME = re.compile(
    r"\b(?i:entis|entinen|nykyi|pitkäaikai|silloi|eläköity|uud(?:et|eksi)|uusi"
    r"|tidigare|förre|förra|nuvarande|mångårig|långvarig|nya?\b|f\.d\.)\w{0,8}\s\Z"
)
_OF_TOWN = re.compile(
    r"(?i:(?:kaupungin|kunnan|hallinto|lääni|läänin|aluehallinto|terveyskeskus|koulu|virasto|satama|ylilää"
    r"|stads|kommun|läns|hamn|hälsocentral|regional|skol)(?!lä)\w{3})"
)
_ANOTHER = re.compile(rf"(?:,| ja| och| sekä| samt) {WORD} {WORD}")
_OTHERS = re.compile(rf"(?:(?:,| ja| och| sekä| samt) {WORD}(?: {WORD}){{1,2}}){{2}}")
_PLURAL_SWEDISH = re.compile(r"(?:rna|na|ar|er)s?\Z")
_FURTHEST = 90


def is_one_employed(line: str, role: Role, after: str, after_list: str) -> bool:
    """Whether who follows the role in *line* is no more than one employed, or of a trade."""
    return (
        sum(_WEIGHTS[signal] for signal in _signals(line, role, after, after_list)) < 0
    )


def _signals(line: str, role: Role, after: str, after_list: str) -> Iterator[str]:
    start = role.start
    if role.side == "trade":
        yield "of_trade"
        if _OF_TOWN.match(line, start):
            yield "of_town"
    before = line[max(0, start - _FURTHEST) : start]
    title = line[start:].split()[0].strip(",:(")
    of_many = is_plural(title.lower())
    verb = _NEXT.match(after_list)
    if verb and _OWN_VERB.match(verb[1]):
        yield "own"
    elif verb and _acts(verb):
        yield "acts"
    if _LEADS.match(title.lower()):
        yield "leads"
    if not of_many and _BEGINS.fullmatch(before.rpartition("\n")[2]):
        yield "begins"
    if _BY_OFFICE.search(before):
        yield "by_office"
    if of_many and _ANOTHER.match(after):
        yield "of_many"
    if _OTHERS.match(after):
        yield "of_list"
    if _OF_PARTY.search(before):
        yield "of_party"
    if _OF_TIME.search(before):
        yield "of_time"


def _acts(found: re.Match[str]) -> bool:
    """Whether a word right after is a verb that tells what somebody does or did."""
    has_done = re.search(r"(?:nut|nyt|neet|t|it)\Z", found[1])
    is_perfect = found[0].lstrip().startswith(("on ", "oli ", "har ", "hade "))
    return bool(
        is_active(found[1])
        or (is_perfect and has_done)
        or _FINITE_SWEDISH.fullmatch(found[1])
    )


@lru_cache(maxsize=2_000)
def is_plural(title: str) -> bool:
    """Whether a title is of several: "opettajat", "lärarna"."""
    readings = [row for row in _voikko().readings(title) if row[1]]
    if readings:
        return all("[Nm]" in output for _, output in readings)
    return _PLURAL_SWEDISH.search(title) is not None and side_of_word(title) is not None


@cache
def _voikko() -> Voikko:
    return Voikko()
