"""Cover pages, agendas and notices: documents that are about a meeting, not one item.

Their text is often one long line, as converters of PDF leave it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from analyzers.decision.model import DecisionKind, Status
from analyzers.notations.municipal_bodies import bodies, body_phrases
from analyzers.notations.temporal import dates
from analyzers.text.quick_patterns import quick

_CHROME = quick(
    r"(?:Koko: px|Storlek: px|Size: px)\s+"
    r"(?:Aloita esitys sivulta:|Starta visningen från sidan:|Start display at page:)"
    r"|Download \"[^\n]*\"|\bTranskripti?o?n?\b|\bTranskript\b",
)
_LISTS_ITEMS = quick(
    r"käsitel(?:lyt|tävät)\b(?: asiat)?|\basialista\b|sisällysluettelo"
    r"|innehållsförteckning|mötesplats\b|närvarande (?:medlemmar|ledamöter)\b"
    r"|\bparagrafer\b|\bpykälät\b|kokoustiedot|saapuvilla"
    r" olleet jäsenet"
    r"|läsnä olleet jäsenet|läsnäolevat jäsenet|\bkokouspaikka\b"
    r"|sammanträdesplats|sammanträdestid|behandlade ärenden"
    r"|ärendeförteckning|osallistujat\b.{0,400}\ballekirjoitu"
    r"|kokouspöytäkirja|\basiat\b.{0,900}\bosallistujat\b"
    r"|päätöksen?tekijät"
    r"|\b(?:aika|tid):? [^§]{2,60}\b(?:paikka|plats):? [^§]{2,120}\b(?:läsnä|närvarande)\b",
    re.IGNORECASE | re.DOTALL,
)
_AGENDA = re.compile(
    r"esityslista|kokouskutsu|asialista|föredragningslista|kallelse\b", re.IGNORECASE
)
_MINUTES = re.compile(r"pöytäkirja|protokoll|kokouspöytäkirja", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:\baika\b|(?-i:(?<=[a-zåäö])Aika\b)|kokousaika|sammanträdestid|ajankohta|\btid\b|\bdatum\b"
    r"|\b(?:kokous)?(?:pvm|päivä(?:määrä)?)|(?:sammanträdes|mötes)(?:dag|datum))(?:"
    r" (?:ja|och) -?\w+)?\s*:?\s*(?:[a-zåäö]+,?\s+(?:den\s+)?)?$",
    re.IGNORECASE,
)
_OF_A_MEETING = re.compile(
    r"pöytäkirja|esityslista|kokous|hallitu|lautakun|valtuusto"
    r"|jaosto|valiokun|johtokun|toimikun|neuvosto|päätö|protokoll|beslut|nämnd|styrelse"
    r"|utskott|direktion|sektion|fullmäktige|sammanträde|tiedote",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"päätöstiedote|päätöksiä\b|päätökset \d|beslut \d|ennakkotiedote|^tiedote",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?i)\b(?:ei|eivät|inga)\b")
_NOT_THE_BODY = re.compile(
    r"^[,.]?\s*(?:kokoushuone|huone|kokoustila|sali\b|edustaja"
    r"|jäsen|puheenjohtaja|päätö(?:s|ksen)|:n\b|talo)",
    re.IGNORECASE,
)
_OF_THE_BODY = re.compile(
    r"^\s*(?:pöytäkirja|esityslista|kokous(?!huone|tila)|päätök|päätösti|beslut|protokoll|sammanträde)",
    re.IGNORECASE,
)
_SHORT_AND_DAY = re.compile(
    r"(?<!\w)(KH|KV|KHALL|KVALT|KVSTO)[ ,]+(?=\d{1,2}\.\d{1,2}\.(?:19|20)\d{2})"
)
_FIRST_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\.(?:(?P<month>\d{1,2})\.)?\s?[-–]\s?$"
)
_AFTER_SLASH = re.compile(r"/((?:kaupungin|kunnan)(?:hallitus|valtuusto))(?!\w)")

_DECIDED = quick(
    r"\b(?:Päätös|PÄÄTÖS|Beslut|BESLUT):? ?(?i:(?:[\wåäö]+ ){0,2}(?:todet|hyväksyt|merkit|valit"
    r"|päätet|myönnet)tiin|(?:[\wåäö]+ ){0,2}(?:godkändes|antecknades|konstaterades|valdes))\b"
    r"|(?i:\bpöytäkirja on tarkastettu\b)"
)
"""What minutes tell and no agenda does."""

_HELD = quick(
    r"(?i)\b(?:kokous|(?:sammanträdet|mötet)) (?:todettiin|avattiin|julistettiin|konstaterades"
    r"|förklarades|öppnades)\b"
    r"|\b(?:todettiin|konstaterades) (?:kokous|kokouksen|läsnäolijat|osallistujat|sammanträdet"
    r"|mötet)\b"
    r"|\b(?:puheenjohtaja|pj)\.? (?:avasi|totesi|päätti) kokouksen\b"
    r"|\bordföranden? (?:öppnade|konstaterade|förklarade|avslutade) (?:sammanträdet|mötet)\b"
    r"|\btarkastaj(?:a|i)ksi (?:valittiin|nimettiin)\b|\bvalittiin pöytäkirjan ?tarkastaj"
    r"|\btill protokolljusterare (?:valdes|utsågs|utsåg|valde)\b"
)
"""The formalities of a meeting, told as done."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What a page about a meeting says; None where it says nothing."""

    kind: DecisionKind
    status: Status | None
    body: str | None
    date: dt.date | None
    meeting_time: str | None
    meeting_number: str | None


