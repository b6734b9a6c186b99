"""Pages that are about a meeting or tell of decisions: one reader, by evidence.

Covers and agendas, news, notices, memos, rulings of courts: their title is the first line
that is the page's own; body and day are what most places say.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzers.decision.head import (
    chrome,
    file_names,
    frontpages,
    head_lines,
    opened_kinds,
    page_kinds,
    told_forms,
)
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.meeting_facts import (
    cover_titles,
    headline_forms,
    letterhead_lines,
    meeting_bodies,
    meeting_days,
    meeting_presenters,
    notice_cases,
    release_titles,
    told_bodies,
)
from analyzers.decision.head.meeting_facts.evidence import Choice, choose
from analyzers.decision.lines import headings
from analyzers.decision.lines.lines import Line, clean
from analyzers.decision.model import DecisionKind, Status
from analyzers.decision.publisher import towns
from analyzers.notations.municipal_bodies import bodies, body_phrases
from analyzers.notations.temporal import dates

_NAME_OF_KIND = re.compile(r"(?i)muistio|promemoria|kuulutus|kungörelse|tiedote")
"""A title where the page has no better one."""

_BARE_BODIES = {
    *("lautakunta", "valtuusto", "hallitus", "jaosto", "johtokunta", "valiokunta"),
    *("nämnden", "fullmäktige", "styrelsen", "sektionen", "utskottet", "direktionen"),
}
_ANNOUNCED = re.compile(
    r"(?i)(?:kuulutus|kungörelse|ilmoitus|meddelande|uutinen|nyhet|yleiskirje|cirkulär"
    r"|muistio|promemoria|minnesanteckningar"
    r"|(?:media|lehdistö)?tiedote|pressmeddelande|artikkeli|artikel)(?: \d{1,3}/(?:19|20)\d\d)?"
    rf"(?:,? ?[|–-]? ?{dates.NUMERIC_DAY})?(?-i:, [A-ZÅÄÖ][\wåäö-]+ [A-ZÅÄÖ][\wåäö-]+)?"
)
"""The sort of a page above its title."""

_OF_GUESTS = re.compile(r"ungdoms|elev|barn|nuoriso|oppilas|lasten|lapsi|vanhus")
"""Councils whose members only hear a meeting: "ungdomsfullmäktiges representant"."""

_STORED = re.compile(r"^date (?:19|20)\d\d-\d\d(?:-\d\d)? (?=\S)")
"""What a store of pages prints before the first line."""

_SORT = re.compile(r"[^\W\d][^\W\d-]+(?: (?:ja|sekä|och|samt|&) [^\W\d]+)?")
"""A word or two without figures: "Välfärdsområdesreform", "Nyheter och tidningar"."""

_PART_ON_A_BODY = re.compile(
    r"(?i)\S+ (?:tehtävät|jäsenet|kokoonpano|yhteystiedot|tarkoitus|uppgifter|ledamöter"
    r"|sammansättning|kontaktuppgifter)"
)
"""A heading on a site's page about a body: "Valtuuston tehtävät"."""

_WITH_TERM = re.compile(
    r"(?i)(?:,? (?:toimikausi |kaudella |mandatperioden )?\(?[\d.,/: –-]+\)?"
    r"(?:kello|klo|kl\.?)?)+$"
)
_PART_OF_RULES = re.compile(r"^\d{1,2}\.? (?=[A-ZÅÄÖ])")
"""Before a chapter of rules on a page of its own: "1. Valtuusto"."""

