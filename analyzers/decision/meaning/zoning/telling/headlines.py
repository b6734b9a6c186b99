"""Decisions that news tells in its headline, in its lead and in the present tense.

"Kaava hyväksyttiin äänin 30–12", "Bron förnyas. Det blev klart när nämnden samlades.", "En
enig styrelse köper åkern.": the page needs no sentence in the past that names who decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.grammar.clauses import ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import FINITE, INFINITIVE
from analyzers.decision.meaning.zoning.closing import RESOLVES
from analyzers.decision.meaning.zoning.narrating.sentence_acts import LONGEST_SENTENCE
from analyzers.decision.meaning.zoning.telling.bulletins import DEEDS
from analyzers.decision.meaning.zoning.telling.only_running import only_running
from analyzers.decision.meaning.zoning.telling.told_pages import is_open, opening
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart
from analyzers.notations.municipal_bodies.body_nouns import ACTING, OWNING

_LONGEST = 1_500
_LONGEST_HEADLINE = 160
_FIRST = 3
"""Sentences among which the lead stands."""
_A_BODY = re.compile(
    rf"\b[\w-]*(?:{ACTING}|{OWNING}|hallitukse\w+|valtuusto\w+|lautakunna\w+|styrelse|nämnd"
    r"|\w*fullmäktige\w*)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"^(?:[\w-]+ ){{0,4}}?[\w-]*(?:{ACTING}|styrelse|nämnd)\b", re.IGNORECASE
)
_SO_SAID = re.compile(
    r"(?:Det(?: här)?|Saken|Beslutet|Asia|Asiasta|Päätös|Tästä|Näin|Så)\b"
    r"(?: on| har)? (?:blev klart|stod klart|klarnade|avgjordes|fattades|beslöts|bestämdes"
    r"|päätettiin|ratkesi|syntyi|sinetöityi|tehtiin|varmistui|selvisi)\b"
    r"|(?:Det(?: här)?|Detta|Så|Näin|Sen|Asian|Tästä) (?:beslöt|beslutade|bestämde|avgjorde"
    r"|päätti|linjasi|ratkaisi|hyväksyi)\b"
    rf"|(?:[\w-]+ )?[\w-]*{ACTING}"
    r" (?:röstade om|avgjorde|äänesti asiasta|ratkaisi|päätti asiasta)\b",
    re.IGNORECASE,
)
"""That the sentence before tells what was decided: "Päätös syntyi hallituksessa tiistaina."."""
_WAS_UNITED = re.compile(
    r"(?:Päätös|Beslutet) (?:oli|var|tehtiin|fattades) (?:\w+ )?(?:yksimieli\w+|enhällig\w*)"
)
_UNITED = re.compile(r"\b(?:enhälligt?a?|enigt?a?|yksimieli\w+)\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"\b(?:äänin|äänet|ääntä|rösterna|röster|röstsiffrorna|numeroin|lukemin)\b.*\d"
)
_OTHERS = re.compile(
    r"oikeu(?:s|den|dessa)\b|domstol|ministeri|virasto|keskus\b|centralen\b|eduskunta|riksdag"
    r"|valtioneuvosto|statsråd|\b(?:avi|ely|kho|hfd|kko|poliisi|polisen)\b|verket\b|yhtiö\b"
    r"|bolaget\b",
    re.IGNORECASE,
)
"""Others than the municipality, of whose decisions a headline tells."""
_ITEMS = re.compile(
    r"§|\b(?:esityslista|kokouskutsu|föredragningslista|pöytäkirja|protokoll)\b",
    re.IGNORECASE,
)
_BALLOT = re.compile(
    rf"\b[\w-]*(?:{ACTING}|{OWNING}|valtuusto\w*)\b.*\b(?:kokouks\w+|äänest\w+|vaali\w*|omröstning|möte\w*)\b",
    re.IGNORECASE,
)
"""A body's meeting in which somebody was chosen."""
_STATES = re.compile(
    r"(?:[\w-]+ ){0,2}?[\w-]*(?:hallitus|lautakunta|valtuusto|kaupunki|kunta) "
    r"(?:toteaa|totesi|katsoo|katsoi|vaatii|vaati|muistuttaa|muistutti|korostaa|korosti|puoltaa|puolsi|vastustaa|vastusti)"
    r"\b[^.]{0,60}\b(?:lausunnossaan|lausunnossa|kannanotossaan|vastineessaan)\b"
    r"|(?:[\w-]+ ){0,2}?[\w-]*(?:styrelsen|nämnden|fullmäktige|staden|kommunen) (?:konstaterar"
    r"|konstaterade|anser|ansåg|betonar|kräver|förordar|motsätter sig)\b[^.]{0,60}?\bi (?:sitt"
    r"|ett) (?:utlåtande|yttrande|ställningstagande)\b"
)
"""What a municipality says in a statement of its own."""
_LATER = frozenset(["return", "table", "remove"])
_GOES_UP = re.compile(
    r"\b[\w-]*(?:valtuustolle|hallitukselle|fullmäktige|styrelsen|lautakunnalle|nämnden)\b"
)


_UPPER_DECIDES = re.compile(
    r"\b(?:stadsstyrelsen|kommunstyrelsen|\w*fullmäktige) som (?:beslutar|avgör|fattar)\b"
    r"|\b(?:\w*fullmäktige|\w*styrelsen) (?:samlas|avgör|beslutar|fattar beslut|behandlar)\b"
    r"|\b(?:\w*valtuusto|\w*hallitus) (?:päättää|ratkaisee|käsittelee|kokoontuu)\b",
    re.IGNORECASE,
)
"""Who above decides on a proposal, later."""