def flatten(text: str) -> str:
    """Return the first 4,000 characters as one line without converters' chrome."""
    return " ".join(_CHROME.sub(" ", text[:4000]).replace("|", " ").split())


def has_converters_words(text: str) -> bool:
    """Return whether a converter's buttons stand on top of *text*."""
    return _CHROME.search(text[:1500]) is not None


def is_converted(text: str) -> bool:
    """Return whether *text* came from a converter of PDF that loses lines."""
    return has_converters_words(text) or any(
        len(line) > 330 for line in text[:3000].split("\n")[:8]
    )


def tells_formalities(flat: str) -> bool:
    """Return whether the opening or closing of a meeting is told as done."""
    return _HELD.search(flat) is not None


def is_held(flat: str) -> bool:
    """Return whether a page tells of its own meeting as of one that has been.

    >>> is_held("1 KOKOUKSEN AVAUS Puheenjohtaja avasi kokouksen klo 17.")
    True
    >>> is_held("1 KOKOUKSEN AVAUS Puheenjohtaja avaa kokouksen.")
    False
    """
    return _DECIDED.search(flat) is not None or tells_formalities(flat)


def read(text: str, title: str | None) -> FrontPage | None:
    """Read a document about a whole meeting; None when it is not one.

    Args:
        text: of the document.
        title: as the header gives it; None takes the first line.
    """
    flat = flatten(text)
    title = title or text.strip().split("\n", 1)[0]
    release = _announced(title) or _announced(flat[:160])
    is_told = title.endswith(".") and not has_converters_words(text)
    is_about = _is_about_a_meeting(title) and not is_told
    if not release and not (_LISTS_ITEMS.search(flat) or is_about):
        return None
    return _facts(title, flat, is_release=release)


def _announced(text: str) -> bool:
    """Whether words on top tell of decisions: not "Ei uusia päätöksiä"."""
    match = _NOTICE.search(text)
    return match is not None and _NONE.search(text, 0, match.start()) is None


def read_bare(text: str) -> FrontPage:
    """Read the head of minutes that have no cover; the items have shown what they are."""
    return _facts(text.strip().split("\n", 1)[0], flatten(text), is_release=False)


