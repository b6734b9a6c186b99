"""Decisions that a page tells in running words: no heading, no proposal, no handling.

"Vid sitt möte 22.2. valde fullmäktige Siv Ek.", "Hallitus kokoontui 3.3. Tontti myytiin.":
a municipality's bulletin tells a decision so. What an earlier meeting, another body or a
coming meeting has to do with the matter is none of it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.grammar.clauses import Clause, ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.decision.meaning.grammar.verb_groups import (
    CREATES,
    DEALS,
    EVERYDAY,
    GIVES,
    OWN_DEEDS,
    UNDOES,
)
from analyzers.decision.meaning.zoning.body_labels import STOP
from analyzers.decision.meaning.zoning.closing import CONTENT, RESOLVES
from analyzers.decision.meaning.zoning.narrating.narrative import events_of
from analyzers.decision.meaning.zoning.narrating.sentence_acts import LONGEST_SENTENCE
from analyzers.decision.meaning.zoning.telling.first_lines import (
    NAMED_BODY,
    TITLE_STEM,
    has_act,
    is_titled_by,
    repeats_headline,
)
from analyzers.decision.meaning.zoning.telling.only_running import only_running
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart
from analyzers.notations.municipal_bodies.body_nouns import ACTING, OWNING, STEM
from analyzers.text.quick_patterns import quick

_LONGEST, _SHORT = 4_000, 1_500
"""Most letters of running words; of those in which nothing else shows whose day or whose
decision it is."""
_FIRST = 3
"""Sentences above the deciding one where nothing else shows it."""
_DEEDS = (
    DEALS
    | CREATES
    | UNDOES
    | (OWN_DEEDS - {"föreslå", "esittää", "delta", "göra", "tehdä"})
    | frozenset(["lakkauttaa", "korottaa", "alentaa", "nostaa", "höja", "sänka"])
)
"""Everyday verbs that tell a decision where a body is said to have done so."""
_PLAIN = (EVERYDAY | GIVES) - frozenset(
    [
        *("ta", "ge", "antaa", "göra", "tehdä", "hålla", "merkitä", "lämna", "vetää"),
        *("kunnioittaa", "palkita", "kokoontua", "erota", "osoittaa", "slå", "ottaa"),
        *("saada", "få", "tarjota", "erbjuda", "ordna", "järjestää"),
        *("laatia", "tarkistaa", "framlägga", "kutsua", "dela", "lähettää"),
    ]
)
"""Those of the everyday verbs that tell one of what a page's title names."""
_WHEN = re.compile(
    r"\bkokoukse|\b(?:maanantai|tiistai|keskiviikko|torstai|perjantai|eilen|tänään)"
    r"|\bpäätöksellään|\byksimieli|\bäänin\b|\bmöte|\bsammanträde|\benhälligt|\bi (?:går|dag)\b"
    r"|\b(?:mån|tis|ons|tors|fre)dag"
)
"""The meeting in which a body did what an everyday verb tells, or its day."""
_INTO_USE = re.compile(r"\botti käyttöön\b|\btog i bruk\b")
_MAY_APPEAL = re.compile(
    r"\b(?:kan|får|voi|voidaan|saa|saadaan|haetaan|söks)\b.*\b(?:besvär|överklaga\w*|ändring"
    r"|valit\w+|muutosta|oikaisu\w+|omprövning)\b"
)
"""Where one may appeal: "Över beslutet kan anföras besvär"."""
_WEEKDAY = re.compile(
    r"\b(?:maanantai|tiistai|keskiviikko|torstai|perjantai)\w*\b|\b(?:mån|tis|ons|tors|fre)dag"
)
_BODY = re.compile(rf"\b[\w-]*(?P<stem>{ACTING})\b", re.IGNORECASE)
_SOME_BODY = quick(f"{STEM}|{ACTING}|toimieli|organ")
"""Words of which one stands wherever a body is named."""
_BODY_NEXT = re.compile(rf"(?:\s[\w-]+){{0,3}}?\s{_BODY.pattern}", re.IGNORECASE)
_BY_BODY = re.compile(rf"\bav (?:[\w-]+ ){{0,2}}?{_BODY.pattern}", re.IGNORECASE)
_BY_DECISION = re.compile(
    r"(?:[\w-]+ ){0,2}?[\w-]*(?:hallituksen|valtuuston|lautakunnan|jaoston)"
    r"(?: [\w.]+){0,3}? päätöksen mukaan\b"
    r"|Enligt (?:[\w-]+ ){0,2}?[\w-]*(?:styrelsens|nämndens|fullmäktiges|sektionens) beslut\b"
)
_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_VOTED = re.compile(
    r"\bäänesty|\bäänin\b|\bomröstning|\brösterna\b|\brösta\b|\bröstade\b"
)
_LATEST = 31
"""Days after which a page may tell of a meeting as its news."""
_LINE = re.compile(r"\n|(?<=\w\w[.]) ")
_NOT_HERE = re.compile(
    r"§|\b\w+kuussa (?:19|20)\d\d\b|\bi (?:januari|februari|mars|april|maj|juni|juli|augusti"
    r"|september|oktober|november|december) (?:19|20)\d\d\b"
)
"""The section of an earlier meeting, or its month."""
_OWN_SECTION = re.compile(r"\(§ ?\d{1,3}\)|^\W*(?:§ ?\d{1,3}|\d{1,3} ?§)[.:]? ")
_NUMBERED = re.compile(r"\W*(?:§ ?\d{1,3}|\d{1,3} ?§)[.:]? [A-ZÅÄÖ]")
"""A sentence with the number of its own item: "§ 49 Hyväksyttiin tilinpäätös."."""
_COUNCIL = ("valtuusto", "fullmäktige")
_MEETS = re.compile(
    r"päätö|kokou|kokoont|pöytäkirj|esityslist|beslut|möte|sammantr|protokoll|föredragningslist"
    r"|\d\.\d"
)
"""What stands beside the body whose page or meeting it is, not one that a title names."""
_IN_MEETING = re.compile(
    r"\b(?:kokouksessa|yksimielisesti|mötet|sammanträdet|enhälligt"
    r"|\w*(?:hallituksessa|valtuustossa|lautakunnassa))\b"
)
_ADOPTED = re.compile(
    r"\bförslag(?:et)? (?:om )?att\b.*\b(?:godkändes|antogs|bifölls|omfattades)\b"
    r"|\b\w*(?:esitys|ehdotus),? (?:että|jonka mukaan|siitä, että)\b.*\bhyväksyttiin\b"
)
"""An adopted proposal with what it says: "förslaget att Ek väljs godkändes av nämnden"."""
_REFUSED = re.compile(
    r"\b(?:förkastades|avslogs|hylättiin|torjuttiin|kaatui|föll)\b|\bei mennyt läpi\b"
)
"""A proposal that was refused: "förslaget att sälja tomten förkastades av styrelsen"."""
_IN_BODY = re.compile(
    r"\b(?:i (?:[\w-]+ ){0,2}?[\w-]*(?P<sv>styrelsen|nämnden|fullmäktige|sektionen)"
    r"|[\w-]*(?P<fi>hallitukse|valtuusto|lautakunna|jaosto)(?:ssa|lta|n siunausta))\b"
)
"""Where something was decided: "kaatui valtuustossa", "föll i fullmäktige"."""
_BEFALLS = frozenset(["table", "return", "remove", "lapse", "approve", "refuse"])
"""What becomes of a matter by itself: "asia jäi valtuustossa pöydälle"."""
_AT_MEETING = re.compile(
    r"\bkokouksessa(?:an)?\b|\b(?:möte|mötet|sammanträde|sammanträdet)\b"
)
_SO_DECIDED = re.compile(
    r"(?:Det|Det här|Detta|Så|Näin|Asiasta|Tästä|Sen|Asian) (?:beslöt|beslutade|bestämde|avgjorde"
    r"|päätti|linjasi|ratkaisi|hyväksyi)\b(?!,? (?:att|että))"
)
"""Who decided what the sentence before says: "Skolan stängs. Det beslöt fullmäktige."."""
_HEADED = re.compile(
    rf"\s*(?:[\w-]+ ){{0,3}}?[\w-]*{OWNING}(?: [\d.]{{4,10}})? (?:päätö\w+|beslut)\b",
    re.IGNORECASE,
)
"""What heads a page of decisions, on which "Nämnden beslutar att …" tells one."""


