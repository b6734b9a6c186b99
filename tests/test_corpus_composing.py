"""Blocks lie where the text says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.webpages.composing import TextComposer


def test_blocks_are_offsets_into_the_text() -> None:
    composer = (
        TextComposer().add_plain("Otsikko").add("proposal", "Ehdotus", " Ostetaan. ")
    )

    text, blocks = composer.add("decision", None, "Ostettiin.").build()

    assert text == "Otsikko\n\nEhdotus\nOstetaan.\n\nOstettiin."
    assert [text[b.start : b.end] for b in blocks] == ["Ostetaan.", "Ostettiin."]
    assert [b.heading for b in blocks] == ["Ehdotus", None]


def test_a_part_without_text_is_left_out() -> None:
    assert TextComposer().add("decision", "Päätös", "\u00a0\n").build() == ("", ())


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=6))
def test_blocks_grow_and_never_overlap(parts: list[tuple[str, str]]) -> None:
    composer = TextComposer()
    for heading, body in parts:
        composer.add("other", heading, body)

    text, blocks = composer.build()

    ends = [0, *(block.end for block in blocks)]
    for block, previous_end in zip(blocks, ends, strict=False):
        assert previous_end <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