def told_in_news(
    text: str, own: Sequence[TextPart], blocks: Sequence[TextPart]
) -> tuple[Span, ...]:
    """Return what tells a decision in the lead or the headline of news."""
    if len(text) > 2 * _LONGEST or _ITEMS.search(text[:_LONGEST]):
        return ()
    if any(one.kind in {"proposal", "handling", "votes", "decision"} for one in blocks):
        return ()
    _, rows = only_running(text, own, blocks)
    prose = [unit for unit in rows if unit.text.endswith((".", "!"))]
    return _lead(prose) or _proposed_up(text, prose) or _headline(text, prose)


def _lead(prose: Sequence[Unit]) -> tuple[Span, ...]:
    """Return the lead that says what was decided, by itself or with the next sentence."""
    for number, unit in enumerate(prose[:_FIRST]):
        is_old = says("formerly", opening(unit)) or says("told-of-old", opening(unit))
        if is_old or says("others-board", unit.text.lower()):
            continue
        after = prose[number + 1].text if number + 1 < len(prose) else ""
        if _is_said_so(unit, after):
            return ((unit.start, prose[number + 1].end),)
        if _is_own_lead(unit, after, prose):
            return ((unit.start, unit.end),)
    return ()


def _is_said_so(unit: Unit, after: str) -> bool:
    """Whether the next sentence says that this was decided, and where."""
    if not (_SO_SAID.match(after) and _A_BODY.search(after)):
        return False
    return any(_is_deed(act) or act.kind == "do" for act in _acts(unit))


def _is_own_lead(unit: Unit, after: str, prose: Sequence[Unit]) -> bool:
    """Whether a sentence tells by itself what a body decided, states or put off."""
    acts = list(_acts(unit))
    is_united = _UNITED.search(unit.text) or _WAS_UNITED.match(after)
    is_counted = _FIGURES.search(after.lower()) or _FIGURES.search(unit.text.lower())
    is_bodys = (is_united or is_counted) and _SUBJECT.match(unit.text)
    if is_bodys and any(_is_deed(act) and not act.form.is_passive for act in acts):
        return True
    if _STATES.match(unit.text):
        return True
    if any(map(_chooses, acts)) and any(_BALLOT.search(one.text) for one in prose):
        return True
    is_later = any(act.kind in _LATER for act in acts)
    is_planned = says("not-yet-done", unit.text.lower())
    return is_later and _A_BODY.search(unit.text) is not None and not is_planned


def _proposed_up(text: str, prose: Sequence[Unit]) -> tuple[Span, ...]:
    """Return the lead in which a body proposes to the one above it, as news tells it."""
    subject = _SUBJECT.match(prose[0].text) if prose else None
    if subject is None:
        return ()
    lead = prose[0]
    acts = list(_acts(lead))
    is_proposed = bool(acts) and acts[0].kind == "propose" and not acts[0].form.is_past
    is_up = _GOES_UP.search(lead.text.lower(), subject.end()) is not None
    is_up = is_up or any(_UPPER_DECIDES.search(one.text) for one in prose)
    if not (is_proposed and is_up):
        return ()
    is_later = any(is_open(one, "valtuusto") for one in prose[1:])
    is_later = is_later or any(_UPPER_DECIDES.search(one.text) for one in prose[1:])
    headline = _headline_of(text)
    is_news = any(act.form.form in {FINITE, INFINITIVE} for act in _of_words(headline))
    return ((lead.start, lead.end),) if is_later or is_news else ()


def _headline(text: str, prose: Sequence[Unit]) -> tuple[Span, ...]:
    """Return the headline that tells a decision which nothing below it tells."""
    words = _headline_of(text)
    if not words or _OTHERS.search(words) or says("told-of-old", words.lower()):
        return ()
    if any(is_open(one, "") for one in prose):
        return ()
    is_counted = _FIGURES.search(words.lower()) is not None
    is_bodys = any(_A_BODY.search(one) for one in (words, *(u.text for u in prose)))
    acts = list(_of_words(words))
    is_told = any(
        act.kind in RESOLVES and (act.form.is_past or is_counted) for act in acts
    )
    is_told = is_told or (is_counted and any(_is_deed(act) for act in acts))
    if not is_told or not (is_counted or is_bodys):
        return ()
    start = text.index(words)
    end = start + len(words)
    counted = _FIGURES.search(words.lower())
    if counted is None or any(act.start > counted.start() for act in acts):
        return ((start, end),)
    cut = start + counted.start()
    return (start, cut), (cut, end)


def _headline_of(text: str) -> str:
    """Return the first line where it may be a headline, else ""."""
    words = text.strip().split("\n", 1)[0].strip()
    is_short = len(words) <= _LONGEST_HEADLINE
    return words if is_short and not words.endswith((".", ":")) else ""


def _of_words(words: str) -> Iterator[ClauseAct]:
    for clause in clauses(words[:LONGEST_SENTENCE]):
        yield from clause.acts if clause.role == "main" else ()


def _acts(unit: Unit) -> Iterator[ClauseAct]:
    return _of_words(unit.text)


def _chooses(act: ClauseAct) -> bool:
    return act.kind == "elect" and act.form.is_past and act.form.is_passive


def _is_deed(act: ClauseAct) -> bool:
    """Whether a verb tells what is done or will be done."""
    if act.form.form not in {FINITE, INFINITIVE}:
        return False
    return act.kind in RESOLVES or (act.kind == "do" and act.verb in DEEDS)
