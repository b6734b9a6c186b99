"""How to cite a decision: text form, BibTeX, RIS and CSL-JSON.

Each form has the permanent address, the day of retrieval and the content hash, so that a
reader can later tell whether the text is still the one that was cited.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.notations.temporal.dates import finnish_date
from analyzers.notations.toponyms.genitives import genitive, genitive_sv
from analyzers.notations.toponyms.municipalities import municipality
from corpus.model import Decision

MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}
"""Ending of the address -> media type."""

# Characters with a meaning in BibTeX values; the backslash goes first.
_BIBTEX_ESCAPES: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    **{character: "\\" + character for character in "{}%&#_$"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class BibliographicRecord:
    """What every form is made of.

    Attributes:
        decision: the decision.
        title: never empty.
        permalink: absolute address of its page here.
        retrieved: the day it was read here.
    """

    decision: Decision
    title: str
    permalink: str
    retrieved: dt.date

    @property
    def author(self) -> str:
        """The deciding body with its publisher."""
        return author_of(self.decision)


def author_of(made: Decision) -> str:
    """Return the deciding body with its publisher, without a comma; "" when unknown.

    Reference managers read a comma in an author as "last name, first name":
    "Rantasalon kunnanvaltuusto", "Norrviks kommunstyrelse".
    """
    publisher = _name(made.municipality or made.organisation)
    body = _name(made.shown_body)
    if not (publisher and body):
        return publisher or body
    if made.language != "sv":
        return f"{genitive(publisher)} {_inside_a_phrase(body)}"
    known = municipality(publisher)
    owner = genitive_sv(known.name_sv if known else publisher)
    return f"{owner} {_without_article(_inside_a_phrase(body))}"


_TEXT_WORDS = {
    "fi": ("Dnro", "Luettu"),
    "sv": ("Dnr", "Läst"),
    "en": ("Record no.", "Read"),
}
"""What stands before the record number, and before the day of retrieval."""


def text_form(citation: BibliographicRecord, language: str = "fi") -> str:
    """Write body date § n, title, record number, address, retrieval in *language*."""
    made = citation.decision
    before_number, before_day = _TEXT_WORDS[language]
    section = f"§ {made.minutes_section}" if made.minutes_section else None
    head = " ".join(
        part for part in (citation.author, _day(made.date), section) if part
    )
    number = f"{before_number} {made.case_number}" if made.case_number else None
    retrieved = f"{before_day} {_day(citation.retrieved)}"
    parts = (head, citation.title.rstrip("."), number, citation.permalink, retrieved)
    return ". ".join(_one_line(part) for part in parts if part) + "."


def bibtex(citation: BibliographicRecord) -> str:
    """Write a ``@misc`` entry; every value is escaped."""
    made = citation.decision
    fields = {
        "title": f"{{{_bibtex(citation.title)}}}",
        "author": f"{{{_bibtex(citation.author)}}}" if citation.author else "",
        "date": made.date.isoformat() if made.date else "",
        "year": str(made.date.year) if made.date else "",
        "number": _bibtex(_number(made) or ""),
        "howpublished": "Päätöshaku",
        "url": citation.permalink,
        "urldate": citation.retrieved.isoformat(),
        "langid": {"fi": "finnish", "sv": "swedish"}.get(made.language, ""),
        "note": f"sha256:{made.content_hash}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{_key(made)},", *lines, "}", ""))


def ris(citation: BibliographicRecord) -> str:
    """Write a RIS record of type CASE; lines end as the format demands."""
    made = citation.decision
    rows = [
        ("TY", "CASE"),
        ("TI", citation.title),
        ("AU", citation.author),
        ("DA", made.date.strftime("%Y/%m/%d") if made.date else ""),
        ("PY", str(made.date.year) if made.date else ""),
        ("M1", _number(made) or ""),
        ("UR", citation.permalink),
        ("L2", made.url or ""),
        ("Y2", citation.retrieved.strftime("%Y/%m/%d")),
        ("LA", made.language),
        ("N1", f"sha256:{made.content_hash}"),
        ("DP", "Päätöshaku"),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in rows if value]
    return "\r\n".join((*lines, "ER  - ", ""))


def csl_json(citation: BibliographicRecord) -> str:
    """Write a CSL-JSON array with one item of type "legal_case"."""
    made = citation.decision
    item: dict[str, object] = {
        "id": made.decision_id,
        "type": "legal_case",
        "title": citation.title,
        "URL": citation.permalink,
        "accessed": {"date-parts": [_parts(citation.retrieved)]},
        "language": made.language,
        "archive": "Päätöshaku",
        "note": f"sha256:{made.content_hash}",
    }
    if citation.author:
        item["author"] = [{"literal": citation.author}]
        item["authority"] = citation.author
    if made.date:
        item["issued"] = {"date-parts": [_parts(made.date)]}
    if number := _number(made):
        item["number"] = number
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


FORMS = {"bib": bibtex, "ris": ris, "json": csl_json}
"""Ending of the address -> writer."""


def _name(text: str | None) -> str:
    return _one_line((text or "").replace(",", " "))


def _inside_a_phrase(body: str) -> str:
    """Begin the body's name with a small letter, unless it is an abbreviation."""
    return body if body[:2].isupper() else body[:1].lower() + body[1:]


_ARTICLES_SV = re.compile(
    r"(?<=nämnd)en\b|(?<=styrelse)n\b|(?<=sektion)en\b|(?<=direktion)en\b"
    r"|(?<=delegation)en\b|(?<=kommission)en\b|(?<=kommitté)n\b|(?<=utskott)et\b"
    r"|(?<=råd)et\b|(?<=direktör)en\b|(?<=chef)en\b|(?<=ledare)n\b|(?<=sekreterare)n\b"
)


def _without_article(body: str) -> str:
    """Return a Swedish body's name as it is after a genitive: "kommunstyrelse"."""
    return _ARTICLES_SV.sub("", body)


def _number(made: Decision) -> str | None:
    section = f"§ {made.minutes_section}" if made.minutes_section else None
    return ", ".join(part for part in (made.case_number, section) if part) or None


def _key(made: Decision) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", made.decision_id).strip("-") or "paatos"


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX_ESCAPES.get(sign, sign) for sign in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(day: dt.date | None) -> str | None:
    return finnish_date(day) if day else None


def _parts(day: dt.date) -> list[int]:
    return [day.year, day.month, day.day]
