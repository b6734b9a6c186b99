"""Helsinki's Ahjo: search index replies, REST replies, and their HTML contents."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from corpus import finnish_time
from corpus.addresses import host_of, normalise
from corpus.errors import ParseError
from corpus.model import Attachment, DecisionKind, Issue, Link, Page, Status, Yield
from corpus.platforms.ahjo.ahjo_html import AhjoText, read_html
from corpus.platforms.ahjo.ahjo_site import is_export, read_export
from corpus.platforms.base import PageIdentity
from corpus.reading.drafts import Facts, draft, finish
from corpus.reading.webpages.html_tables import is_cut_off
from corpus.reading.webpages.markup import decode
from corpus.reading.webpages.meeting_lines import date_in
from corpus.reading.webpages.replies import guarded, load_reply
from corpus.sources import Source

SITE = "https://paatokset.hel.fi"
INDEX = "https://paatokset-elastic-proxy.api.hel.ninja/paatokset_decisions/_search"
FIRST_YEAR = 2015
PAGE_SIZE = 200
_OFFICIAL = re.compile(
    r"(?i)viranhaltija|luottamushenkilö|tjänsteinnehavare|förtroendevald"
)
_BODY = re.compile(
    r"(?i)(?:lautakunta|hallitus|valtuusto|jaosto|toimikunta|johtokunta)"
)
_CONTENT = re.compile(r'class="(?:[^"]* )?(?:paatos|esitys|viranhaltijapaatos)\b')
Record = Mapping[str, Any]


class AhjoPlatform:
    """The public search index month by month; REST replies are read as well."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield one search a month: the index gives at most 10,000 hits a search."""
        first = since or dt.date(FIRST_YEAR, 1, 1)
        month = dt.date(first.year, first.month, 1)
        last = finnish_time.today() + dt.timedelta(days=62)
        while month <= last:
            following = (month + dt.timedelta(days=32)).replace(day=1)
            start = max(month, since) if since else month
            yield _search(_index_of(source), start, following, since)
            month = following

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is: replies by their members, HTML by its classes."""
        text = decode(page.body, page.headers).text
        try:
            kind = _kind(load_reply(text))
        except ParseError:
            kind = "content" if _CONTENT.search(text) or is_export(text) else ""
        return PageIdentity(kind, page.url or None)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read one reply; see ``Platform.read``."""
        decoded = decode(page.body, page.headers)
        if decoded.problem:
            yield Issue("encoding", decoded.problem, page.url)
        text = decoded.text.lstrip("\ufeff \r\n\t")
        if text[:1] in {"{", "["}:
            reply = load_reply(text)
            yield from _read_reply(reply, page, source)
        elif is_export(text):
            yield from _read_item(read_export(text), page, source)
        elif _CONTENT.search(text):
            if is_cut_off(text):
                yield Issue("structure", "breaks off before its end", page.url)
            yield from _read_item({"Content": text}, page, source)
        else:
            yield Issue("structure", "neither a reply nor a decision of Ahjo", page.url)


def _index_of(source: Source) -> str:
    """The index has a host of its own; a replayed service is asked where it is."""
    if _site_of(source) == SITE:
        return INDEX
    base = normalise(source.base_url).rstrip("/")
    return base if base.endswith("/_search") else f"{base}{urlsplit(INDEX).path}"


def _site_of(source: Source) -> str:
    """Where decisions are shown: Helsinki's site, or the host of a replayed service."""
    host = host_of(source.base_url)
    if not host or host.endswith(("hel.fi", "hel.ninja")):
        return SITE
    return "{0.scheme}://{0.netloc}".format(urlsplit(source.base_url))


def _search(index: str, start: dt.date, end: dt.date, since: dt.date | None) -> Link:
    query = quote(f"meeting_date:[{start.isoformat()} TO {end.isoformat()}}}")
    url = f"{index}?q={query}&size={PAGE_SIZE}&from=0&sort=meeting_date:asc"
    return Link(url, role="index", since=since)


def _kind(reply: object) -> str:
    if isinstance(reply, dict):
        for name in (
            "decisions",
            "meetings",
            "cases",
            "records",
            "hits",
            "decisionMakers",
        ):
            if name in reply:
                return name
        return "decisions" if "NativeId" in reply else ""
    if isinstance(reply, list) and reply and isinstance(reply[0], dict):
        for member, kind in (
            ("subject", "hits"),
            ("NativeId", "decisions"),
            ("data", "push"),
        ):
            if member in reply[0]:
                return kind
    return ""


def _read_reply(reply: Any, page: Page, source: Source) -> Iterator[Yield]:
    kind = _kind(reply)
    if kind == "hits":
        yield from _read_hits(reply, page, source)
    elif kind == "decisions":
        found = reply.get("decisions", [reply]) if isinstance(reply, dict) else reply
        for record in found:
            yield from guarded(_read_item, record, page, source)
    elif kind == "meetings":
        for record in reply["meetings"]:
            yield from guarded(_read_meeting, record, page, source)
    elif kind:
        yield Issue("skipped", f"a reply of {kind} holds no decisions", page.url)
    else:
        yield Issue("structure", "a reply without anything of a known kind", page.url)


