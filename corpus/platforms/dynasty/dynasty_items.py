"""The inside of a Dynasty item page: its text without chrome, attachments, title.

Both Dynasty generations put the item between two comments; where an installation lacks
them, what is neither navigation nor a heading nor an attachment list is the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from analyzers.decision.head.item_head.place_lines import publisher_of
from analyzers.notations.case_codes.case_keys import CASE_LABEL
from corpus.errors import ParseError
from corpus.model import Attachment
from corpus.reading.webpages.html_tables import Anchor, iter_anchors
from corpus.reading.webpages.markup import parse_html, select_some, squeeze, text_of
from corpus.reading.webpages.rendering import to_text
from corpus.reading.webpages.row_cells import CELL_MARK

_DATA = re.compile(r"<!--\s*DATA_?BEGIN\s*-->(.*?)(?:<!--\s*DATA_?END\s*-->|\Z)", re.S)
_ATTACHMENT = re.compile(r"(?i)/kokous/\w+-(?!0-)\d+-[\w-]+\.\w{2,5}$")
_OWN_FILE = re.compile(r"(?i)/kokous/\w+(?:-\d+)?\.pdf$|/kokous/\w+-0-\d+\.pdf$")
_CAPTION = re.compile(
    r"(?i)^(?:navigointi|navigering|navigation|liitteet|liite|oheismateriaalit?|"
    r"bilagor|bilaga|tilläggsmaterial|övrigt material)\s*:?$"
)
_NAVIGATION = re.compile(
    r"(?i)edellinen (?:asia|päätös)|seuraava (?:asia|päätös)|(?:föregående|nästa) ärende|"
    r"(?:föregående|nästa) beslut|kokousasia pdf|möteärende i pdf"
)
_LISTS = re.compile(
    r"(?i)^(?:liitteet|liite|oheismateriaalit?|bilagor|bilaga|tilläggsmaterial)"
)
_CHROME_LINE = re.compile(
    r"(?i)^(?:kokousasian teksti|kokousasia|ärendets text|mötesärendets text|"
    r"muutoksenhakuohje|besvärsanvisning|tulosta|takaisin|dynasty tietopalvelu.*|"
    r"dynasty/[\d.]+.*|päätöshistoria|beslutshistoria|liitteet|bilagor|oheismateriaali|"
    r"viranhaltijapäätöksen teksti|päätöksen teksti|"
    r"(?:edellinen|seuraava) asia.*|(?:föregående|nästa) ärende.*)$"
)
_START = re.compile(
    r"(?im)^(?:kokousasian teksti|mötesärendets text|ärendets text|"
    r"viranhaltijapäätöksen teksti|päätöksen teksti)\s*$"
)
_LABEL = re.compile(
    r"^(?i:(?:pöytäkirjan )?liite|bilaga|oheismateriaali|oheisasiakirja|tilläggsmaterial)"
    r"\s*(?i:nro|nr)?\.?\s*\d+(?:[a-z](?![a-zåäö]))?\s*[.:)-]?\s*(?=\S)"
)
_NUMBERS = re.compile(
    rf"(?i)^(?:§\s*\d+\s*\w?|\d+\s*\w?\s*§|\d{{1,3}}|{CASE_LABEL}?\s*:?\s*"
    r"[A-ZÅÄÖ]{0,6}[:/]?\s*[\d./-]+(?:\s*[\d.]+)?)$"
)
_SECTION_TITLE = re.compile(r"^§\s*\d+\s*[a-z]?\s+(?=\S{3})|^\d+\s*§\s+(?=\S{3})")
_HANDLING = re.compile(
    r"(?i)^[A-ZÅÄÖ][^.;]{3,80}?[\s,]+(?:§\s*\d+|\d+\s*§|\d\d?\.\d\d?\.\d{4})[\s\d.,§]*$"
)
_SECTION_LINE = re.compile(r"(?i)^(?:§\s*\d+\s*[a-z]?|\d+\s*[a-z]?\s*§)$")
_FULL_NUMBER = re.compile(
    rf"(?i){CASE_LABEL}?\s*:?\s*"
    r"(\d+\s?/\s?\d\d(?:\.\d\d)+\s?/\s?\d{4})"
)
_PAGE_HEADING = re.compile(
    r"(?i)\d{4}\s*/\s*(?:pykälä|asianro|asia|paragraf|ärende\w*|§)\s*\.?\s*\d+\s*$"
)
_LONG = 220


@dataclass(frozen=True, slots=True)
class Item:
    """What an item page holds; ``anchors`` are the links around and in it."""

    text: str
    title: str | None
    case_number: str | None
    attachments: tuple[Attachment, ...]
    anchors: tuple[Anchor, ...]


def read_item(root: HtmlElement, markup: str, base: str) -> Item:
    """Read an item page; the text is empty when the page has none."""
    anchors = tuple(iter_anchors(root, base))
    attachments = _attachments(root, anchors, base)
    region = _region(root, markup)
    text = _without_chrome(region)
    return Item(text, title_of(text), case_number_of(text), attachments, anchors)


def _region(root: HtmlElement, markup: str) -> HtmlElement:
    match = _DATA.search(markup)
    if match and match[1].strip():
        try:
            return parse_html(f"<div>{match[1]}</div>")
        except ParseError:
            return root
    blocks = select_some(root, "//div[contains(@class,'data-part-block-htm')]")
    if blocks:
        return parse_html(f"<div>{''.join(_source(block) for block in blocks)}</div>")
    return parse_html(markup)


def _source(element: HtmlElement) -> str:
    from lxml import etree

    return etree.tostring(element, encoding="unicode", with_tail=False)


def _without_chrome(region: HtmlElement) -> str:
    for table in select_some(region, "//table"):
        if _is_chrome(table):
            _drop(table)
    for element in select_some(region, "//h1|//*[contains(@class,'h1title')]|//center"):
        if element.tag == "center" or re.search(r"\d{4}\s*/\s*\D", text_of(element)):
            _drop(element)
    for anchor in select_some(region, "//a[@href]"):
        if re.search(r"(?i)/kokous/[\w-]+\.\w{2,5}$", anchor.get("href") or ""):
            _drop(anchor)
    text = to_text(region, cell_mark=CELL_MARK)
    start = _START.search(text)
    lines = text[start.end() :].split("\n") if start else _below_heading(text)
    while lines and (not lines[0].strip() or _CHROME_LINE.match(lines[0].strip())):
        lines.pop(0)
    while lines and (not lines[-1].strip() or _CHROME_LINE.match(lines[-1].strip())):
        lines.pop()
    return "\n".join(lines).strip()


def _below_heading(text: str) -> list[str]:
    """Without markers the page's heading parts the chrome on top from the item."""
    lines = text.split("\n")
    for index, line in enumerate(lines[:40]):
        if _PAGE_HEADING.search(line) and len(line) < 200:
            return lines[index + 1 :]
    return lines


