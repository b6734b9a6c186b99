"""Sums that the adopted wording decides, and what each is."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Literal, cast, get_args

from analyzers.decision.meaning.extraction.named import organisations
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.units import units as split
from analyzers.decision.meaning_values import DecidedSum, MatterOutcome, SumKind

_AMOUNT = (
    r"(?P<number>\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,2}|,-)?|\d+(?:[,.]\d{1,2})?"
    r"|\d+,-)"
)
_SCALE = (
    r"(?P<scale>milj(?:oonan|oonaa|oonalla|\.|oner|on)?|mn|m(?=\s?€)|t(?=\s?€)"
    r"|tuhatta|tuhanne(?:n|lla)|tuhat|tusen)?"
)
_CURRENCY = r"(?:€|eur\b|euro(?:a|n|lla|on|t)?\b|euro(?=sta\b)|e(?=/|\s\(|\b(?!\.?\d)))"
_SUM = re.compile(
    rf"(?<![\d.,/-]){_AMOUNT}\)?\s*{_SCALE}\s*{_CURRENCY}"
    rf"|€\s?(?P<after>\d[\d .\u00a0]*(?:,\d{{1,2}})?)",
    re.IGNORECASE,
)
_SUM_OUTCOMES: frozenset[MatterOutcome] = frozenset(
    [
        *("granted", "partly-granted", "approved", "amended-approved"),
        *("rejected", "elected", "withdrawn"),
    ]
)
_BOUGHT = frozenset(["approved", "amended-approved"])
_CENTS = re.compile(r",(\d{1,2})$|(?<=\d)\.(\d{1,2})$")
_PER_UNIT = re.compile(
    r"\s*(?:/|per )\s?(?:k-?)?(?:m2|m²|m3|m³|neliö|km|h\b|tunti|timme|krs|kem)"
    r"|\s*\w{0,2}sta\b"
)
"""A price of a unit, or the old sum in "24 eurosta 19 euroon"."""
_GUARANTEE = re.compile(r"(?<!laatu)\btakau(?:s|ks)|omavelkai|borgen\b")
_LONGEST_LIST = 6
_REACH = 60
_NEAR = 32
_PLUS_TAX = re.compile(
    r"\s*\(?\s*\+\s*(?:alv|moms)|\s*(?:lisättynä|ja siihen lisätään)"
)


@functools.cache
def sum_kinds() -> tuple[tuple[SumKind, re.Pattern[str], str], ...]:
    """Return the table's rows: kind, pattern, example."""
    path = files("analyzers.decision.meaning.extraction") / "money.tsv"
    found = []
    for row in path.read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, pattern, example = row.split("\t")
            assert kind in get_args(SumKind), kind
            found.append((cast(SumKind, kind), re.compile(pattern), example))
    return tuple(found)


def sums(text: str, start: int, end: int) -> list[tuple[float, int, int]]:
    """Return the sums of money in a part of *text* with their offsets, in order."""
    found = []
    for match in _SUM.finditer(text, start, end):
        value = euros(match["number"] or match["after"], match["scale"])
        if value is not None and value > 0:
            found.append((value, match.start(), match.end()))
    return found


def euros(number: str, scale: str | None) -> float | None:
    """Return "1.221.750,50" as 1221750.5; None when it is not a number."""
    plain = number.replace("\u00a0", " ").replace("\u202f", " ").strip().rstrip("-,")
    cents = _CENTS.search(plain)
    whole = plain[: cents.start()] if cents else plain
    digits = re.sub(r"\D", "", whole)
    if not digits:
        return None
    value = float(digits) + (float(f"0.{cents[1] or cents[2]}") if cents else 0.0)
    if scale:
        value *= 1_000_000 if scale.lower().startswith("m") else 1_000
    return round(value, 2)


def requested(text: str, background: Sequence[tuple[int, int]]) -> list[float]:
    """Return the sums that somebody asked for in the preparation."""
    found: list[float] = []
    for start, end in background:
        for unit in split(text, start, end):
            if says("asks", unit.text.lower()):
                found.extend(value for value, _, _ in sums(text, unit.start, unit.end))
    return found


def is_less(money: Sequence[DecidedSum], asked: Sequence[float]) -> bool:
    """Whether one sum was asked for and a smaller one granted."""
    kinds = {"granted", "budget", "cost", "loan", "guarantee"}
    granted = [one.euros for one in money if one.what in kinds]
    if len(set(asked)) != 1 or len(granted) != 1:
        return False
    return 0 < granted[0] < asked[0]


