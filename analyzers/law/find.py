"""Law references in running text: find, group, resolve, normalise.

The stages live in ``analyzers.law``; this is the door.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from itertools import chain

from analyzers.law.mentions.citations import Citation
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.mentions.other_citations.agreements import find_agreements
from analyzers.law.mentions.other_citations.authority_numbers import find_case_numbers
from analyzers.law.mentions.other_citations.bills_and_rulings import (
    find_bills_and_rulings,
)
from analyzers.law.mentions.other_citations.eu_acts import find_eu_acts
from analyzers.law.mentions.other_citations.treaties import find_treaties
from analyzers.law.mentions.statute_citations.statute_reader import StatuteReader
from analyzers.law.model import LawNote, LawReference, Target, spaced
from analyzers.law.register.inflection import find_noun_forms
from analyzers.law.register.statutes import statute


def find_law_references(
    text: str, *, doc_date: dt.date | None = None
) -> list[LawReference]:
    """Find citations of acts, rules, bills and rulings in Finnish or Swedish text.

    Args:
        text: decision text in its original case; line breaks inside a citation are
            allowed.
        doc_date: date of the document; it decides which act a plain name means. None:
            the law of today.

    Returns:
        References in order of appearance, never overlapping. ``start`` and ``end`` are
        code-point offsets into *text*, end exclusive. Never raises on any string.

    >>> [r.keys for r in find_law_references("annetusta laista (380/2023, 3 luku, §23)")]
    [('380/2023 § 23',)]
    """
    clean = CleanText(text)
    forms = list(find_noun_forms(clean.lower))
    others = _longest(
        chain(
            find_eu_acts(clean, forms),
            find_bills_and_rulings(clean),
            find_case_numbers(clean),
            find_treaties(clean),
            find_agreements(clean),
        )
    )
    statutes = StatuteReader(clean, forms, doc_date, others).read()
    citations = _longest(chain(others, statutes))
    return [_reference(citation, clean, doc_date) for citation in citations]


@functools.lru_cache(maxsize=16_384)
def target_key(kind: str, target: Target) -> str:
    """Return the canonical facet value of a target: "380/2023 § 23", "410/2015".

    The chapter stays only where the act numbers its sections per chapter, or where no
    section is named.
    """
    key = target.act
    if target.chapter and (
        target.section is None
        or kind in ("municipal-rule", "collective-agreement")
        or ((act := statute(key)) is not None and act.has_chapter_numbering)
    ):
        key += f" luku {spaced(target.chapter)}"
    if target.section:
        sign = "art." if kind in ("eu-act", "treaty") else "§"
        key += f" {sign} {spaced(target.section)}"
    return key


def _longest(citations: Iterable[Citation]) -> list[Citation]:
    """Return citations in order, of overlapping ones the first and then the longest."""
    kept: list[Citation] = []
    for citation in sorted(citations, key=lambda one: (one.start, -one.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return kept


def _reference(
    citation: Citation, clean: CleanText, day: dt.date | None
) -> LawReference:
    start, end = clean.span(citation.start, citation.end)
    kind, targets, notes = citation.kind, citation.targets, citation.notes
    keys: tuple[str, ...] = ()
    if not citation.is_uncertain:
        keys = tuple([target_key(kind, target) for target in targets])
        if len(keys) > 1:
            keys = tuple(dict.fromkeys(keys))
        if day is not None and kind == "statute":
            notes += _day_notes(targets, day)
    return LawReference(
        start,
        end,
        kind,
        targets,
        keys,
        citation.is_anaphoric,
        citation.is_uncertain,
        notes,
        citation.other_act,
    )


def _day_notes(targets: tuple[Target, ...], day: dt.date) -> tuple[LawNote, ...]:
    """Return "not-in-force" for acts that were not on *day*, as far as that is known."""
    rows = [statute(target.act) for target in targets]
    is_out = any(row is not None and not row.is_in_force(day) for row in rows)
    return ("not-in-force",) if is_out else ()
