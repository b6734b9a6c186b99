"""What one act of a wording weighs, and the outcome that it is."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.decision.meaning.grammar.verb_groups import (
    APPLIES,
    ARRANGES,
    CHARGES,
    CREATES,
    DEALS,
    ENDS_HANDLING,
    FAINT,
    HANDS_OVER,
    JOINS,
    OFFICE_WORK,
    OWN_DEEDS,
    REMEDIES,
    UNDOES,
)
from analyzers.decision.meaning.matters.matters import ASKED, OWN, REQUESTS, Matter
from analyzers.decision.meaning.outcomes.acts.dealings import (
    accepts_notice,
    accepts_provider,
    approves_answer,
    is_request_left,
    is_sale,
    keeps_lower_decision,
    leaves_unbought,
    stays_out,
    turns_all_down,
    undoes_own,
)
from analyzers.decision.meaning.outcomes.acts.keeping import RESIGNS, kept
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct
from analyzers.decision.meaning.outcomes.acts.wishes import (
    as_wished,
    consents,
    hires_some,
    is_as_before,
    of_wish,
    share_a_word,
    spares,
    stays,
    titled,
)
from analyzers.decision.meaning.zoning.narrating.comparing import names_somebody
from analyzers.decision.meaning_values import MatterOutcome

_STRONG = frozenset(
    [
        *("refuse", "grant", "not-admit", "approve", "elect", "state", "lapse"),
        *("withdraw", "return", "table", "remove", "keep", "approve-not"),
    ]
)
_WHOLE: dict[str, MatterOutcome] = {
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
_BEFORE_STATING = frozenset(
    ["note", "return", "table", "remove", "withdraw", "lapse", "elect", "approve-not"]
)
"""Acts that end a matter of a statement without one."""
_CONTRARY = frozenset(["retain", "forbid"])
"""Acts that leave or forbid what was asked to be otherwise."""
_ENDS_FIRST = frozenset(["return", "table", "remove", "withdraw"])
"""Acts that end the matter where they are told first."""
_FORBIDS = "kiel"
"""What is asked to be forbidden: "toivonut pysäköintikieltoa"."""
_STEM = 5
_PLAINLY = re.compile(
    r"\b(?:hakemus|hakemusta|anomus|anomusta)\b|\baloite\b|\bmotionen\b|initiativet|kielte|\blupa|\bluvan|korvausvel|avustu|asiakir|tallen|kopio|jäljen"
    r"|suostumu|samtyck|tillstånd|undantag|^(?:\S+ ){0,3}?(?:vaatimus|hakemus|anomus|pyyntö)"
    r" (?:\S+ )?ei |^(?:\S+ )?(?:kravet|yrkandet|ansökan|begäran) (?:ger|föranleder|leder) "
)
"""Words beside such a verb that refuse plainly: "annetaan kielteinen päätös"."""
CHARGE = re.compile(r"\w*(?:maksu|lasku|sakko|avgift|faktura|vite|hyra|vuokra)")
"""What somebody has to pay: it gives him nothing that it is to be paid."""
APPLICATIONS = re.compile(r"hakemu|anomu|pyyn[tn]ö|muistutu|ansökan|anhållan|begäran")
_BARE_REQUEST = re.compile(
    r"^(?:\S+ ){0,2}?(?:hakemus|hakemuksen|anomus|anomuksen|pyyntö|pyynnön|ansökan|anhållan"
    r"|begäran|muistutus|muistutuksen|vaatimus|vaatimuksen|oikaisuvaatimus|oikaisuvaatimuksen|yrkandet|kravet)"
    r" (?:\S+ )?(?:hyväksytään|godkänns|hyväksyttiin|godkändes)(?: ja | och |\W*$)"
    r"|^(?:jag )?(?:hyväksyn|godkänner) (?:\S+ ){0,2}?(?:hakemuksen|anomuksen|pyynnön|vaatimuksen"
    r"|oikaisuvaatimuksen|ansökan|anhållan|begäran|yrkandet|kravet)\b"
)
"""What somebody asked for is adopted, whatever the title says."""
_MAY = re.compile(
    r"\bvoidaan\b(?! \w*(?:harkit|selvit|tarvit))"
    r"|(?<!ei )\bvoi (?:osallistua|käyttää|pitää|järjestää|aloittaa|jatkaa|toimia)\b"
)
_LIMITS = re.compile(
    r"\b(?:alle|yli|ennen|ilman|muu(?:toin|ta) kuin|ellei|mikäli|jos|förrän|utan|under"
    r"|om(?! att\b))\b"
)
"""What is not done below a price or before a day may be done otherwise."""
_URGENT = re.compile(r"kiireelli|lisäasia|brådsk")
OTHERWISE: dict[str, tuple[MatterOutcome, float]] = {
    "election": ("approved", 0.6),
    "initiative": ("approved", 0.6),
    "claim": ("none", 0.3),
    "resignation": ("none", 0.4),
    "request": ("approved", 0.6),
    ASKED: ("approved", 0.7),
    "routine-note": ("noted", 0.6),
    "statement": ("statement-given", 0.7),
}
"""Outcome and confidence where the verb says nothing, by the matter's kind."""


