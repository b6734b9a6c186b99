"""``whoosh.index.open_dir`` opens the index, and Whoosh finds the same sets as we do."""

from __future__ import annotations

import ast
import datetime as dt
import pickle
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import EmptyIndexError, exists_in, open_dir
from whoosh.qparser import FuzzyTermPlugin, MultifieldParser, QueryParser

from corpus.store import DecisionStore
from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.codec import contents
from indexer.backends.whoosh.codec.schema import WORD_FIELDS, make_schema
from indexer.backends.whoosh.files.generations import read_manifest
from indexer.backends.whoosh.writing import writer
from indexer.backends.whoosh.writing.bulk import rebuild_index
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.patterns import Fuzzy, Wildcard
from indexer.contract.query import (
    And,
    Every,
    Filter,
    Node,
    Not,
    OneOf,
    Or,
    Phrase,
    Scope,
    Word,
)
from indexer.documents.update import update_index
from indexer.errors import IndexReadOnly
from tests.contract.backend import DOCUMENTS
from tests.contract.documents import collections, document, typed_patterns
from tests.making import make_decision

ROOT = Path(__file__).resolve().parent.parent


def found_by_whoosh(folder: Path, query: str, *fields: str) -> list[str]:
    """Ask as any program would that knows Whoosh and nothing of us."""
    index = open_dir(str(folder))
    with index.searcher() as searcher:
        parsed = MultifieldParser(list(fields or WORD_FIELDS), index.schema).parse(
            query
        )
        return sorted(hit["id"] for hit in searcher.search(parsed, limit=None))


def found_with_patterns(folder: Path, query: str, scope: Scope) -> list[str]:
    """Ask with the plugins of Whoosh's parser for wildcards and fuzzy words."""
    every = ("title", "body", "attachment")
    zones = every[: {"all": 3, "own": 2, "title": 1}[scope]]
    fields = [f"{zone}_{way}" for zone in zones for way in ("lemma", "exact")]
    index = open_dir(str(folder))
    parser = MultifieldParser(fields, index.schema)
    parser.add_plugin(FuzzyTermPlugin())
    with index.searcher() as searcher:
        hits = searcher.search(parser.parse(query), limit=None)
        return sorted(hit["id"] for hit in hits)


def found_by_us(folder: Path, root: Node) -> list[str]:
    backend = WhooshBackend.open(folder)
    try:
        return sorted(backend.iter_ids(BackendQuery(root)))
    finally:
        backend.close()


def test_whoosh_opens_what_was_written(tmp_path: Path) -> None:
    WhooshBackend.open(tmp_path).update(DOCUMENTS)

    index = open_dir(str(tmp_path))

    assert exists_in(str(tmp_path))
    assert index.doc_count() == 4
    assert index.schema.names() == make_schema().names()
    assert found_by_whoosh(tmp_path, "kaava") == ["a/1", "a/2", "a/3"]
    assert found_by_whoosh(tmp_path, "municipality:Espoo NOT tie") == ["a/3"]


def test_an_empty_folder_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(EmptyIndexError):
        open_dir(str(tmp_path))


def test_stored_fields_are_readable(tmp_path: Path) -> None:
    WhooshBackend.open(tmp_path).update(DOCUMENTS)

    with open_dir(str(tmp_path)).searcher() as searcher:
        stored = {hit["id"]: hit for hit in searcher.documents()}

    assert stored["a/1"]["title"] == DOCUMENTS[0].title
    assert stored["a/1"]["text"] == DOCUMENTS[0].text
    assert stored["a/1"]["date"] == dt.date(2024, 5, 2)
    assert stored["a/1"]["municipality"] == ("Espoo",)
    assert stored["a/1"]["content_hash"] == DOCUMENTS[0].content_hash
    assert "date" not in stored["a/4"]


def test_words_are_folded_as_in_the_index(tmp_path: Path) -> None:
    WhooshBackend.open(tmp_path).update([document("a/1", "", "kaava-alue 380/2023")])

    assert found_by_whoosh(tmp_path, "KAAVA-Alue") == ["a/1"]
    assert found_by_whoosh(tmp_path, "380/2023") == ["a/1"]
    assert found_by_whoosh(tmp_path, "?AAVA-a*") == ["a/1"]
    assert found_by_whoosh(tmp_path, "?aava") == []


