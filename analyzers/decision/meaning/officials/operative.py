"""Where an officeholder's text decides, when no heading says it.

One person decides in one sentence: "Päätän myöntää …", "Rehtori päättää …", "Vuokrataan
…", "Hakemukseen ei suostuta". What went before is told in the past tense, rules and
conditions are told of by "voidaan", "mukaan", "jos".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzers.decision.meaning.grammar.clauses import ClauseAct, clauses
from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.grammar.verb_forms import (
    CONNEGATIVE,
    DONE,
    FINITE,
    INFINITIVE,
    WITHOUT,
    in_person,
    verb_forms,
)
from analyzers.decision.meaning.officials.brief import is_brief
from analyzers.decision.meaning.officials.heads import OFFICE

Span = tuple[int, int]

_STRONG = frozenset(
    [
        *("grant", "refuse", "approve", "elect", "keep", "not-admit", "lapse"),
        *("approve-not", "state", "withdraw", "return"),
    ]
)
_DECIDING = frozenset([*_STRONG, "decide", "do", "not-do", "answer", "note"])
_SHORTEST = 15
"""Letters of a sentence that decides something: "Päätetty 5.3." does not."""
_ADVISES = frozenset(
    [
        *(
            "puoltaa",
            "esittää",
            "ehdottaa",
            "pyytää",
            "hakea",
            "anoa",
            "vaatia",
            "todeta",
        ),
        *("katsoa", "ilmoittaa", "lausua", "olla", "voida", "tulla", "pitää", "saada"),
        *("toivoa", "haluta", "kertoa", "perustella", "selvittää", "arvioida"),
        *("tillstyrka", "förorda", "föreslå", "anhålla", "ansöka", "yrka", "anse"),
        *("konstatera", "meddela", "vara", "ha", "kunna", "perustua", "finnas"),
    ]
)
"""What an official says or does without deciding."""
_RECOMMENDS = frozenset(["puoltaa", "tillstyrka", "förorda"])
_OFFICE_WORK = frozenset(
    [
        *("julkaista", "tiedottaa", "lähettää", "ilmoittaa", "laskuttaa", "toimittaa"),
        *("publicera", "meddela", "skicka", "sända", "fakturera", "delge"),
    ]
)
"""What is done with a decision once it is made."""
_OUTRIGHT = frozenset(["saada", "toimia", "olla"])
"""Whose third person decides, where the verb has a frame: "Hakija saa virkavapaan"."""
_NO_DEEDS = _ADVISES | _OFFICE_WORK
_HOUSE = re.compile(
    r"^(?:[\w-]+ ){0,2}?(?:kunta|kaupunki|hyvinvointialue|kuntayhtymä|kommunen|staden"
    r"|välfärdsområdet|samkommunen) \w+"
)
"""The house speaks of itself: "Hirsikosken kunta korvaa"."""
_ONESELF = re.compile(r"\b(?:olen|olemme|jag|vi)\b")
_SWEDISH = re.compile(r"\b(?:att|av|och|som|är|har|den|det)\b")
_DECIDES = re.compile(r"\bpäät[äet]|\bbeslu")
_SUPERIOR = re.compile(r"^(?:lähi)?(?:esihenkilö|esimies|förmannen)\b")
"""Who advises on a leave; another decides."""
_DENIES_ONESELF = re.compile(r"\b(?:en|emme|enkä)\b")
_OFFICIAL = re.compile(
    rf"^(?:(?:[\w.-]+ ){{0,4}}?{OFFICE}(?:en|n|n)?(?: [A-ZÅÄÖ][\w-]+){{0,2}}"
    r"|Allekirjoittanut|Undertecknad) (?:on |har |ei |inte )?\w+",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b[\w-]*(?:hallitus|valtuusto|lautakunta|jaosto|johtokunta|styrelsen|nämnden"
    r"|fullmäktige|sektionen|oikeus|ministeriö|domstolen|virasto|keskus)\b"
)
_EARLIER = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?! (?:alkaen|lukien|saakka|asti|mennessä|klo))"
    r"|§|\baiem|\baikaisem|\btidigare\b|\bviime\b|\bvuonna (?:19|20)\d\d"
)
_CONDITION = re.compile(
    r"^(?:jos|mikäli|ellei|kun|koska|vaikka|om|ifall|då|när|eftersom)\b", re.IGNORECASE
)
_IN_A_PAPER = re.compile(
    r"^(?:\w+ )?(?:aloittee|hakemukse|anomukse|pyynnö|vaatimukse|kirjee|lausunno|selvitykse"
    r"|ilmoitukse|muistutukse|tarjoukse)ssa\b|^i (?:initiativet|ansökan|begäran|yrkandet"
    r"|anbudet|utlåtandet)\b"
)
"""What somebody's paper says is not decided yet."""
_ASKS = re.compile(
    r"^(?:(?!som |jo[kt])\S+ ){0,5}?(?:pyytää|pyysi|pyytänyt|hakee|haki|hakenut|anoo|anonut"
    r"|vaatii|vaatinut|toivoo"
    r"|ansöker|ansökt|anhåller|anhållit|yrkar|yrkat|begär|begärt)\b(?!.*\bpäätän\b)"
)
_MAY_BE = re.compile(
    r"\bvoidaan\b.*\b(?:jos|mikäli|kun)\b|\b(?:jos|mikäli)\b.*\bvoidaan\b"
    r"|\bkan\b.*\bom\b"
)
_RULE = re.compile(
    r"(?<!hakemuksen )(?<!tarjouksen )(?<!pyynnön )(?<!anomuksen )(?<!suunnitelman )"
    r"(?<!liitteen )(?<!esityksen )(?<!sopimuksen )\bmukaan\b|\bvuosittain\b|\byleensä\b"
    r"|\bperiaattei|\bsäännö|\blain \d|\bpykälän\b|\bvain\b|\bensisijaisesti\b|\bi regel\b"
    r"|\benligt (?:stadgan|lagen|förvaltningsstadgan)|\bårligen\b"
)
"""A sentence that tells what is done in general."""
_BY_THIS = re.compile(r"^(?:tällä päätöksellä|päätöksellä|genom detta beslut|härmed)\b")
_NO = re.compile(r"\b(?:ei|eivät|en|emme|ettei|inte|inga|inget|ingen|ej)\b")
_CANNOT = re.compile(r"\bei (?:\w+ )?(?:voida|voi)\b|\bkan (?:\w+ )?inte\b")
_ANSWERS = frozenset(["refuse", "not-admit", "grant", "approve"])
_DENIES = frozenset(["refuse", "not-admit", "state"])
_MAY = re.compile(r"\bvoidaan\b|\bkan (?:\w+as|\w+s)\b")
"""A consent: "tutkimus voidaan toteuttaa"."""
_PRESENT = frozenset([FINITE, CONNEGATIVE])
_LONGEST = 600
_GENERALLY = 2.6
"""What a sentence on rules loses: any other that decides comes before it."""
_EXPLICIT, _SAID, _DONE, _BRIEF = 4.0, 3.0, 2.0, 1.0


