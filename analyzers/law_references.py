"""Law references in running text: find, group, resolve, normalise.

The stages live in ``analyzers.law``; this is the door.
"""

from __future__ import annotations

import datetime as dt

from analyzers.law.clean_text import CleanText
from analyzers.law.recogniser import Citation, StatuteReader
from analyzers.law_model import LawReference, Target, spaced
from analyzers.statutes import statute


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
        code-point offsets into *text*, end exclusive.

    >>> [r.keys for r in find_law_references("annetusta laista (380/2023, 3 luku, §23)")]
    [('380/2023 § 23',)]
    """
    clean = CleanText(text)
    citations = StatuteReader(clean, doc_date, []).read()
    return [_reference(citation, clean) for citation in citations]


def target_key(kind: str, target: Target) -> str:
    """Return the canonical facet value of a target: "380/2023 § 23", "410/2015".

    The chapter stays only where the act numbers its sections per chapter, or where no
    section is named.
    """
    act = statute(target.act) if kind == "statute" else None
    key = target.act
    if target.chapter and (
        target.section is None
        or kind == "municipal-rule"
        or (act is not None and act.has_chapter_numbering)
    ):
        key += f" luku {spaced(target.chapter)}"
    if target.section:
        sign = "art." if kind == "eu-act" else "§"
        key += f" {sign} {spaced(target.section)}"
    return key


def _reference(citation: Citation, clean: CleanText) -> LawReference:
    start, end = clean.span(citation.start, citation.end)
    keys: dict[str, None] = {}
    if not citation.is_uncertain:
        keys = dict.fromkeys(target_key(citation.kind, t) for t in citation.targets)
    return LawReference(
        start=start,
        end=end,
        kind=citation.kind,
        targets=citation.targets,
        keys=tuple(keys),
        is_anaphoric=citation.is_anaphoric,
        is_uncertain=citation.is_uncertain,
    )
