"""What one act of a wording weighs, and the outcome that it is."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.decision.meaning.grammar.verb_groups import (
    CHARGES,
    ENDS_HANDLING,
    FAINT,
    HANDS_OVER,
    JOINS,
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
from analyzers.decision.meaning.outcomes.acts.deeds import done, is_of_title
from analyzers.decision.meaning.outcomes.acts.keeping import RESIGNS, kept
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct
from analyzers.decision.meaning.outcomes.acts.wishes import (
    consents,
    hires_at_most,
    hires_some,
    share_a_word,
    spares,
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
_URGENT = re.compile(r"kiireelli|lisäasia|brådsk")


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
    return max(found, _denial(one, matter)) - _less(one, matter)


def _denial(one: SaidAct, matter: Matter) -> int:
    """Return what it weighs that a body leaves undone what the title names.

    "Kumota lautakunnan päätöksen ja olla lakkauttamatta koulua": whatever it does besides,
    its own matter is refused by that.
    """
    is_own = one.act.kind == "not-do" and one.is_first and matter.kind not in REQUESTS
    return 17 if is_own and titled(one.act.verb, matter) else 0


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
    return _approved(best, matter) if kind == "approve" else done(best, matter)


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
    is_open = hires_some(beside) and not names_somebody([best.unit])
    if is_open or hires_at_most(beside):
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
    is_asked = matter.is_officials or (
        APPLICATIONS.search(matter.title) is not None
        and share_a_word(best.act.beside, matter.title)
    )
    if is_asked and matter.kind == "request" and not is_sale(matter):
        return "granted", 0.78
    is_as_asked = says("as-asked", best.unit.text.lower())
    if is_as_asked and (matter.kind in REQUESTS or matter.asked):
        return "granted", 0.85
    return "approved", 0.93
