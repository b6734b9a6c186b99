"""The tokens that an expression like "3 luvun 23 §:n 1 ja 2 momentti" is made of.

One pattern per kind of token, put together into one lexer; each oddity has its reason.
All work on cleaned lower-case text and look at a bounded stretch of it.
"""

from __future__ import annotations

import re

from analyzers.law.locating.ordinals import BEGINS, ORDINAL

_WORD_END = r"(?![\wäö])"
_BLANK_UNIT_AHEAD = (
    # a single letter after a blank belongs to the number only before one of these:
    # "23 a §", "13 a -luvun", "4 a, 5 ja 6 §", "26 a–26 c §", "23 a :n", "23 a mukaan"
    r"\s?(?:§|pykäl|[-‐]?\s?lu(?:ku|vu)|[-‐]\s?lu[kv]u|kap|mom|koh(?:ta|da)|punkt|:n\b|:ss|"
    r"[,;)–—‒-]|\(\d{1,4}/|(?:ja|sekä|tai|och|samt|eller|till)\s|$|(?:muka|noja|perust)\w)"
)

_SECTION = (
    # the sign, what PDF text makes of it before an ending, and the word
    # "14 S:n" and "14 5:n" are its misreadings, "14 p:n" and "14 pyk." its short forms
    r"(?P<sect>§§?|[$¶\ufffd](?=:)|[sp](?=:(?:n|ssä|stä|ään|llä|lle|ksi|t)\b)"
    r"|(?<=\d\s)[58](?=:(?:n|ssä|stä|ään|llä|t)\b)|pyk\.?(?![a-zä])"
    r"|pykäl(?:ä\w{0,4}|i\w{1,5})|paragraf\w{0,5})"
    # ":n", "; n" by a typing error, "n" glued, ":" before a number ("§: 76")
    rf"(?P<sect_end>\s?:[a-zäö]{{1,5}}{_WORD_END}"
    rf"|\s?[:;]\s?(?:n|t|ssä|stä|ään|ää|llä|lle|ksi|ien|iä){_WORD_END}"
    rf"|n{_WORD_END}|:(?=\s\d))?"
)
_CHAPTER = (
    # "luku", "luvun", "-luvun", not "luvuttelu"; "kap.", "kapitlet"
    r"(?P<chap>[-‐]?\s?lu(?:ku|vu)(?![a-zäö]*(?:ttel|tto))[a-zåäö]{0,4}"
    r"|kap(?:\.|itle[nt]s?|itel)?)(?![^\W\d])(?:(?<=kap)\.)?"
)
_SUBSECTION = (
    # "mom.", "mom:n", "momentin"; a bare "m" only when an item follows ("1 m 25 k")
    r"(?P<mom>m(?=\.?\s(?:kohta\s)?\d{1,2}\s?(?:k|p)(?:[\s.,;)]|$))\.?"
    rf"|mom(?:\.?:[a-z]{{1,4}}|ent[a-zåäö]{{1,8}}|\.)?){_WORD_END}"
)
_ITEM = (
    # "kohta", "-kohdan", "alakohta", "punkten", "25 k.", "14 p."
    r"(?P<item>-?(?:kohta|kohda[nst]\w{0,3}|kohtaan?|kohtien|kohti\w{0,3}|kohdissa|kohdista"
    r"|punkt(?:en|erna)?|alakohtaa?n?|alakohda[ns]\w{0,3}|underpunkt(?:en)?)"
    rf"|(?:k|p)(?:\.|:n)?(?=[\s,;)]|$)){_WORD_END}"
)
_COLON = r"(?P<colon>\d{1,2}:\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z])?(?=\s?§))"  # "40:9 §"
_BARE_COLON = (
    # "TSL 7:3", "OYL 5:17.1": only after an act, never a time of day
    r"(?P<bare_colon>\d{1,3}:\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z](?![a-zåäö]))?"
    r"(?!\d|:\d|\s?[–-]\s?\d))(?::[a-zåäö]{1,5})?"
)
_NUMBER = (
    r"(?P<num>\d{1,3}(?!\d)"
    r"(?:[a-z](?=\.\d{1,2}\s?§))?"  # "57a.2 §"
    # dotted subsection and item, blanks inside: "137.1", "24 .1", "24.1.25 §"
    r"(?:\s?\.\s?\d{1,2}(?![\d/])(?:\.\d{1,2}(?=\s?§))?(?!\.\s?\d))?"
    # ordinal: "2. luvun", "39. §", never before the sign of minutes ("1. § 28")
    r"(?:\.(?=\s?(?:luvu|luku|pykäl|mom|koh|§(?!\s?\d+(?!\s?\d|\s?mom)))))?)"
    # never the start of a date, of "12/2023", of an amount
    # "27/29 §" are two sections
    r"(?!\s?/\s?\d(?!\d{0,2}\s?§)|,\d\d?\s?(?:%|€|m)|\.\d)"
)
_LETTER = (
    # "6S §" may be 65; "k" is the unit ("24.1 § 25 k", "25k") unless the sign follows ("11 k §")
    rf"(?P<letter>(?![kp](?!\s?§))(?![ps]:|s\s?§)[a-zåäö]{_WORD_END}"
    rf"|\s(?![ps]\s?:)[a-jl-z](?={_BLANK_UNIT_AHEAD})|\sk(?=\s?§|\s?[–-]\s?\d{{1,3}}\s[l-z]\s?§))?"
    r"(?:\)(?=\s?-?(?:ala)?koh))?"  # "2) kohta"
)
_ROMAN = (
    # "XII luku", "luku V § 7"
    r"(?P<roman>[ivxl]{1,7}(?=\s(?:osa|luvu|luku|avd|kap))"
    r"|(?<=luku[\s])[ivxl]{1,7}(?=,?\s(?:§|\d)))"
)
_LETTER_ITEM = (
    # "a-kohta", "a ja b kohta", "a) alakohta"
    r"(?P<alpha>[a-zåäö](?=\)?\s?-?(?:ala)?koh[dt]|\s?(?:,|ja|tai|sekä|och|[-–])\s?"
    r"[a-zåäö]\)?\s?-?(?:ala)?koh[dt]|\)?\s?(?:under)?punkt))\)?"
)
_LAST_LETTER = r"(?P<upto>[a-zåäö](?=\s?(?:§|pykäl)))"  # "117 a–g §", "26 a ja b §"
_PART = rf"(?P<part>osa(?:n|ssa|sta)?|avd\.?|avdelningen){_WORD_END}"
_SEPARATOR = r"(?P<sep>,|/(?=\s?\d{1,3}\s?§)|(?:ja|sekä|tai|och|samt|eller|taikka|eli|&)(?=[\s\d]))"
_DASH = r"(?P<dash>[-–—‒−‐‑]|till(?=\s))"
_LOST_SIGN = (
    # the ending of a sign that is gone: "31 :n", "31 n 1 momentin"
    rf"(?P<suffix>:(?:n|ssä|stä|ään|ää|llä|lle|ksi|t|ien|issä|istä|iä){_WORD_END}"
    r"|n(?=\s\d+\smom))"
)
_WORD_BETWEEN = (
    # "126 § ja aloittamisoikeus 144 §"; never another name, body or abbreviation
    r"(?P<word>(?!\w*(?:la(?:ki|in|issa|kl)|[i1]a(?:in|ki|issa)|asetu|kaar|sään|järjesty|hallitu|valtuust|"
    r"lautakun|lag|förordning|balk|stadga|jaost|sopimu|määräy|ohj|kunn|joht|pöytäkirj|"
    r"päätö))[a-zåäö]{8,30}(?<!l)(?=\s\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z])?\s?§))"
)
_AMENDING = r"(?P<amending>\((?:[^()]{0,20}\s)?\d{1,4}\s?/\s?(?:19|20)?\d\d\))"

