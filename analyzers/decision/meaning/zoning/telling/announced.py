"""Decisions that a public notice, or one sentence on what an official did, announces.

"Kuulutus lupapäätöksestä. Lautakunta on 3.3.2025 § 4 myöntänyt luvan.": the notice is of
that very decision, so that its day and section are those of the decision itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.grammar.clauses import ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import FINITE
from analyzers.decision.meaning.zoning.closing import RESOLVES
from analyzers.decision.meaning.zoning.narrating.sentence_acts import LONGEST_SENTENCE
from analyzers.decision.meaning.zoning.telling.bulletins import DEEDS
from analyzers.decision.meaning.zoning.telling.only_running import only_running
from analyzers.decision.meaning.zoning.telling.told_pages import is_of_now
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart
from analyzers.notations.municipal_bodies.body_nouns import ACTING
from analyzers.notations.municipal_bodies.offices import OFFICE

_TOP = 400
_SENTENCES = 2
"""Most sentences of a text that only says what an official did."""
_NOTICE = re.compile(
    r"^[ \t*#]*(?:Julkinen )?(?:Kuulutus|Ilmoitus|Kungörelse|Meddelande|Delgivning)\b"
    r"(?:[^\n]{0,100}?|\s*\n[^\n]{0,80}?)(?:päätö|hyväksymi|luva(?:n|sta)|beslut|godkän|bevilja|lov\b|tillstånd)",
    re.IGNORECASE | re.MULTILINE,
)
_ON_DECISION = re.compile(
    r"\s*(?:Päätös (?=[^\n.:§]{3,100}(?:sta|stä)\b)|Beslut om )(?P<matter>[^\n.:§]{3,140})\n"
)
_STEM = re.compile(r"\b[^\W\d_]{5}")
_PENDING = re.compile(
    r"\b(?:vireill\w*|nähtäville asettami\w*|hakemuksesta|luonno\w+|ehdotuksesta|ansökan om"
    r"|anhängig\w*|utkast\w*|hörande|kuulemi\w+)\b",
    re.IGNORECASE,
)
"""A notice of what is still asked for, or laid out for opinions."""
_DECIDER = re.compile(
    rf"^(?:[\w.-]+ ){{0,4}}?(?:[\w-]*(?:{ACTING}|jaos)|{OFFICE}(?:en|n)?)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(rf"^(?:[\w.-]+ ){{0,4}}?{OFFICE}(?:en|n)?\b", re.IGNORECASE)
_ENDS = re.compile(
    r"^[ \t]*(?:Tämä kuulutus|Kuulutus ja|Päätös (?:on|liitteineen|ja)|Muutoksenhaku|Muutosta"
    r"|Valitus"
    r"|Tiedoksisaanti|Denna kungörelse|Beslutet (?:är|med|finns)|Ändring|Besvär)\b",
    re.MULTILINE,
)


def noticed(
    text: str, own: Sequence[TextPart], blocks: Sequence[TextPart]
) -> tuple[Span, ...]:
    """Return what a notice of a decision says was decided."""
    if _NOTICE.search(text[:_TOP]) is not None:
        return _of_notice(text, only_running(text, own, blocks)[1])
    if (head := _ON_DECISION.match(text)) is not None:
        rows = only_running(text, own, blocks)[1]
        return _as_headed(
            head["matter"].lower(), [one for one in rows if one.start >= head.end()]
        )
    return ()


def officials_deed(
    text: str, own: Sequence[TextPart], blocks: Sequence[TextPart]
) -> tuple[Span, ...]:
    """Return the one sentence of a text that says what an official did."""
    return _of_official(only_running(text, own, blocks)[1], text)


def _of_notice(text: str, rows: Sequence[Unit]) -> tuple[Span, ...]:
    """Return what a notice of a decision says was decided."""
    head = _NOTICE.search(text[:_TOP])
    if head is None or _PENDING.search(head[0]):
        return ()
    for number, unit in enumerate(rows):
        if unit.start < head.end() or not _DECIDER.match(unit.text):
            continue
        if any(act.kind in RESOLVES for act in _told(unit)):
            ends = [one.start for one in rows[number + 1 :] if _ENDS.match(one.text)]
            return ((unit.start, ends[0] if ends else rows[-1].end),)
    return ()


def _as_headed(matter: str, rows: Sequence[Unit]) -> tuple[Span, ...]:
    """Return the sentence of a notice that says what its head names: "hankinta keskeytetään"."""
    stems = set(_STEM.findall(matter))
    for unit in rows:
        folded = unit.text.lower()
        if not unit.text.endswith(".") or says("not-yet-done", folded):
            continue
        acts = (
            act
            for clause in clauses(unit.text[:LONGEST_SENTENCE])
            for act in (clause.acts if clause.role == "main" else ())
        )
        is_said = any(
            act.kind in RESOLVES and act.form.is_passive and act.form.form == FINITE
            for act in acts
        )
        if is_said and any(stem in folded for stem in stems):
            return ((unit.start, unit.end),)
    return ()


def _of_official(rows: Sequence[Unit], text: str) -> tuple[Span, ...]:
    """Return the one sentence that says what an official did."""
    prose = [unit for unit in rows if unit.text.endswith(".")]
    if not prose or len(prose) > _SENTENCES or not _OFFICIAL.match(prose[0].text):
        return ()
    folded = prose[0].text.lower()
    if says("formerly", folded) or not is_of_now(text, prose[0], is_near=True):
        return ()
    if any(says("came-later", one.text.lower()) for one in prose):
        return ()
    is_said = any(
        act.kind in RESOLVES or act.kind == "decide" or act.verb in DEEDS
        for act in _told(prose[0])
        if act.kind != "propose"
    )
    return ((prose[0].start, prose[-1].end),) if is_said else ()


def _told(unit: Unit) -> Iterator[ClauseAct]:
    """Yield what somebody did, in the past."""
    for clause in clauses(unit.text[:LONGEST_SENTENCE]):
        for act in clause.acts if clause.role == "main" else ():
            if act.form.is_past and not act.form.is_passive:
                yield act
