"""Sentences that adopt what was proposed: "Ehdotus hyväksyttiin", "Godkändes"."""

from __future__ import annotations

import functools
import re

from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.text.quick_patterns import quick

_BARE = re.compile(
    r"[^\w\s]|\d+|\b(?:hyväksyttiin|hyväksyi|hyväksytään|hyväksytty|godkändes|godkände"
    r"|antogs|omfattades|yksimielisesti|enhälligt|keskustelun|jälkeen|äänestyksen|äänin"
    r"|päätös|beslut|med|rösterna|röster|mot|röstetalen|äänellä|ääntä|vastaan|en|ett|yksi|kaksi|blank|blanka|tyhjä|tyhjää|efter|diskussion|sen|asian|\w*(?:hallitus|lautakunta|valtuusto|jaosto"
    r"|styrelsen|nämnden|fullmäktige|sektionen|johtokunta)|kh|kv|khall|kvalt)\b"
)

_AGAINST = quick(
    r"\bvastoin (?:\S+ ){0,2}?\w*(?:ehdotusta|esitystä|kantaa)\b"
    r"|\b\w*(?:ehdotuksesta|esityksestä) poiketen\b"
    r"|\bpoiketen (?:\S+ ){0,2}?\w*(?:ehdotuksesta|esityksestä)\b"
    r"|^(?:\S+ ){1,4}?(?:ehdotuksesta|esityksestä)(?= (?:[\w-]+ )?[\w-]*"
    r"(?:hallitus|lautakunta|valtuusto|jaosto) päätti\b)"
    r"|\b(?:i strid med|tvärtemot|avvikande från|i motsats till) (?:\S+ ){0,2}?\w*förslag\w*"
)
"""The proposal is what was not followed: "päätti vastoin esitystä hyväksyä vaatimuksen"; or
somebody's whose it was: "Mallin ehdotuksesta hallitus päätti hyväksyä aloitteen"."""


@functools.lru_cache(maxsize=1_024)
def is_adoption(folded: str) -> bool:
    """Whether a sentence says that a proposal was adopted."""
    folded = _AGAINST.sub(" ", folded)
    adopts = phrase("adopts").search(folded)
    moved = phrase("moved").search(folded)
    if moved and (adopts is None or moved.start() < adopts.start()):
        return False
    if says("by-proposal", folded):
        return True
    if not adopts or says("adoption-denied", folded):
        return False
    if _adopted_object().search(folded) or says("adopted-and", folded):
        return True
    rest = _BARE.sub(" ", folded).split()
    others = ("asked-word", "wish")
    return len(rest) <= 1 and not any(
        says(name, word) for word in rest for name in others
    )


@functools.cache
def _adopted_object() -> re.Pattern[str]:
    """The proposal is what is approved, not a word of something else."""
    names = ("proposal-word", "counter", "refuse")
    what = "|".join(phrase(name).pattern.pattern for name in names)
    gap = r"(?:(?! että | att | vastoin | toisin kuin | i strid | tvärtemot ).)"
    return re.compile(
        rf"(?:{phrase('adopts').pattern.pattern}){gap}{{0,120}}?(?:{what})(?!\w* poiketen)"
        rf"|(?:{what}){gap}{{0,80}}?"
        r"\b(?:hyväksy(?:ttiin|tään|tty|ä)|godkän(?:des|ns|ts?|d)|antogs|omfattades|bifölls)\b"
    )
