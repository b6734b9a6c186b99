"""What a segment stores of a document: texts, facets, tokens with their offsets."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from analyzers.base import Token
from indexer.backends.whoosh.files.array_file import Array, StoredTexts, places_in
from indexer.backends.whoosh.files.packed_texts import PackedTexts
from indexer.backends.whoosh.files.row_numbers import ranges
from indexer.backends.whoosh.postings.facet_columns import column
from indexer.backends.whoosh.postings.segment import UNDATED, ZONE_NAMES, Segment
from indexer.backends.whoosh.searching.ways import matched_ways
from indexer.backends.whoosh.tokens.form_column import FormColumn
from indexer.backends.whoosh.tokens.form_terms import FormTerms
from indexer.backends.whoosh.tokens.token_offsets import Documents, TokenOffsets
from indexer.backends.whoosh.tokens.token_rows import LONGEST
from indexer.contract.backend import Place, Zone
from indexer.contract.document import IndexDocument, PlacedLawReference
from indexer.contract.document_words import (
    CountedWord,
    DocumentWords,
    WrittenWord,
    words_of,
)
from indexer.contract.query import SingleWord
from indexer.contract.stored import load_references

_MOST_FORMS = 20_000


class Summary:
    """A ``StoredDocument`` of a segment."""

    def __init__(self, documents: StoredDocuments, number: int) -> None:
        self._documents = documents
        self._number = number
        self._segment = documents.segment
        # A cached property of Python 3.11 takes a lock, forty times a page.
        self._title: str | None = None
        self._text: str | None = None

    @property
    def decision_id(self) -> str:
        """See ``IndexDocument``."""
        return self._segment.ids.text(self._number)

    @property
    def title(self) -> str:
        """See ``IndexDocument``."""
        if self._title is None:
            self._title = self._documents.text(self._number, "titles")
        return self._title

    @property
    def text(self) -> str:
        """See ``IndexDocument``."""
        if self._text is None:
            self._text = self._documents.text(self._number, "texts")
        return self._text

    @cached_property
    def extra(self) -> dict[str, Any]:
        """What is stored as JSON."""
        extra: dict[str, Any] = json.loads(self._documents.text(self._number, "extras"))
        return extra

    @property
    def date(self) -> dt.date | None:
        """See ``IndexDocument``."""
        date = int(self._segment.dates[self._number])
        return dt.date.fromordinal(date) if date != UNDATED else None

    @property
    def content_hash(self) -> str:
        """See ``IndexDocument``."""
        return str(self.extra["content_hash"])

    @property
    def attachments_start(self) -> int | None:
        """See ``IndexDocument``."""
        return self.extra.get("attachments_start")

    @cached_property
    def law_references(self) -> tuple[PlacedLawReference, ...]:
        """See ``IndexDocument``."""
        return load_references(self.extra.get("law_references", []))

    @cached_property
    def card(self) -> Mapping[str, Any]:
        """See ``IndexDocument``."""
        card: dict[str, Any] = json.loads(self._documents.text(self._number, "cards"))
        return card

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """See ``IndexDocument``; each is read when it is asked for."""
        return _Facets(self._segment, self._number)


class _Facets(Mapping[str, tuple[str, ...]]):
    """The facet values of one document."""

    def __init__(self, segment: Segment, number: int) -> None:
        self._segment = segment
        self._number = number

    def __getitem__(self, name: str) -> tuple[str, ...]:
        found = column(self._segment, name)
        if found is None:
            raise KeyError(name)
        start, end = found.starts[self._number : self._number + 2].tolist()
        if start == end:
            raise KeyError(name)
        numbers = found.numbers[start:end].tolist()
        return tuple(found.values.text(value) for value in numbers)

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._segment.facet_names if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class StoredDocuments:
    """Reads documents of one segment."""

    def __init__(self, segment: Segment) -> None:
        file = segment.file
        self.segment = segment
        self._parts: dict[str, StoredTexts] = {
            name: PackedTexts(file, name) for name in ("texts", "extras", "cards")
        }
        self._parts["titles"] = StoredTexts(file, "titles")
        self._form_terms = FormTerms(file)
        self._token_starts = file.array("tokens.starts")
        self._forms = FormColumn(file)
        self._offsets = TokenOffsets(file)
        self._jumps = file.array("jumps.at")
        self._jump_positions = file.array("jumps.position")
        self._known_forms: dict[int, tuple[tuple[str, ...], tuple[str, ...], str]] = {}

    def summary(self, number: int) -> Summary:
        """Return a document without tokens, read as it is asked for."""
        return Summary(self, number)

    def text(self, number: int, part: str) -> str:
        """Return the title, text or extra values of a document."""
        return self._parts[part].text(number)

    def document(self, number: int) -> IndexDocument:
        """Return a document as it was added."""
        summary = self.summary(number)
        tokens = self._tokens(number, summary)
        title_count = int(self.segment.lengths[0][number])
        return IndexDocument(
            decision_id=summary.decision_id,
            title=summary.title,
            text=summary.text,
            title_tokens=tokens[:title_count],
            body_tokens=tokens[title_count:],
            facets=dict(summary.facets),
            date=summary.date,
            content_hash=summary.content_hash,
            law_references=summary.law_references,
            attachments_start=summary.attachments_start,
            card=summary.card,
        )

    def words(self, number: int) -> DocumentWords:
        """Return the words of a document, as ``words_of`` counts them."""
        summary = self.summary(number)
        if "odd" in summary.extra:  # words that are not written as they are looked up
            return words_of(self.document(number))
        title, text = summary.title, summary.text
        title_count = int(self.segment.lengths[0][number])
        forms, starts, lengths = (
            each.tolist() for each in self._rows(np.array([number]))
        )
        counts: dict[int, int] = {}
        for form, start in zip(forms[title_count:], starts[title_count:], strict=True):
            if not text[start : start + 1].isupper():
                counts[form] = counts.get(form, 0) + 1
        titled = forms[:title_count]
        known = self._forms_of(np.array([*titled, *counts], np.int64))
        written = [
            WrittenWord(title[start : start + length], known[form][2], known[form][0])
            for form, start, length in zip(titled, starts, lengths, strict=False)
        ]
        counted: dict[tuple[str, tuple[str, ...]], int] = {}
        for form, count in counts.items():
            lemma, _, exact = known[form]
            counted[exact, lemma] = counted.get((exact, lemma), 0) + count
        return DocumentWords(
            tuple(written),
            tuple(CountedWord(*word, count) for word, count in counted.items()),
        )

    def _tokens(self, number: int, summary: Summary) -> tuple[Token, ...]:
        title, text = summary.title, summary.text
        title_count = int(self.segment.lengths[0][number])
        positions = self._positions(number)
        overrides = {at: (word, end) for at, word, end in summary.extra.get("odd", ())}
        forms, starts, lengths = self._rows(np.array([number]))
        known = self._forms_of(forms)
        tokens = []
        for at, (form, start, length, position) in enumerate(
            zip(
                forms.tolist(),
                starts.tolist(),
                lengths.tolist(),
                positions.tolist(),
                strict=True,
            )
        ):
            source = title if at < title_count else text
            word, end = overrides.get(at, ("", start + length))
            word = word if at in overrides else source[start:end]
            tokens.append(Token(word, start, end, position, *known[form]))
        return tuple(tokens)

    def _forms_of(
        self, forms: Array
    ) -> Mapping[int, tuple[tuple[str, ...], tuple[str, ...], str]]:
        """Return lemmas, parts and the word as written of each of *forms*, and others."""
        known = self._known_forms
        if len(known) > _MOST_FORMS:
            known = self._known_forms = {}
        new = np.array(sorted(set(forms.tolist()) - known.keys()), forms.dtype)
        found: dict[int, tuple[list[str], list[str], list[str]]] = {
            form: ([], [], []) for form in new.tolist()
        }
        entries = (each.tolist() for each in self._form_terms.entries(new))
        for form, term, way in zip(*entries, strict=True):
            found[form][way].append(self.segment.terms.text(term))
        for form, (lemmas, parts, (exact,)) in found.items():
            known[form] = tuple(lemmas), tuple(parts), exact
        return known

    def _positions(self, number: int) -> Array:
        """Return the positions of the document's tokens, title first."""
        first, last = self._token_starts[number : number + 2].tolist()
        title_count = int(self.segment.lengths[0][number])
        positions = np.arange(last - first)
        positions[title_count:] -= title_count
        low, high = places_in(self._jumps, np.array([first, last])).tolist()
        for at, position in zip(
            (self._jumps[low:high] - first).tolist(),
            self._jump_positions[low:high].tolist(),
            strict=True,
        ):
            end = title_count if at < title_count else last - first
            positions[at:end] += position - positions[at]
        return positions

    def places(
        self,
        words: Sequence[SingleWord],
        which: Array,
        docs: Array,
        zones: Array,
        positions: Array,
    ) -> list[tuple[int, Place]]:
        """Return the places of words at the tokens that they match.

        Args:
            words: of the query.
            which: number of the word, for each place looked at.
            docs: document of each place.
            zones: 0 title, 1 body, 2 attachments.
            positions: of the place in the zone.

        Returns:
            Document and place; several where tokens share a position.
        """
        tokens, source = self._tokens_at(docs, zones, positions)
        owners = docs[source]
        at_tokens = tokens - self._token_starts[owners]
        forms, starts, lengths = self._rows_at(at_tokens, owners)
        entries = self._form_terms.entries(np.unique(forms))
        ways = [matched_ways(self.segment, word, entries) for word in words]
        rows = zip(
            which[source].tolist(),
            owners.tolist(),
            at_tokens.tolist(),
            zones[source].tolist(),
            positions[source].tolist(),
            forms.tolist(),
            starts.tolist(),
            lengths.tolist(),
            strict=True,
        )
        found = []
        for word, doc, at, number, position, form, start, length in rows:
            if form in ways[word]:
                zone: Zone = ZONE_NAMES[number]
                end = start + length if length < LONGEST else self._odd_end(doc, at)
                way = ways[word][form]
                found.append(
                    (doc, Place(words[word], zone, position, start, end, *way))
                )
        return found

    def _rows(self, docs: Array) -> tuple[Array, Array, Array]:
        """Return form, offset and length of all tokens of *docs*, in a row."""
        documents, forms = self._documents(docs), self._forms.of_documents(docs)
        return forms, *self._offsets.of(documents, forms)

    def _documents(self, docs: Array) -> Documents:
        begins = self._token_starts[docs]
        counts = self._token_starts[docs + 1] - begins
        return Documents(begins, counts, self.segment.lengths[0][docs])

    def _rows_at(self, numbers: Array, owners: Array) -> tuple[Array, Array, Array]:
        """Return form, offset and length of numbered tokens of the document of each."""
        docs = np.unique(owners)
        documents, forms = self._documents(docs), self._forms.of_documents(docs)
        row = documents.firsts[docs.searchsorted(owners)] + numbers
        return forms[row], *self._offsets.at(documents, forms, row)

    def forget(self) -> None:
        """Empty what words asked for have filled."""
        self._known_forms = {}

    def _tokens_at(
        self, docs: Array, zones: Array, positions: Array
    ) -> tuple[Array, Array]:
        """Return the tokens at the places, and for each the number of its place."""
        begins = self._token_starts[docs]
        firsts = begins + np.where(zones, self.segment.lengths[0][docs], 0)
        if not len(self._jumps):
            return firsts + positions, np.arange(len(docs))
        low = places_in(self._jumps, begins)
        is_plain = low == places_in(self._jumps, self._token_starts[docs + 1])
        if is_plain.all():
            return firsts + positions, np.arange(len(docs))
        plain, others = np.flatnonzero(is_plain), np.flatnonzero(~is_plain)
        tokens, source = [(firsts + positions)[plain]], [plain]
        for doc in np.unique(docs[others]).tolist():
            title_count, own = int(self.segment.lengths[0][doc]), self._positions(doc)
            mine = others[docs[others] == doc]
            for zone, known in enumerate((own[:title_count], own[title_count:])):
                # Attachments go on where the body ends, in positions and in tokens.
                here = mine[np.minimum(zones[mine], 1) == zone]
                at = np.searchsorted(known, positions[here])
                counts = np.searchsorted(known, positions[here], side="right") - at
                tokens.append(ranges(firsts[here] + at, counts))
                source.append(np.repeat(here, counts))
        return np.concatenate(tokens), np.concatenate(source)

    def _odd_end(self, doc: int, at: int) -> int:
        for number, _, end in self.summary(doc).extra["odd"]:
            if number == at:
                return int(end)
        raise LookupError(f"token {at} of document {doc} has no length")