_SHORT_TITLE, _LONG_TITLE, _LONGEST_TITLE = 12, 250, 500
_LONG_HEADLINE, _LONGEST_HEADLINE, _OWN_LINES = 60, 140, 6
_NEXT_SENTENCE = re.compile(r"[a-zåäö]{4,}\. [A-ZÅÄÖ]")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about itself; None where it does not."""

    kind: page_kinds.PageKind
    title: str | None
    body: Choice[str] | None
    date: Choice[dt.date] | None
    status: Status | None
    meeting_time: str | None
    meeting_number: str | None
    presenter: str | None
    case_number: str | None


def read(
    text: str, lines: Sequence[Line], url: str | None, head: Header
) -> tuple[page_kinds.PageKind | None, PageFacts | None]:
    """Return what kind of page a text is, and its facts unless it is an item.

    Args:
        text: of the document.
        lines: of *text*.
        url: its address.
        head: what was read above its text as if it were an item.
    """
    flat = frontpages.flatten(text)
    name = file_names.printed_name(text)
    first = title_of(lines, is_cover=True) or ""
    if head.title and (head.minutes_section or head.rows):
        first = head.title
    own = [line.text for line in lines[:16] if not chrome.is_chrome(line.text)]
    start = " ".join(own)[:300]
    below = _below_menus(lines, text, url, head)
    if below is None and not head.has_number and not file_names.printed_name(text):
        below = headline_forms.of_page(lines, None)
    names = f"{first}\n{name or ''}\n{below or ''}"
    opened = opened_kinds.kind_of(lines, text)
    file = _file_name(lines, name)
    named = None
    if not file and not frontpages.has_converters_words(text):
        file = named = _name_in_address(lines, url)
    top = "\n".join(own[:_OWN_LINES])
    kind = page_kinds.read(flat, names, url, head, start, opened, file, top)
    kind = kind or told_forms.kind_by_form(text, lines, head)
    if kind is None and (own_part := headline_forms.from_headline(lines)):
        kind = told_forms.kind_by_form(text, own_part, head)
    if kind is None or kind.kind in {
        "meeting-item",
        "officeholder-decision",
        "attachment",
    }:
        return kind, None
    is_cover = kind.kind in page_kinds.ABOUT_A_MEETING
    printed = (
        title_of(lines, is_cover=True)
        if is_cover
        else _of_release(lines, text, url, kind.kind)
    )
    printed = printed and _STORED.sub("", _as_printed(printed, text))
    title = (
        (named or cover_titles.without_site(lines, printed)) if is_cover else printed
    )
    known = (title if meeting_days.is_day_line(printed or "") else printed) or ""
    body = choose(
        meeting_bodies.candidates(text, flat, known, name, lines, url),
        meeting_bodies.same,
    )
    if kind.kind in {"notice", "court-decision", "memo", "other"}:
        body = _of_the_head(body)
    if kind.kind == "other" and body is not None and _is_one_of_several(body):
        body = None
    body = body and _in_full(body, flat)
    day = choose(
        meeting_days.candidates(
            kind.kind, flat, known, name, url, lines, body.value if body else None
        )
    )
    if kind.kind == "other":
        day = day if day and "title" in day.sources else None
    status: Status | None = None
    if is_cover:
        status = "agenda" if kind.kind == "agenda" else "minutes"
    return kind, PageFacts(
        kind,
        title,
        body,
        day,
        status,
        dates.first_time(flat[:1200]) if is_cover else None,
        frontpages.number_of(flat) if is_cover else None,
        meeting_presenters.presenter_of(text) if is_cover else None,
        notice_cases.case_of(lines, text) if kind.kind == "notice" else None,
    )


def _file_name(lines: Sequence[Line], printed: str | None) -> str:
    """Return the name of the file of which a converter made the page, "" for other pages."""
    first = lines[0].text if lines else ""
    below = lines[1].text if len(lines) > 1 else ""
    is_file = cover_titles.CONVERTED.match(below) is not None
    return f"{first}\n{printed or ''}" if is_file or printed else ""


def _name_in_address(lines: Sequence[Line], url: str | None) -> str:
    """Return the name of a converter's file that its address tells, "" for none."""
    first = lines[0].text if lines else ""
    name = file_names.as_in_address(first, url)
    return name if name != first else ""