def _is_chrome(table: HtmlElement) -> bool:
    captions = [text_of(item) for item in select_some(table, "./caption")]
    if any(_CAPTION.match(caption) for caption in captions):
        return True
    text = text_of(table)
    if len(text) < 200 and _NAVIGATION.search(text):
        return True
    links = select_some(table, ".//a[@href]")
    return bool(links) and all(
        re.search(r"(?i)/kokous/[\w-]+\.\w{2,5}$", link.get("href") or "")
        for link in links
    )


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _attachments(
    root: HtmlElement, anchors: tuple[Anchor, ...], base: str
) -> tuple[Attachment, ...]:
    found: dict[str, Attachment] = {}
    for anchor in anchors:
        if _ATTACHMENT.search(anchor.url) and anchor.text:
            title = attachment_title(anchor.text)
            found.setdefault(anchor.url, Attachment(title=title, url=anchor.url))
    for table in select_some(root, "//table[caption]"):
        if _LISTS.match(text_of(select_some(table, "./caption")[0])):
            for item in _listed(table, base):
                found.setdefault(item.url or f"text:{item.title}", item)
    return tuple(found.values())


def _listed(table: HtmlElement, base: str) -> list[Attachment]:
    """Rows of an attachment table; a row without a link was not published."""
    listed = []
    for row in select_some(table, ".//tr"):
        links = [
            a for a in iter_anchors(row, base) if a.text and not _OWN_FILE.search(a.url)
        ]
        text = text_of(row)
        if links:
            listed += [Attachment(attachment_title(a.text), url=a.url) for a in links]
        elif text and not _LISTS.fullmatch(text):
            listed.append(
                Attachment(
                    attachment_title(text),
                    is_published=False,
                    not_published_reason=_reason(text),
                )
            )
    return listed


def _reason(text: str) -> str | None:
    match = re.search(r"(?i)\((?:ei julk|salass|sekret|publiceras)[^)]*\)", text)
    return match[0].strip("()") if match else None


def attachment_title(text: str) -> str:
    """Return the title without its label: the label may be glued to it.

    >>> attachment_title("Liite 1Merivirta, suunnitelmaselostus")
    'Merivirta, suunnitelmaselostus'
    """
    return _LABEL.sub("", squeeze(text)) or squeeze(text)


def case_number_of(text: str) -> str | None:
    """Return a full case number that is alone above the text, else None.

    Other forms are left to ``analyzers.decision``.
    """
    for line in text.split("\n")[:12]:
        match = _FULL_NUMBER.fullmatch(line.strip())
        if match:
            return re.sub(r"\s+", "", match[1])
    return None


def title_of(text: str) -> str | None:
    """Return the title: what follows the item's own ``§ n`` line, if it has one.

    Else the first line that is not a number, label or earlier handling. A line much longer
    than a title gives its first sentence.
    """
    lines = [line.strip() for line in text.split("\n")[:40] if line.strip()]
    for index, line in enumerate(lines[:-1]):
        if _SECTION_LINE.match(line) and not _NUMBERS.match(lines[index + 1]):
            return _as_title(lines[index + 1])
    for line in lines[:12]:
        is_publisher = publisher_of(line) == line
        if not (is_publisher or _NUMBERS.match(line) or _HANDLING.match(line)):
            return _as_title(line)
    return None


def _as_title(line: str) -> str | None:
    candidate = _SECTION_TITLE.sub("", line)
    sentence = re.match(r"(.{15,}?[a-zåäö)])\.\s+[A-ZÅÄÖ]", candidate)
    if sentence and len(candidate) > 100:
        candidate = sentence[1]
    return candidate if len(candidate) <= _LONG else None
