"""Which sentence of an officeholder's running text decides, where no heading says it.

Every sentence is weighed: what its verb does and in which form, whose deed it is, and
where it stands. Reasons, the applicant's words and other authorities' stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.clauses import ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.grammar.verb_forms import CONNEGATIVE, FINITE, MUST

Span = tuple[int, int]

_STRONG = frozenset(
    [
        *("grant", "refuse", "approve", "elect", "keep", "not-admit", "lapse"),
        *("approve-not", "withdraw", "forbid", "table", "return", "state"),
    ]
)
_OUTRIGHT = frozenset(["saada", "toimia", "få", "fungera"])
"""Whose third person decides: "Hakija saa virkavapaan"."""
_OFFICE = re.compile(
    r"\b[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|rehtori|tarkastaja|mestari|esihenkilö"
    r"|esimies|koordinaattori|suunnittelija|ohjaaja|työntekijä|lääkäri|hoitaja|arkkitehti"
    r"|lakimies|asiamies|kaupunki|kunta|laitos|museo|direktör\w*|chef\w*|sekreterare\w*"
    r"|ingenjör\w*|inspektör\w*|rektor\w*|staden|kommunen|jag)\b"
)
_OTHERS = re.compile(
    r"\b(?:poliisi|ely|ministeriö|avi|aluehallintovirasto|pelastuslaitos|museovirasto"
    r"|markkinaoikeus|hallinto-oikeus|vakuutusyhtiö|\w*yhdistys|\w*yhtiö|osakaskunta"
    r"|luottamusmies|naapuri\w*|hakija\w*|\w*hallitus|\w*lautakunta|\w*valtuusto|\w*jaosto"
    r"|huoltaja\w*|asiakas|polisen|ntm|ministeriet|grann\w*|sökande\w*|bolaget|föreningen"
    r"|\w*styrelsen|\w*nämnden|\w*fullmäktige)\b"
)
_SIDE = re.compile(
    r"\b(?:huomautu|muistutu|naapuri\w* (?:vaatimu|vastustu)|vaatimusta \w+ kieltäm"
    r"|anmärkning|\w*maksu (?:peritään|laskutetaan)|lasku\b|palkka\b|pöytäkirja"
    r"|beslutet finns|protokollet)\w*"
)
_OPENS = re.compile(
    r"^(?:edellä|tämän|tällä|näin ollen|siten|koska|vammais\w+ nojalla|\S+ nojalla|med stöd|därför"
    r"|på grund av|av ovan)\b"
)
_NAMED = re.compile(
    r"^(?:johtopäätös|ratkaisu|päätös(?:ehdotus)?|lopputulos|päätöksen sisältö|beslut"
    r"|avgörande|slutsats)\b[^:]{0,20}:|^tämän vuoksi päätetään"
)
_EARLIER = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d \(?§|§ ?\d|\b(?:19|20)\d\d \w+tiin\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HEADS = re.compile(
    r"(?:ratkaisu|päätös(?: ja sen peruste\w+)?|päätöksen sisältö|lopputulos|avgörande|beslut)"
    r"(?: \d{1,2}\.\d{1,2}\.\d{4})?(?: § ?\d+)?:?$",
    re.IGNORECASE,
)
"""A heading that was taken for a sentence."""
_SHORT = 15
_STRONGLY = 9.0
_LEAST = 5.0
_GOES_ON = 6.0
"""Weight of a sentence right before the deciding one that decides with it."""
_CLOSE = 6.0
"""Weights that differ by less are as good as each other."""
_READ = 600


def officials_order(text: str, spans: Sequence[Span]) -> Span | None:
    """Return an officeholder's decision without heading: "Vuokrataan alue …"."""
    rows = [unit for start, end in spans for unit in units(text, start, end)]
    if not rows:
        return None
    weights = [
        0.0
        if number and _is_closing(one)
        else order_weight(one) + 2 * number / len(rows)
        for number, one in enumerate(rows)
    ]
    for number, one in enumerate(rows[1:], 1):
        if _HEADS.match(rows[number - 1].text):
            weights[number] += 10.0 if len(one.text) > _SHORT else 0.0
    best = max(range(len(rows)), key=lambda number: weights[number])
    if weights[best] < _LEAST:
        return _last_words(_open(rows, 1))
    last = len(_open(rows, best + 1)) - 1
    while best and weights[best - 1] >= _GOES_ON:
        best -= 1
    return rows[best].start, rows[last].end