def decided_sums(
    text: str, units: Sequence[Unit], outcome: MatterOutcome
) -> tuple[DecidedSum, ...]:
    """Return the sums of the adopted wording, each once.

    Args:
        text: the item's text.
        units: the sentences of the adopted wording.
        outcome: what became of the matter; a refused sum is not decided.
    """
    if outcome not in _SUM_OUTCOMES:
        return ()
    found = _sums_in(text, units, outcome)
    if not found and outcome in _BOUGHT:
        # What a supplier gets by the unit; of a tariff no price is the matter's sum.
        offers = [unit for unit in units if organisations([unit])]
        found = _sums_in(text, offers, outcome, by_unit=True)
    unique: dict[float, DecidedSum] = {}
    for one in found:
        unique.setdefault(one.euros, one)
    kept = _without_parts(text, list(unique.values()), outcome)
    # A tariff decides every price of a list; none of them is the matter's sum.
    return tuple(kept) if len(kept) <= _LONGEST_LIST else ()


def _sums_in(
    text: str, units: Sequence[Unit], outcome: MatterOutcome, *, by_unit: bool = False
) -> list[DecidedSum]:
    """Return the sums of sentences; ``by_unit``: prices of a unit, and only these."""
    found: list[DecidedSum] = []
    for unit in units:
        if says("reasons-line", unit.text.lower()):
            break
        if outcome == "rejected" and not re.search(
            r"maksaa|maksetaan|suorit", unit.text
        ):
            continue
        found.extend(_sums_of(text, unit, outcome, by_unit=by_unit))
    return found


def _sums_of(
    text: str, unit: Unit, outcome: MatterOutcome, *, by_unit: bool = False
) -> list[DecidedSum]:
    found: list[DecidedSum] = []
    previous = unit.start
    for value, start, end in sums(text, unit.start, unit.end):
        before = text[max(previous, start - 2 * _REACH) : start].lower()
        after = text[end : end + _REACH].lower()
        is_taxed_twin = (
            bool(found)
            and start - previous < _REACH
            and _is_twin(before, after, value, found[-1].euros)
        )
        previous = end
        if says("not-decided", before[-_REACH:]) or is_taxed_twin:
            continue
        if _is_office_fee(before, outcome):
            continue
        if (_PER_UNIT.match(after) is not None) != by_unit:
            continue
        low = max(unit.start, start - _REACH)
        high = min(unit.end, end + _REACH // 3)
        what = _what(before, after, text[unit.start : unit.end].lower(), outcome)
        per, tax = _period(before, after), _tax(before, after)
        found.append(DecidedSum(value, what, low, high, per, tax))
    return found


def _period(before: str, after: str) -> Literal["year", "month"] | None:
    """Return how often a sum is paid, where the words beside it say so."""
    near = f"{before[-_NEAR:]} {after[:_NEAR]}"
    if says("each-month", near):
        return "month"
    return "year" if says("each-year", near) else None


def _tax(before: str, after: str) -> Literal["without", "with"] | None:
    """Return whether value-added tax is in a sum, where the words beside it say so."""
    near = f"{before[-_NEAR:]} {after[:_NEAR]}"
    if _PLUS_TAX.match(after) or says("without-tax", near):
        return "without"
    return "with" if says("with-tax", near) else None


def _is_office_fee(before: str, outcome: MatterOutcome) -> bool:
    """What the handling of an application costs is not what was decided on it."""
    is_grant = outcome in {"granted", "partly-granted"}
    return is_grant and says("office-fee", before)


def _is_twin(before: str, after: str, value: float, other: float) -> bool:
    """The same price with and without tax is one price; the first stands."""
    ratio = max(value, other) / max(min(value, other), 0.01)
    near = before + after[:25]
    return 1.09 < ratio < 1.27 and bool(
        says("with-tax", near) or says("without-tax", near)
    )


def _what(before: str, after: str, sentence: str, outcome: MatterOutcome) -> SumKind:
    """Return the kind that the nearest word names; "5 000 euron lainan" names it after."""
    if _GUARANTEE.search(sentence):
        return "guarantee"
    is_genitive = after.startswith((":n", " suurui")) or before.endswith("euron")
    best: tuple[int, SumKind] | None = None
    for kind, pattern, _ in sum_kinds():
        for distance, part in (
            (0, before),
            (-_REACH if is_genitive else 5, after[:40]),
        ):
            for match in pattern.finditer(part):
                far = len(part) - match.end() if part is before else match.start()
                if best is None or far + distance < best[0]:
                    best = (far + distance, kind)
    if best is not None:
        found = best[1]
    else:
        found = next((k for k, p, _ in sum_kinds() if p.search(sentence)), "cost")
    is_grant = outcome in {"granted", "partly-granted"}
    return "granted" if is_grant and found in {"budget", "cost"} else found


def _without_parts(
    text: str, found: list[DecidedSum], outcome: MatterOutcome
) -> list[DecidedSum]:
    """Where a total stands, the sums that it is made of are left out."""
    totals = [one for one in found if says("total", text[one.start : one.end].lower())]
    for total in totals:
        parts = [one for one in found if one is not total and one.euros < total.euros]
        if len(parts) > 1 and abs(sum(one.euros for one in parts) - total.euros) < 1:
            return [one for one in found if one not in parts]
    largest = max(found, key=lambda one: one.euros, default=None)
    if outcome in {"granted", "partly-granted"} and largest in totals:
        return [largest]
    return found
