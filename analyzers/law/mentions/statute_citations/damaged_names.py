"""Names of acts that a scan misread or that a running head tore apart."""

from __future__ import annotations

import re

from analyzers.law.register.inflection import NounForm, word_start
from analyzers.law.register.names import name_table, short_names
from analyzers.law.register.plain_titles import read_compound

_MISREAD = re.compile(
    # an I or a digit for the l: "kuntaIain", "kunta1aki"; an l for the i: "kuntalakl"
    r"(?P<stem>[a-zåäö-]{2,60}?)(?:[i1]a(?:in|issa|ista|illa|ki|kia|kiin)|la(?:kl|ln))\s$"
)
_LONGEST_NAME = 70
_BODY = re.compile(
    r"(?:hallitus|valtuusto|lautakunta|jaosto|johtokunta|"
    r"styrelsen?|fullmäktige|nämnd(?:en)?|sektion(?:en)?)(?!\w).*\d"
)
_LONGEST_HEAD = 170


def misread_name(lower: str, end: int) -> tuple[int, str] | None:
    """Read the word before places at *end* as a name whose "laki" a scan misread.

    Returns:
        Where the word begins and its stem put right; None when that is no known name.
    """
    match = _MISREAD.search(lower, max(0, end - _LONGEST_NAME), end)
    if match is None:
        return None
    start = word_start(lower, match.end("stem"))
    stem = lower[start : match.end("stem")].replace("-", "") + "la"
    return (start, stem) if len(stem) > 4 and _is_known(stem) else None


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