def told_on_page(
    text: str,
    own: Sequence[TextPart],
    blocks: Sequence[TextPart],
    *,
    is_titled: bool = False,
) -> tuple[Span, ...]:
    """Return the paragraph that tells the decision of a page in running words.

    Args:
        text: the page.
        own: the blocks of its own handling.
        blocks: all its blocks.
        is_titled: whether only a sentence counts that names what the first line names.
    """
    spans, rows = only_running(text, own, blocks)
    length = sum(len(unit.text) for unit in rows)
    if length > _LONGEST:
        return ()
    prose_first = sorted(
        enumerate(rows),
        key=lambda one: (not one[1].text.endswith("."), not is_titled_by(text, one[1])),
    )
    for number, unit in prose_first:
        is_near = number <= _FIRST and length < _SHORT
        if is_titled and not is_titled_by(text, unit):
            continue
        if not (is_near or _SOME_BODY.search(unit.text.lower())):
            continue  # What no body is said to have done counts only near the top.
        body = _teller(unit, is_headed=_HEADED.match(text) is not None)
        if body is None and number <= 1 and length < _SHORT:
            body = _did_titled(unit, text)
        if body is None or says("told-of-old", opening(unit)):
            continue
        if not body and not (is_near and _is_in_meeting(text, unit)):
            continue
        others = [*rows[:number], *rows[number + 1 :]]
        is_lead = number <= 1 and repeats_headline(text, unit)
        is_near = is_near and (is_lead or _is_bulletin(unit, others))
        if not is_of_now(text, unit, is_near=is_near) or _is_others(text, unit, body):
            continue
        if any(is_open(one, body) for one in others):
            return ()
        leads_in = _SO_DECIDED.match(unit.text) or (
            number and says("by-vote", rows[number - 1].text.lower())
        )
        first = number - 1 if number and leads_in else number
        if number and _SO_DECIDED.match(unit.text) and has_act(rows[first]):
            return _without_so(text, rows, number, spans)
        return (paragraph(text, rows[first : _on_others(text, rows, number)], spans),)
    return ()


