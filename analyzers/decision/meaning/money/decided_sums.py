"""Sums that a wording decides, and what each is."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.money.sum_columns import bare_sums, decided_column
from analyzers.decision.meaning.money.sum_kinds import sum_kind
from analyzers.decision.meaning.money.sum_notations import sums
from analyzers.decision.meaning.money.told_facts import decides, is_spread, tells_fact
from analyzers.decision.meaning.money.totals import GRANTS, without_parts
from analyzers.decision.meaning.money.turns import has
from analyzers.decision.meaning_values import DecidedSum, MatterOutcome

_SUM_OUTCOMES: frozenset[MatterOutcome] = frozenset(
    [
        *("granted", "partly-granted", "approved", "amended-approved"),
        *("rejected", "elected", "withdrawn"),
    ]
)
_PER_UNIT = re.compile(
    r"\s*(?:/|per )\s?(?:k-?)?(?:m2|m²|m3|m³|neliö|km|h\b|tunti|timme|krs|kem"
    r"|ha\b|t\b|tonni|kpl|st\b|tim\b|timme|pv\b|vrk\b|osake\b|aktie\b|hlö|henkilö|person|oppilas|elev)"
    r"|\s(?:kpl|styck|st|kappale)\b"
)
_PER_ANY = re.compile(
    r"\s*(?:per [a-zåäö]+\b|[a-zåäö]+ koh(?:den|ti)\b)[^.;\n\d]{0,30}"
    r"(?:\beli\b|=|\byhteensä\b|\bsammanlagt\b|\btotalt\b)[^.;\n]{0,20}\d"
)
"""A price for each of something, whose whole is told: "300 € valtuutettua kohden, yhteensä"."""
_MEASURED = re.compile(
    r"\s?(?:/|per |)\s?(?:k-?|h)?(?:m2\b|m²|neliö\w*|ha\b|hehtaari\w*"
    r"|kem|krs|kvm\b|kvadratmeter\w*|hektar)"
)
_DIGIT = re.compile(r"\d")
_PAID = frozenset(["price", "rent", "cost"])
_MADE_UP = re.compile(
    r"^(?:[^.;\n]|\bdvs\.|\bd\.v\.s\.){0,40}?(?:\beli\b|=|\byhteensä\b|\byht\.|\bkokonaishin|\benintään\b|\bsammanlagt\b"
    r"|\btotalt\b|\bhögst\b)[^.;\n]{0,40}\d"
)
"""A price of a unit whose whole is told beside it: "7 €/m²/kk eli yhteensä 450 €"."""
_EACH = re.compile(
    r"(?:\b[áàa@]|\d ?[x×]|\b(?:kappale|yksikkö|tunti)hin(?:ta|taan|nalla)"
    r"|\b(?:styck|enhets|tim)pris(?:et)?)(?: on| är)?\s*$"
)
"""What stands before the price of one thing: "kaksi mönkijää à 900 €"."""
_RECIPIENT = re.compile(r"(?:\b(?:ja|sekä|och|samt)|,) (?:till )?[A-ZÅÄÖ][^.\n]*$")
"""Between two equal sums somebody else who gets one: "A:lle 300 € ja B:lle 300 €"."""
_TOLD_ONLY = (
    *("told-claim", "told-opinion", "told-refused"),
    *("told-paid", "told-estimate", "told-rival", "told-saving"),
    *("told-offer", "told-project", "told-effect"),
)
_TOLD_BESIDE = (
    *("told-past", "told-available", "told-calculated"),
    *("told-others", "told-bid"),
)
"""What a sentence that gives or sets nothing only tells beside the decision."""
Weakness = Literal["cost", "named", "told"]
LONGEST_LIST = 6
"""Prices of a tariff; each of a longer one is a price, and none the matter's sum."""
_MOST_RECIPIENTS = 40
_MOSTLY = 0.8
"""Least part of a list's sums that are told to be granted: a row may say for what."""
_WHOLE = re.compile(
    r"\bkokonais|\byhteen(?:sä|lask)|\benintään\b|\btotal|\bsammanlag|\bhögst\b"
)
_NAMED = re.compile(
    r"(?:\S+ )?(?:kauppa|urakka|myynti|kokonais|yhteis)?(?:hin[nt]|vuokra|maksu|avustu|korvau|summa"
    r"|köpesumma|köpeskilling|pris|hyra|avgift|bidrag|ersättning)"
)
_REACH = 60
_NEAR = 32
_PLUS_TAX = re.compile(
    r"\s*\(?\s*\+\s*(?:alv|moms)|\s*(?:lisättynä|ja siihen lisätään)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sum as it was told.

    Attributes:
        is_measured: whether it is the price of a measure: "18 €/m²".
        place: where its number begins.
        row: where the row of a list begins in which it stands; -1 for a sentence.
        is_fact: whether its sentence only tells how things are.
        weakness: that it tells what something costs, decided where only such sums are;
            what a price named first was, decided where no other sum is; or only told.
    """

    sum: DecidedSum
    is_measured: bool
    place: int
    row: int
    is_fact: bool
    weakness: Weakness | None


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
    found: list[_Told] = []
    facts: list[DecidedSum] = []
    weak: list[_Told] = []
    for one in _sums_in(text, _adopted_part(units), outcome):
        if one.is_fact:
            facts.append(one.sum)
        elif not any(_is_told_again(text, one, other) for other in (*found, *weak)):
            (weak if one.weakness else found).append(one)
    found = _with_weak(found, weak)
    if not found and not any(map(decides, units)):
        return tuple(facts) if is_listed(facts) else ()
    whole = _without_measures(found)
    listed = {id(one.sum) for one in found if one.row >= 0}
    kept = tuple(without_parts(text, whole, units, outcome, listed))
    return kept if is_listed([*kept, *facts]) else ()


def _with_weak(found: list[_Told], weak: Sequence[_Told]) -> list[_Told]:
    """Return sums with those of the weaker ones that count beside them."""
    if any(one.sum.what != "cost" for one in found):
        return found
    counted = {"cost"} if found else {"cost", "named"}
    kept = [one for one in weak if one.weakness in counted]
    return sorted((*found, *kept), key=lambda one: one.place)


def is_listed(found: Sequence[DecidedSum]) -> bool:
    """Whether sums are few enough to be the matter's own, or what recipients get."""
    granted = sum(one.what == "granted" for one in found)
    is_shared_out = granted >= _MOSTLY * len(found)
    return len(found) <= (_MOST_RECIPIENTS if is_shared_out else LONGEST_LIST)


def _is_told_again(text: str, one: _Told, other: _Told) -> bool:
    """Whether a sum is the same one told twice, and not what another recipient gets."""
    if one.sum.euros != other.sum.euros:
        return False
    if not one.sum.what == other.sum.what == "granted":
        return True
    if one.row >= 0 and other.row >= 0:
        return one.row == other.row
    between = text[other.place : one.place]
    return max(one.row, other.row) >= 0 or not _RECIPIENT.search(between)


def _without_measures(found: Sequence[_Told]) -> list[DecidedSum]:
    """Leave out the price of a square metre where the whole price or rent is told."""
    paid = [one for one in found if one.sum.what in _PAID]
    is_whole_told = any(not one.is_measured for one in paid)
    return [
        one.sum
        for one in found
        if not (is_whole_told and one.is_measured and one in paid)
    ]


def _adopted_part(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the sentences below the last line that heads a proposal, if one stands."""
    heads = [n for n, unit in enumerate(units) if has("label", unit.text)]
    return units[heads[-1] + 1 :] if heads and units[heads[-1] + 1 :] else units


def _sums_in(
    text: str, units: Sequence[Unit], outcome: MatterOutcome
) -> Iterator[_Told]:
    lead = ""
    for unit in units:
        folded = unit.text.lower()
        if says("reasons-line", folded) or has("ends", folded):
            return
        found = list(_sums_of(text, unit, outcome, lead))
        if not found:
            lead = folded
        elif has("told-result", folded):
            yield from (dataclasses.replace(one, is_fact=True) for one in found)
        elif not _is_told_in(folded, outcome):
            yield from found


def _is_told_in(folded: str, outcome: MatterOutcome) -> bool:
    """Whether a sentence only tells of sums: a claim's, an opinion's, a refused one's."""
    is_refusal = outcome in {"rejected", "withdrawn"}
    is_paid = has("pays", folded) or has("fee-charged", folded)
    if is_refusal and not is_paid:
        return True
    is_grant = outcome in {"granted", "partly-granted"}
    kinds = (*_TOLD_ONLY, "told-cost") if is_grant else _TOLD_ONLY
    if any(has(kind, folded) for kind in kinds):
        return True
    return any(has(kind, folded) for kind in _TOLD_BESIDE) and not has("gives", folded)


def _sums_of(
    text: str, unit: Unit, outcome: MatterOutcome, lead: str
) -> Iterator[_Told]:
    """Yield the sums of a sentence; *lead* is the last one without any, as of a list."""
    last: float | None = None
    previous = unit.start
    found = sums(text, unit.start, unit.end)
    if not found and _DIGIT.search(text, unit.start, unit.end):
        found = list(bare_sums(text, unit.start, unit.end))
    for value, start, end in decided_column(text, unit.start, found):
        before = _from_a_word(text, max(previous, start - 2 * _REACH), start).lower()
        after = text[end : end + _REACH].lower()
        is_near = last is not None and start - previous < _REACH
        is_twin = is_near and _is_twin(before, after, value, last or value)
        near = _from_a_word(text, max(previous, start - _REACH), start).lower()
        previous = end
        is_part = last is not None and value < last and is_spread(near, after)
        is_bracketed = before.rstrip().endswith("(") and has(
            "brackets-ask", f"{lead} {unit.text.lower()}"
        )
        if (
            is_twin
            or is_part
            or is_bracketed
            or _is_told_only(near, after, unit, outcome)
        ):
            continue
        last = value
        low = max(unit.start, start - _REACH)
        high = min(unit.end, end + _REACH // 3)
        words = text[unit.start : unit.end].lower()
        ending = ":n" if text[start:end].lower().endswith("euron") else ""
        what = sum_kind(before, ending + after, (words, lead), outcome)
        per, tax = _period(before, after), _tax(before, after)
        said = DecidedSum(value, what, low, high, per, tax)
        is_measured = _MEASURED.match(after) is not None
        is_fact = tells_fact(unit, text[unit.start : start].lower())
        row = _row_start(text, unit, (start, end))
        yield _Told(said, is_measured, start, row, is_fact, _weakness(words))


def _weakness(folded: str) -> Weakness | None:
    """Return how a sentence only tells of its sums, None where it gives or sets them."""
    if has("gives", folded):
        return None
    if has("told-cost", folded) and not _WHOLE.search(folded):
        return "cost"
    if not has("told-weak", folded):
        return None
    return "named" if _NAMED.match(folded) else "told"


def _row_start(text: str, unit: Unit, place: tuple[int, int]) -> int:
    """Return where the row begins that a sum stands in, -1 in a sentence."""
    begin = text.rfind("\n", 0, place[0]) + 1
    line_end = text.find("\n", place[1])
    line = text[begin : line_end if line_end >= 0 else len(text)]
    behind = text[place[1] : begin + len(line)]
    is_row = unit.is_row or len(behind.strip(" \t|.,;")) < 2
    return begin if is_row and not GRANTS.search(line) else -1


def _is_told_only(before: str, after: str, unit: Unit, outcome: MatterOutcome) -> bool:
    """Whether the words beside a sum say that it is not what was decided."""
    if has("paid-as-asked", before):
        return False
    behind_bracket = before.rpartition(")")[2]
    before = behind_bracket if has("gives", behind_bracket) else before
    if says("not-decided", before) or has("near-not", before):
        return True
    if has("behind-not", after):
        return True
    if has("from", before) and has("from-behind", after):
        return True
    if has("from-behind", after) and after.lstrip(":").startswith("sta"):
        return True
    is_of_one = _PER_UNIT.match(after) or _EACH.search(before)
    if (is_of_one and _MADE_UP.search(after)) or _PER_ANY.match(after):
        return True
    return _is_named_fee(before, unit, outcome)


def _from_a_word(text: str, low: int, high: int) -> str:
    """Return a part of *text* that begins with a whole word."""
    while low < high and low > 0 and text[low].isalnum() and text[low - 1].isalnum():
        low += 1
    return text[low:high]


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


def _is_named_fee(before: str, unit: Unit, outcome: MatterOutcome) -> bool:
    """Whether a consent only names what its handling costs, and no verb charges it.

    On a line of the decision's own, "Lupamaksu 450 euroa", it is charged; below a label of
    a form's field it is told.
    """
    is_grant = outcome in {"granted", "partly-granted"}
    is_field = before[len(before.rstrip()) :].count("\n") > 0
    is_named = is_field and says("office-fee", before)
    is_named = is_named or has("by-tariff", unit.text)
    if not is_grant or not is_named:
        return False
    return not has("fee-charged", unit.text)


def _is_twin(before: str, after: str, value: float, other: float) -> bool:
    """The same price with and without tax is one price; the first stands."""
    ratio = max(value, other) / max(min(value, other), 0.01)
    near = before + after[:25]
    return 1.09 < ratio < 1.27 and bool(
        says("with-tax", near) or says("without-tax", near)
    )