def operative_words(text: str, spans: Sequence[Span]) -> Span | None:
    """Return the officeholder's deciding words to the end of their part, or None.

    Args:
        text: the item's text.
        spans: its running parts in order. Of sentences that decide alike the first
            counts.
    """
    best: tuple[float, Span] | None = None
    is_same = False
    for start, end in spans:
        for unit in units(text, start, end):
            rank = _rank(unit)
            is_same = is_same and not unit.after_gap
            # Of plain deeds those of the last paragraph count: above it is what is so.
            is_later = best is not None and rank == best[0] < _SAID and not is_same
            if rank > 0 and (best is None or rank > best[0] or is_later):
                best = (rank, (unit.start, end))
                is_same = True
    return _without_history(text, best[1]) if best else None


def _without_history(text: str, span: Span) -> Span:
    """Return the deciding words up to the paragraph that tells what went before."""
    for number, rows in enumerate(_paragraphs(text, span)):
        decides = any(_rank(unit) > 0 for unit in rows)
        if number and not decides and any(map(_is_history, rows)):
            return span[0], rows[0].start
    return span


def _paragraphs(text: str, span: Span) -> list[list[Unit]]:
    found: list[list[Unit]] = [[]]
    for unit in units(text, *span):
        if unit.after_gap and found[-1]:
            found.append([])
        found[-1].append(unit)
    return found


def _rank(unit: Unit) -> float:
    """Return how plainly a sentence decides; 0 where it does not."""
    folded = unit.text.lower()
    is_aside = _CONDITION.match(folded) or _MAY_BE.search(folded)
    is_aside = is_aside or _IN_A_PAPER.match(folded) or _ASKS.match(folded)
    if is_aside or says("reasons-line", folded) or folded[0] in "\"”'»":
        return 0.0
    acts = list(_acts(unit.text))
    if phrase("appeal-line").match(folded) and not _answers(acts):
        return 0.0
    rank = max((_strength(unit, act, folded) for act in acts), default=0.0)
    if not rank and not acts and _official_acts(unit.text):
        rank = _DONE + 1.0
    if rank:
        opens = _acts_first(unit) or bool(_BY_THIS.match(folded))
        rank += 0.5 if opens and rank < _EXPLICIT else 0.0
        return rank - _GENERALLY if _RULE.search(folded) and rank < _EXPLICIT else rank
    return _BRIEF if unit.after_gap and is_brief(unit) else 0.0


