"""What a decision does with an organisation that it names: chooses it, refuses it, pays it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from analyzers.decision.lines.pattern_tables import pattern

PartyRole = Literal["refused", "chosen", "recipient", "counterpart"]
ROLES: tuple[PartyRole, ...] = ("refused", "chosen", "recipient", "counterpart")
"""In the order in which a clause is asked for them."""

TABLE = "analyzers.decision.meaning.extraction:party_roles.tsv"
_NAME = "\x00"
_CLAUSE_END = re.compile(r"[,;]\s|\s(?:ja|sekä|mutta|och|samt|men)\s")


def party_role(sentences: Iterable[str], name: str) -> PartyRole | None:
    """Return the role of *name* by the first sentence that tells it; None: not told.

    Args:
        sentences: of the adopted wording, the most telling first.
        name: as the text writes it, without its case ending.
    """
    words = r"\s+".join(map(re.escape, name.split()))
    named = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    for sentence in sentences:
        if named.search(sentence):
            role = _role_in(named.sub(_NAME, sentence))
            if role:
                return role
    return None


def _role_in(sentence: str) -> PartyRole | None:
    """Return the role of the marked name: of its clause, else of the nearest that has one.

    A list goes on with the verb before it ("hylätä A:n ja B:n tarjoukset"); only when
    there is none, the verb after it counts ("A:n ja B:n tarjoukset hylätään").
    """
    clauses = _CLAUSE_END.split(sentence)
    here = next((n for n, clause in enumerate(clauses) if _NAME in clause), 0)
    order = (here, *range(here - 1, -1, -1), *range(here + 1, len(clauses)))
    return next((role for n in order if (role := _clause_role(clauses[n]))), None)


def _clause_role(clause: str) -> PartyRole | None:
    return next((role for role in ROLES if pattern(TABLE, role).search(clause)), None)
