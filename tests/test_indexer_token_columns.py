"""Columns of tokens and tokens as objects give the same documents and segment files."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.base import Token
from analyzers.finnish import FinnishAnalyzer
from corpus.model import Attachment
from corpus.records import StoredDecision
from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.writing.builder import SegmentBuilder
from indexer.contract.document import IndexDocument
from indexer.contract.token_columns import POSITION_GAP
from indexer.documents.building import build_document
from tests.contract.texts import TEXTS
from tests.making import make_decision

ANALYZER = FinnishAnalyzer()
NOON = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC)


def stored(
    number: int, title: str, text: str, attachments: Sequence[str] = ()
) -> StoredDecision:
    decision = make_decision(
        decision_id=f"a/{number}",
        source_id="a",
        platform="demo",
        url=None,
        title=title,
        text=text,
        attachments=tuple(
            Attachment(title=f"Liite {at} {number}", url=None, text=attached)
            for at, attached in enumerate(attachments)
        ),
    )
    return StoredDecision(decision, 1, NOON, NOON, NOON)


def plain_tokens(pieces: Sequence[str]) -> Iterator[Token]:
    """Say again, in the plainest way, what the tokens of joined pieces are."""
    offset = position = 0
    for piece in pieces:
        tokens = ANALYZER.analyze(piece)
        for token in tokens:
            yield token._replace(
                start=offset + token.start,
                end=offset + token.end,
                position=position + token.position,
            )
        offset += len(piece) + 2
        position += len(tokens) + POSITION_GAP


def plain(document: IndexDocument, row: StoredDecision) -> IndexDocument:
    """Return *document* with tokens that are objects."""
    decision = row.decision
    pieces = [decision.text]
    for attachment in decision.attachments:
        title = "" if attachment.title in decision.text else attachment.title
        parts = (x for x in (title, attachment.text or "") if x)
        pieces.append("\n".join(parts).replace("\f", "\n"))
    return dataclasses.replace(
        document,
        title_tokens=tuple(plain_tokens([decision.title or ""])),
        body_tokens=tuple(plain_tokens(pieces)),
    )


def segment_bytes(documents: Sequence[IndexDocument]) -> bytes:
    builder = SegmentBuilder()
    for document in documents:
        builder.add(document)
    with TemporaryDirectory() as folder:
        builder.write(Path(folder) / "x.segment")
        return (Path(folder) / "x.segment").read_bytes()


@st.composite
def rows(draw: st.DrawFn) -> list[StoredDecision]:
    """Some decisions, with attachments; one id may come twice."""
    attachments = st.lists(TEXTS, max_size=2)
    return [
        stored(draw(st.integers(0, 2)), draw(TEXTS), draw(TEXTS), draw(attachments))
        for _ in range(draw(st.integers(1, 3)))
    ]


@pytest.mark.slow
@given(rows())
@settings(deadline=None)
def test_segment_files_are_the_same_byte_for_byte(rows: list[StoredDecision]) -> None:
    columns = [build_document(row, ANALYZER) for row in rows]
    objects = [
        plain(document, row) for document, row in zip(columns, rows, strict=True)
    ]

    assert columns == objects
    expected = segment_bytes(objects)
    assert segment_bytes(columns) == expected
    assert segment_bytes([columns[0], *objects[1:]]) == expected


def test_vocabularies_of_several_analyzers_go_into_one_segment() -> None:
    texts = ["kunta päätti", "kaava päätti", "kunta ja kaava", "tie"]
    every = [stored(number, "", text) for number, text in enumerate(texts)]
    one = [build_document(row, ANALYZER) for row in every]
    several = [build_document(row, FinnishAnalyzer()) for row in every]

    assert segment_bytes(one) == segment_bytes(several)


def test_order_of_adding_does_not_matter() -> None:
    every = [stored(number, "", f"sana{number % 3} ja {number}") for number in range(9)]
    documents = [build_document(row, ANALYZER) for row in every]

    assert segment_bytes(documents) == segment_bytes(documents[::-1])


@pytest.mark.parametrize("length", [65_534, 65_535, 65_536, 70_000])
def test_very_long_words_are_kept_whole(tmp_path: Path, length: int) -> None:
    document = build_document(stored(1, "a", f"alku {'x' * length} loppu"), ANALYZER)
    backend = WhooshBackend.open(tmp_path)
    backend.update([document])

    found = backend.document("a/1")
    assert found == document
    assert found is not None
    assert found.body_tokens[1].end == 5 + length


def test_a_column_is_a_sequence_of_tokens() -> None:
    tokens = build_document(stored(1, "", "yksi kaksi kolme"), ANALYZER).body_tokens

    assert [token.text for token in tokens[1:]] == ["kaksi", "kolme"]
    assert (tokens[-1].text, tokens[0].position, len(tokens)) == ("kolme", 0, 3)
    assert tokens == tuple(tokens)
    assert tokens != tokens[:2]
    with pytest.raises(IndexError):
        tokens[3]