def changes(folder: Path) -> Iterable[str]:
    """Change the index in each way there is, one after the other."""
    backend = WhooshBackend.open(folder)
    backend.update(DOCUMENTS)
    yield "first update"
    backend.update([document("a/1", "", "uusi teksti"), document("b/1", "", "kaava")])
    yield "replaced and added"
    backend.update([], ["a/2"])
    yield "deleted"
    for number in range(8):
        backend.update([document(f"c/{number}", "", "tie kaava")])
    yield "merged"
    backend.update([], ["c/0"])
    backend.compact()
    yield "compacted"
    backend.update([document("c/0", "", "tie")])
    backend.compact(is_full=True)
    yield "joined"
    rebuild_index(folder, [DOCUMENTS[:2], DOCUMENTS[2:]], list, {})
    yield "rebuilt"
    backend.update([], [document.decision_id for document in DOCUMENTS])
    yield "emptied"
    backend.close()


def test_every_commit_is_seen(tmp_path: Path) -> None:
    """Updates, deletions, merges, compaction and the swap of a rebuild."""
    number, steps = 0, []
    for step in changes(tmp_path):
        index = open_dir(str(tmp_path))
        everything = found_by_us(tmp_path, Every())
        with index.searcher() as searcher:
            assert everything == sorted(x["id"] for x in searcher.documents()), step
        assert index.doc_count() == len(everything)
        assert index.latest_generation() == read_manifest(tmp_path).number > number
        assert found_by_us(tmp_path, Word(("kaava",), "kaava")) == found_by_whoosh(
            tmp_path, "kaava"
        )
        assert len(list(tmp_path.glob("*.toc"))) == 1, step
        number = index.latest_generation()
        steps.append(step)
    assert steps[-1] == "emptied"


def test_an_open_index_refreshes(tmp_path: Path) -> None:
    backend = WhooshBackend.open(tmp_path)
    backend.update(DOCUMENTS[:1])
    with open_dir(str(tmp_path)).searcher() as searcher:
        assert searcher.up_to_date()
        backend.update(DOCUMENTS[1:])
        assert not searcher.up_to_date()
        assert searcher.refresh().doc_count() == 4


def test_a_commit_that_ended_early_is_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between manifest and table: Whoosh has the old state until the next writer."""
    backend = WhooshBackend.open(tmp_path)
    backend.update(DOCUMENTS)
    with monkeypatch.context() as patched:
        patched.setattr(writer, "write_contents", killed)
        with pytest.raises(KeyboardInterrupt):
            backend.update([document("b/1", "", "kaava")], ["a/1"])

    assert found_by_whoosh(tmp_path, "kaava") == ["a/1", "a/2", "a/3"]
    WhooshBackend.open(tmp_path).compact()
    assert found_by_whoosh(tmp_path, "kaava") == ["a/2", "a/3", "b/1"]


def killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_index_without_a_table_gets_one(tmp_path: Path) -> None:
    """Indexes made before there was one keep working."""
    WhooshBackend.open(tmp_path).update(DOCUMENTS)
    for path in tmp_path.glob("*.toc"):
        path.unlink()

    backend = WhooshBackend.open(tmp_path)

    assert backend.document_count == 4
    backend.compact()
    assert open_dir(str(tmp_path)).doc_count() == 4


def test_a_rebuild_of_a_damaged_index_is_the_newest(tmp_path: Path) -> None:
    backend = WhooshBackend.open(tmp_path)
    for part in DOCUMENTS:
        backend.update([part])
    (tmp_path / "manifest.json").write_text("{")

    rebuild_index(tmp_path, [DOCUMENTS[:2]], list, {})

    assert open_dir(str(tmp_path)).doc_count() == 2
    assert open_dir(str(tmp_path)).latest_generation() > len(DOCUMENTS)


def test_whoosh_cannot_change_it(tmp_path: Path) -> None:
    """Lemmas come from our analyzer, so documents come from it, too."""
    WhooshBackend.open(tmp_path).update(DOCUMENTS)

    whoosh = open_dir(str(tmp_path)).writer()
    with pytest.raises(IndexReadOnly, match="paatoshaku index"):
        whoosh.add_document(body_lemma="kaava")
    with pytest.raises(IndexReadOnly, match="paatoshaku index"):
        whoosh.delete_by_term("body_lemma", "kaava")
    whoosh.cancel()
    assert len(found_by_whoosh(tmp_path, "kaava")) == 3


def test_our_own_reading_never_unpickles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table of contents from anybody does nothing to this program."""
    backend = WhooshBackend.open(tmp_path)
    backend.update(DOCUMENTS)
    for path in tmp_path.glob("*.toc"):
        path.write_bytes(b"cos\nabort\n(tR.")

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("unpickled")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refused)

    backend = WhooshBackend.open(tmp_path)
    backend.check()
    assert len(list(backend.iter_ids(BackendQuery(Every())))) == 4
    backend.update([document("b/1", "", "kaava")], ["a/1"])
    backend.compact(is_full=True)
    assert backend.document("b/1") is not None


