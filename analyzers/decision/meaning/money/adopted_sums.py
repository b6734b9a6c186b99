"""The sums of a proposal that was adopted with a change: the new ones and what stands.

"Hyväksyttiin muutoin, mutta uurnahaudan maksu on 40 euroa" decides every sum of the
proposal but the one that it replaces.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.decision.lines.language import detect
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.money.asked_sums import sums_as_asked, sums_of_deeds
from analyzers.decision.meaning.money.decided_sums import (
    decided_sums,
    is_listed,
)
from analyzers.decision.meaning.money.sum_columns import bare_sums, decided_column
from analyzers.decision.meaning.money.sum_kinds import kind_by_title
from analyzers.decision.meaning.money.sum_notations import sums
from analyzers.decision.meaning.money.told_facts import decides
from analyzers.decision.meaning.money.turns import has
from analyzers.decision.meaning.zoning.narrating.narrative import Narrative, is_named
from analyzers.decision.meaning_values import DecidedSum, MatterOutcome, ProposalFate

_WORD = re.compile(r"[^\W\d_]{4,}")
_LINE = re.compile(r"[^\n]+")
_ROW = re.compile(
    r"^\s*[-–•*|]?\s*[^\W\d].*\d\s?(?:€|euroa?|eur|e)"
    r"(?:\s*\([^()\n]{3,40}\))?\s*\|?\s*$"
)
"""A row of a list: words, and a sum that ends it, or what it was: "9 € (aiemmin 8 €)"."""
_AS_MOVED = re.compile(
    r"\b(?:tämän|sen|tehdyn|esitetyn|ehdotuksen|esityksen) (?:\w+ )?muk(?:aise|ais|aan)\w*"
    r"|\benligt (?:detta|motionen|det framförda)\b"
)
"""The presenter takes over what was just moved: "muutti ehdotustaan tämän mukaiseksi"."""
_STEM = 5
_COMMON = frozenset(["euroa", "euron", "seura", "avust", "myönn", "päätt", "bidra"])
_CHANGES: frozenset[ProposalFate] = frozenset(
    ["as-proposed", "amended", "replaced-by-countermotion"]
)


@dataclass(frozen=True, slots=True)
class Adoption:
    """What was adopted.

    Attributes:
        text: the item's text.
        wording: the sentences of the adopted wording.
        base: the sentences of the proposal.
        told: what the decision's part tells.
        fate: what became of the proposal.
        decision: the sentences of the decision's part.
        background: the preparation, as offsets.
        title: the item's title, in lower case.
    """

    text: str
    wording: Sequence[Unit]
    base: Sequence[Unit]
    told: Narrative
    fate: ProposalFate
    decision: Sequence[Unit] = ()
    background: Sequence[tuple[int, int]] = ()
    title: str = ""


def adopted_sums(adoption: Adoption, outcome: MatterOutcome) -> tuple[DecidedSum, ...]:
    """Return the sums of the adopted wording and, beside a change, of what stands."""
    return tuple(
        dataclasses.replace(one, what=kind_by_title(one.what, adoption.title, outcome))
        for one in _without_twins(adoption, _told(adoption, outcome))
    )


def sums_of_others(
    found: Sequence[DecidedSum], decision: Sequence[Unit], left: Unit | None
) -> tuple[DecidedSum, ...]:
    """Return the sums of other sentences that do something than of what is *left* undone."""
    doing = [unit for unit in decision if unit != left and decides(unit)]
    return tuple(
        one
        for one in found
        if any(unit.start <= one.start < unit.end for unit in doing)
    )


def _without_twins(
    adoption: Adoption, found: tuple[DecidedSum, ...]
) -> tuple[DecidedSum, ...]:
    """Return the sums without those that a sentence repeats in the other language."""
    if len(found) < 2:
        return found
    rows = [*adoption.base, *adoption.wording]
    told: dict[tuple[int, int], list[DecidedSum]] = {}
    for one in found:
        row = next((unit for unit in rows if unit.start <= one.start < unit.end), None)
        told.setdefault((row.start, row.end) if row else (-1, -1), []).append(one)
    figures: dict[str, set[float]] = {"fi": set(), "sv": set()}
    twins: set[int] = set()
    for (start, end), here in told.items():
        language = detect(adoption.text[max(0, start) : max(0, end)], "")
        other = figures.get({"fi": "sv", "sv": "fi"}.get(language, ""), set())
        euros = {one.euros for one in here}
        if euros <= other:
            twins.update(map(id, here))
        elif language:
            figures[language] |= euros
    return tuple(one for one in found if id(one) not in twins)


def _told(adoption: Adoption, outcome: MatterOutcome) -> tuple[DecidedSum, ...]:
    own, listed = _adopted(adoption, outcome), _in_the_list(adoption, outcome)
    if _is_total(own, listed):
        return (*listed, *own)
    return (
        own
        or listed
        or _in_the_decision(adoption, outcome)
        or _in_the_fields(adoption, outcome)
        or sums_as_asked(adoption.text, adoption.background, adoption.wording, outcome)
        or _of_deeds(adoption, outcome)
    )


def _of_deeds(adoption: Adoption, outcome: MatterOutcome) -> tuple[DecidedSum, ...]:
    """Return the sums of a proposal that nothing names as one."""
    if adoption.base or adoption.fate not in {"as-proposed", "no-proposal"}:
        return ()
    return sums_of_deeds(adoption.text, adoption.background, adoption.wording, outcome)


def _is_total(own: Sequence[DecidedSum], listed: Sequence[DecidedSum]) -> bool:
    """Whether the wording's only sum is what the rows of the list come to."""
    whole = sum(one.euros for one in listed)
    return len(own) == 1 < len(listed) and abs(own[0].euros - whole) < 1


