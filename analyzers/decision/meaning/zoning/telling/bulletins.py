"""Decisions that a bulletin tells in everyday words below its head.

"Kunnanhallituksen päätöksiä 3.3. Kirjasto: Kirjaston aukioloaikaa pidennetään.", "Nämnden
höll möte 3.3. Taxan höjs.": the page says whose decisions it tells, so that a deed told
in any tense is one. What is only described, proposed to the body or still open is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analyzers.decision.meaning.grammar.clauses import Clause, ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import CONNEGATIVE, FINITE, TOWARDS
from analyzers.decision.meaning.grammar.verb_groups import (
    CREATES,
    DEALS,
    EVERYDAY,
    GIVES,
    JOINS,
    OWN_DEEDS,
    PAYS,
    REMEDIES,
    UNDOES,
)
from analyzers.decision.meaning.zoning.closing import RESOLVES
from analyzers.decision.meaning.zoning.narrating.sentence_acts import LONGEST_SENTENCE
from analyzers.decision.meaning.zoning.telling.only_running import only_running
from analyzers.decision.meaning.zoning.telling.told_pages import (
    is_of_now,
    is_open,
    opening,
    paragraph,
)
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart
from analyzers.notations.municipal_bodies.body_nouns import ACTING, OWNING
from analyzers.text.quick_patterns import quick

_LONGEST = 1_200
"""Most letters of prose below the head."""
_TOP = 400
_FIRST = 2
"""Sentences among which the first deed is the decision."""
_NAME = r"(?:[\w-]+ ){0,3}?[\w-]*"
_DAY = r"(?: \d{1,2}\.\d{1,2}\.(?:(?:19|20)\d\d)?)"
_DECISIONS = r"päätö(?:s|kset|ksiä|ksistä|stiedote\w*|slista)"
_HEAD = quick(
    rf"^[ \t*#]*{_NAME}{OWNING}{_DAY}? (?:\w+ ){{0,2}}?(?:{_DECISIONS}|beslut)\b"
    r"[^\n.!?]{0,40}(?: [\d.–-]{3,22})?[ \t]*$"
    rf"|^[ \t*#]*(?:Päätöksiä|Beslut|Päätöstiedote|Kokoustiedote)\b[^\n]{{0,60}}"
    rf"(?:{OWNING}|styrelses|nämnds)[^\n]{{0,40}}$"
    r"|^[ \t*#]*(?:Sammandrag|Yhteenveto)\b[^\n]{0,60}(?:beslut|möte|päätö|kokou)\w*"
    r"[^\n]{0,40}$"
    rf"|^[ \t*#]*{_NAME}{ACTING}(?: [\w-]+){{0,4}}?,?{_DAY}?(?:,|:| [–-])? (?:beslut|päätö\w+)\b"
    r"(?: [\d.–-]{3,22})?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The line that says whose decisions a page tells."""
