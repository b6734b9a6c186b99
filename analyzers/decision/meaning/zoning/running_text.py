"""Proposals, handlings and decisions that stand in running text, without headings.

"Tekn. joht. ehdotus: …", "Kunnanhallitus § 61, 17.3.2025: Kunnanhallitus esittää, …",
"Nämnden omfattade förslaget.": small municipalities and councils write so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.grammar.verb_forms import CONNEGATIVE, FINITE
from analyzers.decision.meaning.zoning.narrative import Narrator
from analyzers.decision.meaning.zoning.told_parts import is_told, told_from

Span = tuple[int, int]

_WHO = r"(?:[\w.:/-]+[ \t]+){0,4}?"
_LABEL = re.compile(
    rf"^[ \t*#–-]*{_WHO}[\w-]*(?:ehdotus|esitys|förslag|(?<![\w])(?:ed|ehd|förs?)\.)"
    r"(?:[ \t]+(?:[\w-]+lle|(?:till|för)[ \t]+[\w-]+))?"
    r"(?:(?:[ \t]*\([^()\n]{2,60}\)|,[ \t][^:\n]{3,70})?[ \t]*:[ \t]*|[ \t]*\n)",
    re.MULTILINE | re.IGNORECASE,
)
"""A proposal's label with whose it is: "Ehdotus, vs. kaupunginjohtaja Malli: …"."""
_BODY = (
    r"[\w-]*(?:hallitu|valtuusto|lautakun|jaosto|jaost|johtokun|toimikun|valiokun|neuvosto"
    r"|styrelse|nämnd|fullmäktige|sektion)\w*"
)
OFFICIAL_LABEL = re.compile(
    r"^[ \t*#]*(?:[a-zåäö]{1,6}j|kd|kommundir|stadsdir|tekn?\.? ?joht|[a-zåäö]{1,5}\.j)\.?[ \t]*:"
    r"|^[ \t*#]*(?:v[ast]\.? |tf\.? )?[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|rehtori"
    r"|tarkastaja|mestari|pormestari|direktören|direktör|chefen|sekreteraren|inspektören)"
    r"\b[^:\n]{0,40}:",
    re.MULTILINE | re.IGNORECASE,
)
"""A presenter's title with a colon: "Perusturvajohtaja Malli: …", "Tj: …"."""
_PROPOSES = re.compile(
    r"(?:^|(?<=: )|(?<=: [\"”])|(?<=[.] ))(?:[\"”]?"
    r"(?:(?:Ehdotetaan|Esitetään)[ \t]*,?[ \t]*että\b|Föreslås[ \t]*,?[ \t]*att\b)|[\"”]?"
    r"(?:[\w.-]+[ \t]+){0,2}?"
    rf"(?:{_BODY}|[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|tarkastaja|rehtori"
    r"|mestari|lääkäri|suunnittelija|arkkitehti|lakimies|koordinaattori|direktören|chefen"
    r"|sekreteraren|ingenjören|inspektören|mästaren|läkaren|planeraren|koordinatorn"
    r"|arkitekten|juristen|rektorn))"
    r"(?:[ \t]+[A-ZÅÄÖ][\w-]+){0,2}[ \t]+(?:ehdottaa|esittää|föreslår"
    r"|(?:päätti|beslöt|beslutade)[ \t]+(?:[\w-]+[ \t]+){0,2}?(?:ehdottaa|esittää|föreslå))\b"
    r"(?!\s*,?\s*(?:lausun|kannan)))",
    re.MULTILINE | re.IGNORECASE,
)
"""A proposal told as a sentence; a body's earlier one may stand behind "Hallitus § 61:"."""
_EARLIER_DAY = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|kokouksessaan|§|vid sitt (?:möte|sammanträde)"
)
_OFFICIAL_DECIDES = re.compile(
    r"^(?:[\w.-]+ ){0,3}?[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|tarkastaja|rehtori"
    r"|mestari|direktören|chefen|sekreteraren|ingenjören|inspektören|rektorn|läkaren)"
    r"(?: [A-ZÅÄÖ][\w-]+){0,2} (?:beslutar|beviljar|godkänner|väljer|anställer|avslår|utser"
    r"|päättää|hyväksyy|myöntää|valitsee|hylkää|hankkii|tilaa|vuokraa|nimeää)\b"
)
_STRONG = frozenset(
    ["grant", "refuse", "approve", "elect", "keep", "not-admit", "lapse", "approve-not"]
)
_REFUSALS = frozenset(["refuse", "not-admit"])
_DEEDS = frozenset(
    [
        *("hankkia", "tilata", "vuokrata", "ostaa", "myydä", "luovuttaa", "palkata"),
        *("maksaa", "suorittaa", "jakaa", "asettaa", "määrätä", "perustaa", "kieltää"),
        *("sulkea", "irtisanoa", "jatkaa", "varata", "korvata", "köpa", "anskaffa"),
        *("beställa", "hyra", "sälja", "arrendera", "fördela", "anlita", "betala"),
    ]
)
"""What officeholders do besides granting and refusing."""
_OUTRIGHT = frozenset(["saada", "toimia", "olla"])
"""Whose third person decides, where the verb has a frame: "Hakija saa virkavapaan"."""
_CANNOT = re.compile(r"\bei (?:voida|voi)\b|\bkan inte\b")
_READ = 600
_OFFICIALS_HEAD = re.compile(
    r"viranhaltija|päätöspöytäkirja|tjänste(?:manna|innehavar)|[\w-]*(?:johtaja|päällikkö"
    r"|sihteeri|insinööri|tarkastaja|rehtori|mestari|koordinaattori|suunnittelija|lakimies"
    r"|direktör|chef|sekreterare|ingenjör|inspektör|rektor)(?:n|en|s)?\b",
    re.IGNORECASE,
)
_BODYS_HEAD = re.compile(
    rf"\b{_BODY}|\b(?:kh|kv|khall|kvalt|kst|kfge|ltk)\b", re.IGNORECASE
)
_HEAD = 220