def test_no_module_of_the_index_names_a_reader_of_pickles() -> None:
    for path in (ROOT / "indexer" / "backends").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [x.name for x in getattr(node, "names", ()) if hasattr(x, "name")]
            named = {getattr(node, "module", None), getattr(node, "attr", None), *names}
            assert not named & {"pickle", "marshal", "shelve", "open_dir"}, path


def test_another_program_opens_it(tmp_path: Path) -> None:
    """In a fresh process that imports nothing but Whoosh by itself."""
    WhooshBackend.open(tmp_path).update(DOCUMENTS)
    code = (
        "import sys, whoosh.index\n"
        "index = whoosh.index.open_dir(sys.argv[1])\n"
        "print(index.doc_count(), index.reader().doc_frequency('body_lemma', 'kaava'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert done.stdout.split() == ["4", "3"]


WORDS = st.sampled_from(("kaava", "kaavan", "tie", "asemakaava", "lupa", "puuttuva"))


def asked(word: str) -> Word:
    return Word((word,), word)


Asked = tuple[str, Node]
"""A query for Whoosh's parser and the same as a tree of ours."""

LEAVES: st.SearchStrategy[Asked] = WORDS.map(
    lambda word: (word, asked(word))
) | st.sampled_from(("Espoo", "Oulu")).map(
    lambda town: (f"municipality:{town}", Filter("municipality", (town,)))
)


def joined(operator: str, first: Asked, second: Asked) -> Asked:
    """Join two queries."""
    (left, ours), (right, others) = first, second
    trees: dict[str, Node] = {
        "AND": And((ours, others)),
        "OR": Or((ours, others)),
        "AND NOT": And((ours, Not(others))),
    }
    return f"({left} {operator} {right})", trees[operator]


def joins(trees: st.SearchStrategy[Asked]) -> st.SearchStrategy[Asked]:
    return st.builds(joined, st.sampled_from(("AND", "OR", "AND NOT")), trees, trees)


TREES = st.recursive(LEAVES, joins, max_leaves=5)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(
    st.lists(collections(8), min_size=1, max_size=4),
    st.lists(st.sampled_from(("s/00", "s/01"))),
    st.lists(TREES, min_size=1, max_size=8),
    st.lists(WORDS, min_size=2, max_size=3),
)
def test_whoosh_finds_the_same_sets(
    batches: list[list[IndexDocument]],
    deleted: list[str],
    trees: list[tuple[str, Node]],
    phrase: list[str],
) -> None:
    """Whoosh's parser and searcher on random collections, any segments, deletions."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        backend = WhooshBackend.open(folder)
        for batch in batches:
            backend.update(batch)
        backend.update([], deleted)

        assert open_dir(name).doc_count() == backend.document_count
        for text, tree in trees:
            assert found_by_whoosh(folder, text) == found_by_us(folder, tree), text
        words = tuple(Word((), word, is_exact=True) for word in phrase)
        fields = "title_exact", "body_exact", "attachment_exact"
        assert found_by_whoosh(
            folder, '"' + " ".join(phrase) + '"', *fields
        ) == found_by_us(folder, Phrase(words))
        backend.close()


def is_read_as_one(pattern: Wildcard | Fuzzy) -> bool:
    """Whoosh's parser cuts some patterns apart in which signs stand side by side."""
    return isinstance(pattern, Fuzzy) or not re.search(r"[*?]{2}", pattern.pattern)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(
    st.lists(collections(8), min_size=1, max_size=3),
    st.lists(st.sampled_from(("s/00", "s/01"))),
    st.lists(typed_patterns.filter(is_read_as_one), min_size=1, max_size=8),
)
def test_whoosh_reads_patterns_as_we_do(
    batches: list[list[IndexDocument]],
    deleted: list[str],
    patterns: list[Wildcard | Fuzzy],
) -> None:
    """Wildcards and fuzzy words of Whoosh's parser find what our words of them find."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        backend = WhooshBackend.open(folder)
        for batch in batches:
            backend.update(batch)
        backend.update([], deleted)
        for pattern in patterns:
            words = backend.matching_words(pattern).words
            ours = found_by_us(folder, OneOf(words, pattern.scope))
            if isinstance(pattern, Fuzzy):
                text = f"{pattern.text}~{pattern.distance}"
            else:
                text = pattern.pattern
            assert found_with_patterns(folder, text, pattern.scope) == ours, text
        backend.close()


def test_not_where_the_last_document_is_deleted(tmp_path: Path) -> None:
    """Whoosh asks of the document after the last one, too, whether it is deleted."""
    backend = WhooshBackend.open(tmp_path)
    backend.update([document(f"a/{number}", "", "tie kaava") for number in range(6)])
    backend.update([], ["a/5"])

    assert found_by_whoosh(tmp_path, "NOT puuttuva") == [f"a/{n}" for n in range(5)]
    assert found_by_whoosh(tmp_path, "(tie AND NOT lupa) OR kaava") == [
        f"a/{n}" for n in range(5)
    ]
    assert not open_dir(str(tmp_path)).reader().is_deleted(6)


def test_parser_of_one_field(tmp_path: Path) -> None:
    WhooshBackend.open(tmp_path).update(DOCUMENTS)
    index = open_dir(str(tmp_path))
    parser = QueryParser("body_exact", index.schema)

    with index.searcher() as searcher:
        hits = searcher.search(parser.parse('"kaavan tien"'), limit=None)
        assert [hit["id"] for hit in hits] == ["a/1"]


def test_names_of_tables(tmp_path: Path) -> None:
    assert contents.latest_contents(tmp_path) == 0
    (tmp_path / contents.contents_name(12)).touch()
    (tmp_path / "_MAIN_99.toc.new").touch()
    assert contents.latest_contents(tmp_path) == 12


MATTERS = (
    "Koulun katto korjataan ja pihan valaistus uusitaan.",
    "Kaavaehdotus asetetaan nähtäville; koulujen tontit säilyvät.",
    "Avustuksia myönnetään seuroille, kouluille ja kylille.",
    "Satamaan rakennetaan uusi laituri.",
)


def test_an_index_of_decisions_is_opened(tmp_path: Path) -> None:
    """What ``paatoshaku index`` makes: as many documents, and the same hits by word."""
    folder = tmp_path / "index"
    with DecisionStore.open(f"sqlite:///{tmp_path / 'decisions.db'}") as store:
        store.put_many(
            make_decision(
                decision_id=f"koe/{number}",
                source_id="koe",
                platform="demo",
                title=f"Asia {number}",
                text=text,
                municipality="Vantaa",
            )
            for number, text in enumerate(MATTERS)
        )
        update_index(store, folder)

    with open_dir(str(folder)).searcher() as searcher:
        words = [word.decode() for word in searcher.lexicon("body_lemma")]
        assert searcher.doc_count() == len(MATTERS)
    assert {"koulu", "avustus", "laituri"} <= set(words)
    for word in words:
        assert found_by_whoosh(folder, word) == found_by_us(folder, asked(word)), word