def _adopted(adoption: Adoption, outcome: MatterOutcome) -> tuple[DecidedSum, ...]:
    text, base = adoption.text, adoption.base
    if adoption.fate == "amended" and not base:
        own = {unit.start: unit for unit in adoption.told.changed}
        own |= {unit.start: unit for unit in _said(adoption)}
        return decided_sums(text, [own[start] for start in sorted(own)], outcome)
    if adoption.fate not in _CHANGES or not base:
        return decided_sums(text, adoption.wording, outcome)
    begins = {unit.start for unit in base}
    said = [unit for unit in _said(adoption) if unit.start not in begins]
    changed = decided_sums(text, said, outcome)
    rest = list(decided_sums(text, base, outcome))
    if adoption.fate == "replaced-by-countermotion" and not _stands(adoption):
        return changed or decided_sums(text, _carried(adoption.told), outcome)
    if changed and not _stands(adoption):
        return changed
    for one in changed:
        replaced = _replaced(text, one, rest)
        if replaced is not None:
            rest.remove(replaced)
    found = (*changed, *rest)
    return found if is_listed(found) else changed


def _in_the_list(adoption: Adoption, outcome: MatterOutcome) -> tuple[DecidedSum, ...]:
    """Return the sums of the last list of the preparation, where it was adopted."""
    text = adoption.text
    is_pointed = any(has("refers-to-list", unit.text) for unit in adoption.wording)
    if not is_pointed and not any(
        has("by-column", unit.text) for unit in adoption.wording
    ):
        return ()
    listed: list[Unit] = []
    for start, end in adoption.background:
        for line in _LINE.finditer(text, start, end):
            if _is_row(text, line):
                listed.append(Unit(line[0].strip(), line.start(), line.end(), True))
            elif line[0].strip():
                listed = listed if len(listed) > 1 else []
    if not is_pointed and not any(_has_decided_column(text, row) for row in listed):
        return ()
    return decided_sums(text, listed, outcome) if len(listed) > 1 else ()


def _has_decided_column(text: str, row: Unit) -> bool:
    """Whether a heading above a row tells which of its sums is the one put forward."""
    found = sums(text, row.start, row.end)
    return len(decided_column(text, row.start, found)) < len(found) or (
        not found and any(bare_sums(text, row.start, row.end))
    )


def _is_row(text: str, line: re.Match[str]) -> bool:
    return bool(_ROW.search(line[0]) or any(bare_sums(text, line.start(), line.end())))


