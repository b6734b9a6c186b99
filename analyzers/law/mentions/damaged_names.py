"""Names of acts that a scan misread or that a running head tore apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.law.register.inflection import NounForm, word_start
from analyzers.law.register.names import name_table, short_names
from analyzers.law.register.plain_titles import read_compound

_MISREAD = tuple(
    (literal, re.compile(rf"{literal}(?:{endings})(?![^\W\d])"))
    for literal, endings in (
        # "kuntaIain", "kuntaiaki": an I for the l
        ("iai", "n|ssa|sta|lla"),
        ("iaki", "|a|in"),
        # "kunta1ain": a digit for it
        ("1ai", "n|ssa|sta|lla"),
        ("1aki", "|a|in"),
        # "kuntalakl", "kuntalaln": an l for the i
        ("lakl", ""),
        ("laln", ""),
    )
)
_BODY = re.compile(
    r"(?:hallitus|valtuusto|lautakunta|jaosto|johtokunta|"
    r"styrelsen?|fullmäktige|nämnd(?:en)?|sektion(?:en)?)(?!\w).*\d"
)
_LONGEST_HEAD = 170


def find_misread_forms(lower: str) -> Iterator[NounForm]:
    """Yield words that end in a misread "laki" and are a known name without the fault."""
    for literal, pattern in _MISREAD:
        if literal not in lower:
            continue
        for match in pattern.finditer(lower):
            start = word_start(lower, match.start())
            stem = lower[start : match.start()].replace("-", "") + "la"
            if len(stem) > 4 and _is_known(stem):
                yield NounForm(start, match.end(), stem, "la", "laki", "fi")


def name_across_head(lower: str, form: NounForm) -> tuple[int, tuple[str, ...]] | None:
    """Read "maankäyttö- ja", a running head, "rakennuslain" as one name.

    Returns:
        Where the name begins and its acts; None when no head stands before *form*, or
        the words around it are no name.
    """
    if lower[form.start - 1 : form.start] != "\n":
        return None
    start = lower.rfind("\n", max(0, form.start - _LONGEST_HEAD), form.start - 1)
    if start < 0 or _BODY.search(lower, start + 1, form.start - 1) is None:
        return None
    before = lower[max(0, start - 60) : start] + " "
    joined = before + lower[form.start : form.end]
    for name_start, acts in short_names(joined, len(before), form.stem):
        if name_start < len(before):
            return start + 1 - (len(before) - name_start), acts
    return None


def _is_known(stem: str) -> bool:
    return stem in name_table().short or bool(read_compound(f"{stem}ki")[1])