_OF_DIGIT = (_SECTION, _COLON, _BARE_COLON, _NUMBER + _LETTER)
_OF_OTHER = (
    *(_SECTION, _CHAPTER, _SUBSECTION, _ITEM, _ROMAN, _LETTER_ITEM, _LAST_LETTER),
    *(_PART, _SEPARATOR, _DASH, _LOST_SIGN, ORDINAL, _WORD_BETWEEN, _AMENDING),
)


_GROUP = re.compile(r"\?P<(\w+)>")


def _token(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Compile *kinds* with the groups of all kinds, those of others always empty."""
    body = "|".join(kinds)
    names = set(_GROUP.findall("".join((*_OF_DIGIT, *_OF_OTHER))))
    others = "".join(f"(?P<{name}>)" for name in names - set(_GROUP.findall(body)))
    return re.compile(rf"\s?(?:{body}|(?!){others})")


_DIGIT_TOKEN = _token(_OF_DIGIT)
_OTHER_TOKEN = _token(_OF_OTHER)


def token_at(lower: str, at: int, end: int) -> re.Match[str] | None:
    """Return the token at *at*, a blank before it allowed; ``lastgroup`` is its kind.

    What begins with a digit is tried apart: the engine then has few kinds to try.
    """
    first = lower[at : at + 1]
    if first in (" ", "\n"):
        first = lower[at + 1 : at + 2]
    token = _DIGIT_TOKEN if first.isdigit() else _OTHER_TOKEN
    return token.match(lower, at, end)


START = re.compile(
    r"\s?(?:\d|§|[$¶\ufffd]:|s:n|pyk|paragr|[-‐]?\s?lu(?:ku|vu)|kap|"
    rf"[ivxl]{{1,7}}\s(?:osa|luvu|luku|avd|kap)|{BEGINS})"
)
"""What an expression can start with; a cheap test before the lexer."""

NUMBER_AHEAD = re.compile(
    r"\s?\d{1,4}(?:\s?[a-z])?(?!\s?(?:mom|koh|\d|\.\d|\.\s?(?:mom|koh)))"
)
"""A number that does not belong to a unit after it."""
