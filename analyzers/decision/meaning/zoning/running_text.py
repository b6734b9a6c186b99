"""Proposals, handlings and decisions that stand in running text, without headings.

"Tekn. joht. ehdotus: …", "Kunnanhallitus § 61, 17.3.2025: Kunnanhallitus esittää, …",
"Nämnden omfattade förslaget.": small municipalities and councils write so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.likely_acts import may_tell
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.grammar.verb_forms import CONNEGATIVE, FINITE
from analyzers.decision.meaning.zoning.closing import (
    EARLIER_DAY,
    SHORT_FORMS,
    repeats_so,
    resolves_so,
)
from analyzers.decision.meaning.zoning.narrating.narrative import (
    Event,
    Narrator,
)
from analyzers.decision.meaning.zoning.told_parts import is_told, told_from
from analyzers.notations.municipal_bodies.body_nouns import STEM

Span = tuple[int, int]

_WHO = r"(?:[\w.:/-]+[ \t]+){0,4}?"
_NO_MEMBERS = (
    r"(?![^:\n]{0,80}(?:(?<=vasta)|(?<=vasta-)|(?<=palautus)|(?<=hylkäys)|(?<=mot)|(?<=återremiss))"
    r"(?:ehdotus|esitys|förslag)\b"
    r"|[^:\n]{0,60}\b(?:gjorde|framställde|framlade|lade fram|framförde|ställde|teki|tekivät)\b)"
)
"""A member's motion is no proposal: "Vastaehdotus (Malli): …", "Ek gjorde ett förslag: …"."""
_LABEL = re.compile(
    rf"^[ \t*#–-]*{_NO_MEMBERS}{_WHO}[\w-]*(?:ehdotus|esitys|förslag|(?<![\w])(?:ed|ehd|förs?)\.)"
    r"(?:[ \t]+(?:[\w-]+lle|(?:till|för)[ \t]+[\w-]+))?"
    r"(?:[ \t]+(?:on|kuuluu|kuului|lyder|är)[ \t]+(?:seuraava\w*|följande))?"
    r"(?:[ \t]+(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|§[ \t]*\d+|\d+[ \t]*§)){0,2}"
    r"(?:(?:[ \t]*\([^()\n]{2,60}\)|,[ \t][^:\n]{3,70})?[ \t]*:[ \t]*"
    r"|(?:[ \t]*\([^()\n]{2,60}\)|[ \t]*/[^\n:]{3,60})?[ \t]*\n)"
    r"|^[ \t*#–-]*(?:ehd|förs)\.[ \t]+",
    re.MULTILINE | re.IGNORECASE,
)
"""A proposal's label with whose it is: "Ehdotus, vs. kaupunginjohtaja Malli: …", or with
its day: "Kunnanhallituksen ehdotus 3.2.2025 § 8: …"."""
_BODY = rf"[\w-]*(?:{STEM}|neuvosto)\w*"
OFFICIAL_LABEL = re.compile(
    r"^[ \t*#]*(?:v[ast]\.? |tf\.? )?(?:[a-zåäö]{1,6}j|kd|kommundir|stadsdir"
    r"|tekn?\.? ?joht|[a-zåäö]{1,5}\.j)\.?[ \t]*:(?:(?:n (?:päätös)?(?:ehdotus|esitys)"
    r"|s (?:besluts)?förslag)\b:?)?"
    r"|^[ \t*#]*(?:esittelijä,? |föredragande,? )?(?:v[ast]\.? |tf\.? )?"
    r"(?:[a-zåäö]+ )?(?!(?:vara)?puheenj)"
    r"[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|rehtori"
    r"|tarkastaja|mestari|pormestari|lakimies|arkkitehti|koordinaattori|asiamies"
    r"|direktören|direktör|chefen|sekreteraren|inspektören|ingenjören|planläggaren|rektorn"
    r"|planeraren|mästaren|arkitekten|juristen|koordinatorn|kamreren|bibliotekarien)"
    r"\b[^:\n]{0,40}:(?![a-zåäö])"
    r"|^[ \t*#]*(?:esittelijä|föredragande)[ \t]*[,(][^:\n]{3,90}:(?![a-zåäö])",
    re.MULTILINE | re.IGNORECASE,
)
"""A presenter's title with a colon: "Perusturvajohtaja Malli: …", "Tj: …", or who presents
in whose place: "Esittelijä, rehtorin ollessa esteellinen hallintojohtaja: …"."""
_PROPOSES = re.compile(
    r"(?:^|(?<=: )|(?<=: [\"”])|(?<=[.] ))(?:[\"”]?"
    r"(?:(?:Ehdotetaan|Esitetään|Ehdotan|Esitän)[ \t]*,?[ \t]*että\b|Jag föreslår att\b"
    r"|Föreslås[ \t]*,?[ \t]*att\b)|[\"”]?"
    r"(?!(?:vara)?puheenj)[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|tarkastaja|rehtori"
    r"|arkkitehti|esittelijä|valmistelija|föredraganden|beredaren"
    r"|direktören|chefen|sekreteraren|ingenjören|inspektören)"
    r"(?:[ \t]+[A-ZÅÄÖ][\w-]+){0,2}[ \t]+(?:ehdotti|esitti|föreslog)"
    r"(?:,?[ \t]+(?:että|att)\b|[ \t]*:)|[\"”]?"
    rf"{_BODY}[ \t]+(?:ehdotus|esitys)[ \t]+on,?[ \t]+että\b|[\"”]?"
    r"(?:[\w-]+ )?[\w-]*(?:johtajan|päällikön|sihteerin|insinöörin|tarkastajan|rehtorin"
    r"|esittelijän|hallituksen|lautakunnan|jaoston|neuvoston)[ \t]+(?:päätös)?(?:ehdotus|esitys)"
    r"[ \t]+(?:on|oli),?[ \t]+että\b|[\"”]?(?:[\w-]+ )?[\w-]*(?:direktörens|chefens|sekreterarens"
    r"|ingenjörens|styrelsens|nämndens|rådets|föredragandens)[ \t]+(?:besluts)?förslag[ \t]+"
    r"(?:är|var)[ \t]+att\b|[\"”]?"
    rf"(?:{_BODY}lle[ \t]+(?:ehdotetaan|esitetään)|för[ \t]+{_BODY}[ \t]+föreslås)\b|[\"”]?"
    r"(?:[\w.-]+[ \t]+){0,2}?"
    rf"(?:{_BODY}|[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|tarkastaja|rehtori"
    r"|mestari|lääkäri|suunnittelija|arkkitehti|lakimies|koordinaattori|direktören|chefen"
    r"|sekreteraren|ingenjören|inspektören|mästaren|läkaren|planeraren|koordinatorn"
    r"|arkitekten|juristen|rektorn)|(?<![\w-])(?:kj|tj|sj|kd)(?![\w-]))"
    r"(?:[ \t]+[A-ZÅÄÖ][\w-]+){0,2}[ \t]+(?:ehdottaa|esittää|föreslår"
    r"|(?:päätti|beslöt|beslutade)[ \t]+(?:[\w-]+[ \t]+){0,6}?(?:ehdottaa|esittää|föreslå))\b"
    r"(?!\s*,?\s*(?:lausun|kannan)))"
    r"|(?:(?<= ja )|(?<= hän ))(?:ehdottaa|esittää),?[ \t]+(?:että|ettei)\b"
    r"|(?<= och )föreslår[ \t]+att\b",
    re.MULTILINE | re.IGNORECASE,
)
"""A proposal told as a sentence; a body's earlier one may stand behind "Hallitus § 61:"."""
_PUT_OFF = frozenset(["remove", "table", "return"])
_ENDING = frozenset(["withdraw", *_PUT_OFF])
_READ = 600
_FAR = 2_500
"""Letters from a proposal's beginning to the words of the meeting below it."""
_LITTLE = 900
"""Most letters from the deciding sentence to the end of its part."""


