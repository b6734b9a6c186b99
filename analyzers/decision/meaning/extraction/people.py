"""Who presented and who prepared: from the parts that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.model import Block

_PREPARERS = re.compile(r"(?:asian )?valmisteli|beredare", re.IGNORECASE)
_CONTACT = re.compile(
    r"[,;]?\s*(?:puh(?:elin)?\b\.?:?|p\.|tel\.?|tfn\.?|gsm|\+358|0\d{1,2}[ -]?\d{3}"
    r"|\S+@\S+|\S+\(at\)\S+|\S+\(a\)\S+).*$",
    re.IGNORECASE,
)
_NOT_A_PERSON = re.compile(
    r"^(?:etunimi|fornamn|förnamn|puh\b|tel\b|sähköposti|lisätie|-$|\W*$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:esittelijä|föredragande|valmistelija|beredare)\s*:?\s*", re.IGNORECASE
)
_OFFICIAL = re.compile(
    r"^(?:vs\.?|vt\.?|va\.?|v\.s\.|t\.f\.)?\s*[A-Za-zÅÄÖåäö-]*(?:johtaja|päällikkö|sihteeri|insinööri|rehtori|kamreeri|arkkitehti|mestari|tarkastaja|direktör|chef|puheenjohtaja|geodeetti|asiamies|pormestari|toimittaja|ohjaaja|sekreterare|ordförande|ingenjör)\b",
    re.IGNORECASE,
)
_OF_OFFICIAL = re.compile(
    r"^(?P<who>.+?(?:johtajan|päällikön|sihteerin|insinöörin|rehtorin|kamreerin|arkkitehdin|pormestarin|puheenjohtajan|esittelijän|direktörens|chefens|ordförandens))\s+(?:muutettu\s+|uusi\s+)?\S+$",
    re.IGNORECASE,
)


def first_person(block: str) -> str | None:
    """Return the first name or title in a part that names people, or None.

    Telephone numbers and addresses are left out.
    """
    for raw in block.splitlines():
        line = _CONTACT.sub("", _LABEL.sub("", " ".join(raw.strip("#*_| \t").split())))
        line = line.strip(" ,;:–-")
        if line and len(line) <= 120 and not _NOT_A_PERSON.match(line):
            return line
    return None


def leading_official(block: str) -> str | None:
    """Return the first line of a proposal when it is an official's title (and name)."""
    first = next((line for line in block.splitlines() if line.strip()), "")
    line = " ".join(first.strip("#*_| \t").split())
    labelled = _LABEL.match(line)
    line = _LABEL.sub("", line).strip(" :")
    if not line or len(line) > 90 or line.endswith("."):
        return None
    if _OFFICIAL.match(line) and len(line.split()) <= 8:
        return line
    return line if labelled and labelled.end() and len(line.split()) <= 8 else None


def from_heading(heading: str) -> str | None:
    """Return "Kaupunginjohtajan" out of "Kaupunginjohtajan ehdotus" as "Kaupunginjohtaja"."""
    match = _OF_OFFICIAL.match(heading)
    if match is None or match["who"].casefold() == "esittelijän":
        return None
    who = match["who"]
    for genitive, base in (
        ("johtajan", "johtaja"),
        ("päällikön", "päällikkö"),
        ("sihteerin", "sihteeri"),
        ("insinöörin", "insinööri"),
        ("rehtorin", "rehtori"),
        ("kamreerin", "kamreeri"),
        ("arkkitehdin", "arkkitehti"),
        ("pormestarin", "pormestari"),
        ("direktörens", "direktören"),
        ("chefens", "chefen"),
        ("ordförandens", "ordföranden"),
    ):
        if who.casefold().endswith(genitive):
            return who[: -len(genitive)] + base
    return who


def names_preparer(heading: str | None) -> bool:
    """Return whether a heading is that of the preparers."""
    return _PREPARERS.match(heading or "") is not None


def presenter(text: str, blocks: Sequence[Block]) -> str | None:
    """Return who presented the item: its own part, the proposal's first line or heading."""
    own = [block for block in blocks if block.earlier is None]
    for block in own:
        if (block.heading or "").casefold().startswith(
            ("esittelijä", "föredragande")
        ) and (block.kind == "contacts"):
            person = first_person(text[block.start : block.end])
            if person:
                return person
    for block in own:
        if block.kind == "proposal":
            found = leading_official(text[block.start : block.end])
            found = found or from_heading(block.heading or "")
            if found:
                return found
    return None


def preparer(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the first person whom the preparation part names."""
    for block in blocks:
        heading = (block.heading or "").casefold()
        if (
            block.earlier is None
            and block.kind == "contacts"
            and _PREPARERS.match(heading)
        ):
            person = first_person(text[block.start : block.end])
            if person:
                return person
    return None
