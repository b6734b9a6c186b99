"""Property identifiers (kiinteistötunnus) in every notation: 123-4-5-6, 12300400050006.

Municipality, village or district, block or group, unit; the canonical form has no leading
zeros. A part of a property ("M601") belongs to the property.
"""

from __future__ import annotations

import re

_DASH = r"\s?[-–—‑]\s?"
_WRITTEN = re.compile(
    rf"(\d(?<![\d./-]\d)\d{{0,2}}){_DASH}(\d{{1,3}}){_DASH}(\d{{1,4}}){_DASH}(\d{{1,4}})"
    rf"(?:{_DASH}[A-Z]\d{{1,4}})?(?![\d/]|[-–]\d)"
)
# A pattern that begins with a digit is sought several times as fast as one that begins
# with what may not stand before it.
_WHOLE = re.compile(r"(\d(?<![\d.-]\d)\d{2})(\d{3})(\d{4})(\d{4})(?!\d|[-.]\d)")
_NAMED = re.compile(
    r"tunnus|kiinteistö|tila\b|\btilan|fastighet|lägenhet", re.IGNORECASE
)
_REACH = 60


def property_ids(text: str) -> tuple[str, ...]:
    """Return the property identifiers that *text* names, each once, in order.

    Fourteen digits in a row are one only where a word near them says so: reference and
    account numbers look the same.
    """
    found = [(match.start(), _canonical(match)) for match in _WRITTEN.finditer(text)]
    for match in _WHOLE.finditer(text):
        near = text[max(0, match.start() - _REACH) : match.start()]
        if _NAMED.search(near):
            found.append((match.start(), _canonical(match)))
    return tuple(dict.fromkeys(one for _, one in sorted(found) if one))


def property_id(typed: str) -> str | None:
    """Return what somebody typed in its canonical form; None when it is not one."""
    text = typed.strip()
    match = _WRITTEN.fullmatch(text) or _WHOLE.fullmatch(re.sub(r"\s", "", text))
    return (_canonical(match) or None) if match else None


def _canonical(match: re.Match[str]) -> str:
    """Return the parts without leading zeros; "" where no municipality has the number."""
    parts = [int(part) for part in match.groups()]
    is_possible = parts[0] and parts[1] and all(part >= 0 for part in parts)
    return "-".join(map(str, parts)) if is_possible else ""