_GLUED = re.compile(
    r"^[ \t*#]*(?:[\w.-]+ ){0,2}?[\w-]*(?i:johtajan|päällikön|sihteerin|insinöörin|rehtorin"
    r"|tarkastajan|mestarin|esittelijän|direktörens|chefens|sekreterarens|ingenjörens"
    r"|rektorns|föredragandens) (?:päätös|beslut)?s?(?:ehdotus|esitys|förslag)[ \t]+(?=[A-ZÅÄÖ])",
    re.MULTILINE,
)
"""A label that its proposal follows in the same line: "Sihteerin päätösehdotus Lautakunta"."""


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
        labels = labels or list(_GLUED.finditer(text, start, end))
        labels = labels or list(OFFICIAL_LABEL.finditer(text, start, end))
        begin = labels[-1].end() if labels else None
        if begin is None:
            found = list(_PROPOSES.finditer(text, start, end))
            begin = found[-1].start() if found else None
        if begin is not None and text[begin:end].strip():
            return begin, _proposal_end(text, begin, end)
    return None


_FLAT_LABEL = re.compile(
    r"(?<=[.!?]\s)(?:[A-ZÅÄÖ][\w-]*(?:n|s) )?"
    r"(?i:(?:päätös|besluts)?(?:ehdotus|esitys|förslag))\s?:\s+(?=[A-ZÅÄÖ])"
)
_FLAT_END = re.compile(r"\s*(?i:päätös|beslut)\s?:\s*$")