def is_faint(one: SaidAct) -> bool:
    """Whether a denied verb refuses only where somebody asked: "ei anna aihetta"."""
    return one.act.verb in FAINT and not _PLAINLY.search(one.act.beside)


def weight(one: SaidAct, matter: Matter) -> int:
    """Return how much an act counts among those of its wording."""
    kind = one.act.kind
    found = (
        10 if kind in _STRONG else {"note": 6, "not-do": 1, "disallow": 1}.get(kind, 3)
    )
    asks_something = matter.kind in REQUESTS
    if kind in _CONTRARY and matter.kind in REQUESTS:
        found = 8
    if kind == "approve-not" and one.act.verb in CHARGES:
        found = found if one.is_first and one.leads else 2
    if kind in {"not-do", "disallow"} and one.is_first and matter.kind in REQUESTS:
        found = 4
    if kind in _ENDS_FIRST:
        is_told = kind == "withdraw" and says("taken-back", one.clause.text)
        found = 16 if one.is_first and (one.leads or is_told) else 8
    if (kind == "state" and one.is_first and one.leads) or undoes_own(one, matter):
        found = 16
    if kind == "propose" and asks_something:
        found = 0
    if _fits(one, matter):
        found += 5
    elif kind == "refuse" and is_faint(one):
        found = 3
    if kind == "refuse" and asks_something and is_faint(one):
        found = 9
    elif kind == "refuse" and matter.kind == OWN and not one.is_first:
        found = 2
    if _is_beside(one, matter):
        found = 2
    return found - _less(one, matter)


def _less(one: SaidAct, matter: Matter) -> int:
    """Return what an act loses that stands beside a list of notices, or as a noun.

    So does the approval of an answer to an initiative, which does not end that.
    """
    is_odd = matter.kind == "routine-note" and one.act.kind in {"grant", "approve"}
    if one.act.kind == "approve" and approves_answer(one.act.beside, matter):
        return 10 if _fits(one, matter) else 5
    return (5 if is_odd else 0) + (2 if one.act.form.form == NAMED else 0)


def _fits(one: SaidAct, matter: Matter) -> bool:
    """Whether an act is what a matter of this kind is decided by."""
    asked = matter.kind in REQUESTS
    fits = {
        "state": matter.kind == "statement",
        "elect": matter.kind == "election",
        "note": matter.kind == "routine-note" and one.is_first,
        "approve": asked and says("requested", one.clause.text),
        "grant": asked,
        "allow": asked,
        "refuse": asked,
        "not-admit": asked,
    }
    return fits.get(one.act.kind, False)


def _is_beside(one: SaidAct, matter: Matter) -> bool:
    """Whether a later act is of something else than what the title names.

    "Valintaa ei muuteta, ja kieltoa koskeva lausunto raukeaa."
    """
    if one.act.kind == "lapse" and matter.kind == "claim" and not one.leads:
        return True
    is_row = one.act.kind == "refuse" and one.unit.is_row and not one.is_first
    return is_row and matter.kind == ASKED and not is_of_title(one, matter)


