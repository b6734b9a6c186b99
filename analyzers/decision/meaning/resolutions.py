"""What a wording decides: the acts of its main clauses, weighed by the matter's kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.clauses import Act, Clause, clauses
from analyzers.decision.meaning.matters import OWN, REQUESTS
from analyzers.decision.meaning.units import Unit
from analyzers.decision.meaning.values import MatterOutcome
from analyzers.decision.meaning.verb_forms import NAMED


@dataclass(frozen=True, slots=True)
class Matter:
    """What is known of the item before its decision is read.

    Attributes:
        kind: what the title names.
        title: the title in lower case.
        body: the deciding body, in lower case; "" when not known.
    """

    kind: str
    title: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a wording decides.

    Attributes:
        outcome: as if the wording were adopted; ``none`` when it cannot be told.
        unit: the sentence that says it.
        rule: the rule that read it.
        confidence: 0 to 1.
        is_denial: whether it refuses or denies something.
    """

    outcome: MatterOutcome
    unit: Unit | None
    rule: str
    confidence: float
    is_denial: bool = False


NOTHING = Resolution("none", None, "nothing", 0.0)

_PRESENTER_LINE = re.compile(
    r"^(?:esittelijä|föredragande|valmistelija|lisätie|puh\b|tfn|liit|oheism|[\w-]+n (?:päätös)?(?:ehdotus|esitys)\s*:?$"
    r"|(?:päätös)?(?:ehdotus|esitys)\s*:?$|(?:besluts)?förslag\s*:?$)",
    re.IGNORECASE,
)
_REASONS = re.compile(
    r"^(?:(?:päätöksen |ehdotuksen )?perustelu\w*\b|motivering\w*\b|asian tausta\b|tausta\b|sovellet(?:tu|ut) (?:laki|lain|oikeus|sää)\w*"
    r"|muutoksenhaku\b|lisätiedot|toimivalta\b|tiedoksi\b|jakelu\b|otteet?\b|täytäntöönpano\b|liitteet\b)",
    re.IGNORECASE,
)
_UP = {
    "valtuusto": re.compile(r"valtuustolle|valtuusto\b|fullmäktige"),
    "hallitus": re.compile(r"hallitukselle|hallitus\b|styrelsen"),
}
_CONTRACTOR = re.compile(
    r"urakoits|toimittaj|tuottaj|tarjou|tarjoaja|\boy\b|\boyj\b|\bab\b|\bky\b|\btmi\b|suunnittelija|konsult|"
    r"sopimuskumppan|kumppani|palveluntuot|rakennuttaj|järjestelm|vaihtoeh|leverantör|anbud|entreprenör|producent|"
    r"alternativ|malli\b|mallin\b|toteuttamis|sijoituspaik|tilintarkastusyht|pankki|hank(e|k)|kohteek|painopist|viikon"
)
_APPROPRIATION = re.compile(
    r"määräraha|lisämäärära|anslag|täyttölu|täyttölupa|vastuuvapau|ansvarsfrihet|lu(?:pa|van) täyttää|luvan \w+ \w*viran täyttä|"
    r"täyttämi|täyttää|oikeuden edustaa|valtuudet|toimivallan|läsnäolo|puheoikeu|närvaro"
)
_REQUESTED = re.compile(
    r"aloit|hakemu|anomu|oikaisuvaatimu|vaatimu(?:s|ks)|pyyn(?:tö|nö)|\blupa|\bluvan|\w+lupa\b|\w+luvan\b|poikkeami|avustu\w*|"
    r"\bero\b|\beron\b|eronpyy|irtisanout|virkavap|takau|motion|initiativ|ansökan|anhållan|yrkande|begäran|lov\b|lovet|tillstånd|bidrag|understöd|avsked"
)
_CLAIM = re.compile(r"oikaisuvaatimu|vaatimu(?:s|ks)|rättelse|yrkande|omprövning|krav")
_PARTLY = re.compile(
    r"\bosin\b|osittain|osaksi|\bdelvis\b|till (?:övriga|andra) delar|i övrigt|muilta osin"
)
_FORMAL = re.compile(
    r"otto-?oike|övertagningsrätt|kiireelli|pöytäkirja|tarkistetaan|tarkastetaan heti"
)
_STRONG = frozenset(
    [
        "refuse",
        "grant",
        "not-admit",
        "approve",
        "elect",
        "state",
        "lapse",
        "withdraw",
        "return",
        "table",
        "remove",
        "keep",
        "approve-not",
    ]
)
_WEAK = frozenset(["do", "propose", "answer", "not-do"])


@dataclass(frozen=True, slots=True)
class _Said:
    """One act of a wording, with where it stands."""

    act: Act
    clause: Clause
    unit: Unit
    is_up: bool
    index: int


def resolution(
    units: Iterable[Unit], matter: Matter, *, past: bool = False
) -> Resolution:
    """Return what a wording decides.

    Args:
        units: the wording's sentences in order.
        matter: what the item is about.
        past: whether the wording tells what was decided ("hyväksyi"), not what is
            proposed ("hyväksyy"): a proposal's past tense is history.
    """
    rows = list(_resolving(units))
    said = list(_said(rows, matter, past=past))
    if not said:
        return NOTHING
    if matter.kind in REQUESTS or matter.kind == "appeal":
        partly = _partly(said)
        if partly is not None:
            return partly
    best = max(said, key=lambda one: (_weight(one, matter), -one.index))
    outcome, confidence = _value(best, said, matter)
    denial = best.act.kind in {"refuse", "keep", "not-do", "not-admit"}
    return Resolution(outcome, best.unit, best.act.rule, confidence, denial)


