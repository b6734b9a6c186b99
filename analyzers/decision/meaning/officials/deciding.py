"""Where an officeholder's text decides, when no heading says it.

Every sentence is scored: who speaks and in what mood (``voices``), what stands beside
the verb (``marks.tsv``), and where it stands in the text. The best one decides, with
those around it that belong to it. ``parse --explain`` prints the scores.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.clauses import ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.grammar.verb_forms import in_person
from analyzers.decision.meaning.officials.brief import is_brief
from analyzers.decision.meaning.officials.marks import marks_of
from analyzers.decision.meaning.officials.voices import (
    OFFICIAL,
    OTHER_BODY,
    is_advice,
    tells_now,
    voice,
)
from analyzers.notations.municipal_bodies.offices import OFFICE

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DecidingScore:
    """How plainly a sentence decides, and why.

    Attributes:
        total: 0 where it does not decide.
        voice: who speaks ("oneself", "office", "passive" …); "" where nobody decides.
        marks: what else counted, by name.
    """

    total: float
    voice: str = ""
    marks: tuple[str, ...] = ()


NO_SCORE = DecidingScore(0.0)
_LONGEST = 600
_LEAST = 2.0
_IN_THAT = 3.0
"""What an act loses that stands in what is said to be so."""
_FIRST_WORD = 1.5
_GAP = 1.0
_OPENS = 6.0
"""What a sentence gains that opens a paragraph below one that tells what went before."""
_OPENS_LEAST = 6.0
_NOW = 3.0
"""What a sentence weighs, and gains besides, that only tells how it is from now on."""
_BESIDE = frozenset(["general", "earlier", "formerly", "side", "bill"])
"""Marks of sentences that open no decision."""
_HEADED = 10.0
_REQUEST = 2.0
_NEAR_END = 2.0
_REACH = 5.0
"""How much less a sentence may score that stands above the best one and belongs to it."""
_BEFORE_REST = 3.0
"""Least score of what is given right above the sentence that denies the rest."""
_REST = ("the-rest", "in-full", "part-refused")
_SECRET = re.compile(
    r"\b(?:päätös|päätöksen|asiakirja|asia|beslutet|ärendet|handlingen)\b.{0,40}"
    r"(?:salassa pidet|ei julkaista|sekretessbelag|publiceras inte)"
)
"""What says that the decision itself is kept back."""
_BETWEEN = 3
"""Most sentences between two that decide together: terms, what it costs."""
_HEADS = re.compile(
    rf"(?:(?:[\w-]+ )?{OFFICE}(?:n|en|ens|s) )?"
    r"(?:ratkaisu|päätös(?: ja sen peruste\w+)?|päätöksen sisältö|lopputulos|avgörande|beslut)"
    r"(?: \d{1,2}\.\d{1,2}\.\d{4})?(?: § ?\d+)?:?$",
    re.IGNORECASE,
)
"""A heading that was taken for a sentence."""
_HEAD_LINES = 3
_SHORT = 15
_FROM_NOW = "now"
_TOLD = frozenset(["was-done", "was-denied"])
"""Voices of what was decided formerly, unless nothing else decides."""
_NAMED = "named"
"""The mark of a label that says what follows: "Ratkaisu: …"."""
_ANSWERS = frozenset(["refuse", "not-admit", "grant", "approve"])
_MAY_BE = re.compile(
    r"\bvoidaan\b.*\b(?:jos|mikäli|kun)\b|\b(?:jos|mikäli)\b.*\bvoidaan\b"
    r"|\bkan\b.*\bom\b"
)


def deciding_words(text: str, spans: Sequence[Span]) -> Span | None:
    """Return an officeholder's deciding words to the end of their part, or None.

    Args:
        text: the item's text.
        spans: its running parts in order.
    """
    ended = [(unit, end) for start, end in spans for unit in units(text, start, end)]
    rows = [unit for unit, _ in ended]
    scores = deciding_scores(rows)
    best = max(range(len(rows)), key=lambda n: scores[n].total, default=None)
    if best is None or scores[best].total <= 0:
        return None
    first = _first(scores, rows, best)
    return _without_history(text, (rows[first].start, ended[best][1]))


def last_words(text: str, spans: Sequence[Span]) -> Span | None:
    """Return the last sentences that tell no history, where none plainly decides.

    "Myyjäiset saa järjestää", "Koneet toimittaa Malli Oy". Where the decision is kept
    secret, the text has none.
    """
    rows = [unit for start, end in spans for unit in units(text, start, end)]
    closing = (n for n, one in enumerate(rows) if n and _is_closing(one))
    last = next(closing, len(rows))
    while last and is_history(rows[last - 1]):
        last -= 1
    first = last
    while first and not is_history(rows[first - 1]):
        first -= 1
    if first == last or any(_SECRET.search(one.text.lower()) for one in rows[:last]):
        return None
    return rows[first].start, rows[last - 1].end


def _is_closing(unit: Unit) -> bool:
    folded = unit.text.lower()
    return says("appeal-line", folded) or says("reasons-line", folded)


def deciding_scores(rows: Sequence[Unit]) -> list[DecidingScore]:
    """Return each sentence's score, by itself and by its place."""
    found: list[DecidingScore] = []
    is_parted = any(unit.after_gap for unit in rows[_HEAD_LINES:])
    told = False
    for number, unit in enumerate(rows):
        score = deciding_score(unit)
        if not score.total and told:
            score = _now(unit)
        opens = unit.after_gap if is_parted else unit.opens_line
        told = told or is_history(unit)
        if score.total > 0:
            added = _NEAR_END * number / len(rows)
            if number and _heads(rows[number - 1], number):
                added += _HEADED if len(unit.text) > _SHORT else 0.0
            if told and opens and _opens(score):
                added += _OPENS
            elif told and opens and score.voice == _FROM_NOW:
                added += _NOW
            score = DecidingScore(score.total + added, score.voice, score.marks)
        found.append(score)
    return found


