"""Towns by the places where minutes are signed: "Kronoby, den 7 november 2012"."""

from __future__ import annotations

import re
from collections import Counter

from analyzers.decision.publisher.towns import Town, by_nominative, town
from analyzers.notations.toponyms import place_names
from analyzers.text.quick_patterns import quick

_SIGNED = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][a-zåäö-]+),? "
    r"(?:den (?:\d{1,2}[. ]|[xX_.]{2,}|(?=[A-ZÅÄÖ][a-zåäö]))"
    r"|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d{1,2}\.? [a-zåäö]+kuuta)"
)
"""Converters lose the day: "Kronoby, den Malli Meri"."""

_SIGNED_LABEL = re.compile(
    r"(?:(?i:tarkastusaika|protokollsjustering|(?:aika|pvm|päivämäärä|päiväys) ja paikka"
    r"|paikka ja (?:aika|pvm|päivämäärä|päiväys)|(?:plats och (?:tid|dag|datum))"
    r"|yleisesti nähtävä(?:nä|llä)(?:\s+paikka)?|protokollet (?:hålls |är |har varit )?"
    r"(?:offentligt )?(?:framlagt|justerat)(?: till påseende)?):?)\s+"
    r"(?!Protokoll)(?P<name>[A-ZÅÄÖ][a-zåäö-]+)(?![\w-])"
)
_BEFORE_SIGNING = quick(
    "tarkastusaika|protokollsjustering|ja paikka|paikka ja|plats och|yleisesti nähtävä"
    "|framlagt|justerat",
    re.IGNORECASE,
)
"""Words without which there is no label of a signing."""
_PLACE_AND_TIME = quick(r"\b(?:paikka ja aika|plats och tid)\b", re.IGNORECASE)
_BEFORE_PERSON = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ][a-zåäö-]+), (?=[A-ZÅÄÖ][a-zåäö-]+ [A-ZÅÄÖ][a-zåäö-]+)"
)
"""Below a label converters lose the day: "Kruunupyy, Meri Malli Kruunupyy, Kai Kylä"."""

_LOCATIVE = re.compile(r"(?:ss[aä]|ll[aä])$")
_HEAD = 8000


def towns_of(text: str) -> Counter[str]:
    """Return how often each town is named as the place of a signing, by code or name."""
    signed: Counter[str] = Counter()
    head = text[:_HEAD]
    labels = (_SIGNED_LABEL,) if _BEFORE_SIGNING.may_match(head) else ()
    for pattern in (_SIGNED, *labels):
        for match in pattern.finditer(head):
            row = in_case(match["name"])
            if row and not row.is_word:
                signed[row.code or row.name] += 1
    if _PLACE_AND_TIME.search(text):
        persons = Counter(match["name"] for match in _BEFORE_PERSON.finditer(head))
        for name, times in persons.items():
            row = by_nominative(name) if times > 1 else None
            if row and not row.is_word:
                signed[row.code or row.name] += 1
    return signed


def in_case(name: str) -> Town | None:
    """Return the town of a name that stands alone or says where something is."""
    code = place_names.code_of(name)
    if code:
        return town(code)
    return by_nominative(name) or by_nominative(_LOCATIVE.sub("", name))