def _resolving(units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the sentences that resolve: no labels, nothing below a reasons heading."""
    for unit in units:
        if _REASONS.match(unit.text):
            return
        if _PRESENTER_LINE.match(unit.text) and len(unit.text) < 120:
            continue
        yield unit


def _said(units: Sequence[Unit], matter: Matter, *, past: bool) -> Iterator[_Said]:
    index = 0
    list_is_up = False
    for unit in units:
        found = clauses(unit.text[:1500])
        is_up = unit.is_row and list_is_up
        for clause in found:
            if clause.role == "aside":
                continue
            for act in clause.acts:
                if act.kind == "propose":
                    is_up = is_up or _goes_up(unit.text.lower(), matter)
                    list_is_up = is_up
                if not past and act.form.is_past and not act.form.is_passive:
                    continue
                if act.form.form == NAMED and not is_up:
                    continue
                if act.kind in {"decide", "find", "proceed"}:
                    continue
                index += 1
                yield _Said(act, clause, unit, is_up, index)
        if not unit.is_row and not unit.text.endswith(":"):
            list_is_up = False


def _goes_up(folded: str, matter: Matter) -> bool:
    """Whether a proposal goes to a higher body than the one that decides here."""
    for body, pattern in _UP.items():
        if pattern.search(folded):
            return body not in matter.body
    return True


def _partly(said: Sequence[_Said]) -> Resolution | None:
    """A claim or request met in part: granted and refused, "osin" or "delvis" said."""
    yes = [one for one in said if one.act.kind in {"grant", "approve"}]
    no = [one for one in said if one.act.kind == "refuse"]
    if not yes or not no:
        return None
    text = " ".join(one.unit.text.lower() for one in said)
    if not _PARTLY.search(text):
        return None
    return Resolution("partly-granted", yes[0].unit, "partly", 0.93)


def _weight(one: _Said, matter: Matter) -> int:
    kind = one.act.kind
    if kind in _STRONG:
        weight = 10
    elif kind == "note":
        weight = 6
    else:
        weight = 3
    fits = (
        (matter.kind == "statement" and kind == "state")
        or (matter.kind == "election" and kind == "elect")
        or (matter.kind == "routine-note" and kind == "note")
        or (matter.kind in REQUESTS and kind in {"grant", "refuse", "not-admit"})
    )
    if fits:
        weight += 5
    if matter.kind == "routine-note" and kind in {"grant", "approve"}:
        weight -= 5
    if kind in {"refuse", "keep", "grant", "approve"} and one.act.form.form == NAMED:
        weight -= 2
    return weight


def _value(
    best: _Said, said: Sequence[_Said], matter: Matter
) -> tuple[MatterOutcome, float]:
    kind = best.act.kind
    simple: dict[str, MatterOutcome] = {
        "note": "noted",
        "not-admit": "not-admitted",
        "lapse": "lapsed",
        "withdraw": "withdrawn",
        "remove": "removed-from-agenda",
        "table": "tabled",
        "return": "returned",
        "state": "statement-given",
        "approve-not": "approved",
    }
    if matter.kind == "statement" and kind in {
        "do",
        "not-do",
        "refuse",
        "approve",
        "grant",
    }:
        return "statement-given", 0.85
    if kind in simple:
        if kind == "state" and best.is_up:
            return "statement-given", 0.8
        return simple[kind], 0.95
    beside = best.clause.text
    if kind == "elect":
        if _CONTRACTOR.search(beside) or _CONTRACTOR.search(matter.title):
            return "approved", 0.92
        return ("approved", 0.8) if best.is_up else ("elected", 0.95)
    if best.is_up and kind in {"grant", "approve", "do", "propose", "answer"}:
        return "approved", 0.85
    if kind == "refuse":
        return "rejected", 0.97
    if kind == "keep":
        return ("rejected", 0.93) if matter.kind in REQUESTS else ("approved", 0.6)
    if kind == "grant":
        if _APPROPRIATION.search(beside) or matter.kind == "permission-to-fill":
            return "approved", 0.93
        return "granted", 0.95
    if kind == "approve":
        return _approved(beside, matter)
    return _done(best, matter)


def _approved(beside: str, matter: Matter) -> tuple[MatterOutcome, float]:
    if matter.kind == "claim":
        return ("granted", 0.93) if _CLAIM.search(beside) else ("none", 0.4)
    if matter.kind in REQUESTS and _REQUESTED.search(beside):
        return "granted", 0.93
    if _REQUESTED.search(beside) and matter.kind != OWN:
        return "granted", 0.85
    return "approved", 0.93


def _done(best: _Said, matter: Matter) -> tuple[MatterOutcome, float]:
    """Another verb than the table's: adopted it is an approval, denied nothing sure."""
    kind = best.act.kind
    if kind == "not-do":
        return ("rejected", 0.7) if matter.kind in REQUESTS else ("none", 0.4)
    if matter.kind == "election":
        return "approved", 0.6
    if matter.kind == "initiative":
        return ("noted", 0.6) if kind == "answer" else ("approved", 0.5)
    if matter.kind == "claim":
        return "none", 0.3
    if matter.kind in REQUESTS:
        return "granted", 0.6
    if matter.kind == "routine-note":
        return "noted", 0.6
    return "approved", 0.85