def _read_item(record: Record, page: Page, source: Source) -> Iterator[Yield]:
    """Read one decision of the REST service, or bare HTML under ``Content``."""
    language = _language(record, page, source)
    content = str(record.get("Content") or "")
    motion = str(record.get("Motion") or "")
    parts = read_html(content, motion, language)
    native = str(record.get("NativeId") or "").strip("{}").lower()
    organisation = record.get("Organization") or {}
    meeting = record.get("Meeting") or {}
    name = str(organisation.get("Name") or meeting.get("DecisionMaker") or "") or None
    is_official = bool(_OFFICIAL.search(str(organisation.get("Type") or "")))
    if not parts.text:
        yield Issue(
            "empty", f"a decision without text: {record.get('Title')}", page.url
        )
        return
    moment = str(meeting.get("DateMeeting") or record.get("DateDecision") or "")
    case = str(record.get("CaseIDLabel") or "") or parts.case_number
    facts = Facts(
        raw_id=native or _html_id(content) or _html_id(motion) or str(parts.title),
        kind=_decision_kind(is_official),
        text=parts.text,
        url=str(record.get("Address") or "")
        or _address(case, native, language)
        or _self(record)
        or page.url
        or None,
        blocks=parts.blocks,
        attachments=_attachments(record) or parts.attachments,
        status=_status(content, is_official),
        date=date_in(moment[:10]),
        body=None if is_official else name,
        officeholder=name if is_official else None,
        title=_title(record, parts),
        minutes_section=str(record.get("Section") or "") or parts.minutes_section,
        meeting_time=_time(moment),
        case_number=case,
        task_class=".".join(str(record.get("ClassificationCode") or "").split())
        or None,
        presenter=parts.presenter,
        language=language,
        is_confidential=parts.is_confidential,
        secrecy_ground=parts.secrecy_ground,
    )
    yield finish(draft(facts, page, _helsinki(source), "ahjo"))


def _title(record: Record, parts: AhjoText) -> str | None:
    """The record's title; of a confidential item only what its document publishes."""
    if parts.is_confidential and parts.title:
        return parts.title
    return str(record.get("Title") or "") or parts.title


def _html_id(markup: str) -> str | None:
    """The id that the document system writes into every HTML it makes."""
    match = re.search(r'name="DhId" content="\{([\w-]+)\}"', markup)
    return match[1].lower() if match else None


def _status(content: str, is_official: bool) -> Status:
    if is_official:
        return "officeholder"
    is_proposal = re.search(r'class="(?:[^"]* )?esitys\b', content) is not None
    return "agenda" if is_proposal else "minutes"


def _decision_kind(is_official: bool) -> DecisionKind:
    return "officeholder-decision" if is_official else "meeting-item"


def _helsinki(source: Source) -> Source:
    """Every reply of this service is Helsinki's."""
    if source.municipality:
        return source
    return Source(source.source_id, source.platform, source.base_url, "Helsinki", "091")


def _language(record: Record, page: Page, source: Source) -> str:
    match = re.search(r'<html lang="(fi|sv)"', str(record.get("Content") or ""))
    if match:
        return match[1]
    return page.context.get("language") or source.language


def _time(moment: str) -> str | None:
    match = re.search(r"T(\d\d:\d\d)", moment)
    return match[1] if match and match[1] != "00:00" else None


def _address(case: str | None, native: str, language: str) -> str | None:
    if not (case and native):
        return None
    slug = case.lower().replace(" ", "-")
    if language == "sv":
        return f"{SITE}/sv/arende/{slug}?beslut={native}"
    return f"{SITE}/fi/asia/{slug}?paatos={native}"


def _self(record: Record) -> str | None:
    for link in record.get("links") or []:
        if link.get("rel") == "self":
            return str(link.get("href"))
    return None


def _attachments(record: Record) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            title=str(item.get("Title") or ""),
            url=item.get("FileURI") or None,
            is_published=bool(item.get("FileURI")),
            not_published_reason=item.get("SecurityReasons") or None,
        )
        for item in record.get("Attachments") or []
        if item.get("Title")
    )


def _read_meeting(record: Record, page: Page, source: Source) -> Iterator[Yield]:
    """Read the agenda of a meeting: each item with its proposal."""
    name = str(record.get("DecisionMaker") or record.get("Name") or "")
    moment = str(record.get("DateMeeting") or "")
    if re.search(r"(?i)perut", str(record.get("Status") or "")):
        message = f"a cancelled meeting: {name} {moment[:10]}"
        yield Issue("skipped", message, page.url)
        return
    for point in record.get("Agenda") or []:
        yield from _read_point(point, record, name, moment, page, source)


