"""The HTML inside Ahjo's replies: sections told by their headings, in any nesting.

Two template generations nest differently and invalidly (``<p>…<div>``), so the markup is
cut at its ``h3`` headings; where they are does not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.decision.lines.headings import HEADINGS
from corpus.errors import ParseError
from corpus.model import Attachment, Block, BlockKind
from corpus.reading.webpages.composing import TextComposer
from corpus.reading.webpages.markup import parse_html, select_some, squeeze, text_of
from corpus.reading.webpages.rendering import to_text
from corpus.reading.webpages.row_cells import CELL_MARK

_HEADING = re.compile(r"(?is)<h3\b([^>]{0,2000})>((?:(?!<h3\b|</h3>).)*)</h3>")
_CLASSES: tuple[tuple[str, BlockKind], ...] = (
    ("Muutoksenhaku", "appeal"),
    ("Lisatiedot", "contacts"),
    ("EsittelijaTiedot", "contacts"),
    ("Liitteet", "attachments"),
    ("Otteet", "distribution"),
    ("Tiedoksi", "distribution"),
    ("AanestyksetOtsikko", "votes"),
)
# In a decision these name what was decided: a statement or a proposal to a higher body.
_DECIDED = re.compile(
    r"(?i)^(?:lausunto|esitys|utlåtande|framställning|beslut|päätös)$"
)
_PROPOSED = re.compile(r"(?i)(?:ehdotus|förslag)$")
_MOTION_PARTS = frozenset({"proposal", "summary", "reasons", "description", "other"})
_DNRO = re.compile(r"\b([A-Z]{3}[ -]\d{4}-\d{6})(?:\s+T\s+((?:\d\d ?)+))?")
_SIGNATURE = re.compile(
    r'(?is)<(section|div)\b[^>]{0,2000}class="SahkoinenAllekirjoitusSektio".*?</\1>'
)


@dataclass(frozen=True, slots=True)
class AhjoText:
    """A decision's HTML taken apart."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    minutes_section: str | None
    case_number: str | None
    attachments: tuple[Attachment, ...]
    presenter: str | None
    is_confidential: bool
    secrecy_ground: str | None


def read_html(content: str, motion: str, language: str) -> AhjoText:
    """Compose the text of a decision (``Content``) and its proposal (``Motion``)."""
    head, parts = _cut(content)
    composer = TextComposer()
    for value in (head.section, head.title, head.number, head.reference):
        composer.add_plain(value)
    _, proposed = _cut(motion)
    late = {"contacts", "attachments", "appeal", "distribution"}
    for part in parts:
        if part.kind not in late:
            composer.add(part.kind, part.heading, part.text, language=language)
    for part in proposed:
        kind: BlockKind = part.kind
        if not parts or kind in _MOTION_PARTS:
            composer.add(kind, part.heading, part.text, language=language)
    for part in parts:
        if part.kind in late:
            composer.add(part.kind, part.heading, part.text, language=language)
    composer.add("secrecy", None, head.secrecy, language=language)
    text, blocks = composer.build()
    number = _DNRO.search(head.number)
    section = re.search(r"\d+(?:\s?[a-z])?", head.section)
    return AhjoText(
        text=text,
        blocks=blocks,
        title=head.title or None,
        minutes_section=section[0] if section else None,
        case_number=number[1] if number else None,
        attachments=_listed(parts + proposed),
        presenter=_presenter(parts + proposed),
        is_confidential=bool(head.secrecy),
        secrecy_ground=_ground(head.secrecy),
    )


@dataclass(frozen=True, slots=True)
class _Head:
    section: str = ""
    title: str = ""
    number: str = ""
    reference: str = ""
    secrecy: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    kind: BlockKind
    heading: str
    text: str
    classes: str


def _cut(markup: str) -> tuple[_Head, list[_Part]]:
    """Return what is above the first heading, and the parts."""
    if not markup.strip():
        return _Head(), []
    is_motion = re.search(r'(?i)class="[^"]*\besitys\b', markup) is not None
    pieces = _HEADING.split(_SIGNATURE.sub("", markup))
    parts = []
    for index in range(1, len(pieces) - 2, 3):
        classes, heading, body = pieces[index : index + 3]
        name = squeeze(re.sub(r"<[^>]+>", " ", heading))
        name = text_of(parse_html(f"<p>{name}</p>")) if name else ""
        text = _text(body)
        parts.append(_Part(_kind(classes, name, is_motion), name, text, classes))
    return _head(pieces[0]), parts


def _text(markup: str) -> str:
    try:
        return to_text(parse_html(f"<div>{markup}</div>"), cell_mark=CELL_MARK)
    except ParseError:
        return ""


def _kind(classes: str, heading: str, is_motion: bool) -> BlockKind:
    for name, kind in _CLASSES:
        if name in classes:
            return kind
    if _PROPOSED.search(heading):
        return "proposal"
    if not is_motion and _DECIDED.match(heading):
        return "decision"
    if is_motion and _DECIDED.match(heading):
        return "proposal"
    return HEADINGS.get(heading.casefold(), "other")


def _head(markup: str) -> _Head:
    try:
        root = parse_html(markup)
    except ParseError:
        return _Head()

    def first(name: str) -> str:
        found = select_some(root, f"//*[contains(concat(' ',@class,' '),' {name} ')]")
        return text_of(found[0]) if found else ""

    secrecy = first("SalassapidonPerustelut") or first("Julkisuus")
    # A template that was not filled in keeps the name of its field.
    secrecy = secrecy.replace("(SalassapidonPerustelut)", "").strip()
    title = first("AsiaOtsikko") or first("JulkinenOtsikko")
    if not title:
        found = select_some(root, "//h1") or select_some(root, "//head/title")
        title = text_of(found[0]) if found else ""
    if re.match(r"(?i)(?:salassa pidettävä|sekretessbelagd)", title):
        secrecy = title
    return _Head(
        section=first("Asiapykala"),
        title=title,
        number=first("DnroTmuoto"),
        reference=first("Viite"),
        secrecy=secrecy,
    )


def _ground(secrecy: str) -> str | None:
    match = re.search(r"\((.+)\)\s*$", secrecy)
    return match[1] if match else None


def _listed(parts: list[_Part]) -> tuple[Attachment, ...]:
    """The list under "Liitteet": numbered titles, without addresses."""
    for part in parts:
        if part.kind == "attachments":
            rows = (
                re.sub(r"^\d+\s+", "", line.strip()) for line in part.text.split("\n")
            )
            return tuple(Attachment(title=row) for row in rows if row)
    return ()


def _presenter(parts: list[_Part]) -> str | None:
    for part in parts:
        if "EsittelijaTiedot" in part.classes and part.text:
            return ", ".join(line for line in part.text.split("\n") if line.strip())
    return None
