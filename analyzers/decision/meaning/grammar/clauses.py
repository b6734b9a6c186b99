"""Sentences cut into clauses, and what each clause does.

A clause is a piece of a sentence with a verb. Pieces without one (parts of a list)
belong to the piece before. A clause that only gives a reason, a condition or a
description says nothing of what is decided.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar import frames
from analyzers.decision.meaning.grammar.clause_pieces import (
    NEGATIONS,
    TAKE_INFINITIVE,
    ClauseWord,
    clause_words,
    pieces,
)
from analyzers.decision.meaning.grammar.verb_forms import (
    CONNEGATIVE,
    DONE,
    FINITE,
    INFINITIVE,
    MUST,
    NAMED,
    TOWARDS,
    WITHOUT,
    VerbForm,
)
from analyzers.notations.municipal_bodies.body_nouns import ACTING

_MODALS = frozenset(
    [
        "voida",
        "tulla",
        "pitää",
        "olla",
        "haluta",
        "katsoa",
        "nähdä",
        "aikoa",
        "tarvita",
        "saada",
        "kunna",
        "skola",
        "böra",
        "vara",
        "finnas",
        "anse",
        "ha",
    ]
)
_CONCEDES = frozenset(["myöntää", "medge"])
_GIVEN_NAME = re.compile(r", [A-ZÅÄÖ][a-zåäö-]+ $")
"""A name in a list before a surname."""
_OF_FACT = re.compile(r",? (?:että|att) ")
"""What is conceded to be so is not granted: "laitos myöntää, että tukos oli …"."""
_OTHERS_ACT = re.compile(r"\w{3,}s (?:beslut|ansökan|anhållan|begäran|krav|yrkande)$")
"""What others decided or ask: "antecknade domstolens beslut att förkasta besvären"."""
_FOR_INFORMATION = re.compile(r"\b(?:tiedoksi|tietoonsa|kännedom)")
"""Of what others did: "antecknade för kännedom att nämnden har valt en ersättare"."""
_MAY = "får"
_AGAINST = "vastaan"
"""Against, or "ottaa vastaan"; a form of vastata only where a sentence begins."""
_LEAVING = frozenset(["jättää", "jäädä", "olla"])
_PERFECT_REACH = 8
_COMES_TO = frozenset(
    [
        *("tullaan", "tulee", "tulevat", "päädyttiin", "päädytään", "päätyi", "päätyy"),
        *("päätynyt", "päädytty", "päätyivät"),
    ]
)
_NEAR_BEFORE = 4
"""Words among which a verb stands that another is done by: "tullaan … rakentamaan"."""
_ARTICLE = "en"
_RELATIVE = re.compile(
    r"(?:joka|jotka|som|vilken|vilket|vilka)\b(?!.*(?:\b(?:19|20)\d\d\b|§|\d\.\d))"
)
_OF_MOTION = re.compile(
    r"ehdotu|(?<!nuo)(?<!luku)esity(?!slista)|förslag|yrkande|ponsi|pontta"
)
_TAKEN_UP = re.compile(
    r"\b(?:esillä|listalla|käsittelyssä|på listan|på bordet|framme)\b"
)
_COUNTED = re.compile(r"\b(?:siffrorna|rösterna|äänet|äänin|röstetalen)\b.*\d")
_AS_BODY = re.compile(rf"(?:när|då|kun) (?:[\w-]+ )?[\w-]*{ACTING}\b")
"""When a body decided so: "Siffrorna blev 9–3 när styrelsen valde direktör."."""
_BEFALLS = frozenset(
    ["approve", "grant", "refuse", "return", "table", "remove", "note", "lapse"]
)
"""What becomes of a matter by what a body does."""
_SWEDISH_NEGATIONS = frozenset(
    ["inte", "ej", "icke", "ingen", "inget", "inga", "varken"]
)


@dataclass(frozen=True, slots=True)
class ClauseAct:
    """What one verb of a clause does.

    Attributes:
        kind: the frame's act; "do" for another verb affirmed, "not-do" denied.
        rule: the frame's rule, or the act's name.
        verb: the verb's dictionary form.
        form: the form it stands in.
        beside: the lower-case text beside the verb, itself included.
        start: offset of the verb.
    """

    kind: str
    rule: str
    verb: str
    form: VerbForm
    beside: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence.

    Attributes:
        role: main, that (what is said to be so) or aside (reason, condition, relative).
    """

    role: str
    start: int
    end: int
    text: str
    acts: tuple[ClauseAct, ...]


