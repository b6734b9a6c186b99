"""State authorities by the registers in which their documents are filed."""

from __future__ import annotations

import re

from analyzers.decision.publisher import organisations
from analyzers.notations.case_codes.case_keys import CASE_LABEL, FOREIGN_PREFIXES

_LETTERS = "|".join(sorted(FOREIGN_PREFIXES))
_LABELLED = re.compile(rf"(?i:{CASE_LABEL})\.?:? ?(?P<letters>{_LETTERS})/\d")
_FIRST = re.compile(
    rf"[\W\d]*(?:(?i:päätös|ratkaisu|lausunto|lausuntopyyntö|kirje|kuulutus|avgörande|beslut|utlåtande)[\W\d]+)?"
    rf"(?P<letters>{_LETTERS})/\d{{1,6}}(?:/[\d.]+)*/(?:19|20)\d\d(?!\d)"
)
"""Before the number nothing but a day and the kind of document."""

_NAMES = {
    "EOAK": "Eduskunnan oikeusasiamies",
    "OKV": "Valtioneuvoston oikeuskansleri",
    "KHO": "Korkein hallinto-oikeus",
    "ESAVI": "Etelä-Suomen aluehallintovirasto",
    "ISAVI": "Itä-Suomen aluehallintovirasto",
    "LAAVI": "Lapin aluehallintovirasto",
    "LSAVI": "Lounais-Suomen aluehallintovirasto",
    "LSSAVI": "Länsi- ja Sisä-Suomen aluehallintovirasto",
    "PSAVI": "Pohjois-Suomen aluehallintovirasto",
}
_HIGHEST_COURT = re.compile(r"(?m)^\W*[Tt]altionumero:? ?\d")
"""Only the Supreme Administrative Court numbers its rulings so."""

_HEAD, _SAMPLE = 600, 4000


def is_filed(text: str) -> bool:
    """Whether a document is filed in a state authority's register: then it is that one's."""
    head = text[:_HEAD]
    is_ruling = _HIGHEST_COURT.search(head) is not None
    return is_ruling or bool(_LABELLED.search(head) or _FIRST.match(text))


def authority_of(text: str) -> str | None:
    """Return the authority whose register's letters are first, or that is named first."""
    if _HIGHEST_COURT.search(text[:_HEAD]):
        return _NAMES["KHO"]
    first = _FIRST.match(text) or _LABELLED.search(text[:_HEAD])
    if first and first["letters"] in _NAMES:
        return _NAMES[first["letters"]]
    for found in organisations.find(text[:_SAMPLE]):
        if organisations.kind_of(found.name) == "state":
            return organisations.proper_name(found.name)
    return None
