"""Companies, associations, foundations and other bodies of people by their own minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.lines.lines import Line

_COMPANY = re.compile(
    r"(?:(?:Kiinteistö|Asunto|Kiinteistöosakeyhtiö|Fastighets|Bostads) ?(?:Oy|Ab|OY|AB)? )?"
    r"[A-ZÅÄÖ][\wåäö&.-]*(?: [\wåäö&.-]+){0,5}"
)
_COMPANY_WORD = re.compile(
    r"(?i)(?<!\w)(?:oyj?|ab|osakeyhtiö|ry|rf|sr|[\wåäö-]*säätiö|[\wåäö-]*stiftelse|tiekunta|väglag"
    r"|osakaskunta|jakokunta|kalastuskunta|delägarlag)(?!\w)"
)
_BEFORE_KIND = re.compile(
    r"(?i) (?=(?:kokous)?pöytäkirja\b|esityslista\b|protokoll\b|kallelse\b)"
)
_OWN_MEETING = re.compile(
    r"(?i)(?:hallituksen|yhtiö|vuosi|johtokunnan)\W?kokou|styrelsemöte|bolagsstämma"
    r"|^(?:hallitus|styrelsen)\b.{0,60}\b(?:pöytäkirja|esityslista|protokoll|kallelse)"
    r"|^(?:pöytäkirja|esityslista|protokoll|kallelse)\b.{0,60}\b(?:hallitus|styrelsen)\b"
    r"|^(?:hallitus|styrelsen),? (?:\d{1,2}\.\d{1,2}\.\d{4},? )?(?:§ ?\d|\d+ ?§)"
    r"|^(?:muistio|kuulutus|promemoria|kungörelse|kokouskutsu|kallelse|yleiskirje|cirkulär)\b"
    r"|^toimitusjohtaja\b"
)


def meeting_of(lines: Sequence[Line]) -> str | None:
    """Return the company on the first line of the minutes of its own meeting.

    Elsewhere a company is the one whose matter is decided.
    """
    name, *kind = _BEFORE_KIND.split(lines[0].text if lines else "", maxsplit=1)
    beside = " ".join((*kind, *(line.text for line in lines[1:4])))
    is_one = len(name) < 80 and _COMPANY.fullmatch(name) and _COMPANY_WORD.search(name)
    return name if is_one and _OWN_MEETING.search(beside[:200]) else None
