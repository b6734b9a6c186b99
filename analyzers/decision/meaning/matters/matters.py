"""What kind of matter a title names: somebody's claim or request, an election, a statement."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.notations.municipal_bodies.body_nouns import OWNING
from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows
from analyzers.text.word_gate import WordGate

TABLE = "analyzers.decision.meaning.matters:matters.tsv"

OWN = "own"
"""The body's own matter: a plan, a budget, a contract."""
ASKED = "asked"
"""The body's own matter by its title, in which the preparation tells that somebody asks."""
REQUESTS = frozenset({"claim", "request", "initiative", "resignation", ASKED})
"""Matters in which somebody asked for something."""


@dataclass(frozen=True)
class Matter:
    """What is known of an item before its decision is read.

    Attributes:
        kind: what the title names.
        title: the title in lower case.
        body: the deciding body, in lower case; "" when not known.
        asks: tells what somebody asks for by the preparation; it is long, and most
            decisions are read without it.
        is_officials: whether one official decides.
    """

    kind: str
    title: str
    body: str = ""
    asks: Callable[[], str] = str
    is_officials: bool = False

    @functools.cached_property
    def asked(self) -> str:
        """What the preparation tells that somebody asks for, in lower case."""
        return self.asks()


@functools.cache
def matter_rows() -> tuple[tuple[str, QuickPattern, str], ...]:
    """Return the table's rows: kind, pattern, example; the first that fits counts."""
    return tuple(
        (kind, quick(pattern), example) for kind, pattern, example in table_rows(TABLE)
    )


def matter_kind(title: str | None) -> str:
    """Return the kind of matter that *title* names; ``OWN`` where it names none."""
    folded = " ".join((title or "").lower().split())
    for number in sorted(_gate().of(folded)):
        kind, pattern, _ = matter_rows()[number]
        if pattern.search(folded):
            return kind
    return OWN


@functools.cache
def _gate() -> WordGate[int]:
    """Return the gate of the table's rows by number: a title may be of few kinds."""
    return WordGate({n: row.needs for n, (_, row, _) in enumerate(matter_rows())})


def asking(units: Iterable[Unit]) -> str:
    """Return the sentences in which somebody else asks for something, in lower case."""
    return " ".join(unit.text.lower() for unit in units if _asks(unit.text.lower()))


def _asks(folded: str) -> bool:
    """Whether a sentence asks; for a statement or an offer asks the municipality."""
    if len(folded) > _ASKED_IN:
        return False
    match = phrase("asks").search(folded) if says("asks", folded) else None
    if match is None or _OWN_BODY.search(folded[: match.start()]):
        return False
    if says("asks-opinion", folded) or _RULE.search(folded) is not None:
        return False
    return _OFFICIAL_PROPOSES.search(folded) is None


def headed(title: str | None, text: str) -> str:
    """Return the title, or the line of the text's head that names a kind of matter.

    A head that is printed without a title gives "Nämnd / 24.9.2024" as one; the line
    below it says what the matter is.
    """
    given = _below_page_head(title or "", text)
    given = given or _without_prose(title or "") or _flat_head(text)
    is_head = (
        _HEAD_WORDS.search(_DAYS.sub(" ", given)) is not None
        or _OFFICE.search(given) is not None
    )
    if given and not is_head and matter_kind(given) != OWN:
        return given
    if given and not is_head and given in text[:_HEAD]:
        return given
    for line in text[:_HEAD].splitlines():
        words = " ".join(line.split())
        is_prose = len(words) > _LONGEST_TITLE or _SENTENCE.search(words)
        if is_prose or _LABEL.search(words):
            break
        if (
            len(words) > 3
            and not _HEAD_ONLY.search(words)
            and not _FILE.search(words)
            and matter_kind(words) != OWN
        ):
            return words
    return "" if is_head and matter_kind(given) != OWN else given


def capitals(text: str, title: str) -> str:
    """Return the heading in capitals in the head of a text without line ends, or *title*.

    "KUNTA PÖYTÄKIRJA 3/2031 41 Kunnanhallitus § 34 VUOKRAN ALENNUS, KAHVILA Khall § 34
    Yrittäjä pyytää …", where the title is only the head of the page.
    """
    is_head = not title or _HEAD_WORDS.search(title) is not None
    if not is_head or matter_kind(title) != OWN:
        return title
    found = [match[0].strip() for match in _CAPITALS.finditer(text, 0, _CAPITALS_IN)]
    found = [one for one in found if not _PAGE_WORDS.search(one)]
    return max(found, key=len, default=title)


def _below_page_head(title: str, text: str) -> str:
    """Return the heading below the head of a page of a meeting's decisions, or ""."""
    if _LIST_OF.fullmatch(title.strip()) is not None:
        return _above_label(text)
    if _DECISIONS_OF.search(title) is None:
        return ""
    begin = text.find(title) + len(title)
    for line in text[begin : begin + _HEAD].splitlines():
        words = " ".join(line.split())
        if len(words) > 3 and not _DAYS.fullmatch(words):
            is_prose = len(words) > _LONGEST_TITLE or _SENTENCE.search(words)
            return "" if is_prose or words.endswith((".", ":")) else words
    return ""


