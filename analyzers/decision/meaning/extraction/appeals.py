"""Which kinds of appeal an instruction names."""

from __future__ import annotations

import re

from analyzers.decision.model import AppealKind

_KINDS: tuple[tuple[AppealKind, str], ...] = (
    (
        "valituskielto",
        r"muutoksenhakukiel\w*|(?:oikaisuvaatimus- ja )?valituskiel\w*|besvärsförbud\w*"
        r"|(?:förbud|begränsning)\w* (?:mot|att|mot att) (?:sökande av )?ändring\w*"
        r"|ei saa (?:kuntalain \d+ §:n mukaan )?(?:hakea muutosta"
        r"|tehdä (?:kirjallista )?oikaisuvaatimusta)",
    ),
    ("hankintaoikaisu", r"hankintaoikaisu\w*|upphandlingsrättelse\w*"),
    ("kunnallisvalitus", r"kunnallisvalitu\w*|kommunalbesvär\w*"),
    ("hallintovalitus", r"hallintovalitu\w*|förvaltningsbesvär\w*"),
    (
        "oikaisuvaatimus",
        r"oikaisuvaatimus\w*|oikaisuvaatimuks\w*|rättelseyrkan\w*|(?:begäran om )?omprövning\w*",
    ),
    (
        "valitus",
        r"valitusosoitu\w*|(?<!hallinto)(?<!kunnallis)\bvalitu\w+|besvärsanvisning\w*|\bbesvär\w*",
    ),
)
_PATTERN = re.compile(
    "|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(_KINDS)),
    re.IGNORECASE,
)


def read(text: str) -> tuple[AppealKind, ...]:
    """Return the kinds named in an appeal instruction, in order of appearance, each once.

    A general word ("valitus") is left out where a particular kind of it is named. An
    instruction that names none is ``muu``; an empty one gives ().
    """
    if not text.strip():
        return ()
    found: dict[AppealKind, None] = {}
    for match in _PATTERN.finditer(text[:20_000]):
        index = int((match.lastgroup or "k0")[1:])
        found.setdefault(_KINDS[index][0])
    if len(found) > 1:
        found.pop("valitus", None)
    return tuple(found) or ("muu",)
