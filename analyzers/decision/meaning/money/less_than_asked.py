"""Whether less was granted than somebody asked for: a smaller sum, a shorter time."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence

from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.money.asked_columns import gives_less_by_rows
from analyzers.decision.meaning.money.asked_extent import is_less_extent
from analyzers.decision.meaning.money.sum_notations import euros, sums
from analyzers.decision.meaning_values import DecidedSum

_GRANTED = frozenset(["granted", "budget", "cost", "loan", "guarantee"])
_OF_MANY = re.compile(
    r"\b(?:haettiin|hakivat|hakemuksia|hakijat|hakijoita|sökte|ansökningar)\b.*"
    r"\b(?:yhteensä|kaikkiaan|sammanlagt|totalt)\b"
)
"""What all applicants asked for together."""
_CHARGED = frozenset(["fee"])
_MANY = re.compile(
    r"avustukset|avustuksia|avustusten|stipendit|apurahat|bidragen|understöden"
)
"""Grants to several applicants."""
_BRACKETED = re.compile(
    r"\((?:haettu|haki|haettiin|pyydetty|anottu|sökt|ansökt|sökte)(?: om)?:?\s"
    r"(?P<n>\d[\d .\xa0]*(?:,\d+)?)",
    re.IGNORECASE,
)
"""What was asked for told beside what is given: "600 € (haettu 900)"."""
_SUM = re.compile(r"(?P<n>\d[\d .\xa0]*(?:,\d+)?)\s?(?:€|euro|eur\b)", re.IGNORECASE)
_NUMBER = r"\d[\d .\xa0]*(?:,\d+)?"
_FROM_TO = re.compile(
    rf"(?P<a>{_NUMBER})\s?(?:€:?|euro)sta\b.{{0,40}}?(?P<b>{_NUMBER})\s?(?:€|euroon)"
    rf"|\bfrån (?P<c>{_NUMBER})(?:\s?(?:€|euro))? till (?P<d>{_NUMBER})\s?(?:€|euro)",
    re.IGNORECASE,
)
"""From what to what a charge was asked to be changed."""
_RELIEVES = re.compile(r"\b(?:kohtuullis|alen[nt]|huojen|jämka|nedsät|sänk)")
_OF_A_CHARGE = re.compile(
    r"(?::n)?\s(?:\w+\s)?\w*(?:lasku|maksu|vuokra|faktura|avgift|hyra)"
)
"""A charge that is asked to be less, told by its amount: "1 240 euron laskun"."""
_ROUNDED = 1.0
"""What is rounded off is no less: 8 437 for 8 437,50."""


class Asking:
    """What somebody asked for.

    Args:
        text: the item's text.
        finds: finds the sentences that ask, which not every decision needs.
    """

    def __init__(self, text: str, finds: Callable[[], tuple[Unit, ...]]) -> None:
        self.text = text
        self._finds = finds

    @functools.cached_property
    def rows(self) -> tuple[Unit, ...]:
        """The sentences that ask, as printed."""
        return self._finds()


def asking_rows(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the sentences among *units* in which somebody asks for something.

    What was asked in former years does not count beside what is asked now.
    """
    rows = [one for one in units if says("asks", one.text.lower())]
    rows = [one for one in rows if not _is_opposing(one)]
    now = [one for one in rows if not _was_asked(one)]
    return tuple(now or rows)


def is_less_than_asked(
    asking: Asking, money: Sequence[DecidedSum], wording: Sequence[Unit], unit: Unit
) -> bool:
    """Whether a wording gives less than what was asked.

    Args:
        asking: what was asked.
        money: the sums that the wording decides.
        wording: its sentences.
        unit: the sentence that grants.
    """
    if gives_less_by_rows(asking.text, wording) or _is_short_for_all(asking, wording):
        return True
    if any(says("as-asked", one.text.lower()) for one in wording):
        return False
    if any(says("less-said", one.text.lower()) for one in wording):
        return True
    is_bracketed = any(map(_gives_less_than_bracket, wording))
    is_less = is_less_extent(asking.rows, wording, unit) or is_between(asking, money)
    return is_bracketed or is_less or _is_less_money(asking, money, unit)


def _is_short_for_all(asking: Asking, wording: Sequence[Unit]) -> bool:
    """Whether grants to many are given of which the preparation says that some get less."""
    if not wording or not _MANY.search(wording[0].text.lower()):
        return False
    return says("less-for-all", asking.text[: wording[0].start].lower())


def is_between(asking: Asking, money: Sequence[DecidedSum]) -> bool:
    """Whether a charge goes a part of the way that was asked: "4 200 eurosta 3 100 euroon"."""
    given = {one.euros for one in money}
    if len(given) != 1:
        return False
    ends = [
        {euros(match[one].strip(), None) or 0.0 for one in pair}
        for row in asking.rows
        for match in _FROM_TO.finditer(row.text)
        for pair in ("ab", "cd")
        if match[pair[0]]
    ]
    if len(ends) != 1:
        return False
    low, high = min(ends[0]), max(ends[0])
    return low < next(iter(given)) < high


def _was_asked(unit: Unit) -> bool:
    """Whether a sentence tells what was asked formerly: "edellisenä vuonna haettiin"."""
    folded = unit.text.lower()
    then, asks = phrase("formerly").search(folded), phrase("asks").search(folded)
    return then is not None and asks is not None and then.start() < asks.start()


def _is_opposing(unit: Unit) -> bool:
    """Whether neighbours ask that somebody else's application be refused."""
    return says("others-remark", unit.text.lower())


def _gives_less_than_bracket(unit: Unit) -> bool:
    """Whether a row tells a sum and, in brackets, a larger one that was asked for."""
    return any(_is_below(unit.text, one) for one in _BRACKETED.finditer(unit.text))


def _is_below(text: str, match: re.Match[str]) -> bool:
    asked = euros(match["n"].strip(), None)
    given = [
        euros(one["n"].strip(), None) for one in _SUM.finditer(text, 0, match.start())
    ]
    return bool(given) and asked is not None and (given[-1] or asked) < asked


def _is_less_money(asking: Asking, money: Sequence[DecidedSum], unit: Unit) -> bool:
    """Whether one sum is granted that is smaller than the first one asked for."""
    granted = {one.euros for one in money if one.what in _GRANTED}
    if not granted and not any(one.what in _CHARGED for one in money):
        granted = {value for value, _, _ in sums(asking.text, unit.start, unit.end)}
    if len(granted) > 1 and not unit.is_row and not unit.text.endswith(":"):
        granted = {value for value, _, _ in sums(asking.text, unit.start, unit.end)}
    if len(granted) != 1:
        return False
    relieves = _RELIEVES.search(unit.text.lower())
    asked: list[float] = []
    firsts: list[float] = []
    for row in asking.rows:
        if _OF_MANY.search(row.text.lower()):
            continue
        found = sums(asking.text, row.start, row.end)
        asked.extend(value for value, _, _ in found)
        verb = phrase("asks").search(asking.text[row.start : row.end].lower())
        begin = row.start + (verb.start() if verb else 0)
        is_lighter = relieves and _RELIEVES.search(row.text.lower())
        firsts.extend(
            [
                value
                for value, start, end in found
                if start >= begin
                and not (is_lighter and _OF_A_CHARGE.match(asking.text, end))
            ][:1]
        )
    given = next(iter(granted))
    return given not in asked and bool(firsts) and 0 < given <= firsts[0] - _ROUNDED
