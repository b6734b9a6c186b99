"""Consents that are not given: "avstod från att bevilja", "ei ole sellainen, että …"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from analyzers.decision.meaning.grammar.clauses import Clause, ClauseAct

_REFUSES = r"(?:evätä|hylätä|torjua|kieltää|avslå|förkasta|neka)"
_REFUSING = r"(?:hylkäämi|epäämi|kieltämi|torjumi|hylkäyk)\w+"
_REFUSES_NOT = re.compile(
    r"\b(?:ei|eikä|eivät|ettei|inte|ej|inget|inga)\b.{0,40}\b(?:syytä|perustei?ta|perustet|aihetta"
    rf"|tarvetta|skäl|grund(?:er)?|anledning)\b.{{0,60}}\b{_REFUSES}\b"
    rf"|\b{_REFUSING} (?:\w+ ){{0,3}}?(?:ei|eikä|ettei)\b.{{0,20}}\b(?:ole|nähdä|löydy|katsota)\b"
    rf"|\b(?:ei|eikä|ettei)\b.{{0,40}}\b{_REFUSING} (?:ole )?(?:\w+ )?(?:perust|aihe|syytä|syitä)"
    rf"|\b(?:ei|eikä|ettei)\b.{{0,30}}\b(?:syytä|perusteita|aihetta) {_REFUSING}"
)
"""No ground for a refusal, which refuses nothing: "ei ole syytä evätä tietoja"."""
_WITHHOLDS = frozenset(["avstå"])
"""Verbs before which a deed is not done: "avstod från att bevilja"."""
_USES_RIGHT = frozenset(["använda", "utnyttja", "bruka"])
"""What a body does not use of its own rights refuses nobody: its right to buy first."""
_FROM_DOING = re.compile(r"\bavst\w+ från(?: att)?$")
_LETS_BE = re.compile(
    r"\b(?:låta|låter|lät) bli\W*$"
    r"|\b(?:inte|ej|icke)\b(?: \S+){0,2} (?:beredd|villig|redo|angeläge)\w*(?: om)?\W*$"
)
"""What leaves a deed undone: "beslöt låta bli att bevilja", "är inte beredd att …"."""
_NO = re.compile(r"\b(?:ei|eivät|eikä|ettei|etteivät|inte|ej|ingen|inga|inget)\b")
_NOT_SUCH = re.compile(
    rf"{_NO.pattern}.*\b(?:sellai\w+|semmoi\w+|niin|sådan\w*|så|sådant)\b[^,]{{0,60}}$"
)
"""What a thing is not, before what would follow if it were: "ei ole sellainen, että"."""
_WOULD = re.compile(
    r"\b(?:voitaisi\w*|voisi|tulisi|pitäisi|voidaan|voi|kunde|kan|borde|bör|skulle)\b"
)


def affirmed(found: Iterable[Clause]) -> Iterator[Clause]:
    """Yield clauses; a consent that somebody "avstod från att" give is a refusal."""
    is_withheld = is_such = False
    for clause in found:
        if _REFUSES_NOT.search(clause.text):
            clause = dataclasses.replace(clause, acts=())
        if is_withheld and clause.role == "that":
            acts = tuple(withheld(act) for act in clause.acts)
            clause = dataclasses.replace(clause, acts=acts)
        if is_such and clause.role == "that" and _WOULD.search(clause.text):
            acts = tuple(withheld(act) for act in clause.acts)
            is_twice = _NO.search(clause.text) is not None
            clause = dataclasses.replace(clause, acts=() if is_twice else acts)
        is_such = _NOT_SUCH.search(clause.text) is not None
        is_withheld = any(act.verb in _WITHHOLDS for act in clause.acts)
        if is_withheld and _FROM_DOING.search(clause.text):
            kept = (act for act in clause.acts if act.verb not in _WITHHOLDS)
            clause = dataclasses.replace(clause, acts=tuple(kept))
        yield clause
        is_withheld = is_withheld or _LETS_BE.search(clause.text) is not None


def withheld(act: ClauseAct) -> ClauseAct:
    """Return a consent as the refusal that it is where it is not given."""
    undone = {"grant": "refuse", "approve": "refuse", "do": "not-do"}
    is_own = act.kind not in undone or act.verb in _USES_RIGHT
    return act if is_own else dataclasses.replace(act, kind=undone[act.kind])