def flat_proposal(text: str, decision: int) -> Span | None:
    """Return the proposal between labels of a text that is one line, or None.

    "… Kommundirektörens förslag: Hyran hålls. BESLUT: Godkändes."
    """
    labels = list(_FLAT_LABEL.finditer(text, 0, decision))
    close = _FLAT_END.search(text, labels[-1].end(), decision) if labels else None
    return (labels[-1].end(), close.start()) if close else None


_PROPOSED_UP = re.compile(
    r"\b(?:esittää|ehdottaa|esittäisi|ehdotti|esitti) (?:edelleen )?"
    r"(?:[\w-]*valtuustolle|kv:lle|kvalt:lle)(?:,? että|,? seuraavaa:?|\s*:)\s+(?=\S)"
    r"|\b(?:förslag|framställning) till (?:stads|kommun|välfärdsområdes)?fullmäktige\s*:\s*(?=\S)"
    r"|\b(?:ehdotus|esitys|päätösehdotus) (?:[\w-]*valtuustolle|kv:lle)\s*:\s*(?=\S)"
    r"|\bföre(?:slår|slog|slå) (?:för )?(?:stads|kommun|välfärdsområdes)?fullmäktige"
    r"(?:,? att\s+|\s*:\s*|\s*\n(?=\s*(?:[1a][.)]?|att)\s))(?=\S)"
    r"|\bföre(?:slår|slog|slå) att (?=(?:\w*fullmäktige)\b)"
    r"|\b(?:esittää|ehdottaa|esitti|ehdotti),? että (?=(?:\w*valtuusto|kv|kvalt)\b)",
    re.IGNORECASE,
)
_POINT = re.compile(r"[ \t]*(?:\d{1,2}[.)]?|[a-z]\)|[-–•*])\s+\S")


def proposed_up(text: str, spans: Sequence[Span], decision: int) -> Span | None:
    """Return what a board proposed to the council above the council's own handling.

    Args:
        text: the item's text.
        spans: the parts of earlier handlings in order; the last proposal counts.
        decision: where the decision begins.
    """
    for start, end in reversed(spans):
        found = list(_PROPOSED_UP.finditer(text, start, min(end, decision)))
        if found:
            begin = found[-1].end()
            return begin, _points_end(text, begin, min(end, decision))
    return None


def _points_end(text: str, begin: int, end: int) -> int:
    """Return where the line from *begin* ends, or the points that it begins a list with.

    A line that goes on in small letters was only broken by the page.
    """
    stop = text.find("\n", begin, end)
    while stop > 0 and text[stop + 1 : stop + 2].islower():
        stop = text.find("\n", stop + 1, end)
    is_list = _POINT.match(text, begin) is not None
    while is_list and stop > 0 and _POINT.match(text, stop + 1, end):
        stop = text.find("\n", stop + 1, end)
    return stop if stop > begin else end


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


