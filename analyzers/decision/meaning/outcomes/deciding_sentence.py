"""The sentence that readers are shown: it tells what was decided, not only that it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.grammar.units import Unit, own_start
from analyzers.decision.meaning.outcomes.resolutions import Resolution

_TELLS_THAT = frozenset(["approve", "decide", "grant", "refuse"])
_POINTS = re.compile(
    r"\b\w*(?:ehdotuksen|esityksen|ehdotus|esitys)\b(?! muka| muutettuna| mukai)"
    r"|(?<!enligt )\b\w*förslaget\b",
    re.IGNORECASE,
)
"""What an adoption names when it does not say what was adopted."""
_SAYS_MORE = re.compile(r"\b(?:että|ettei|att|siten|niin)\b|:|\d", re.IGNORECASE)
_POSSIBLE = re.compile(
    r"^(?:jos|mikäli|ellei|om|ifall)\b|\bvoidaan tarvittaessa\b|\btarvittaessa voidaan\b"
    r"|^(?:tämä )?päätös(?:tä|ksen)? (?:on|tulee|astuu) voima",
    re.IGNORECASE,
)
"""What may happen, or how long the decision is in force, tells not what was decided."""
_BESIDE = re.compile(
    r"\b(?:myöhemmin|samalla|lisäksi|lopuksi|samtidigt|dessutom|senare)\b"
    r"|\btulee (?:huolehtia|hakea|noudattaa|olla)\b|\bvoi alkaa\b",
    re.IGNORECASE,
)
"""What is told beside the matter: "Paikka vahvistetaan myöhemmin"."""
_RESOLVES = frozenset(["decide", "propose"])
_CONSENTS = frozenset(["granted", "partly-granted", "approved", "amended-approved"])
_WEAK = frozenset(["do", "decided", "not-do"])
_LONGEST_LIST = 400
_ROWS = 4
_FEW = 3


def deciding_span(
    text: str, found: Resolution, wording: Sequence[Unit], changed: Sequence[Unit]
) -> tuple[int, int] | None:
    """Return the place of the sentence that tells what was decided; None without one.

    Args:
        text: the item's whole text.
        found: what was decided, with the sentence it was read from.
        wording: the sentences of the wording that was adopted.
        changed: the sentences that change the proposal, where it was adopted changed.

    A sentence that only says that something was adopted gives way to what was adopted, and
    a condition to the first sentence that decides. A lead that ends with a colon takes its
    first rows with it.
    """
    unit = found.unit
    if unit is None or found.outcome == "none":
        return None
    best = _told_by(unit, found, wording, changed)
    below = sorted((*wording, *changed), key=lambda one: one.start)
    return own_start(text, best), _end(text, best, below)


def _told_by(
    unit: Unit, found: Resolution, wording: Sequence[Unit], changed: Sequence[Unit]
) -> Unit:
    if only_adopts(unit):
        told = [*changed, *wording]
        return next((one for one in told if _tells(one, unit)), unit)
    if found.rule in _WEAK and _POSSIBLE.search(unit.text):
        above = [one for one in wording if one.start < unit.start]
        return next((one for one in above if _tells(one, unit)), unit)
    is_beside = found.rule in _WEAK or _BESIDE.search(unit.text) is not None
    if found.outcome in _CONSENTS and is_beside and not unit.is_row:
        above = [one for one in wording if one.start < unit.start]
        return next((one for one in above if _decides(one, unit)), unit)
    return unit


def _decides(one: Unit, unit: Unit) -> bool:
    """Whether a sentence above says what the body decides, and refuses nothing."""
    folded = one.text.lower()
    is_plain = not (says("denies", folded) or says("refusal-word", folded))
    if not is_plain or one.text.endswith(":") or not _tells(one, unit):
        return False
    acts = [act for clause in clauses(one.text) for act in clause.acts]
    return any(act.kind in _RESOLVES for act in acts)


def only_adopts(unit: Unit) -> bool:
    """Whether a sentence says that a proposal was adopted, and not what it was."""
    folded = unit.text.lower()
    if is_short_adoption(folded):
        return True
    if _SAYS_MORE.search(folded) or not _POINTS.search(folded):
        return False
    acts = [act for clause in clauses(folded) for act in clause.acts]
    is_adoption = bool(says("adopts", folded))
    return is_adoption and all(act.kind in _TELLS_THAT for act in acts)


def _tells(one: Unit, unit: Unit) -> bool:
    """Whether a sentence tells a deed: not a condition, a label or a mere adoption."""
    if one is unit or _POSSIBLE.search(one.text) or only_adopts(one):
        return False
    if says("presenter-line", one.text.lower()):
        return False
    is_sentence = one.text.endswith((".", ":")) and len(one.text.split()) > _FEW
    acts = [act.kind for clause in clauses(one.text) for act in clause.acts]
    return is_sentence or any(kind != "decide" for kind in acts)


def _end(text: str, unit: Unit, units: Sequence[Unit]) -> int:
    """Return where a sentence ends; a lead ends with the last of its first rows."""
    if not text[: unit.end].endswith(":"):
        return unit.end
    end = unit.end
    below = [one for one in units if one.start >= unit.end]
    for one in below[:_ROWS]:
        if one.end - unit.start > _LONGEST_LIST:
            break
        end = one.end
    return end