def _below_menus(
    lines: Sequence[Line], text: str, url: str | None, head: Header
) -> str | None:
    """Return what a page that shows no item is called below its site's words, if any."""
    if head.has_number or not release_titles.has_site(lines, text):
        return None
    return _of_release(lines, text, url)


def _of_release(
    lines: Sequence[Line],
    text: str,
    url: str | None,
    kind: DecisionKind | None = None,
) -> str | None:
    """Return the title of a page that tells of decisions, below what its site puts there."""
    if len(lines) > 1 and cover_titles.CONVERTED.match(lines[1].text):
        return title_of(lines, is_cover=False)
    if named := release_titles.repeated(lines, text, url):
        return named
    if kind == "news" and (of_day := told_forms.name_of_day(lines, text)):
        return of_day
    own = release_titles.own_lines(lines, text)
    title = title_of(own, is_cover=False)
    if kind == "other":
        return of_site(lines, title)
    title = (kind == "news" and _below_sort(own, title)) or title
    return headline_forms.of_page(lines, title)


def _below_sort(own: Sequence[Line], title: str | None) -> str | None:
    """Return the headline below the sort under which a site files it, None for none."""
    words = [line for line in own if not meeting_days.is_day_line(line.text)]
    if len(words) < 2 or title != words[0].text or not _SORT.fullmatch(title):
        return None
    is_below = words[1].is_after_blank and told_forms.is_headline(words[1].text)
    return words[1].text if is_below and not bodies.is_body(title) else None


def _in_full(body: Choice[str], flat: str) -> Choice[str]:
    """Return "Tekninen lautakunta" for "Lautakunta" where another place names it so."""
    bare = body.value.casefold()
    if bare not in _BARE_BODIES:
        return body
    longer = [one.value for one in body.rivals if one.value.casefold().endswith(bare)]
    if not longer:
        words = set(re.findall(rf"\b[a-zåäö]+{bare}(?=s?\b)", flat.casefold()))
        longer = [word.capitalize() for word in words if not _OF_GUESTS.match(word)]
    return replace(body, value=longer[0]) if len(longer) == 1 else body


def _of_the_head(body: Choice[str] | None) -> Choice[str] | None:
    """A notice speaks of bodies; its sender stands in the title or on a line."""
    own = {
        "title",
        "line of its own",
        "file name",
        "its own act",
        told_bodies.SIGNATURE,
    }
    return body if body and own & set(body.sources) else None


def _is_one_of_several(body: Choice[str]) -> bool:
    """Whether a page of a site has other bodies on lines, too, and is called by none."""
    is_told = {"title", "file name"} & set(body.sources)
    return not is_told and any(one.source == "line of its own" for one in body.rivals)


def title_of(lines: Sequence[Line], *, is_cover: bool) -> str | None:
    """Return the first line that is a page's own: no chrome, no breadcrumbs.

    On a cover it may be the publisher's or the body's name; elsewhere those stand above
    the title. Converters print the file's title first, whatever it is.
    """
    if len(lines) > 1 and cover_titles.CONVERTED.match(lines[1].text):
        return _cut(lines[0].text)
    is_headed, memo = False, None
    for line in lines[:16]:
        text = line.text
        if memo and cover_titles.OF_THE_LIST.match(text):
            return _cut(memo)
        if chrome.is_chrome(text) or cover_titles.is_breadcrumb(text) or len(text) < 3:
            continue
        if not is_cover and meeting_days.is_day_line(text):
            continue
        if not is_cover and (
            letterhead_lines.is_letterhead(text) or chrome.is_menu(text)
        ):
            is_headed |= not chrome.is_menu(text)
            memo = memo or (text if cover_titles.MEMO.search(text) else None)
            continue
        if is_headed and letterhead_lines.is_department(text):
            continue
        if not is_cover and (len(text) > 300 or _is_lead(text)):
            return None
        if _ANNOUNCED.fullmatch(text) and (matter := _matter_below(lines, line)):
            return matter
        is_heading = headings.read(line, text) and not _NAME_OF_KIND.fullmatch(text)
        return None if is_heading else _cut(text)
    return None


