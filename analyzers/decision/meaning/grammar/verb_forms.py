"""Which verb a word is a form of, Finnish by Voikko, Swedish by a table of verbs.

Only what a clause needs is kept: the verb's dictionary form and what kind of form it is.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from analyzers.decision.meaning.grammar import frames
from analyzers.decision.meaning.grammar.misspelled import mended
from analyzers.text.table_rows import table_rows
from analyzers.words.morphology.voikko import Voikko

TABLE = "analyzers.decision.meaning.grammar:swedish_verbs.tsv"

FINITE = "finite"
"""päättää, päätti, päätettiin, beslutar, beslöt, beslutades"""
CONNEGATIVE = "connegative"
"""(ei) myönnetä, (ei) hyväksy"""
INFINITIVE = "infinitive"
"""(päätti) myöntää, bevilja"""
WITHOUT = "without"
"""(olla) myöntämättä"""
NAMED = "named"
"""(esittää) myöntämistä"""
DONE = "done"
"""hyväksynyt, hyväksytty, godkänd, godkänt"""
MUST = "must"
"""(on) hylättävä"""
TOWARDS = "towards"
"""(tullaan) rakentamaan"""


_CONJUNCTIONS = frozenset(["eli", "tai", "vai", "edellä"])
"""Words that join or tell where, though elää, edeltää have the form, too: "puoleen eli 120
euroon", "edellä mainituin perustein"."""
_OF_INFINITIVES = frozenset(["allow", "disallow"])


class VerbForm(NamedTuple):
    """One reading of a word as a form of a verb."""

    verb: str
    form: str
    is_past: bool = False
    is_passive: bool = False
    is_first_person: bool = False


@functools.lru_cache(maxsize=65_536)
def verb_forms(word: str) -> tuple[VerbForm, ...]:
    """Return the verb forms that *word*, in lower case, can be; () for other words."""
    swedish = _swedish().get(word)
    if swedish is not None:
        return swedish
    if len(word) < 2 or not word.isalpha() or word in _CONJUNCTIONS:
        return ()
    outputs = [output for _, output in _voikko().readings(word)]
    if not outputs:
        meant = mended(word)
        return verb_forms(meant) if meant is not None and meant != word else ()
    found = {form: None for output in outputs if (form := _finnish(output)) is not None}
    if any(_is_noun(output) for output in outputs):
        # "Lupaa" is of lupa, though luvata has the form, too.
        return tuple(form for form in found if form.verb in _acting_verbs())
    # "Hankin", "solmin" are of both times; who speaks of himself speaks now.
    return tuple(sorted(found, key=lambda form: form.is_first_person and form.is_past))


def is_finnish(word: str) -> bool:
    """Whether the Finnish dictionary knows *word*, in lower case."""
    return bool(list(_voikko().readings(word)))


def _is_noun(output: str) -> bool:
    """A noun, or an adjective: "mahdollista" is of mahdollinen."""
    return output.startswith(("[Ln]", "[Lnl]", "[Ll]")) and "[Lt]" not in output


@functools.lru_cache(maxsize=4_096)
def in_person(word: str, person: int) -> tuple[VerbForm, ...]:
    """Return the forms of a person in the present, though the word is a noun, too.

    "Tilaan", "vuokraan" begin a sentence as verbs, "tilaa" stands beside who orders.
    """
    if len(word) < 4 or not word.isalpha():
        return ()
    sign = f"[P{person}][Ny]"
    found = (
        _finnish(output)
        for _, output in _voikko().readings(word)
        if sign in output and "[Tt][Ap]" in output
    )
    return tuple(form for form in found if form is not None)


@functools.lru_cache(maxsize=4_096)
def denied(word: str) -> tuple[VerbForm, ...]:
    """Return the form that stands behind "ei", though the word is a noun, too.

    "Ei käynnistä" denies a verb, though käynnistä is of käynti.
    """
    if len(word) < 4 or not word.isalpha() or word in _CONJUNCTIONS:
        return ()
    found = []
    for _, output in _voikko().readings(word):
        form = _finnish(output)
        is_third = "[Tt][Ap][P3][Ny]" in output and word.endswith(("aa", "ää"))
        if form is not None and (is_third or form.form == CONNEGATIVE):
            found.append(VerbForm(form.verb, CONNEGATIVE))
    return tuple(found)


@functools.cache
def _acting_verbs() -> frozenset[str]:
    """Return verbs that count though the word is a noun, too.

    What may or may not be done is told in the infinitive: "ei saa ajaa". In "perhevapaan
    ajan" nobody drives.
    """
    named = {
        verb
        for frame in frames.frames()
        if frame.act not in _OF_INFINITIVES
        for verb in frame.verbs
    }
    return frozenset(named | {"varata"})


