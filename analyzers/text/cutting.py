"""Cuts cleaned text into words, numbers, identifiers and addresses.

Statutes, case numbers, dates, times and property ids stay whole; endings after a colon
stay with their word (``EU:n``, ``§:ssä``); leading and trailing hyphens of suspended
compounds stay too. Every quantifier that could meet hostile text is bounded or
possessive, so that the time is linear in the text.
"""

from __future__ import annotations

import re

_ENDINGS = (
    "n t a ä ta tä tta ttä ssa ssä sta stä lla llä lta ltä lle na nä ksi aan ään een "
    "iin oon uun yyn öön han hän hen hin hon hun hyn hön seen siin in ia iä ja jä ien "
    "jen iden itten ita itä issa issä ista istä illa illä ilta iltä ille iksi ina inä "
    "ihin eja ejä eissa eissä eista eistä eille eilla eillä eilta eiltä essa essä "
    "esta estä elle ella ellä elta eltä eksi ena enä en et assa asta alla alle alta "
    "ana aksi ässä ästä ällä älle ältä änä äksi an än as s nen nnen nnessa nnessä "
    "nnesta nnestä nnelle nnella nnellä nneksi ntena ntenä nteen sia siä sien o on "
    "ssä:n aa ää "
)
ENDINGS = frozenset(_ENDINGS.split())
"""What may follow the colon of an acronym, a sign or a number."""

LETTER = r"[^\W\d_]"
_COMMON = "[A-Za-zÀ-ÖØ-öø-ɏ]"
"""Letters by their ranges, which are matched twice as fast as by their category; most
words need no more."""

_COLON = (
    r":(?:"
    + "|".join(sorted(ENDINGS, key=len, reverse=True))
    + r")(?:kin|kaan|kään|ko|kö|nsa|nsä)?(?!\w)"
)
_HYPHENED = r"(?>(?:-[^\W_]{1,80}+){0,8})"
_DIGITS = r"\d{1,30}+"
WORD = re.compile(
    rf"""
    (?P<register>[A-ZÅÄÖ]{{2,6}}\ \d{{4}}-\d{{6}}(?!\d))
  | {_COMMON}++(?=[\ ,;)\n]|\.[\ \n]|\Z)
  | (?=[\w§%-])(?:
    {LETTER}++(?![\w'’@+]|[.:/-][\w/]|-)
  | (?P<address>
        (?:(?i:https?://)|(?i:www)\.)[^\s<>"'()\[\]{{}}]{{1,500}}(?<![.,;:!?])
      | [\w.+-]{{1,64}}@\w[\w-]{{0,62}}(?:\.\w[\w-]{{0,62}}){{1,6}}
      | \w[\w-]{{0,62}}(?:\.\w[\w-]{{0,62}}){{0,5}}?\.(?i:fi|com|eu|net|org|f)(?!\w|\.\w)
        (?:/[^\s<>"'()\[\]{{}},;]{{1,300}}(?<![.:!?]))?
    )
  | (?P<number>
        [A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{0,15}}[-:/]{_DIGITS}(?>(?:[./-]{_DIGITS}){{1,8}})(?![^\W_])
      | {_DIGITS}(?>(?:-{_DIGITS}){{1,6}})(?:{_COLON})?(?![^\W_]|[./:]\d)
      | {_DIGITS}(?>(?:[./:]{_DIGITS}){{0,8}})(?:,{_DIGITS})?(?:{_COLON})?(?![^\W_]|-(?!\d))
    )
  | §++(?:{_COLON})?
  | %{_COLON}
  | (?<![\w-])-{LETTER}++{_HYPHENED}
  | [A-Za-z]{{2,3}}\d{{1,2}}\.\d{{1,2}}(?![.\d]){_HYPHENED}
  | [^\W_]++(?:['’]{LETTER}++)?{_HYPHENED}(?:{_COLON})?-?
    )
    """,
    re.VERBOSE,
)
"""One match a word; the groups ``register``, ``number`` and ``address`` tell
what is not a word."""