def _read_point(
    point: Record, meeting: Record, name: str, moment: str, page: Page, source: Source
) -> Iterator[Yield]:
    language = _language({"Content": point.get("HTML")}, page, source)
    parts: AhjoText = read_html(str(point.get("HTML") or ""), "", language)
    document = point.get("PDF") or {}
    title = str(point.get("AgendaItem") or "") or parts.title
    native = str(document.get("NativeId") or "").strip("{}").lower()
    identity = native or f"{meeting.get('MeetingID')}-{point.get('AgendaPoint')}"
    section = re.search(r"\d+(?:\s?[a-z])?", str(point.get("Section") or ""))
    status: Status = "minutes" if section else "agenda"
    facts = Facts(
        raw_id=identity,
        text=parts.text or str(title or ""),
        url=f"{SITE}/fi/kokoukset/{meeting.get('MeetingID')}",
        blocks=parts.blocks,
        attachments=parts.attachments,
        status=status,
        date=date_in(moment[:10]),
        body=name or None,
        title=title,
        minutes_section=section[0] if section else None,
        item_number=str(point.get("AgendaPoint") or "") or None,
        meeting_time=_time(moment),
        case_number=parts.case_number,
        presenter=parts.presenter,
        language=language,
        is_confidential=parts.is_confidential,
        secrecy_ground=parts.secrecy_ground,
        has_personal_data=_personal(str(document.get("PersonalData") or "")),
    )
    if facts.text:
        yield finish(draft(facts, page, _helsinki(source), "ahjo"))


def _personal(flag: str) -> bool | None:
    if not flag:
        return None
    return not flag.lower().startswith(("ei ", "innehåller inte"))


def _read_hits(reply: Any, page: Page, source: Source) -> Iterator[Yield]:
    hits = reply["hits"].get("hits", []) if isinstance(reply, dict) else reply
    for hit in hits:
        yield from guarded(_read_hit, hit.get("_source", hit), page, source)
    if isinstance(reply, dict):
        yield from _next_page(reply, len(hits), page)


def _next_page(reply: Record, count: int, page: Page) -> Iterator[Yield]:
    total = reply["hits"].get("total")
    total = total.get("value", 0) if isinstance(total, Mapping) else int(total or 0)
    match = re.search(r"([?&]from=)(\d+)", page.url)
    if match and count and int(match[2]) + count < total:
        url = page.url.replace(match[0], f"{match[1]}{int(match[2]) + count}")
        yield Link(url, role="index", since=page.since)


def _read_hit(hit: Record, page: Page, source: Source) -> Iterator[Yield]:
    def value(name: str) -> str:
        found = hit.get(name)
        return str(found[0] if isinstance(found, list) and found else found or "")

    content, motion = value("decision_content"), value("decision_motion")
    is_item = value("field_is_decision").lower() in {"false", "0"} or not content
    if is_item:
        content, motion = motion or content, ""
    if not content:
        yield Issue("empty", f"a hit without text: {value('subject') or hit}", page.url)
        return
    language = value("_language") or ("sv" if "/sv/" in value("decision_url") else "fi")
    kind = value("organization_type") or (
        "" if _BODY.search(value("organization_name")) else "Viranhaltija"
    )
    day = _day(value("meeting_date"))
    problem = _implausible(day)
    if problem:
        yield Issue("structure", f"{problem}: {value('subject')}", page.url)
    record = {
        "NativeId": value("id"),
        "Title": value("subject"),
        "CaseIDLabel": re.sub(r"^HEL-(?=\d{4}-)", "HEL ", value("issue_id")),
        "Section": value("field_decision_section"),
        # What is not decided yet is a proposal: an item of an agenda.
        "Content": f'<html lang="{language}"><div class="'
        f'{"esitys" if is_item else "paatos"}">{content}</div></html>',
        "Motion": motion,
        "Address": _shown_at(value("decision_url"), source),
        "Organization": {
            "Name": value("organization_name"),
            "Type": kind,
        },
        "Meeting": {"DateMeeting": "" if problem else day},
    }
    yield from _read_item(record, page, source)


def _shown_at(path: str, source: Source) -> str:
    return urljoin(_site_of(source), path) if path else ""


def _day(seconds: str) -> str:
    if not re.fullmatch(r"-?\d+", seconds):
        return seconds[:10]
    try:
        return (dt.date(1970, 1, 1) + dt.timedelta(seconds=int(seconds))).isoformat()
    except OverflowError:
        return seconds


def _implausible(day: str) -> str | None:
    """The index holds mistyped years (1201, 2027): such a day is not read."""
    date = date_in(day)
    if not day or (
        date and FIRST_YEAR - 5 <= date.year <= finnish_time.today().year + 1
    ):
        return None
    return f"an impossible meeting day {day!r}"


PLATFORM = AhjoPlatform()