def _acts(sentence: str) -> Iterator[ClauseAct]:
    for clause in clauses(sentence[:_LONGEST]):
        if clause.role != "aside":
            yield from clause.acts


def _answers(acts: Sequence[ClauseAct]) -> bool:
    """Whether a sentence on a claim answers it rather than tell how to make one."""
    return any(act.kind in _ANSWERS and act.form.is_passive for act in acts)


def _acts_first(unit: Unit) -> bool:
    return any(act.start == 0 for act in _acts(unit.text))


def _official_acts(sentence: str) -> bool:
    """Whether an official does what a word says that is a noun, too: "Rehtori tilaa"."""
    match = _OFFICIAL.match(sentence)
    return match is not None and bool(in_person(match[0].split()[-1].lower(), 3))


def _is_history(unit: Unit) -> bool:
    """Whether a paragraph goes over to what went before: who applied, who decided when."""
    folded = unit.text.lower()
    if says("asks", folded) or _BODY.search(folded) or _MAY_BE.search(folded):
        return True
    acts = list(_acts(unit.text))
    return bool(acts) and all(act.form.is_past for act in acts)


def _strength(unit: Unit, act: ClauseAct, folded: str) -> float:
    """Return how plainly one act of a sentence decides, by who speaks and in what mood."""
    is_deed = act.kind in {"do", "not-do"}
    if act.kind not in _DECIDING or (is_deed and act.verb in _NO_DEEDS):
        return 0.0
    if act.kind == "decide" and len(folded) < _SHORTEST:
        return 0.0
    if act.verb in _RECOMMENDS and not act.form.is_first_person:
        return 0.0
    form = act.form
    plain = _SAID if act.kind in _STRONG or act.kind == "decide" else _DONE
    if _is_own(act, folded):
        is_past = form.is_past and form.form == FINITE and act.kind != "decide"
        return 0.0 if is_past else plain + 1.0
    denied = _denied(act, folded)
    if denied:
        return denied
    if _BODY.search(folded[: act.start]):
        return 0.0
    if form.is_passive:
        return _passive(act, folded, plain)
    return _third_person(unit, act, folded, plain)


def _is_own(act: ClauseAct, folded: str) -> bool:
    if act.form.is_first_person or _ONESELF.search(folded):
        return True
    is_denied = act.form.form in {CONNEGATIVE, INFINITIVE}
    return (
        is_denied
        and bool(_DENIES_ONESELF.search(folded))
        and not _SWEDISH.search(folded)
    )


def _denied(act: ClauseAct, folded: str) -> float:
    """Return how plainly a denial refuses: nobody need be named who does."""
    form = act.form
    if act.kind in _DENIES:
        if form.form in {CONNEGATIVE, INFINITIVE, WITHOUT}:
            return _SAID
        is_now = form.form == FINITE and not form.is_past
        return _SAID if is_now and _NO.search(folded) else 0.0
    is_impossible = act.kind == "not-do" and _CANNOT.search(folded)
    return _DONE + 0.5 if is_impossible else 0.0


def _third_person(unit: Unit, act: ClauseAct, folded: str, plain: float) -> float:
    form = act.form
    if _SUPERIOR.match(folded) or _is_loose(act, folded):
        return 0.0
    if _MAY.search(folded) and act.kind in {"do", "grant", "approve"}:
        return _DONE - 0.5
    if act.kind == "decide" and form.form == DONE:
        return plain + 1.0 if _OFFICIAL.match(unit.text) else 0.0
    if _OFFICIAL.match(unit.text) and not form.is_past and act.verb not in _ADVISES:
        return plain + 1.0 if form.form != DONE or "päättän" in folded else 0.0
    is_house = _HOUSE.match(folded) and form.form in {FINITE, INFINITIVE}
    if is_house and act.kind in _STRONG and not form.is_past:
        return plain
    if act.kind in _STRONG and act.verb in _OUTRIGHT and form.form in _PRESENT:
        return 0.0 if form.is_past else _DONE + 0.5
    return 0.0


def _is_loose(act: ClauseAct, folded: str) -> bool:
    """Whether an infinitive hangs on no verb of deciding: "on hakenut lupaa muuttaa"."""
    if act.form.form != INFINITIVE or _DECIDES.search(folded):
        return False
    kinds = {form.form for form in verb_forms(folded[act.start : act.end])}
    return FINITE not in kinds or act.verb in _OUTRIGHT


def _passive(act: ClauseAct, folded: str, plain: float) -> float:
    form = act.form
    is_denied = form.form != CONNEGATIVE or _NO.search(folded) is not None
    if form.form in _PRESENT and is_denied:
        return 0.0 if form.is_past else plain
    if form.form == DONE and act.kind in {*_STRONG, "decide"}:
        return 0.0 if _EARLIER.search(folded) else plain - 0.5
    return 0.0
