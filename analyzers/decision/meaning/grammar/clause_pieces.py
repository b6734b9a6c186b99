"""A sentence cut into the pieces of which each is a clause: words, roles, cuts.

A run without a verb joins the piece before. A Swedish relative clause ends without a
comma where the sentence goes on with its own verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.decision.meaning.grammar.verb_forms import (
    CONNEGATIVE,
    DONE,
    FINITE,
    INFINITIVE,
    VerbForm,
    denied,
    in_person,
    verb_forms,
)

_TOKEN = re.compile(
    r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[,;()]|(?<=\s)–(?=\s)|:(?=\s|$)|\.(?=\s|$)"
)
NEGATIONS = frozenset(
    [
        "ei",
        "eivät",
        "en",
        "emme",
        "ettei",
        "etteivät",
        "etten",
        "ettemme",
        "eikä",
        "eivätkä",
        "enkä",
        "emmekä",
        "älköön",
        "inte",
        "ej",
        "icke",
        "ingen",
        "inget",
        "inga",
        "varken",
    ]
)
_FINNISH_NEGATIONS = frozenset(["ei", "eivät", "en", "ettei", "etteivät", "eikä"])
_STILL = frozenset(["enää", "kuitenkaan", "siten", "siis", "myöskään", "nyt"])
"""What may stand between a negation and its verb."""
_REASONS = frozenset(
    [
        "koska",
        "kunnes",
        "kun",
        "jos",
        "mikäli",
        "vaikka",
        "jolloin",
        "jotta",
        "kuten",
        "joka",
        "jotka",
        "jonka",
        "joiden",
        "jota",
        "joita",
        "johon",
        "joihin",
        "jossa",
        "joissa",
        "josta",
        "joista",
        "jolla",
        "joilla",
        "jolle",
        "joille",
        "jolta",
        "mikä",
        "mitä",
        "mihin",
        "sillä",
        "ellei",
        "elleivät",
        "silloin",
        "länge",
        "tills",
        "sikäli",
        "niiltä",
        "eftersom",
        "då",
        "om",
        "ifall",
        "som",
        "vilken",
        "vilket",
        "vilka",
        "där",
        "såsom",
        "innan",
        "medan",
        "emedan",
        "enär",
        "därför",
        "ty",
        "när",
    ]
)
_THAT = frozenset(["että", "ettei", "etteivät", "etten", "att"])
_ENDS = frozenset([*",;.:(", "att"])
_JOINS = frozenset(["och", "eller", "samt", "att", "inte", "som"])
_BY_WHICH = frozenset([("jonka", "mukaan"), ("enligt", "vilket"), ("enligt", "vilken")])
_BY_WHICH_ENDS = frozenset(last for _, last in _BY_WHICH)
_DECISIONS = frozenset(["päätöksen", "päätökseen", "linjauksen", "beslut", "beslutet"])
_COORDINATES = frozenset(["och", "eller", "samt"])
_SAYS_THAT = frozenset(["besluta", "föreslå", "konstatera"])
"""What is said stands behind these: "beslutar därför att bevilja"."""
_SWEDISH_MODALS = frozenset(["kan", "kunde", "ska", "skall", "bör", "får", "har", "är"])
_SWEDISH_OPENERS = frozenset(["som", "eftersom", "då", "när", "emedan", "enär"])
TAKE_INFINITIVE = frozenset(
    [
        *("för", "genom", "utan", "efter", "rätt", "rätten", "möjlighet"),
        *("möjligheten", "skyldighet", "skyldigheten", "tillstånd", "tillståndet"),
        *("lov", "lovet", "tillåtelse", "befogenhet", "skäl"),
    ]
)


class ClauseWord(NamedTuple):
    """One word of a clause, in lower case, with the verb forms it can be."""

    text: str
    start: int
    end: int
    forms: tuple[VerbForm, ...] = ()


def clause_words(folded: str) -> list[ClauseWord]:
    """Return the words of a sentence in lower case, each with its verb forms."""
    words = [
        ClauseWord(match[0], match.start(), match.end(), verb_forms(match[0]))
        for match in _TOKEN.finditer(folded)
    ]
    for index, word in enumerate(words):
        if not word.forms and _is_behind_negation(words, index):
            forms = denied(word.text)
            words[index] = ClauseWord(word.text, word.start, word.end, forms)
    _without_false_verbs(words)
    if words and not words[0].forms and not _has_finite(words):
        first = words[0]
        own = in_person(first.text, 1)
        words[0] = ClauseWord(first.text, first.start, first.end, own)
        _take_verb_of_body(words)
    return words


_BODY = re.compile(
    r"(?:hallitus|lautakunta|valtuusto|jaosto|kunta|kaupunki|kuntayhtymä)$"
)
_BODY_WORDS = 4


def _take_verb_of_body(words: list[ClauseWord]) -> None:
    """Take a word right behind a body as its verb, though it is a noun, too.

    "Kunnanhallitus vuokraa tilan", though vuokraa is of vuokra.
    """
    for index, word in enumerate(words[1:_BODY_WORDS], start=1):
        if not word.forms and _BODY.search(words[index - 1].text):
            forms = in_person(word.text, 3)
            words[index] = ClauseWord(word.text, word.start, word.end, forms)
            return


def _without_false_verbs(words: list[ClauseWord]) -> None:
    """Take the forms of what stands between a negation and the verb that it denies.

    "Lupaa ei näin ollen myönnetä": the negation's verb has a form of its own.
    """
    for index, word in enumerate(words):
        if word.text not in _FINNISH_NEGATIONS:
            continue
        denied_at = _denied_place(words, index)
        for place in range(index + 1, denied_at):
            kinds = {form.form for form in words[place].forms}
            if kinds & {FINITE, DONE} and CONNEGATIVE not in kinds:
                between = words[place]
                words[place] = ClauseWord(between.text, between.start, between.end)


def _denied_place(words: Sequence[ClauseWord], negation: int) -> int:
    """Return the place of the first form that only a negation has, or may have.

    "Voi" is of both: "lupaa ei näin ollen voi antaa". Where there is none, the negation's.
    """
    may_be = negation
    for place in range(negation + 1, len(words)):
        word = words[place]
        if word.text in _ENDS or word.text in NEGATIONS:
            break
        kinds = {form.form for form in word.forms}
        if CONNEGATIVE in kinds and FINITE not in kinds:
            return place
        if CONNEGATIVE in kinds and may_be == negation:
            may_be = place
    return may_be


def _is_behind_negation(words: Sequence[ClauseWord], index: int) -> bool:
    before = index - 1
    if before > 0 and words[before].text in _STILL:
        before -= 1
    if before < 0 or words[before].text not in _FINNISH_NEGATIONS:
        return False
    # "Ettei lupaa voida myöntää" denies the verb that follows, not luvata.
    for word in words[index + 1 :]:
        if word.text in _ENDS:
            break
        if any(form.form in {FINITE, CONNEGATIVE} for form in word.forms):
            return False
    return True


def _has_finite(words: Sequence[ClauseWord]) -> bool:
    return any(form.form == FINITE for word in words for form in word.forms)


def pieces(words: Sequence[ClauseWord]) -> Iterator[tuple[list[ClauseWord], str]]:
    """Yield runs of words with their roles; a run without a verb joins the one before."""
    run: list[ClauseWord] = []
    role = "main"
    pending: tuple[list[ClauseWord], str] | None = None
    for piece, opened in _cut(words):
        if not piece:
            continue
        if pending is None:
            pending = (piece, opened)
        elif _has_verb(piece) or opened != "main":
            yield pending
            pending = (piece, opened)
        else:
            pending[0].extend(piece)
    del run, role
    if pending is not None:
        yield pending


def _cut(words: Sequence[ClauseWord]) -> Iterator[tuple[list[ClauseWord], str]]:
    run: list[ClauseWord] = []
    role = "main"
    depth = 0
    for index, word in enumerate(words):
        if role == "aside" and _resumes(run, word):
            yield run, role
            run, role = [], "main"
        if word.text == "(":
            depth += 1
        elif word.text == ")":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif word.text in ",;:.–":
            yield run, role
            run, role = [], "main"
        elif _says_what(words, index):
            yield run, role
            run, role = [], "that"
        elif word.text in _THAT and not _is_so_that(words, index):
            yield run, role
            run = [word] if word.text in NEGATIONS else []
            role = "that"
        elif _is_reason(words, index) and (not run or word.text != "om"):
            yield run, role
            run, role = [word], "aside"
        else:
            run.append(word)
    yield run, role


def _is_reason(words: Sequence[ClauseWord], index: int) -> bool:
    """Whether a word opens a reason, a condition or a relative clause."""
    if words[index].text not in _REASONS or _is_adverb(words, index):
        return False
    if index + 1 < len(words) and _says_what(words, index + 1):
        return False
    if words[index].text != "som":
        return True
    if index == 0:
        return False  # "Som vikarie anställs Ida Ek."
    ends = (n for n in range(index + 1, len(words)) if words[n].text in _ENDS)
    follows = words[index + 1 : next(ends, len(words))]
    # "Som sitt utlåtande", "som slutbehandlad": what it is taken for, no clause; nor is
    # "som ersättare och väljer Ek", where the sentence goes on with its own verb.
    told = next((n for n, one in enumerate(follows) if _is_swedish_finite(one)), None)
    return told is not None and (not told or follows[told - 1].text not in _COORDINATES)


def _says_what(words: Sequence[ClauseWord], index: int) -> bool:
    """Whether a relative clause says what was decided.

    "Teki päätöksen, jonka mukaan koulu lakkautetaan", "fattade ett beslut enligt vilket …".
    """
    if words[index].text not in _BY_WHICH_ENDS:
        return False
    told = [one.text for one in words[max(0, index - 4) : index + 1]]
    if tuple(told[-2:]) not in _BY_WHICH:
        return False
    return not _DECISIONS.isdisjoint(told[:-2])


def _is_adverb(words: Sequence[ClauseWord], index: int) -> bool:
    """Whether a word that may open a clause does not: "ordnas därför inte", "tills vidare"."""
    follows = words[index + 1].text if index + 1 < len(words) else ""
    if words[index].text == "tills":
        return follows == "vidare"
    if words[index].text != "därför":
        return False
    verbs = {form.verb for form in words[index - 1].forms} if index else set()
    return follows != "att" or bool(verbs & _SAYS_THAT)


def _resumes(run: Sequence[ClauseWord], word: ClauseWord) -> bool:
    """Whether a sentence goes on with its own verb after a Swedish side clause.

    "De år som ansökan gäller beviljas inte", "Eftersom ansökan återtagits avslutas
    behandlingen": no comma closes the clause.
    """
    if not run or run[0].text not in _SWEDISH_OPENERS or run[-1].text in _JOINS:
        return False
    if run[0].text != "som" and any(one.text in _COORDINATES for one in run):
        return False
    told = any(_is_swedish_finite(one) or one.text in _SWEDISH_MODALS for one in run)
    return told and (_is_swedish_finite(word) or word.text in _SWEDISH_MODALS)


def _is_swedish_finite(word: ClauseWord) -> bool:
    kinds = [form.form for form in word.forms]
    return bool(kinds) and kinds[0] == FINITE and word.text[-1:] in "rsdte"


def _is_so_that(words: Sequence[ClauseWord], index: int) -> bool:
    """Whether "att" belongs to "för att", "genom att", which open no statement."""
    before = words[index - 1].text if index else ""
    return words[index].text == "att" and before in TAKE_INFINITIVE


def _has_verb(piece: Sequence[ClauseWord]) -> bool:
    return any(
        form.form in {FINITE, INFINITIVE, CONNEGATIVE} or word.text in NEGATIONS
        for word in piece
        for form in word.forms or (VerbForm("", ""),)
    )