def narrated_decision(text: str, floors: Mapping[Span, int | None]) -> Span | None:
    """Return the closing sentences that say what was resolved, from the first told one.

    "Nämnden omfattade förslaget.", "Valtuuston päätökseksi tuli Mallin esitys."

    Args:
        text: the item's text.
        floors: its parts, each with the offset from which any sentence counts that says
            in the past what was resolved ("Hakemus hylättiin."): that of a proposal;
            -1 for all of a handling.
    """
    for start, end in sorted(floors, reverse=True):
        found = _told_decision(text, start, end, floors[start, end])
        if found is not None:
            return found
    return None


def _told_decision(text: str, start: int, end: int, floor: int | None) -> Span | None:
    rows = units(text, start, end)
    for number, unit in enumerate(rows):
        is_below = floor is not None and unit.start >= floor
        if floor is not None and unit.start <= floor < unit.end:
            is_below = False
            if len(rows) > 1:
                continue  # "Esittelijä ehdotti: …" is the proposal itself.
        is_first = number == 0 and len(rows) > 1
        closes = not is_first and (
            _closes(unit) or (is_below and _closes_below(unit, rows[: number + 1], end))
        )
        if not is_told(unit) and not closes:
            continue
        told = Narrator().read(rows[number:])
        if told.events or (closes and is_below):
            return unit.start, end
        break
    return None


def _closes_below(unit: Unit, base: Sequence[Unit], end: int) -> bool:
    """Whether a sentence soon below a proposal, with little more to come, decides."""
    begins = unit.after_gap or unit.opens_line
    is_near = unit.start - base[0].start < _FAR and end - unit.start < _LITTLE
    return is_near and (resolves_so(unit) or (begins and repeats_so(unit, base[:-1])))


def _closes(unit: Unit) -> bool:
    """Whether a sentence says that a proposal was adopted or carried."""
    folded = unit.text.lower()
    is_carried = _may_carry(folded)
    if not (is_carried or unit.after_gap) or EARLIER_DAY.search(folded):
        return False
    if not is_carried and not may_tell(_ENDING, folded):
        return False
    events = Narrator(skips_acts=not unit.after_gap).read([unit]).events
    return any(
        event.kind in {"adopt", "carry"} or (unit.after_gap and _puts_off(event))
        for event in events
    )


def _puts_off(event: Event) -> bool:
    """Whether a paragraph tells that the matter was put off: "Ärendet avfördes …"."""
    return any(
        act.form.is_past
        and (act.kind == "withdraw" or (act.kind in _PUT_OFF and act.form.is_passive))
        for clause in event.clauses
        for act in clause.acts
        if clause.role == "main"
    )


def resolves_at(text: str, start: int, end: int) -> bool:
    """Whether the first sentence of a part says by itself what was resolved."""
    unit = next(iter(units(text, start, end)), None)
    if unit is None:
        return False
    folded = unit.text.lower()
    is_short = any(says(name, folded) for name in SHORT_FORMS)
    return is_short or is_short_adoption(folded) or resolves_so(unit) or _ends(unit)


def _ends(unit: Unit) -> bool:
    """Whether a sentence says that the matter ends or is put off: "Ärendet bordläggs."."""
    return any(
        act.kind in {*_PUT_OFF, "withdraw", "lapse"} and clause.role == "main"
        for clause in clauses(unit.text[:_READ])
        for act in clause.acts
    )


def officials_words(text: str, begin: int, end: int) -> tuple[Span, ...]:
    """Return what stands below a presenter's title: "Perusturvajohtaja Malli: …"."""
    titles = list(OFFICIAL_LABEL.finditer(text, begin, end))
    return ((titles[-1].end(), end),) if titles else ()


def says_a_deed(text: str, start: int, end: int) -> bool:
    """Whether a part says what is to be done: "Myönnetään 900 euroa." beside a label."""
    return any(
        act.form.form in {FINITE, CONNEGATIVE} and not act.form.is_past
        for unit in units(text, start, end)
        for clause in clauses(unit.text[:_READ])
        for act in clause.acts
    )


_OF_PROPOSALS = (
    *("carried", "adopts", "by-proposal", "majority-missed", "beside-decision"),
)


def _may_carry(folded: str) -> bool:
    """Whether a sentence has any word that a proposal was adopted, or carried, in it.

    Most have none, and need not be read for it.
    """
    is_told = any(says(name, folded) for name in _OF_PROPOSALS)
    return is_told or is_short_adoption(folded)