def _facts(title: str, flat: str, *, is_release: bool) -> FrontPage:
    is_agenda = _AGENDA.search(flat[:400]) is not None
    is_minutes = _MINUTES.search(flat[:400]) is not None
    kind: DecisionKind = "other" if is_release else "minutes-front-page"
    is_of_minutes = _MINUTES.search(title) or is_held(flat)
    if not is_release and is_agenda and not is_of_minutes:
        kind = "agenda"
    status: Status | None = "minutes" if is_minutes else None
    body = body_of(flat)
    return FrontPage(
        kind=kind,
        status="agenda" if kind == "agenda" else None if is_release else status,
        body=body,
        date=day_of(title, flat, body),
        meeting_time=dates.first_time(flat[:1200]),
        meeting_number=number_of(flat),
    )


def _is_about_a_meeting(title: str) -> bool:
    words = title.split()
    return len(words) <= 12 and bool(
        re.search(
            r"\b(?:pöytäkirja|esityslista|kokouskutsu|protokoll|kokousaika)\b",
            title,
            re.IGNORECASE,
        )
    )


def body_of(flat: str) -> str | None:
    """Return the body that a page about a meeting is of: the first named as such."""
    sample = flat[:1600]
    named = list(body_phrases.find(sample))
    genitive = next(body_phrases.find_genitives(sample[:200]), None)
    is_first = genitive and not any(
        one.end < genitive.start and one.name[:1].isupper() for one in named
    )
    if genitive and is_first and _OF_THE_BODY.match(sample[genitive.end :]):
        return body_phrases.without_owner(genitive.name)
    for found in named:
        name = found.name
        if not name[:1].isupper() or _NOT_THE_BODY.match(sample[found.end :]):
            continue
        if bodies.is_label(name):
            continue
        return body_phrases.without_owner(bodies.without_label(name))
    short = _SHORT_AND_DAY.search(sample[:200])
    if short:
        return short[1]
    beside = _AFTER_SLASH.search(sample)
    return beside[1][0].upper() + beside[1][1:] if beside else None


def is_not_the_body(after: str) -> bool:
    """Whether what follows a body's name shows a room, a member or a decision of it."""
    return _NOT_THE_BODY.match(after) is not None


def day_of(title: str, flat: str, body: str | None) -> dt.date | None:
    """Return the day in the title, after "Aika", or right after the body's name."""
    found = dates.first_date(title)
    if found and (_OF_A_MEETING.search(title) or len(title) < 14):
        return found
    for match in dates.DATE.finditer(flat[:2500]):
        before = flat[max(0, match.start() - 60) : match.start()]
        if _WHEN.search(_FIRST_DAY.sub("", before)) or _follows_body(before, body):
            day = dates.to_date(match)
            return day and first_of_several(day, before)
    return None


def first_of_several(day: dt.date, before: str) -> dt.date:
    """Return the first day of a meeting of two: "26.-27.9.2012" began on the 26th.

    Args:
        day: the last.
        before: the text before it.
    """
    first = _FIRST_DAY.search(before)
    if first is None:
        return day
    month = first["month"] or day.month
    return dates.calendar_day(day.year, month, first["day"]) or day


def _follows_body(before: str, body: str | None) -> bool:
    """Return whether the body's name, perhaps with a meeting's number, stands right before."""
    text = re.sub(r"\s\d{1,3}/(?:19|20)\d{2}$", "", before.rstrip(" ,"))
    return bool(body) and text.rstrip(" ,").endswith(body or "")


def number_of(flat: str) -> str | None:
    """Return the meeting's number ("4/2015") beside the kind of document, or None."""
    match = re.search(
        r"(?:pöytäkirja|esityslista|kokouskutsu(?: / asialista)?"
        r"|protokoll|\bnro?|\bno)\s*:?\s*(\d{1,3}/(?:19"
        r"|20)\d{2})\b",
        flat[:600],
        re.IGNORECASE,
    )
    return match[1] if match else None