def _above_label(text: str) -> str:
    """Return the line above the one heading of a decision, without the names of files."""
    labels = [match.start() for match in _DECISION_LABEL.finditer(text)]
    lines = text[: labels[0]].split("\n") if len(labels) == 1 else []
    above = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return _FILES_BEHIND.sub("", above)[:_LONGEST_TITLE]


def _without_prose(title: str) -> str:
    """Return the beginning of a title that runs on into the text below it."""
    return title[:_FLAT] if len(title) > _LONGEST_TITLE else title


def _flat_head(text: str) -> str:
    """Return the beginning of a first line that holds the head and the text below it."""
    line, _, _ = text.lstrip().partition("\n")
    return line[:_FLAT] if len(line) > _LONGEST_TITLE else ""


_CAPITALS = re.compile(
    r"(?<![\w-])(?=[A-ZÅÄÖ -]{8})[A-ZÅÄÖ]{3,}"
    r"(?:[\s,/-]+[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9.:-]*(?![a-zåäö])){0,14}"
)
_CAPITALS_IN = 320
_PAGE_WORDS = re.compile(
    r"\b(?:PÖYTÄKIRJA\w*|PROTOKOLL|SAMMANTRÄDE\w*|ESITYSLISTA|[A-ZÅÄÖ]+(?:HALLITUS|LAUTAKUNTA|VALTUUSTO"
    r"|JAOSTO|STYRELSEN|NÄMNDEN|FULLMÄKTIGE)|KUNTA|KAUPUNKI|KOMMUN|STAD)\b"
)
_DECISIONS_OF = quick(
    rf"{OWNING}(?: kokouksen)?(?: [\d.]{{4,10}})?(?: kokouksen)? (?:päätöks(?:et|iä)|beslut)"
    r"(?: [\d.]{4,10})?\s*$",
    re.IGNORECASE,
)
_LIST_OF = re.compile(
    r"(?:päätöstiedote|päätösluettelo|beslutsmeddelande|beslutsförteckning)"
    r"(?: (?:nro?|n:o|nr))?\.?(?: \d[\d/]*)?",
    re.IGNORECASE,
)
"""The title of a list of a meeting's decisions, of which one stands below."""
_DECISION_LABEL = re.compile(r"\n[ \t]*(?:Päätös|Beslut)[ \t]*\n")
_FILES_BEHIND = re.compile(r"(?: +\[?(?:pdf|html)\]?)+$", re.IGNORECASE)
_FLAT = 170
"""Characters in which a line that runs on names the matter."""
_ASKED_IN = 250
"""Longest sentence that plainly says what somebody asks for."""
_RULE = re.compile(
    r"\b\w*lag(?:en|arna) (?:kräver|förutsätter)|\b\w*laki (?:vaatii|edellyttää)"
    r"|\bvoidaan\b.*\b(?:jos|mikäli)\b|\blain mukaan\b|\bkan\b.*\bom\b"
)
"""What the law says of applications is nobody's request."""
_OWN_BODY = re.compile(
    r"(?:\bkaupunki|\bkunta|hallitus|lautakunta|valtuusto|jaosto|hallinto|toimiala"
    r"|staden|kommunen|styrelsen|nämnden|fullmäktige)\b"
)
_OFFICIAL_PROPOSES = re.compile(
    r"^(?:\w+ ){0,2}?\w*(?:johtaja|päällikkö|sihteeri|insinööri|tarkastaja|esittelijä|rehtori"
    r"|direktören|chefen|sekreteraren|ingenjören|rektorn|föredraganden) (?:\w+ ){0,2}?"
    r"(?:esittää|ehdottaa|esitti|ehdotti|föreslår|föreslog)\b"
)
"""An official who proposes asks for nothing."""
_HEAD = 500
_LONGEST_TITLE = 300
_HEAD_WORDS = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|§|pöytäkirja|sammanträde|viranhaltijapäätös"
    r"|tjänste\w+beslut|\bkokous\b|\b(?:kunta|kaupunki|kommun|stad)\b",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:(?:19|20)\d\d)?\s?[–-]\s?\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
)
"""From when until when something is: days of no meeting."""
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:[\w-]+ ){0,2}[\w-]*(?:johtaja|päällikkö|sihteeri|insinööri|rehtori|tarkastaja"
    r"|suunnittelija|ohjaaja|direktör|direktören|chef|chefen|sekreterare|inspektör)$",
    re.IGNORECASE,
)
"""An office alone is who decides, not what."""
_HEAD_ONLY = re.compile(
    r"^[^a-zåäö]*$(?<![A-ZÅÄÖ]{4})|viranhaltijapäätös\b|tjänste\w+beslut\b|pöytäkirja\b"
    r"|(?:hallitus|lautakunta|valtuusto|jaosto)\b"
    r"|(?<!\bi )(?<!\btill )(?<!\bav )(?<!\bför )\b\w*(?:styrelsen|nämnden|fullmäktige)\b",
    re.IGNORECASE,
)
"""Lines of a head that name who and when, not what."""
_SENTENCE = re.compile(r"[a-zåäö)]{2}\.$")
_LABEL = re.compile(r"^[\w .-]{2,40}:(?:\s|$)")