_MEETING = re.compile(
    rf"^[ \t*#]*{_NAME}{OWNING} (?:kokous|möte|sammanträde)(?: (?:\w+ ){{0,2}}?[\d.–-]{{3,22}})?"
    r"[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The line that only says whose meeting it was."""
_MET = quick(
    rf"\b[\w-]*{ACTING}\b[^.\n]{{0,40}}?\b(?:kokoontui|piti (?:\w+ )?kokouksen"
    r"|höll (?:\w+ )?(?:möte|sammanträde)|sammanträdde|samlades|kokous (?:oli|pidettiin))\b"
    r"|\b[\w-]*(?:hallituksen|valtuuston|lautakunnan) kokous (?:oli|pidettiin)\b"
    rf"|^(?:Vid|På) sitt (?:möte|sammanträde)(?: [\d.]{{4,10}})? behandlade (?:[\w-]+ ){{0,2}}?"
    rf"[\w-]*{ACTING}\b|\b[\w-]*{ACTING} kokoontui\b[^.\n]{{0,40}}[^\n]{{0,10}}\bpäätti seuraav"
    rf"|^[\w-]*{ACTING} (?:käsitteli|behandlade) (?:maanantaina|tiistaina|keskiviikkona"
    r"|torstaina|perjantaina|eilen|kokouksessaan|på (?:mån|tis|ons|tors|fre)dag\w*"
    r"|vid sitt möte)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""The sentence that says that a body has met."""
_ABOUT_PAGE = re.compile(
    r"\b(?:pöytäkirja\w*|esityslist\w*|lisätieto\w*|lisätiedot|uutisessa|tiedotteessa|protokoll\w*"
    r"|föredragningslist\w*|mer information|mera information|nyheten)\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"^[ \t*#]*[^\n.]{0,60}\b(?:esityslista|kokouskutsu|föredragningslista|kallelse"
    r"|pöytäkirja|protokoll|ärendelista|asialista)\b[^\n.]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_SECTION = re.compile(r"§")
_OWNER = re.compile(
    rf"^(?:[\w-]+ ){{0,2}}?[\w-]*(?:{ACTING}|kaupunki|kunta|kuntayhtymä|hyvinvointialue"
    r"|kommunen|staden|samkommunen|välfärdsområdet)\b",
    re.IGNORECASE,
)
"""The body or its municipality as who does it."""
_STATEMENT = re.compile(
    r"\blausun(?:to|no|non|toa)|\bkannanot|\bvastine|\butlåtande|\byttrande"
    r"|\bställningstagande|\bbemötande"
)
_STATED = re.compile(
    r"\b(?:lausunnossa|lausunnossaan|kannanotossa|vastineessa)\b.*\b(?:todetaan|pidetään|katsotaan|korostetaan|esitetään)\b"
    r"|\bi (?:utlåtandet|yttrandet|sitt utlåtande)\b"
    r"|^(?:\S+ )?(?:kunnalla|kaupungilla|lautakunnalla|hallituksella)\b"
)
_ASKED_FOR = re.compile(
    r"\b(?:pyy(?:si|tä\w*|detty|detään)|pyynnö\w*|saanut|valmistel\w*|begär\w*|bett|bereds?|mottagit)\b"
)
"""That a statement was asked for says nothing of what it is."""
_ENDS = frozenset(["table", "return", "remove", "withdraw", "lapse"])
_OF_THE_MATTER = frozenset(
    [
        *("saada", "mennä", "tulla", "jäädä", "pysyä", "jatkaa", "edetä", "johtaa"),
        *("få", "gå", "bli", "stå", "hålla", "förbli", "fungera", "valikoitua"),
        *("leda", "föranleda", "aiheuttaa"),
    ]
)
"""Verbs whose subject is the matter or the person: "suunnitelma sai hyväksynnän"."""
_CHANGES = re.compile(
    r"\b\w*(?:maksut?|taksat?|hinnat?|hinta|vero|veroprosentti|vuokrat?|avgift(?:en|erna)"
    r"|taxan|taxorna|pris(?:et|erna)|skattesatsen|hyran|hyrorna)\b (?:\S+ ){0,3}?"
    r"(?:nousee|nousevat|laskee|laskevat|poistuu|poistuvat|muuttuu|muuttuvat|kohoaa|kohoavat"
    r"|stiger|sjunker|höjs|sänks|slopas)\b"
)
"""What becomes of a charge, as it was decided: "maksu nousee"."""
DEEDS = (
    DEALS | CREATES | GIVES | JOINS | OWN_DEEDS | PAYS | REMEDIES | UNDOES | EVERYDAY
)
"""Everyday verbs that tell what a body does."""


def tells_meeting(text: str) -> bool:
    """Whether a page begins with whose decisions it tells, or that a body has met."""
    top = text[:_TOP]
    return _MET.search(top) is not None or _HEAD.search(top) is not None


def told_below_head(
    text: str, own: Sequence[TextPart], blocks: Sequence[TextPart]
) -> tuple[Span, ...]:
    """Return the paragraph whose first deed a page of decisions tells."""
    spans, rows = only_running(text, own, blocks)
    prose = [unit for unit in rows if unit.text.endswith((".", "…"))]
    told = [one for one in prose if not _is_frame(one)]
    if not told or sum(len(one.text) for one in told) > _LONGEST:
        return ()
    is_headed = _is_headed(text, told[0], prose)
    if not is_headed and not _MEETING.search(text[: told[0].start]):
        return ()
    for unit in told[:_FIRST]:
        others = [one for one in rows if one is not unit]
        if not is_of_now(text, unit, is_near=True) or says(
            "told-of-old", opening(unit)
        ):
            return ()
        above = text[: unit.start].lower()
        tells = _tells_deed(unit, is_past=not is_headed)
        if not tells and not _tells_statement(unit, above):
            continue
        if any(is_open(one, "") for one in others if not _is_frame(one)):
            return ()
        return (paragraph(text, rows[rows.index(unit) :], spans),)
    return ()


def _is_frame(unit: Unit) -> bool:
    """Whether a sentence is on the meeting or the page, not on a matter."""
    return (
        _MET.search(unit.text) is not None or _ABOUT_PAGE.search(unit.text) is not None
    )


def _is_headed(text: str, first: Unit, prose: Sequence[Unit]) -> bool:
    """Whether a line or a sentence above says whose decisions these are."""
    above = text[: first.start]
    if _SECTION.search(above) or _AGENDA.search(above):
        return False
    is_met = any(_MET.search(one.text) for one in prose if one.start < first.start)
    return is_met or _HEAD.search(above) is not None or _MET.search(above) is not None


def _tells_deed(unit: Unit, *, is_past: bool) -> bool:
    """Whether a sentence tells what was or will be done: "Tontti myydään.".

    Below a line that only says who met, what will be done may be on the agenda.
    """
    folded = unit.text.lower()
    if says("others-board", folded) or says("not-yet-done", folded):
        return False
    if _CHANGES.search(folded):
        return not is_past
    is_own = _OWNER.match(unit.text) is not None
    acts = [
        act for clause in clauses(unit.text[:LONGEST_SENTENCE]) for act in _main(clause)
    ]
    if any(a.kind == "find" and b.kind == "note" for a, b in pairwise(acts)):
        return acts[0].form.is_past or not is_past  # "ansågs vara slutbehandlad"
    return any(
        _is_deed(act, is_own=is_own) and (act.form.is_past or not is_past)
        for act in acts
    )


def _tells_statement(unit: Unit, above: str) -> bool:
    """Whether a page on a statement tells what the municipality thinks."""
    folded = unit.text.lower()
    if _ASKED_FOR.search(folded) or not _STATEMENT.search(f"{above} {folded}"):
        return False
    return _OWNER.match(unit.text) is not None or _STATED.search(folded) is not None


def _main(clause: Clause) -> tuple[ClauseAct, ...]:
    return clause.acts if clause.role == "main" else ()


def _is_deed(act: ClauseAct, *, is_own: bool) -> bool:
    is_said = act.form.form in {FINITE, TOWARDS} or act.form.is_past
    is_said = is_said or (act.form.form == CONNEGATIVE and act.kind == "grant")
    if is_said and (act.kind in _ENDS or act.form.form == TOWARDS):
        return True
    by_whom = is_own or act.form.is_passive or act.verb in _OF_THE_MATTER
    if not by_whom:
        return False
    if act.kind == "not-do" or not is_said:
        return act.kind in {"not-do", "refuse", "approve-not"}
    if act.kind in RESOLVES or act.kind == "propose":
        return True
    return act.kind == "do" and (act.verb in DEEDS or act.rule != "do")