@functools.lru_cache(maxsize=4_096)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """Return the clauses of *sentence* in order; offsets are those of *sentence*."""
    folded = sentence.lower()
    found: list[Clause] = []
    for words, role in pieces(clause_words(folded)):
        start, end = words[0].start, words[-1].end
        if role == "that" and found and _is_told_of(found[-1]):
            role = "aside"
        acts = tuple(_acts(words, folded, sentence))
        found.append(Clause(role, start, end, folded[start:end], acts))
    if len(found) > 1 and _tells_end(found[-2], found[-1]):
        found[-1] = dataclasses.replace(found[-1], role="main")
    return tuple(found)


def _tells_end(before: Clause, last: Clause) -> bool:
    """Whether a relative clause tells how a matter ended that was taken up.

    "Kokouksessa käsiteltiin budjettia, joka palautettiin valmisteluun."
    """
    if last.role != "aside" or before.role != "main" or not last.acts:
        return False
    if _COUNTED.search(before.text) and _AS_BODY.match(last.text):
        return all(act.kind in _BEFALLS | {"elect"} for act in last.acts)
    if not _RELATIVE.match(last.text) or _OF_MOTION.search(before.text):
        return False
    if any(act.kind not in _BEFALLS or not act.form.is_past for act in last.acts):
        return False
    if any(not act.form.is_passive for act in last.acts):
        return False
    if not before.acts:
        return _TAKEN_UP.search(before.text) is not None
    return all(
        act.kind == "proceed" or (act.kind == "propose" and act.form.is_passive)
        for act in before.acts
    )


def _is_told_of(before: Clause) -> bool:
    """Whether what is said to be so is told by the way, or of what others decided."""
    if before.role == "aside" or _is_noted(before):
        return True
    if before.role == "that" and before.acts and before.text.endswith(" om"):
        return True  # "att ingen folkomröstning ordnas om att gå ur förbundet"
    return bool(before.acts) and _OTHERS_ACT.search(before.text) is not None


def _is_noted(before: Clause) -> bool:
    """Whether what is said to be so is only taken for information."""
    is_noted = before.acts and all(act.kind == "note" for act in before.acts)
    return bool(is_noted) and _FOR_INFORMATION.search(before.text) is not None


def _acts(
    words: Sequence[ClauseWord], folded: str, sentence: str
) -> Iterator[ClauseAct]:
    verbs = [
        (i, form)
        for i, word in enumerate(words)
        if (form := _act_form(words, i)) and not _is_surname(word, sentence)
    ]
    is_taken = False
    for number, (index, form) in enumerate(verbs):
        if words[index].text == _MAY and _goes_on(verbs, number):
            continue
        if is_taken and form.form == WITHOUT:
            is_taken = False
            continue
        full = [
            one
            for one, other in verbs[:number]
            if other.form != NAMED and not _helps(words[one], form)
        ]
        left = words[full[-1]].end if full else words[0].start
        later = number + 1
        leaves = form.verb in _LEAVING
        if leaves and later < len(verbs) and verbs[later][1].form == WITHOUT:
            later += 1
        while later < len(verbs) and verbs[later][1].form == NAMED:
            later += 1
        right = words[verbs[later][0]].start if later < len(verbs) else words[-1].end
        word = words[index]
        beside = folded[left:right]
        is_negative = _is_denied(words, verbs, number)
        act = _act(word, beside, is_negative=is_negative)
        if (
            act is not None
            and act.verb in _CONCEDES
            and _OF_FACT.match(folded, word.end)
        ):
            act = dataclasses.replace(act, kind="find", rule="find")
        if leaves and later > number + 1:
            # "Jätetään myöntämättä": what is not done counts, unless the two are one act.
            is_taken = act is not None and act.kind not in {"do", "not-do"}
            if not is_taken:
                continue
        if act is not None:
            yield act


def _is_surname(word: ClauseWord, sentence: str) -> bool:
    """Whether a verb's form is somebody's name in a list: "Ida Ek, Siv Antas, Bo Sund"."""
    if not sentence[word.start].isupper() or not sentence[word.end :].startswith(","):
        return False
    return _GIVEN_NAME.search(sentence, 0, word.start) is not None


def _goes_on(verbs: Sequence[tuple[int, VerbForm]], number: int) -> bool:
    """Whether another verb follows that says what may be done: "granen får stå kvar"."""
    later = verbs[number + 1 : number + 2]
    return any(form.form == INFINITIVE for _, form in later)