def _without_so(
    text: str, rows: Sequence[Unit], number: int, spans: Sequence[Span]
) -> tuple[Span, ...]:
    """Return the sentence that tells, without the one that says that it was decided."""
    lead, so_said = rows[number - 1], rows[number]
    start, end = paragraph(text, rows[number - 1 :], spans)
    rest = ((so_said.end, end),) if text[so_said.end : end].strip() else ()
    return ((start, lead.end), *rest)


def _is_in_meeting(text: str, unit: Unit) -> bool:
    """Whether a meeting is spoken of in a sentence that names no body, or above it."""
    is_said = _IN_MEETING.search(unit.text.lower()) or _NUMBERED.match(unit.text)
    headline = text.strip().split("\n", 1)[0]
    if _WEEKDAY.search(opening(unit)) and NAMED_BODY.search(headline):
        return True
    return is_said is not None or _MEETS.search(text[: unit.start].lower()) is not None


def _is_bulletin(unit: Unit, others: Sequence[Unit]) -> bool:
    """Whether a day that a sentence names may be the page's, though nothing repeats it.

    The preparation of a matter tells of an earlier meeting, and of what came later.
    """
    told = [one.text.lower() for one in others if one.text.endswith(".")]
    told = [one for one in told if not _MAY_APPEAL.search(one)]
    if not told:
        return True
    is_said = _AT_MEETING.search(opening(unit)) is not None
    return is_said and not any(says("came-later", one) for one in told)


def _on_others(text: str, rows: Sequence[Unit], number: int) -> int:
    """Return the number of the first later row in which a body decides another matter."""
    if not is_titled_by(text, rows[number]):
        return len(rows)
    for later in range(number + 1, len(rows)):
        unit = rows[later]
        folded = unit.text.lower()
        is_on_it = _VOTED.search(folded) or says("proposal-word", folded)
        if is_on_it or is_titled_by(text, unit):
            continue
        if _teller(unit, is_headed=False):
            return later
    return len(rows)


def opening(unit: Unit) -> str:
    """Return a sentence up to what is said to be so, in lower case."""
    return CONTENT.split(unit.text.lower(), maxsplit=1)[0]


@functools.lru_cache(maxsize=256)
def _teller(unit: Unit, *, is_headed: bool) -> str | None:
    """Return the body that a sentence says decided, "" where it is not named, or None."""
    folded = unit.text.lower()
    if says("formerly", opening(unit)) or says("others-board", folded):
        return None
    if match := _BY_DECISION.match(unit.text):
        named = NAMED_BODY.search(match[0])
        return named["stem"].lower() if named else None
    found = clauses(unit.text[:LONGEST_SENTENCE])
    events = events_of(unit)
    for clause, act in _told(found, is_headed=is_headed):
        body = _subject(folded, clause, act)
        if act.kind == "do":
            is_said = body or (act.form.is_passive and _IN_MEETING.search(folded))
            if is_said and act.verb in _DEEDS:
                return body
        elif events and (body or (act.form.is_passive and events[0].kind == "act")):
            return body or _by_whom(folded, act.end)
        elif events and act.kind in _BEFALLS and (body := _in_which(folded)):
            return body
    if body := _finds_noted(found, folded):
        return body
    if events and says("proposal-word", folded) and (met := _REFUSED.search(folded)):
        return _by_whom(folded, met.end()) or _in_which(folded) or None
    is_adopted = any(one.kind in {"adopt", "carry"} for one in events)
    if match := _ADOPTED.search(folded) if events else None:
        return _by_whom(folded, match.end())
    return (_by_whom(folded, 0) or None) if is_adopted else None


