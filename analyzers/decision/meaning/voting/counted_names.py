"""Votes told by names alone: "puolesta äänestivät Aho ja Elo" is two votes."""

from __future__ import annotations

import re

from analyzers.text.quick_patterns import quick

_NAME = r"[A-ZÅÄÖ]\w+(?:[ -][A-ZÅÄÖ][\w-]+){0,2}"
_LIST = rf"{_NAME}(?:(?:, | ja | sekä | och ){_NAME})*"
_SIDE = quick(
    r"(?P<label>(?:[\w:.-]+ ){0,4}?(?:puolesta|kannalla|[Vv]astaan|[Ee]mot"
    r"|\w*(?:ehdotusta|esitystä)|\w*förslag(?:et)?))[ ]"
    r"(?:äänesti(?:vät)?|olivat|kannatti(?:vat)?|röstade)[ ]"
    rf"(?P<names>{_LIST})(?=[.;]|$)"
)
_BLANK = quick(
    r"\b(?P<label>[Tt]yhjää(?: äänesti(?:vät)?)?|[Bb]lankt(?: röstade)?)[ ]"
    rf"(?P<names>{_LIST})(?=[.;]|$)"
)
_BETWEEN = re.compile(r", | ja | sekä | och ")


def counted_names(text: str) -> str:
    """Return a sentence with the names of each side replaced by how many they are."""
    told = _SIDE.sub(_as_votes, text)
    return _BLANK.sub(_as_blank, told)


def _as_votes(match: re.Match[str]) -> str:
    return f"{match['label']} {len(_BETWEEN.split(match['names']))} ääntä"


def _as_blank(match: re.Match[str]) -> str:
    return f"{len(_BETWEEN.split(match['names']))} tyhjää"
