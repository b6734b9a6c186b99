"""Bytes to characters, HTML to elements, elements to text that keeps its lines.

Decoding goes by HTTP header, then the page's own meta element, then by looking at the
bytes; one host may mix encodings, so nothing is remembered between pages. This module
knows nothing of any platform.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from corpus.errors import ParseError
from corpus.reading.webpages.old_code_pages import old_code_page
from corpus.reading.webpages.rendering import to_text, without_no_width

_META = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)")
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_HEADER = re.compile(r"(?i)charset\s*=\s*[\"']?([\w.:-]+)")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ON_THE_WEB = (
    *("utf", "ascii", "iso8859", "latin", "cp125", "cp866", "koi8", "mac"),
    *("gb", "big5", "euc", "shift_jis", "iso2022", "cp949", "cp932"),
    *("cp850", "cp437", "cp865"),
)
"""Beginnings of the encodings that browsers know, and those of DOS; Python has others."""

_TWICE = re.compile("Ã[¤¶¥„–…\x84\x96\x85]")
_TWICE_FOR_SURE = re.compile(
    "[a-zåäö]Ã[¤¶¥]|Ã[¤¶¥][a-zåäö]|â(?:€|\x80)[“”™œž¦¢˜\x93\x94\x99\x9c\x9d\x9e\xa6\xa2\x98]|â‚¬"
    "|Ã[ƒ\x83][ÂÃ]|Â[§°²³½\xa0](?=[\\s\\d])"
)
_CP1252 = "".join(
    bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
)
_GOES_ON = f"[\u0080-\u00bf{re.escape(_CP1252)}]"
_TWICE_ANY = re.compile(
    f"[\u00c2-\u00df]{_GOES_ON}|[\u00e0-\u00ef]{_GOES_ON}{{2}}"
    f"|[\u00f0-\u00f4]{_GOES_ON}{{3}}"
)
_LEAST_TWICE = 3
_MOST_TIMES = 3
_JUDGED = 200_000
# Declared Latin-1 means windows-1252 to every browser, and Dynasty and TWeb use its
# dashes and quotation marks (bytes 80-9F) under that name.
_LATIN = {"iso8859-1", "ascii", "iso8859-15", "cp1252", "latin-1"}
_HEAD = 8192
_ONLY_IN_CP1252 = re.compile(rb"[\x80-\x9f]")
_MARKUP_COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
_DOUBLED = re.compile(
    r"&amp;((?:[aou]uml|aring|nbsp|sect|eacute|[mn]dash|[lr][sd]quo|bull|hellip|euro|quot"
    r"|sup[23]|frac\d\d|deg|shy|#x[\da-f]{2,5}|#\d{2,6});)",
    re.IGNORECASE,
)
_LEAST_DOUBLED = 2


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a page; ``problem`` says in words what was wrong, or is None."""

    text: str
    encoding: str
    problem: str | None = None


def decode(body: bytes, headers: Mapping[str, str] | None = None) -> Decoded:
    """Turn the bytes of a page into characters; never raises.

    Bytes that fit no declared encoding are read as UTF-8 if they are UTF-8, else as
    windows-1252, or as an old text of DOS or Macintosh whose letters are in its words.
    Characters that cannot be read become U+FFFD and ``problem`` is set.
    """
    declared = _declared(body, headers or {})
    found = _read_bytes(body, declared)
    once = encoded_once(found.text)
    if once != found.text:
        return Decoded(once, found.encoding, "UTF-8 encoded twice; read once more")
    if found.problem is None and declared:
        contradiction = _contradiction(declared[0], found)
        if contradiction:
            return Decoded(found.text, found.encoding, contradiction)
    return found


def encoded_once(text: str) -> str:
    """Return *text* with letters put right that were encoded in UTF-8 twice.

    A lone pair may be meant; inside a word, or three of those that Finnish and Swedish
    letters give, are not. Three times encoded is put right, too.

    >>> encoded_once("PÃ¤Ã¤tÃ¶s Â§ 5")
    'Päätös § 5'
    >>> encoded_once("Ã on kirjain")
    'Ã on kirjain'
    """
    for _ in range(_MOST_TIMES):
        if not _is_encoded_again(text):
            break
        text = _TWICE_ANY.sub(_once, text)
    return text


def _is_encoded_again(text: str) -> bool:
    if "Ã" not in text and "â" not in text and "Â" not in text:
        return False
    start = text[:_JUDGED]
    return (
        _TWICE_FOR_SURE.search(start) is not None
        or len(_TWICE.findall(start)) >= _LEAST_TWICE
    )


def _once(match: re.Match[str]) -> str:
    try:
        raw = b"".join(
            sign.encode("latin-1") if sign <= "\u00ff" else sign.encode("cp1252")
            for sign in match[0]
        )
        return raw.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return match[0]


