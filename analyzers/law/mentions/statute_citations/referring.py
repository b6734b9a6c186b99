"""Which of the acts named before is meant by "saman lain 2 §", "uuden lain 5 §".

The one named last, as a rule; "ensin mainitun lain" is the one before it, "vanhan lain"
and "uuden lain" are of two acts that followed each other.
"""

from __future__ import annotations

from analyzers.law.locating.act_places import Locator
from analyzers.law.locating.numbers import read_statute_number
from analyzers.law.locating.tails import Tail
from analyzers.law.locating.versions import succeeds
from analyzers.law.mentions.citations import Named
from analyzers.law.mentions.statute_citations.context import Antecedent, Context
from analyzers.law.register.acts import predecessors
from analyzers.law.register.inflection import Noun
from analyzers.law.register.statutes import statute
from analyzers.text.late_pattern import LatePattern

DRAFT = LatePattern(
    r"(?:ehdote\w+|esitet\w+|valmistelta\w+|suunnitel\w+|luonnok\w+|föreslagna|toisen|muun)"
    r"\s(?:uuden\s)?$"
)
"""Words before "lain" that say it is no act in force, or one not named."""

DETERMINER = LatePattern(
    r"(?<!\w)(?:(?:den\s)?(?:först\s?|sist)nämnda|"
    r"(?:(?:edellä|ensin|ensiksi|viimeksi)\s?)?(?:mainitu\w{1,4}|sanotu\w{1,4})|"
    r"(?:edellise|jälkimmäise|uude|vanha|entise|aiemma|aikaisemma|nykyise)\w{1,4}|"
    r"sama\w{1,4}|samoi\w{1,4}|kyseise\w{1,4}|(?:kysymyksessä|puheena|esillä)\solevan|"
    r"edellä\s(?:viitatun|tarkoitetun)|tämän|tässä|tästä|em\.|ko\.|ao\.|po\.|e\.m\.|k\.o\.|"
    r"nämnda|samma|denna|ifrågavarande|ovannämnda|nyssnämnda|sagda)\s$"
)
"""Words before "lain" that say it was named; they are part of the mention."""

_FIRST = LatePattern(
    r"(?<!\w)(?:(?:ensin|ensiksi)\s?mainit\w{1,5}|edellise\w{1,4}|först\s?nämnda|förra)\s$"
)
_LAST = LatePattern(
    r"(?<!\w)(?:viimeksi\s?mainit\w{1,5}|jälkimmäise\w{1,4}|sistnämnda|senare)\s$"
)
_NEW = LatePattern(
    r"(?<!\w)(?:uude\w{1,4}|uutta|uusi|nykyise\w{1,4}|voimassa olevan|nya|nuvarande|gällande)\s$"
)
_OLD = LatePattern(
    r"(?<!\w)(?:vanha\w{1,4}|entise\w{1,4}|aiemma\w{1,4}|aikaisemma\w{1,4}|kumotu\w{1,4}|"
    r"gamla|tidigare|upphävda)\s$"
)
_ASIDE = LatePattern(
    # "(ks. myös hallintolaki 28 §)", "(ent. MRL 125 §)"
    r"\((?:ks|kts|vrt|ent|aiem|aikais|nyk|myös|jf|jfr|se|tid)\w{0,8}[.:]?\s[^()]{0,70}$"
)
_AMENDED_BY = LatePattern(
    r"(?:sellais\w+ kuin|muutettu|muut\.|lisätty|ändrad|lydelse)[^.;]{0,70}$"
)
_COUNTRIES = tuple(
    country + blank
    for country in (
        *("ahvenanmaan", "ruotsin", "viron", "norjan", "tanskan", "saksan"),
        *("svenska", "sveriges", "åländska", "ålands"),
    )
    for blank in " \n"
)
_FOREIGN_NUMBER = LatePattern(r"(?<!\w)(?:sfs|åfs)\s\d{4}:\d+\)?,?\s(?:i\s)?$")
_FOREIGN_AFTER = LatePattern(
    r"\s?\((?:sfs\s|åfs\s)?\d{4}:\d+|\s\d{4}:\d{2,4}(?![\d.:])|\s?(?:sfs|åfs)\s|\sför\s(?:landskapet\s)?åland"
)
_PRONOUN = LatePattern(r"(?<!\w)(?:sen|jonka|dess|vars)\s$")
_REMEMBERED = 12