def of_site(lines: Sequence[Line], title: str | None) -> str | None:
    """Return what heads a page of a site, else the title that was read.

    The body that it tells of, or a word of the site's menu, above running text; below the
    town's name alone the next line.
    """
    own = [
        line
        for line in lines[:16]
        if len(line.text) > 1 and not chrome.is_chrome(line.text)
    ]
    if len(own) > 1 and chrome.is_menu(own[0].text) and body_of_site(own[1].text):
        own = own[1:]
    first = own[0].text if own else ""
    if body_of_site(first) and not _is_title_of_list(title, first):
        return first
    if title is not None and not _is_lead(title) and title != first:
        return title
    if len(own) > 1 and towns.by_nominative(first) is not None:
        below = own[1]
        is_heading = below.is_after_blank and len(below.text) < _LONG_HEADLINE
        return below.text if is_heading else title
    is_menu = title is None and chrome.is_menu(first) and len(own) > 1
    if is_menu and own[1].is_after_blank and _is_lead(own[1].text):
        return first
    if title is None or _is_lead(title):
        heading = headline_forms.above_text(lines)
        return heading.text if heading else None
    return title


def body_of_site(title: str | None) -> str | None:
    """Return the body that a site's page is called after, with a day or years behind it.

    >>> body_of_site("Tekninen lautakunta 2031–2035"), body_of_site("Stadsstyrelsen 13.6.")
    ('Tekninen lautakunta', 'Stadsstyrelsen')
    """
    name = _PART_OF_RULES.sub("", _WITH_TERM.sub("", title or ""))
    return name if bodies.is_body(name) and not bodies.is_label(name) else None


def _is_title_of_list(title: str | None, body: str) -> bool:
    """Whether a title says more of the body above it than that page on it would."""
    return (
        title is not None
        and not _is_lead(title)
        and not title.endswith(".")
        and _PART_ON_A_BODY.fullmatch(title) is None
        and body.casefold() in title.casefold()
    )


def _is_lead(text: str) -> bool:
    """Whether a line is running text, which no headline is: a sentence with its stop."""
    is_long = text.endswith(".") and len(text) > _LONG_HEADLINE
    is_begun = len(text) > _LONGEST_HEADLINE and _NEXT_SENTENCE.search(text) is not None
    return cover_titles.is_sentence(text) or is_long or is_begun


def _matter_below(lines: Sequence[Line], above: Line) -> str | None:
    """Return the line below the sort of a page, when it can be its title."""
    own = (line for line in lines[:16] if not chrome.is_chrome(line.text))
    below = next(
        (
            line
            for line in own
            if line.start > above.start
            and not meeting_days.is_day_line(line.text)
            and not letterhead_lines.is_letterhead(line.text)
        ),
        None,
    )
    if below is None or len(below.text) > _LONG_TITLE:
        return None
    is_other = below.text.endswith((".", ":")) or (
        dates.first_date(below.text) is not None and not _announces(below.text)
    )
    return below.text if not is_other and len(below.text) > _SHORT_TITLE else None


def _as_printed(title: str, text: str) -> str:
    """Return the title of a page with the strokes between its parts.

    In a table strokes are borders: there the next lines have them, too.
    """
    first, _, rest = text.lstrip().partition("\n")
    is_first = " | " in first and clean(first.strip(" |")) == title
    return " ".join(first.split()) if is_first and "|" not in rest[:300] else title


def _announces(text: str) -> bool:
    """Whether a line says what a body does: "Fullmäktige sammanträder 22.9.2031"."""
    found = body_phrases.at(text, 0)
    return found is not None and text[found.end : found.end + 2].strip().islower()


def _cut(text: str) -> str:
    """Leave of a whole page on one line what is its head."""
    if len(text) <= _LONG_TITLE:
        return text
    return head_lines.beginning(text[:_LONGEST_TITLE]) or text[:_LONGEST_TITLE]