def labelled_proposal(text: str, spans: Sequence[Span], decision: int) -> Span | None:
    """Return the proposal that a label or a sentence of running text opens, or None.

    Args:
        text: the item's text.
        spans: its running parts in order; the last one that has a proposal counts.
        decision: where the decision begins.
    """
    for start, end in reversed(spans):
        end = min(end, decision)
        if start >= end:
            continue
        labels = list(_LABEL.finditer(text, start, end))
        labels = labels or list(OFFICIAL_LABEL.finditer(text, start, end))
        begin = labels[-1].end() if labels else None
        if begin is None:
            found = list(_PROPOSES.finditer(text, start, end))
            begin = found[-1].start() if found else None
        if begin is not None and text[begin:end].strip():
            return begin, _proposal_end(text, begin, end)
    return None


def _proposal_end(text: str, begin: int, end: int) -> int:
    return told_from(text, begin, end) or end


def told_between(
    text: str, spans: Sequence[Span], begin: int, decision: int
) -> tuple[Span, ...]:
    """Return what running parts between proposal and decision tell of the meeting."""
    found = []
    for start, end in spans:
        start, end = max(start, begin), min(end, decision)
        for unit in units(text, start, end) if start < end else ():
            if is_told(unit):
                found.append((unit.start, end))
                break
    return tuple(found)


def narrated_decision(text: str, spans: Sequence[Span]) -> Span | None:
    """Return the closing sentences that say what was resolved, from the first told one.

    "Nämnden omfattade förslaget.", "Valtuuston päätökseksi tuli Mallin esitys."
    """
    for start, end in reversed(spans):
        rows = list(units(text, start, end))
        for number, unit in enumerate(rows):
            is_first = number == 0 and len(rows) > 1
            if not is_told(unit) and not (_closes(unit) and not is_first):
                continue
            if Narrator().read(rows[number:]).events:
                return unit.start, end
            break
    return None


def _closes(unit: Unit) -> bool:
    """Whether a sentence says that a proposal was adopted or carried."""
    folded = unit.text.lower()
    if _EARLIER_DAY.search(folded):
        return False
    events = Narrator().read([unit]).events
    return any(event.kind in {"adopt", "carry"} for event in events)


def is_officials(text: str) -> bool:
    """Whether a text's head names an official as who decides, and no body."""
    head = text[:_HEAD]
    official = _OFFICIALS_HEAD.search(head)
    return official is not None and not _BODYS_HEAD.search(head, 0, official.end() + 60)


def officials_order(text: str, spans: Sequence[Span]) -> Span | None:
    """Return an officeholder's decision without heading: "Vuokrataan alue …"."""
    for start, end in spans:
        for unit in units(text, start, end):
            if _orders(unit):
                return unit.start, end
    return _last_words(text, spans)


def _last_words(text: str, spans: Sequence[Span]) -> Span | None:
    """Return the last sentences that tell no history: what is asked for, what was."""
    rows = [unit for start, end in spans for unit in units(text, start, end)]
    ends = next((n for n, one in enumerate(rows) if n and _is_closing(one)), len(rows))
    rows = rows[:ends]
    while rows and _is_history(rows[-1]):
        rows.pop()
    first = len(rows)
    while first and not _is_history(rows[first - 1]):
        first -= 1
    return (rows[first].start, rows[-1].end) if first < len(rows) else None


def _is_closing(unit: Unit) -> bool:
    folded = unit.text.lower()
    return bool(says("appeal-line", folded) or says("reasons-line", folded))


def _is_history(unit: Unit) -> bool:
    """Whether a sentence tells what somebody asks, or what was or is so already."""
    folded = unit.text.lower()
    if says("asks", folded) or says("background", folded):
        return True
    acts = [act for one in clauses(unit.text[:_READ]) for act in one.acts]
    return bool(acts) and all(act.form.is_past for act in acts)


def says_a_deed(text: str, start: int, end: int) -> bool:
    """Whether a part says what is to be done: "Myönnetään 900 euroa." beside a label."""
    return any(
        act.form.form in {FINITE, CONNEGATIVE} and not act.form.is_past
        for unit in units(text, start, end)
        for clause in clauses(unit.text[:_READ])
        for act in clause.acts
    )


def _orders(unit: Unit) -> bool:
    if _OFFICIAL_DECIDES.match(unit.text):
        return True
    for clause in clauses(unit.text[:_READ]):
        for act in clause.acts if clause.role == "main" else ():
            form = act.form
            is_own = form.is_passive or form.is_first_person or act.verb in _OUTRIGHT
            is_now = form.form in {FINITE, CONNEGATIVE} and not form.is_past
            if act.kind in _REFUSALS and form.form == CONNEGATIVE:
                return True
            if act.kind == "not-do" and _CANNOT.search(clause.text):
                return True
            is_deed = act.kind in _STRONG or act.verb in _DEEDS
            is_deed = is_deed or (act.kind == "decide" and form.is_first_person)
            is_deed = is_deed or (act.kind == "do" and act.start == 0)
            if is_deed and is_own and is_now:
                return True
    return False
