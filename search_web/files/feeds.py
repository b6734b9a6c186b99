"""Atom feeds of any search, law section, municipality, body and case.

All of them are searches, newest first, and hold what the search page holds. Removed
decisions appear as tombstones: their id, when, and why, nothing of their text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext
from werkzeug.urls import iri_to_uri

from corpus.records import StoredDecision
from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.files.atom import (
    DeletedEntry,
    Feed,
    FeedEntry,
    decision_tag,
    render_feed,
)
from search_web.library import library
from search_web.page.bibliography import author_of
from search_web.page.components.chips import search_name
from search_web.page.components.routine_items import NOT_NEWS, with_routine
from search_web.page.components.told_briefly import decided_line, where_line
from search_web.page.document_text.law_links import law_key
from search_web.page.labelling.labels import removal_label
from search_web.page.labelling.languages import current_language
from search_web.page.labelling.law_names import law_label
from search_web.page.responding.http_replies import conditional
from search_web.pages.places.publisher_list import check_publishers, find_publisher
from search_web.parameters import read_number, read_search

blueprint = Blueprint("feeds", __name__)

PAGE_SIZE = 50
MAX_TOMBSTONES = 100
TOMBSTONE_DAYS = 180


@blueprint.get("/haku.atom")
def search_feed() -> Response:
    """Return a search as a feed."""
    asked = check_publishers(read_search(request.args), library())
    return _reply(asked, search_name(asked) or None)


@blueprint.get("/laki/<int:year>/<int:number>.atom")
@blueprint.get("/laki/<int:year>/<int:number>/<path:place>.atom")
def law_feed(year: int, number: int, place: str = "") -> Response:
    """Return the decisions that cite an act, a section ("23") or a chapter ("luku-3")."""
    key = law_key(year, number, place)
    if key is None:
        abort(404)
    return _reply(_only(law_reference=key), law_label(key))


@blueprint.get("/kunta/<name>.atom")
def municipality_feed(name: str) -> Response:
    """Return the decisions of a municipality, routine items and cover pages left out."""
    name = _publisher(name)
    return _reply(_news_of(municipality=name), name)


@blueprint.get("/kunta/<name>/toimielin/<path:body>.atom")
def body_feed(name: str, body: str) -> Response:
    """Return the decisions of one body, routine items and cover pages left out."""
    name = _publisher(name)
    return _reply(_news_of(municipality=name, body=body), f"{name}: {body}")


@blueprint.get("/asia/<municipality>/<path:case_number>.atom")
def case_feed(municipality: str, case_number: str) -> Response:
    """Return the handlings of one case."""
    handlings = library().store.case(municipality, case_number)
    if not handlings:
        abort(404)
    entries = [stored_entry(stored) for stored in reversed(handlings)]
    return feed_reply(entries, f"{municipality} {case_number}", (), 1, len(entries))


def _publisher(name: str) -> str:
    found = find_publisher(name, library())
    if found is None:
        abort(404)
    return found


def _only(**filters: str) -> SearchRequest:
    page = read_number(request.args, "sivu", default=1, largest=100_000)
    return SearchRequest(
        filters={name: (value,) for name, value in filters.items()},
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
    )


def _news_of(**filters: str) -> SearchRequest:
    """Return the decisions proper; ``/haku.atom?kunta=…`` has the routine items, too."""
    return replace(_only(**filters), excluded=NOT_NEWS)


def _reply(asked: SearchRequest, title: str | None) -> Response:
    page = asked.offset // asked.limit + 1
    asked = replace(
        asked,
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
        sort="newest",
        facets=(),
        snippets=False,
    )
    result = library().service.search(asked)
    if page > 1 and asked.offset >= result.total:
        abort(404)
    stored = library().store.get_many(hit.decision_id for hit in result.hits)
    entries = [
        stored_entry(stored[hit.decision_id])
        for hit in result.hits
        if hit.decision_id in stored
    ]
    words = result.reading.in_words.get(current_language(), "")
    alternate = url_for("search.results", _external=True)
    query = query_string(replace(asked, offset=0))
    return feed_reply(
        entries,
        title or gettext("All decisions"),
        _tombstones(asked) if page == 1 else (),
        page,
        result.total,
        subtitle=words,
        alternate=f"{alternate}?{query}" if query else alternate,
        state=result.generation,
    )


def feed_reply(
    entries: list[FeedEntry],
    title: str,
    deleted: tuple[DeletedEntry, ...],
    page: int,
    total: int,
    *,
    subtitle: str = "",
    alternate: str = "",
    state: str | None = None,
    notice: str | None = None,
    feed_key: str | None = None,
) -> Response:
    """Return a page of a feed.

    Args:
        entries: of this page.
        title: what the feed is about.
        deleted: tombstones to show.
        page: number of the page, from 1.
        total: entries on all pages.
        subtitle: how the search was read.
        alternate: address of the same as a page.
        state: for conditional requests; default: the times of the entries.
        notice: a message to the reader of the feed.
        feed_key: names the feed in its id; default: its address.
    """
    moments = [e.updated for e in entries] + [d.when for d in deleted]
    updated = max(moments, default=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    key = feed_key or _address(1)
    feed = Feed(
        feed_id="tag:paatoshaku,2026:syote/"
        + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:24],
        title=f"{title} – Päätöshaku",
        subtitle=subtitle,
        updated=updated,
        links=_links(page, total) | ({"alternate": alternate} if alternate else {}),
        entries=entries,
        deleted=deleted,
        notice=notice,
    )
    reply = Response(render_feed(feed), content_type="application/atom+xml")
    reply.last_modified = updated
    reply.headers["X-Robots-Tag"] = "noindex"
    return conditional(reply, state or f"{updated.isoformat()} {total} {notice}")


def _links(page: int, total: int) -> dict[str, str]:
    last = max(1, -(-total // PAGE_SIZE))
    pages = {"self": page, "first": 1, "last": last}
    if page > 1:
        pages["previous"] = page - 1
    if page < last:
        pages["next"] = page + 1
    return {name: iri_to_uri(_address(number)) for name, number in pages.items()}


def _address(page: int) -> str:
    pairs = [(k, v) for k, v in request.args.items(multi=True) if k != "sivu"]
    query = urlencode(pairs + ([("sivu", str(page))] if page > 1 else []))
    return f"{request.base_url}?{query}" if query else request.base_url


def stored_entry(stored: StoredDecision, note: str = "") -> FeedEntry:
    """Return a decision as an entry; who decided what and when is the summary.

    *note* is told before it.
    """
    decision = stored.decision
    where = where_line(decision)
    lines = (note, where, decided_line(decision, current_language()))
    return FeedEntry(
        entry_id=decision_tag(decision.decision_id),
        title=decision.title or where,
        link=url_for("decision.show", decision_id=decision.decision_id, _external=True),
        updated=stored.changed_at,
        published=stored.first_seen,
        summary="\n".join(line for line in lines if line),
        author=author_of(decision),
        source_url=decision.url,
        content_hash=decision.content_hash,
        language=decision.language[:2],
        categories=(decision.outcome,) if decision.outcome else (),
    )


def _tombstones(asked: SearchRequest) -> tuple[DeletedEntry, ...]:
    """Return the removals that belong to a feed: of everything, or of its publishers.

    Of what was removed no text is kept, so whether words or other filters would have
    found it is not known; feeds with such conditions have none.
    """
    asked = with_routine(asked) or asked  # what was removed may have been one of them
    publishers = asked.filters.get("municipality", ())
    others = {k: v for k, v in asked.filters.items() if k != "municipality"}
    bare = replace(asked, filters=others, offset=0, sort="relevance")
    if query_string(bare):
        return ()
    owners = library().source_owners() if publishers else {}
    oldest = dt.datetime.now(dt.UTC) - dt.timedelta(days=TOMBSTONE_DAYS)
    removed = [
        row
        for row, _ in library().store.tombstones()
        if row.removed_at > oldest
        and (
            not publishers
            or owners.get(row.decision_id.partition("/")[0]) in publishers
        )
    ]
    return tuple(
        DeletedEntry(
            decision_tag(row.decision_id), row.removed_at, removal_label(row.reason)
        )
        for row in removed[:MAX_TOMBSTONES]
    )