def _opens(score: DecidingScore) -> bool:
    """Whether a sentence at the head of a paragraph may be the one that decides."""
    return score.total >= _OPENS_LEAST and not _BESIDE.intersection(score.marks)


def _now(unit: Unit) -> DecidingScore:
    """Return the score of a sentence that only tells how it is from now on, or none.

    "Oppilas kulkee koulumatkansa omin neuvoin", "Nopeusrajoitus on 30 km/h".
    """
    folded = unit.text.lower()
    marks = marks_of(folded)
    is_beside = _is_closing(unit) or is_history(unit) or unit.text[-1] in ":,"
    is_beside = is_beside or bool(marks) or says("disclaims", folded)
    return (
        NO_SCORE
        if is_beside or not tells_now(folded)
        else DecidingScore(_NOW, _FROM_NOW)
    )


def _heads(unit: Unit, number: int) -> bool:
    """Whether a line is a heading of the decision, not the head of the document."""
    is_dated = any(letter.isdigit() for letter in unit.text)
    return bool(_HEADS.match(unit.text)) and (number > _HEAD_LINES or not is_dated)


def deciding_score(unit: Unit) -> DecidingScore:
    """Return how plainly a sentence decides, wherever it stands."""
    folded = unit.text.lower()
    marks = marks_of(folded)
    is_idle = says("reasons-line", folded) or says("disclaims", folded)
    if None in marks.values() or is_idle:
        return NO_SCORE
    acts = list(_acts(unit.text))
    if phrase("appeal-line").match(folded) and not _answers(acts):
        return NO_SCORE
    speaker, base = _plainest(unit, acts, folded)
    if not base and _NAMED not in marks:
        return NO_SCORE
    weights = {name: weight or 0.0 for name, weight in marks.items()}
    if speaker in {"oneself", "office"}:
        weights.pop("general", None)
    if any(act.start == 0 for act, _ in acts):
        weights["verb-first"] = _FIRST_WORD
    if unit.after_gap:
        weights["after-gap"] = _GAP
    if says("requested", folded):
        weights["request"] = _REQUEST
    total = base + sum(weights.values())
    return DecidingScore(max(0.5, total), speaker, tuple(weights))


def from_deciding(rows: Sequence[Unit]) -> list[Unit]:
    """Return a decision's sentences from the first that decides: a heading may stand high.

    Nothing is left out that tells no history.
    """
    if not any(map(is_history, rows)):
        return list(rows)
    scores = [deciding_score(unit).total for unit in rows]
    least = max(_LEAST, max(scores, default=0.0) - _REACH)
    first = next((n for n, score in enumerate(scores) if score >= least), 0)
    is_told = any(is_history(one) for one in rows[:first])
    return list(rows[first:]) if is_told else list(rows)