def _helps(word: ClauseWord, form: VerbForm) -> bool:
    """Whether a verb only helps another: "saa käyttää", "får användas"."""
    if word.text == _MAY and form.form == INFINITIVE:
        return True
    return all(one.verb in _MODALS for one in word.forms)


def _act(word: ClauseWord, beside: str, *, is_negative: bool) -> ClauseAct | None:
    plain: VerbForm | None = None
    forms = word.forms
    if is_negative and len(forms) > 1:
        # "Ei tutki": the form of the past, too, but a denial of now.
        forms = tuple(sorted(forms, key=lambda form: form.form != CONNEGATIVE))
    for form in forms:
        frame = frames.fitting(form.verb, beside, is_negative=is_negative)
        if frame is not None:
            return ClauseAct(
                frame.act, frame.rule, form.verb, form, beside, word.start, word.end
            )
        plain = plain or (form if form.form != DONE else None)
    if plain is None or plain.verb in _MODALS:
        return None
    kind = "not-do" if is_negative else "do"
    return ClauseAct(kind, kind, plain.verb, plain, beside, word.start, word.end)


def _act_form(words: Sequence[ClauseWord], index: int) -> VerbForm | None:
    """Return the form in which a word acts as a verb of its clause, or None."""
    forms = words[index].forms
    if index and words[index].text == _AGAINST:
        return None
    if not forms or _hangs_on_noun(words, index):
        return None
    for form in forms:
        if form.form in {FINITE, INFINITIVE, WITHOUT, NAMED}:
            return form
    is_denied = _negation_before(words, index) is not None
    for form in forms:
        if form.form == CONNEGATIVE and is_denied:
            return form
        if form.form == DONE and (is_denied or _is_perfect(words, index)):
            return form
        if form.form == MUST and index and words[index - 1].text in {"on", "ei"}:
            return form
        if form.form == TOWARDS and _comes_to(words, index):
            return form
    return None


def _hangs_on_noun(words: Sequence[ClauseWord], index: int) -> bool:
    """Whether a verb only says what for: "skyldigheten att ansluta", "för att få"."""
    if index < 2 or words[index - 1].text != "att":
        return False
    return words[index - 2].text in TAKE_INFINITIVE - {"utan"}


def _is_perfect(words: Sequence[ClauseWord], index: int) -> bool:
    """Whether a participle is a verb: "on peruuttanut", "har återtagits"."""
    before = {word.text for word in words[max(0, index - _PERFECT_REACH) : index]}
    return bool(before & {"on", "ovat", "har", "är"}) or len(words) <= 3


def _comes_to(words: Sequence[ClauseWord], index: int) -> bool:
    """Whether a verb is what one comes to do: "tullaan rakentamaan"."""
    near = words[max(0, index - _NEAR_BEFORE) : index]
    return any(word.text in _COMES_TO for word in near)


def _negation_before(words: Sequence[ClauseWord], index: int) -> int | None:
    for back in range(index - 1, -1, -1):
        if words[back].text == _ARTICLE and not _is_negation(words, back, index):
            continue
        if words[back].text in NEGATIONS:
            return back
        forms = {form.form for form in words[back].forms}
        # "Ei saa kaataa": saa is denied here, though "hän saa" has the same form.
        if FINITE in forms and CONNEGATIVE not in forms:
            return None
    return None


def _is_negation(words: Sequence[ClauseWord], place: int, verb: int) -> bool:
    """Whether "en" denies ("en myönnä"), not a Swedish article ("en bil köps")."""
    return any(
        form.form == CONNEGATIVE
        for word in words[place + 1 : verb + 1]
        for form in word.forms
    )


def _is_denied(
    words: Sequence[ClauseWord], verbs: Sequence[tuple[int, VerbForm]], number: int
) -> bool:
    index, form = verbs[number]
    if form.form == WITHOUT:
        return True
    if any(word.text in _SWEDISH_NEGATIONS for word in words):
        return True
    if any(
        word.text == "utan" and words[i + 1].text == "att"
        for i, word in enumerate(words[:-1])
        if i < index
    ):
        return True
    if form.form == FINITE and all(one.is_past for one in words[index].forms):
        return False  # "Ei pitänyt vaatimusta oikeana ja hyväksyi hakemuksen."
    negation = _negation_before(words, index)
    if negation is None:
        return False
    # "Ettei myöntämiselle ole perusteita": what is named stands between, denied or not.
    between = [i for i, one in verbs if negation < i < index and one.form != NAMED]
    # "Ei voida hyväksyä" denies the second verb, too.
    return (
        all(any(one.verb in _MODALS for one in words[i].forms) for i in between)
        or not between
    )