def _open(rows: Sequence[Unit], begin: int) -> Sequence[Unit]:
    """Return sentences up to the reasons or the ways of appeal that follow *begin*."""
    ends = (n for n, one in enumerate(rows) if n >= begin and _is_closing(one))
    return rows[: next(ends, len(rows))]


def from_order(rows: Sequence[Unit]) -> list[Unit]:
    """Return a decision's sentences from the first that decides: a heading may stand high."""
    weights = [order_weight(one) for one in rows]
    least = max(_LEAST, max(weights, default=0.0) - _CLOSE)
    first = next((n for n, weight in enumerate(weights) if weight >= least), 0)
    before = rows[:first]
    is_told = any(is_history(one) for one in before)
    return list(rows[first:]) if is_told else list(rows)


def order_weight(unit: Unit) -> float:
    """Return how much a sentence reads as the deed of the office that writes it."""
    folded = unit.text.lower()
    if _NAMED.match(folded):
        return 12.0
    found = max(
        (
            _act_weight(act, one.text) - (6.0 if one.role == "that" else 0.0)
            for one in clauses(unit.text[:_READ])
            if one.role != "aside"
            for act in one.acts
        ),
        default=0.0,
    )
    if found <= 0:
        return 0.0
    found += 2.0 if _OPENS.match(folded) else 0.0
    found += 2.0 if says("requested", folded) else 0.0
    found += 1.0 if unit.after_gap else 0.0
    found -= 4.0 if _EARLIER.search(folded) else 0.0
    found -= 4.0 if is_history(unit) and _YEAR.search(folded) else 0.0
    found -= 5.0 if _SIDE.search(folded) else 0.0
    return found - (8.0 if found < _STRONGLY and _asks_only(folded) else 0.0)


def _asks_only(folded: str) -> bool:
    """Whether a sentence only tells what is asked; "haettu lupa" is what is granted."""
    return bool(says("asks", folded)) and not re.search(
        r"\bhaet(?:tu|un|tua)\b", folded
    )


def _act_weight(act: ClauseAct, clause: str) -> float:
    form = act.form
    is_now = form.form in {FINITE, CONNEGATIVE} and not form.is_past
    is_now = is_now or act.kind == "withdraw"
    is_now = is_now or (form.form == "infinitive" and act.verb.endswith(("aa", "ää")))
    subject = clause[: max(0, clause.find(act.verb[:4]))] or clause
    is_office = _OFFICE.search(subject) is not None
    is_others = _OTHERS.search(subject) is not None
    if act.kind == "decide":
        is_own = form.is_first_person or is_office or (is_now and form.is_passive)
        return 10.0 if is_own and not is_others else 0.0
    base = (
        10.0 if act.kind in _STRONG else {"do": 4.0, "not-do": 5.0}.get(act.kind, 2.0)
    )
    if act.verb in {"olla", "vara", "finnas"} and act.kind == "refuse":
        base -= 6.0
    if form.form == MUST:
        return 8.0 if act.kind in {"refuse", "keep"} else 3.0
    if form.is_passive or form.is_first_person or act.verb in _OUTRIGHT:
        return base if is_now or form.form not in {FINITE} else base - 5.0
    if is_others and act.kind != "withdraw":
        return 0.0
    if not is_now:
        is_told = form.form == FINITE and is_office and act.kind in _STRONG
        return base if is_told else 3.0 if form.form == "infinitive" else 0.0
    return base + 3.0 if is_office else base if act.kind in _STRONG else base - 3.0


def _last_words(rows: Sequence[Unit]) -> Span | None:
    """Return the last sentences that tell no history: what is asked for, what was."""
    last = len(rows)
    while last and is_history(rows[last - 1]):
        last -= 1
    first = last
    while first and not is_history(rows[first - 1]):
        first -= 1
    return (rows[first].start, rows[last - 1].end) if first < last else None


def _is_closing(unit: Unit) -> bool:
    folded = unit.text.lower()
    return bool(says("appeal-line", folded) or says("reasons-line", folded))


def is_history(unit: Unit) -> bool:
    """Whether a sentence tells what somebody asks, or what was or is so already."""
    folded = unit.text.lower()
    if says("asks", folded) or says("background", folded):
        return True
    acts = [act for one in clauses(unit.text[:_READ]) for act in one.acts]
    return bool(acts) and all(act.form.is_past for act in acts)