def _first(scores: Sequence[DecidingScore], rows: Sequence[Unit], best: int) -> int:
    """Return the first of the deciding sentences that belong together with the best.

    Between them stands nothing that goes back to what was asked or done before.
    """
    least = max(_LEAST, scores[best].total - _REACH)
    first = best
    if best and _denies_rest(rows[best]) and scores[best - 1].total >= _BEFORE_REST:
        first = best - 1
    is_told = scores[best].voice in _TOLD
    if scores[best].voice == _FROM_NOW:
        return best
    for number in range(first - 1, -1, -1):
        if scores[number].voice in _TOLD and not is_told:
            break
        if scores[number].total >= least:
            if _ends_history(rows, number, best):
                break
            first = number
        elif first - number > _BETWEEN or is_history(rows[number]):
            break
    return first


def _denies_rest(unit: Unit) -> bool:
    """Whether a sentence denies only the rest, or the whole, of what was asked."""
    folded = unit.text.lower()
    return any(says(name, folded) for name in _REST)


def _ends_history(rows: Sequence[Unit], number: int, best: int) -> bool:
    """Whether a sentence ends a paragraph of history above the one that decides."""
    is_parted = any(one.after_gap for one in rows[number + 1 : best + 1])
    is_open = rows[number].after_gap or not number
    return is_parted and not is_open and is_history(rows[number - 1])


def _plainest(
    unit: Unit, acts: Sequence[tuple[ClauseAct, bool]], folded: str
) -> tuple[str, float]:
    found = ("", 0.0)
    for act, is_that in acts:
        speaker, weight = voice(unit.text, act, folded)
        weight -= _IN_THAT if is_that and speaker != "oneself" else 0.0
        if weight > found[1]:
            found = (speaker, weight)
    if not found[1] and not acts and _official_acts(unit.text):
        return "office", 10.0
    if not found[1] and unit.after_gap and is_brief(unit):
        return "brief", 3.0
    return found


def _acts(sentence: str) -> Iterator[tuple[ClauseAct, bool]]:
    """Yield acts that are said, each with whether it stands in a clause of "that"."""
    for clause in clauses(sentence[:_LONGEST]):
        if clause.role != "aside":
            yield from ((act, clause.role == "that") for act in clause.acts)


def _answers(acts: Sequence[tuple[ClauseAct, bool]]) -> bool:
    """Whether a sentence on a claim answers it rather than tell how to make one."""
    return any(act.kind in _ANSWERS and act.form.is_passive for act, _ in acts)


def _official_acts(sentence: str) -> bool:
    """Whether an official does what a word says that is a noun, too: "Rehtori tilaa"."""
    match = OFFICIAL.match(sentence)
    return match is not None and bool(in_person(match[0].split()[-1].lower(), 3))


def _without_history(text: str, span: Span) -> Span:
    """Return the deciding words up to the paragraph that tells what went before."""
    for number, rows in enumerate(_paragraphs(text, span)):
        decides = any(deciding_score(unit).total > 0 for unit in rows)
        if number and not decides and any(map(_goes_back, rows)):
            return span[0], rows[0].start
    return span


def _paragraphs(text: str, span: Span) -> list[list[Unit]]:
    found: list[list[Unit]] = [[]]
    for unit in units(text, *span):
        if unit.after_gap and found[-1]:
            found.append([])
        found[-1].append(unit)
    return found


def _goes_back(unit: Unit) -> bool:
    """Whether a paragraph goes over to what went before, or to what may be."""
    folded = unit.text.lower()
    is_others = OTHER_BODY.search(folded) or _MAY_BE.search(folded)
    return bool(is_others) or is_history(unit)


def is_history(unit: Unit) -> bool:
    """Whether a sentence tells what somebody asks, or what was or is so already."""
    folded = unit.text.lower()
    if says("asks", folded) or says("background", folded):
        return True
    acts = [act for act, _ in _acts(unit.text)]
    if any(is_advice(act) for act in acts):
        return True
    return bool(acts) and all(act.form.is_past for act in acts)