def _finds_noted(found: Sequence[Clause], folded: str) -> str:
    """Return the body that found that a matter is done with, else ""."""
    is_noted = any(
        act.kind == "note" for one in found if one.role == "that" for act in one.acts
    )
    finding = [
        (one, act)
        for one in found
        for act in (one.acts if one.role == "main" else ())
        if act.kind == "find" and act.form.is_past
    ]
    return _subject(folded, *finding[0]) if is_noted and finding else ""


def _by_whom(folded: str, start: int) -> str:
    """Return the body by whom something was done, "" where none is named."""
    match = _BY_BODY.search(folded, start)
    return match["stem"] if match else ""


def _did_titled(unit: Unit, text: str) -> str | None:
    """Return the body that a sentence says did a thing that the page's title names."""
    folded = unit.text.lower()
    title = text.strip().split("\n", 1)[0].lower()
    is_titled = any(stem in folded for stem in TITLE_STEM.findall(title))
    if (
        not (is_titled and _WHEN.search(folded))
        or folded.startswith(title)
        or says("formerly", opening(unit))
    ):
        return None
    for clause, act in _told(clauses(unit.text[:LONGEST_SENTENCE]), is_headed=False):
        is_deed = act.verb in _PLAIN or _INTO_USE.search(folded) is not None
        body = _subject(folded, clause, act)
        if act.kind == "do" and is_deed and body and not act.form.is_passive:
            return body if not says("others-board", folded) else None
    return None


def _in_which(folded: str) -> str:
    """Return the body in which something was decided, "" where none is named."""
    match = _IN_BODY.search(folded)
    return (match["sv"] or match["fi"]) if match else ""


def _told(
    found: Sequence[Clause], *, is_headed: bool
) -> Iterator[tuple[Clause, ClauseAct]]:
    """Yield the acts of main clauses that tell what was done."""
    for clause in found:
        for act in clause.acts if clause.role == "main" else ():
            is_told = act.form.is_past or (is_headed and act.kind == "decide")
            is_act = act.kind in RESOLVES or act.kind in {"decide", "do", "answer"}
            if is_told and is_act and act.form.form != NAMED:
                yield clause, act


def _subject(folded: str, clause: Clause, act: ClauseAct) -> str:
    """Return the body before a verb, or right behind it, else ""."""
    before = list(_BODY.finditer(folded, clause.start, act.start))
    if before:
        return before[-1]["stem"]
    behind = _BODY_NEXT.match(folded, act.end)
    return behind["stem"] if behind else ""


def is_of_now(text: str, unit: Unit, *, is_near: bool) -> bool:
    """Whether the day that a sentence names is the page's own, or the page names none."""
    said = _OWN_SECTION.sub("", opening(unit))
    if _NOT_HERE.search(said):
        return False
    heads = _days(text[: unit.start])
    days = {day for day in _days(said) if not heads or day <= max(heads)}
    if not days or not heads:
        return not days or is_near
    is_news = is_near and all(
        any(0 <= (head - day).days <= _LATEST for head in heads) for day in days
    )
    return bool(days & heads) or is_news


def _days(words: str) -> set[dt.date]:
    """Return the days that words name."""
    found = set()
    for day, month, year in _DAY.findall(words):
        with contextlib.suppress(ValueError):
            found.add(dt.date(int(year), int(month), int(day)))
    return found


def _is_others(text: str, unit: Unit, body: str) -> bool:
    """Whether another body than the one that the page is headed by decided."""
    if not body:
        return False
    above = text[: unit.start].lower()
    heads = [
        one["stem"]
        for line in _LINE.split(above)
        if _MEETS.search(line)
        for one in NAMED_BODY.finditer(line)
    ]
    return bool(heads) and not any(body.startswith(stem) for stem in heads)


def is_open(unit: Unit, body: str) -> bool:
    """Whether a sentence tells that the matter is still to be decided, or proposed."""
    folded = unit.text.lower()
    if not says("still-open", folded):
        return False
    goes_up = any(word in folded for word in _COUNCIL)
    return not (goes_up and not body.startswith(_COUNCIL))


def paragraph(text: str, rows: Sequence[Unit], spans: Sequence[Span]) -> Span:
    """Return the rest of the paragraph from its first row on, with what is told below."""
    start, last = rows[0].start, rows[0].end
    for unit in rows[1:]:
        is_apart = unit.after_gap and not _VOTED.search(unit.text.lower())
        if is_apart and _teller(unit, is_headed=False) is None:
            break
        last = unit.end
    end = next(stop for begin, stop in spans if begin <= start < stop)
    stop = STOP.search(text, start + 1, min(last, end))
    return start, stop.start() if stop else min(last, end)