def _read_bytes(body: bytes, declared: list[str]) -> Decoded:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _decoded(body, encoding)
    wide = _wide_encoding(body)
    if wide:
        return _decoded(body[: len(body) // 2 * 2], wide)
    for name in declared:
        decoded = _strictly(body, name)
        if decoded is not None:
            return decoded
    decoded = _strictly(body, "utf-8")
    if decoded is not None:
        return decoded
    # A page cut off in the middle of a character is still UTF-8.
    if any(_is_utf8(body[:-cut]) for cut in (1, 2, 3)):
        return Decoded(body.decode("utf-8", "replace"), "utf-8", "ends inside a letter")
    return _decoded(body, (not declared and old_code_page(body)) or "cp1252")


def _contradiction(declared: str, found: Decoded) -> str | None:
    """Return a complaint when the bytes are not what the page says of itself."""
    if declared.lower() == "unicode":
        declared = "utf-16"  # Word's name for it
    try:
        name, actual = codecs.lookup(declared).name, codecs.lookup(found.encoding).name
    except LookupError:
        return f"declares an unknown encoding {declared!r}; read as {found.encoding}"
    if name == actual or found.text.isascii() or {name, actual} <= _LATIN:
        return None
    if name.startswith("utf-16") and actual.startswith("utf-16"):
        return None
    if name.startswith("utf") and actual.startswith("utf-8"):
        name = name.replace("_", "-")
        return None if name.startswith("utf-8") else f"declares {declared}, is {actual}"
    return f"declares {declared}, but its bytes are {found.encoding}"


def _declared(body: bytes, headers: Mapping[str, str]) -> list[str]:
    names = []
    for key, value in headers.items():
        match = _HEADER.search(value) if key.lower() == "content-type" else None
        if match:
            names.append(match[1])
    head = body[:_HEAD].replace(b"\0", b"")
    if b"<!--" in head:
        head = _MARKUP_COMMENT.sub(b"", head)
    for pattern in (_XML, _META):
        found = pattern.search(head)
        if found:
            names.append(found[1].decode("ascii", "replace"))
    return names


def _strictly(body: bytes, name: str) -> Decoded | None:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    if codec.startswith(("utf-16", "utf-32", "utf-7")):
        # 16-bit text was recognised by its bytes before: in 8-bit text the word is wrong.
        return None
    if not codec.startswith(_ON_THE_WEB):
        return None
    if codec in _LATIN:
        # Latin-1 fits any bytes; real UTF-8 under that name is preferred.
        if _is_utf8(body):
            return None
        is_other = codec == "iso8859-15" and not _ONLY_IN_CP1252.search(body)
        return _decoded(body, codec if is_other else "cp1252")
    try:
        return Decoded(body.decode(codec), codec)
    except (UnicodeError, LookupError):
        return None


def _is_utf8(body: bytes) -> bool:
    """True when *body* is UTF-8 and holds at least one letter beyond ASCII."""
    if body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(body: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(body.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding == "cp1252":
            # Five bytes have no character in windows-1252; browsers keep them as C1.
            return Decoded(body.decode("latin-1"), "latin-1")
        return Decoded(
            body.decode(encoding, "replace"), encoding, f"not all {encoding}: {error}"
        )


def _wide_encoding(body: bytes) -> str | None:
    """Recognise UTF-16 without byte-order mark: every second byte is zero."""
    head = body[:2000]
    if len(head) < 8:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > half * 0.7 and head[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[0::2].count(0) > half * 0.7 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]{0,40})\s[^<>]{100000,}>")
"""The parser's time grows with the square of the attributes of a tag: none of so many."""

_ENDS_EARLY = re.compile(r"(?i)</html\s*>(?=\s*(?:[^\s<]|<(?!!--)))")


def parse_html(markup: str) -> HtmlElement:
    """Parse any markup into a tree as a browser would.

    Raises:
        ParseError: there is nothing in it.
    """
    clean = _CONTROLS.sub(" ", _PROLOG.sub("", markup))
    if len(_DOUBLED.findall(clean)) >= _LEAST_DOUBLED:
        # Letters that somebody escaped twice: no reader wants "&auml;".
        clean = _DOUBLED.sub(r"&\1", clean)
    if not clean.strip():
        raise ParseError("empty page")
    clean = _LONG_TAG.sub(r"<\1>", clean)
    # Browsers show what follows the end; the parser would not.
    clean = _ENDS_EARLY.sub("", clean)
    try:
        root = lxml.html.document_fromstring(clean)
    except (ParserError, ValueError) as error:
        raise ParseError(f"no markup in the page: {error}") from error
    assert isinstance(root, HtmlElement)
    return root


def select_one(root: HtmlElement, path: str) -> HtmlElement:
    """Return the only element that XPath *path* finds.

    Raises:
        ParseError: there is none, or there are several.
    """
    found = select_some(root, path)
    if len(found) != 1:
        raise ParseError(f"expected one {path}, found {len(found)}")
    return found[0]


def select_some(root: HtmlElement, path: str) -> list[HtmlElement]:
    """Return the elements that XPath *path* finds, in page order; maybe none."""
    found = root.xpath(path)
    return [item for item in found if isinstance(item, HtmlElement)]


def squeeze(text: str) -> str:
    """Return *text* on one line, NFC, soft hyphens out, spaces of any kind single."""
    text = unicodedata.normalize("NFC", text).replace("\xad", "")
    return " ".join(without_no_width(text).split())


def text_of(element: HtmlElement) -> str:
    """Return the text of *element* on one line."""
    return squeeze(to_text(element))