def _in_the_fields(
    adoption: Adoption, outcome: MatterOutcome
) -> tuple[DecidedSum, ...]:
    """Return the sum that a line of an official's form states: "Vuokra: 250 euroa"."""
    if adoption.fate != "no-proposal" or adoption.base:
        return ()
    text = adoption.text
    stated = [
        Unit(line[0].strip(), line.start(), line.end())
        for start, end in adoption.background
        for line in _LINE.finditer(text, start, end)
        if has("field", line[0].strip())
    ]
    return decided_sums(text, stated, outcome)


def _in_the_decision(
    adoption: Adoption, outcome: MatterOutcome
) -> tuple[DecidedSum, ...]:
    """Return what the decision's part charges or pays where no wording was found."""
    is_own = adoption.fate == "as-proposed" and not adoption.base
    if adoption.fate not in {"none", "no-proposal"} and not is_own:
        return ()
    if outcome == "none":
        told = [unit for unit in adoption.decision if has("charges", unit.text)]
        return decided_sums(adoption.text, told, "approved")
    return decided_sums(adoption.text, adoption.decision, outcome)


def _stands(adoption: Adoption) -> bool:
    """Whether the rest of the proposal was adopted, too."""
    if adoption.fate == "amended":
        return True
    begins = {unit.start for unit in adoption.base}
    is_own = all(unit.start in begins for unit in adoption.wording)
    if adoption.fate == "as-proposed" and adoption.wording and is_own:
        return True
    told = _deciding(adoption.told)
    return any(has("rest-stands", unit.text) for unit in told)


def _said(adoption: Adoption) -> list[Unit]:
    """Return the sentences that say the change, in the order of the text, each once."""
    units = {unit.start: unit for unit in adoption.wording}
    units.update((unit.start, unit) for unit in _taken_over(adoption.told))
    units.update((unit.start, unit) for unit in _deciding(adoption.told))
    units.update((unit.start, unit) for unit in _changing(adoption.decision))
    return [units[start] for start in sorted(units)]


def _carried(told: Narrative) -> Sequence[Unit]:
    """Return the only motion that can have won: a decision says it again without its sum."""
    live = [one for one in told.live_motions() if one.kind == "counter"]
    return live[0].units if len(live) == 1 else ()


def _deciding(told: Narrative) -> list[Unit]:
    """Return the sentences that resolve, without those that tell of a motion."""
    moved = {unit.start for motion in told.motions for unit in motion.units}
    kinds = {"adopt", "carry", "act"}
    return [
        event.unit
        for event in told.events
        if event.kind in kinds and event.unit.start not in moved
    ]


def _changing(decision: Sequence[Unit]) -> list[Unit]:
    """Return the sentences that change a part of the proposal, and the one after ":"."""
    found: list[Unit] = []
    for number, unit in enumerate(decision):
        if has("changes", unit.text):
            is_open = unit.text.endswith(":")
            found.extend(decision[number : number + (2 if is_open else 1)])
    return found


def _taken_over(told: Narrative) -> Iterator[Unit]:
    """Yield a member's motion that the presenter made his own: "Lipposen esittämällä tavalla"."""
    folded = " ".join(unit.text.lower() for unit in told.changed[:1])
    live = [one for one in told.live_motions() if one.kind == "counter"]
    for motion in live:
        is_last = motion is live[-1] and _AS_MOVED.search(folded)
        if folded and (is_named(motion.mover, folded) or is_last):
            yield from motion.units


def _replaced(
    text: str, changed: DecidedSum, rest: Sequence[DecidedSum]
) -> DecidedSum | None:
    """Return the sum of the proposal in whose place another one came."""
    words = text[changed.start : changed.end]
    same = next((one for one in rest if one.euros == changed.euros), None)
    if same is not None:
        return same
    if has("adds", words):
        return None

    def nearness(one: DecidedSum) -> tuple[int, bool, float]:
        shared = len(_stems(words) & _stems(text[one.start : one.end]))
        ratio = min(one.euros, changed.euros) / max(one.euros, changed.euros)
        return shared, one.what == changed.what, ratio

    best = max(rest, key=nearness, default=None)
    if best is None:
        return None
    shared, is_alike, _ = nearness(best)
    return best if shared or is_alike or len(rest) == 1 else None


def _stems(words: str) -> set[str]:
    stems = {match[0].lower()[:_STEM] for match in _WORD.finditer(words)}
    return stems - _COMMON