def _finnish(output: str) -> VerbForm | None:
    if "[Lt]" not in output[:4] or "[Bc]" in output:
        return _participle(output)
    verb = _verb(output)
    is_passive = "[P4]" in output
    if "[Tn1]" in output:
        return VerbForm(verb, INFINITIVE)
    if "[Tn3]" in output:
        if "[Sill]" in output and verb != "voida":
            return VerbForm(verb, TOWARDS)
        return VerbForm(verb, WITHOUT) if "[Sab]" in output else None
    if "[Tn4]" in output:
        return VerbForm(verb, NAMED)
    participle = _participle(output)
    if participle is not None:
        return participle
    if "[Tk]" in output:
        # The command's form is that of "ei hyväksy".
        is_bare = "[P2]" in output and "[Ny]" in output
        return VerbForm(verb, CONNEGATIVE) if is_bare else None
    if "[Te]" in output and "[P1]" in output:
        return None  # "takaisin" is no form of takoa here
    if "[Tt]" in output or "[Te]" in output:
        if "[Et]" in output:
            return VerbForm(verb, CONNEGATIVE, is_passive=is_passive)
        return VerbForm(
            verb, FINITE, "[Ai]" in output, is_passive, is_first_person="[P1]" in output
        )
    return None


def _verb(output: str) -> str:
    """Return the dictionary form; "irti=sanoa" is one word."""
    verb = output[output.find("[Xp]") + 4 : output.find("[X]")].replace("=", "")
    return _ALIKE.get(verb, verb)


def _participle(output: str) -> VerbForm | None:
    if not output.startswith("[Lt]"):
        return None
    verb = _verb(output)
    if verb in _STATES:
        return VerbForm(verb, DONE) if "[Rt]" in output else None
    is_subject = "[Sn]" in output
    if "[Ru]" in output and is_subject:
        return VerbForm(verb, DONE, is_past=True)
    if "[Rt]" in output and is_subject:
        return VerbForm(verb, DONE, is_past=True, is_passive=True)
    if "[Ra]" in output and is_subject:
        return VerbForm(verb, MUST, is_passive=True)
    return None


@functools.cache
def _voikko() -> Voikko:
    return Voikko()


_ALIKE = {"hyljätä": "hylätä"}
"""Two dictionary forms of one verb: "hylkäsi" is of both."""
_STATES = frozenset(["oikeuttaa", "berättiga"])
"""Verbs whose participle says how it is, not what was done: "on oikeutettu"."""
_NOUNS = frozenset(["skjuts"])
"""Swedish nouns that look like a verb's form: "skjuts" is a ride."""


@functools.cache
def _swedish() -> dict[str, tuple[VerbForm, ...]]:
    table: dict[str, tuple[VerbForm, ...]] = {}
    for verb, *forms in table_rows(TABLE):
        for word, form in _inflected(verb, *forms):
            if word not in _NOUNS:
                table[word] = (*table.get(word, ()), form)
    return table


@functools.cache
def swedish_forms(verb: str) -> tuple[str, ...]:
    """Return the words that are forms of a Swedish verb."""
    return tuple(
        word
        for word, forms in _swedish().items()
        if any(form.verb == verb for form in forms)
    )


def _inflected(
    verb: str, infinitive: str, present: str, past: str, supine: str, participles: str
) -> list[tuple[str, VerbForm]]:
    if present.endswith("s"):
        passive = []
    else:
        passive = [
            (_present_passive(present), VerbForm(verb, FINITE, is_passive=True)),
            (past + "s", VerbForm(verb, FINITE, is_past=True, is_passive=True)),
            (infinitive + "s", VerbForm(verb, INFINITIVE, is_passive=True)),
            (supine + "s", VerbForm(verb, DONE, is_past=True, is_passive=True)),
        ]
        if present.endswith("er"):
            passive.insert(1, (present[:-2] + "es", passive[0][1]))
    return [
        (infinitive, VerbForm(verb, INFINITIVE)),
        (present, VerbForm(verb, FINITE)),
        (past, VerbForm(verb, FINITE, is_past=True)),
        (supine, VerbForm(verb, DONE, is_past=True)),
        *passive,
        *(
            (word, VerbForm(verb, DONE, verb not in _STATES, is_passive=True))
            for word in participles.split("|")
            if word != "-"
        ),
    ]


def _present_passive(present: str) -> str:
    """godkänner → godkänns, beviljar → beviljas, avslår → avslås."""
    if present.endswith(("ör", "yr")):
        return present + "s"
    return (present[:-2] if present.endswith("er") else present[:-1]) + "s"
