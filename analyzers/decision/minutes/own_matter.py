"""Lines at which an item's proposal or decision begins, in rows of minutes."""

from __future__ import annotations

import re

_BY_WHOM = r"(?-i:[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,14}):\s.{0,80}?\w(?:ttiin|ades|des)\b"
BY_WHOM = re.compile(f"(?i){_BY_WHOM}")
"""The body in short before what it did: "Kvalt: Valittiin tarkastajat."."""

MATTER = re.compile(
    r"(?i)(?:\S+ ){0,3}(?:päätös|päätösehdotus|ehdotus|esitys|päätösesitys|beslut|beslutsförslag"
    r"|förslag(?: till beslut)?)\b\s*(?::|$|[A-ZÅÄÖ])"
    rf"|{_BY_WHOM}"
)