def is_said(lower: str, start: int) -> bool:
    """Whether a pronoun before the places means the act named last: "sen 5 §"."""
    return _PRONOUN.search(lower, max(0, start - 10), start) is not None


def is_elsewhere(lower: str, named: Named, tail: Tail) -> bool:
    """Whether the act is another country's, or only said to have amended one."""
    start, low = named.start, max(0, named.start - 90)
    if lower.endswith(_COUNTRIES, low, start) or _FOREIGN_AFTER.match(lower, named.end):
        return True
    if lower.rfind("fs ", low, start) >= 0 and _FOREIGN_NUMBER.search(
        lower, low, start
    ):
        return True
    is_numbered = named.is_reference and tail.number is not None
    return is_numbered and bool(_AMENDED_BY.search(lower, low, start))


def is_aside(lower: str, start: int) -> bool:
    """Whether what stands at *start* is only named in passing: "(ks. MRL 125 §)"."""
    low = max(0, start - 90)
    return lower.rfind("(", low, start) >= 0 and bool(_ASIDE.search(lower, low, start))


def _numbered_last(context: Context, noun: Noun, locator: Locator) -> Antecedent | None:
    """Return the act of "ko. lain 13 §:ssä (763/1994)" where none was named before.

    The number of an amending act names none: "lain 15 §:n (1201/2020)".
    """
    if locator.number_in_brackets is None or context.last() is not None:
        return None
    start, end = locator.number_in_brackets
    number = read_statute_number(context.lower[start + 1 : end - 1])
    if number is None or statute(number) is None:
        return None
    return Antecedent(number, noun, locator.end)


def referred(
    context: Context, noun: Noun, before: str, locator: Locator
) -> Antecedent | None:
    """Return the act that *noun* means after the words *before*.

    None when nothing fits; an antecedent without an act when it is not known which.
    """
    if numbered := _numbered_last(context, noun, locator):
        return numbered
    last = context.last(noun=noun, places=locator.places)
    if last is None or last.kind != "statute" or not last.act:
        return last
    if _FIRST.search(before):
        named = _named(context, noun)
        return named[1] if len(named) > 1 else last
    if _LAST.search(before):
        return next(iter(_named(context, noun)), last)
    if _NEW.search(before):
        return _newer(context, last)
    return _older(context, last) if _OLD.search(before) else last


def _named(context: Context, noun: Noun | None) -> list[Antecedent]:
    """Return the different acts that were called by name, the one named last first."""
    found: dict[str, Antecedent] = {}
    for one in context.antecedents[: -_REMEMBERED - 1 : -1]:
        if one.noun == noun and one.act and one.kind == "statute" and not one.is_again:
            found.setdefault(one.act, one)
    return list(found.values())


def _newer(context: Context, last: Antecedent) -> Antecedent:
    named = _named(context, last.noun)
    for one in named:
        if any(succeeds(one.act, other.act) for other in named):
            return one
    row = statute(last.act)
    successor = (row.replaced_by or row.repealed_by) if row is not None else ""
    if successor and statute(successor) is not None:
        return Antecedent(successor, last.noun, last.end)
    return last


def _older(context: Context, last: Antecedent) -> Antecedent:
    named = _named(context, last.noun)
    for one in named:
        if any(succeeds(other.act, one.act) for other in named):
            return one
    old = predecessors().get(last.act, ())
    known = old[0] if len(old) == 1 else ""
    return Antecedent(known, last.noun, last.end)