def value(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return the outcome that an act is in a matter of this kind, and how sure it is."""
    kind = best.act.kind
    if matter.kind == "statement" and kind not in _BEFORE_STATING:
        return "statement-given", 0.95 if kind == "state" else 0.85
    is_ended = best.act.verb in ENDS_HANDLING and says("taken-back", matter.asked)
    if kind == "lapse" and (is_ended or says("taken-back", best.unit.text.lower())):
        return "withdrawn", 0.85
    if (
        kind == "note"
        and best.act.form.verb in {"ottaa", "ta", "uppta", "upptaga"}
        and (_URGENT.search(matter.title) or is_request_left(best, matter))
    ):
        return "not-admitted", 0.85
    if _answers_wish(best, matter):
        return "granted", 0.8
    if kind in _WHOLE:
        return _whole(best, matter)
    if kind == "elect":
        return _elected(best, matter)
    is_asked = matter.kind in REQUESTS
    if kind == "propose" and is_asked and says("denies", best.unit.text.lower()):
        return "none", 0.3
    if best.is_up and kind in {"grant", "approve", "do", "propose", "answer"}:
        return "approved", 0.85
    if kind == "refuse":
        is_weak = is_faint(best) and matter.kind not in REQUESTS
        return ("none", 0.4) if is_weak else ("rejected", 0.97)
    if kind in {"keep", "allow", "disallow", *_CONTRARY}:
        return _contrary(best, matter)
    if kind == "grant":
        return _granted(best, matter)
    return _approved(best, matter) if kind == "approve" else _done(best, matter)


def _whole(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return what an act is that says by itself how a matter ended."""
    kind = best.act.kind
    is_informed = matter.kind in {"initiative", "routine-note"}
    if kind == "note" and best.is_up and not is_informed:
        return "approved", 0.8  # What the council is to note is proposed to it here.
    if turns_all_down(best, matter):
        return "rejected", 0.9
    if stays_out(best, matter) or leaves_unbought(best, matter):
        return "rejected", 0.8
    is_unsure = kind == "approve-not" and best.act.verb in JOINS
    return _WHOLE[kind], 0.6 if is_unsure else 0.95


def _elected(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return what choosing is: of a person an election, of a contractor a deal."""
    beside = best.clause.text
    if hires_some(beside) and not names_somebody([best.unit]):
        return "approved", 0.8
    is_person = says("as-person", beside) or says("as-person", matter.title)
    if not is_person and (
        says("contractor", beside) or says("contractor", matter.title)
    ):
        return "approved", 0.92
    return ("approved", 0.8) if best.is_up else ("elected", 0.95)


def _answers_wish(best: SaidAct, matter: Matter) -> bool:
    """Whether a denial meets a wish: nothing is charged, the owner has nothing against."""
    act = best.act
    if act.kind == "state":
        return consents(act.verb, matter)
    is_lead = best.is_first and best.leads
    return act.kind == "approve-not" and is_lead and spares(act.verb, matter)


def _granted(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    if best.act.verb in UNDOES and matter.kind not in REQUESTS:
        return "approved", 0.85  # Its own decision, which nobody claimed to be wrong.
    is_own = matter.kind == "permission-to-fill" or says(
        "appropriation", best.clause.text
    )
    if best.act.verb in HANDS_OVER and is_sale(matter):
        return "approved", 0.8
    return ("approved", 0.93) if is_own else ("granted", 0.95)


def _contrary(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return what keeping or forbidding is: a refusal, unless that was asked for."""
    if best.act.kind in {"allow", "disallow"}:
        if matter.kind not in REQUESTS:
            return "approved", 0.75  # "Alueella saa pysäköidä": a rule.
        return ("granted", 0.85) if best.act.kind == "allow" else ("rejected", 0.78)
    if best.act.kind == "keep" and says("claim", best.unit.text.lower()):
        return "rejected", 0.9
    if matter.kind not in REQUESTS and best.act.kind == "keep":
        return ("none", 0.4) if keeps_lower_decision(best) else ("approved", 0.6)
    if matter.kind not in REQUESTS:
        return kept(best, matter)
    asked = f"{matter.title} {matter.asked}"
    if best.act.kind == "forbid" and says("as-asked", best.unit.text.lower()):
        return "granted", 0.85
    if best.act.kind in _CONTRARY and re.search(rf"\b{best.act.verb[:_STEM]}", asked):
        return ("approved", 0.72) if matter.kind == ASKED else ("granted", 0.75)
    if best.act.kind == "forbid" and matter.kind == ASKED and _FORBIDS in matter.asked:
        return "approved", 0.72
    return "rejected", 0.93 if best.act.kind == "keep" else 0.8


def _approved(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    beside = best.clause.text
    if approves_answer(best.act.beside, matter):
        return "approved", 0.9
    if matter.kind == "claim":
        return ("granted", 0.93) if says("claim", beside) else ("none", 0.4)
    if matter.kind == "election" and says("contractor", matter.title):
        return "approved", 0.9
    if says("answer-word", beside):
        return "approved", 0.85
    if says("requested", beside) and matter.kind != OWN:
        return "granted", 0.93 if matter.kind in REQUESTS else 0.85
    if _BARE_REQUEST.search(beside):
        return "granted", 0.75
    if RESIGNS.search(beside):
        return "granted", 0.85
    if accepts_provider(beside, matter):
        return "granted", 0.8
    if accepts_notice(beside, matter):
        return "granted", 0.85
    if matter.is_officials and matter.kind == "request" and not is_sale(matter):
        return "granted", 0.78
    may_be_asked = matter.kind in REQUESTS or matter.asked
    if may_be_asked and says("as-asked", best.unit.text.lower()):
        return "granted", 0.85
    return "approved", 0.93


def _done(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Another verb than the table's: adopted it is an approval, denied nothing sure."""
    act = best.act
    if act.kind == "not-do":
        return _not_done(best, matter)
    if undoes_own(best, matter):
        return "granted", 0.85
    if matter.kind == "initiative" and act.kind == "answer":
        return "noted", 0.6
    if matter.kind == "election" and names_somebody([best.unit]):
        return ("approved", 0.7) if best.is_up else ("elected", 0.8)
    if matter.kind in {"claim", "request"} and as_wished(best.act, matter):
        return "granted", 0.75
    return _done_for(best, matter)


def _done_for(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return what a deed is for who asked for something, or of the body's own."""
    act = best.act
    if stays(act, matter):
        is_before = is_as_before(best.clause.text)
        return ("rejected", 0.75) if is_before else ("none", 0.4)
    is_as_asked = says("as-asked", best.unit.text.lower())
    own = 0.0 if _may_be_done(best, matter) else _own_deed(best, matter)
    if own and not (is_as_asked and matter.is_officials and act.verb not in DEALS):
        return "approved", own
    if is_as_asked:
        return "granted", 0.85
    is_asked = matter.kind in {"request", "claim", ASKED}
    if matter.is_officials and is_asked and is_of_title(best, matter):
        return "granted", 0.78
    is_remedy = act.kind == "do" and act.verb in REMEDIES
    if is_remedy and matter.is_officials and matter.kind == ASKED:
        return "granted", 0.7
    if act.kind == "do" and act.verb not in OFFICE_WORK:
        if matter.kind in {"request", "initiative"}:
            return "granted", 0.72
        if matter.kind == ASKED:
            return "granted", 0.65
        if matter.kind == "claim" and act.verb in REMEDIES:
            return "granted", 0.72
    return OTHERWISE.get(matter.kind, ("approved", 0.85))


def _may_be_done(best: SaidAct, matter: Matter) -> bool:
    """Whether what somebody asked for may be done: "Torikatu voidaan sulkea 6.6."."""
    is_asked = matter.kind in {"request", ASKED}
    return is_asked and _MAY.search(best.clause.text) is not None


def _not_done(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return what is denied by an everyday verb: a refusal of what was asked or named."""
    act = best.act
    is_named = titled(act.verb, matter) or (
        act.verb in CREATES and is_of_title(best, matter)
    )
    is_named = is_named and not _LIMITS.search(best.unit.text.lower())
    if matter.kind in REQUESTS or is_named:
        return "rejected", 0.75
    if stays_out(best, matter):
        return "rejected", 0.75
    is_own_no = matter.is_officials and best.clause.role == "that"
    return ("rejected", 0.7) if is_own_no else ("none", 0.4)


def _own_deed(best: SaidAct, matter: Matter) -> float:
    """Return how surely the body does a thing of its own, whoever asked; 0 for not."""
    verb = best.act.verb
    if matter.kind == "election" and says("contractor", matter.title):
        return 0.85
    is_deal = verb in DEALS and matter.kind in {"request", ASKED}
    is_own = verb in APPLIES or (matter.kind == ASKED and verb in OWN_DEEDS)
    if matter.is_officials and verb in ARRANGES and of_wish(best.act, matter):
        is_own = False
    return 0.8 if is_deal or is_own else 0.0


def is_of_title(best: SaidAct, matter: Matter) -> bool:
    """Whether a verb's object is what the title says was asked for: "annan avustuksen"."""
    if best.act.verb in APPLIES or best.act.verb in OFFICE_WORK:
        return False
    return share_a_word(best.act.beside, matter.title)
