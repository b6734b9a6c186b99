"""What every index backend must do: subclass ``BackendContract``, give it ``backend``."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from indexer.contract.backend import BackendQuery, IndexBackend
from indexer.contract.document_words import counted_words
from indexer.contract.patterns import (
    Fuzzy,
    MatchingWords,
    Unmarked,
    Wildcard,
    WordPattern,
)
from indexer.contract.query import (
    Among,
    And,
    Boost,
    Constant,
    DateRange,
    Every,
    Filter,
    Lift,
    Near,
    Not,
    Nothing,
    NumberRange,
    Often,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Word,
)
from indexer.errors import UnknownFacet
from tests.contract.documents import REFERENCE, document

DOCUMENTS = (
    document(
        "a/1",
        "asemakaavan:asemakaava:kaava,asema muutos",
        "lautakunta päätti:päättää hyväksyä kaavan:kaava tien:tie varrella:varsi",
        "2024-05-02",
        municipality="Espoo",
        year="2024",
        law_reference=("132/1999", "132/1999 § 52"),
        sum_euros="24500.5",
    ),
    document(
        "a/2",
        "rakennuslupa:rakennuslupa:lupa,rakennus",
        "lautakunta myönsi:myöntää luvan:lupa,luku tien:tie @112 kaava",
        "2024-06-01",
        municipality="Oulu",
        year="2024",
        law_reference=("132/1999",),
    ),
    document(
        "a/3",
        "muutos",
        "kaava kaavan:kaava kaavaa:kaava hyväksyä lautakunta",
        "2023-01-15",
        municipality="Espoo",
        year="2023",
        sum_euros="900",
    ),
    document("a/4", "", "kuusi:kuu,kuusi 380/2023"),
)


def word(lemma: str, **more: object) -> Word:
    """Ask for a word by its base form."""
    return Word((lemma,), more.pop("exact", lemma), **more)  # type: ignore[arg-type]


CASES = (
    ("every", Every(), "1234"),
    ("nothing", Nothing(), ""),
    ("a lemma finds inflected forms", word("tie"), "12"),
    ("a word finds compounds that have it as a part", word("kaava"), "123"),
    ("a compound does not find its parts", word("asemakaava"), "1"),
    ("a part that only ranks brings no hit", word("x", ranking_part=("kaava",)), ""),
    ("an unknown form is found as written", Word((), "380/2023"), "4"),
    ("an exact word finds its form only", word("kaava", is_exact=True), "23"),
    ("any reading of an ambiguous word finds", word("luku"), "2"),
    ("a title word", word("kaava", scope="title"), "1"),
    ("all words", And((word("kaava"), word("tie"))), "12"),
    ("any word", Or((word("luku"), word("kuusi"))), "24"),
    ("without a word", And((word("kaava"), Not(word("tie")))), "3"),
    ("no nodes at all", And(()), "1234"),
    ("none of no nodes", Or(()), ""),
    ("beginning of a form or of a lemma", Prefix("kaav"), "123"),
    ("beginning of a lemma only", Prefix("päättä"), "1"),
    ("beginning in the title", Prefix("rak", scope="title"), "2"),
    ("one of several words", OneOf(("kaavan", "luku", "x")), "123"),
    ("one of several words in the title", OneOf(("asemakaava",), scope="title"), "1"),
    ("one of no words", OneOf(()), ""),
    ("not by a part of a compound", OneOf(("asema",)), ""),
    (
        "a phrase with one of several",
        Phrase((OneOf(("kaavan", "x")), word("tie"))),
        "1",
    ),
    ("a phrase", Phrase((word("kaava"), word("tie"))), "1"),
    ("a phrase in the other order", Phrase((word("tie"), word("kaava"))), ""),
    ("a phrase over a gap", Phrase((word("tie"), word("kaava"))), ""),
    ("a phrase with parts of compounds", Phrase((word("kaava"), word("muutos"))), "1"),
    ("a phrase of one word", Phrase((word("kuu"),)), "4"),
    ("an empty phrase", Phrase(()), ""),
    ("a phrase with a beginning", Phrase((Prefix("my"), word("lupa"))), "2"),
    ("near, any order", Near((word("kaava"), word("lautakunta")), 3), "13"),
    ("near, too far", Near((word("tie"), word("kaava")), 99), "1"),
    ("near, across the gap", Near((word("tie"), word("kaava")), 109), "12"),
    (
        "near a phrase",
        Near((Phrase((word("kaava"), word("tie"))), word("varsi")), 1),
        "1",
    ),
    ("twice in one zone", Often((word("kaava"),), 2), "3"),
    ("once in one zone", Often((word("kaava"),), 1), "123"),
    ("too often", Often((word("kaava"),), 4), ""),
    ("often, by either word", Often((word("kaava"), word("hyväksyä")), 4), "3"),
    (
        "a position that has both words counts once",
        Often((word("lupa"), word("luku")), 2),
        "",
    ),
    ("often in the title", Often((word("kaava", scope="title"),), 1), "1"),
    ("often, of no words", Often((), 1), ""),
    ("a filter", Filter("municipality", ("Espoo", "Vaasa")), "13"),
    ("a filter by parameter name", Filter("laki", ("132/1999 § 52",)), "1"),
    ("a filter without values", Filter("year", ()), ""),
    ("days, both included", DateRange(dt.date(2023, 1, 15), dt.date(2024, 5, 2)), "13"),
    ("days from", DateRange(dt.date(2024, 5, 3), None), "2"),
    ("any day", DateRange(None, None), "123"),
    ("numbers, both included", NumberRange("sum_euros", 900, 24500.5), "13"),
    ("numbers from", NumberRange("sum_euros", 24500.51, None), ""),
    ("numbers to", NumberRange("sum_euros", None, 24500), "3"),
    ("any number", NumberRange("sum_euros", None, None), "13"),
    ("a number nobody has", NumberRange("vote_margin", 0, 9), ""),
    ("given ids, unknown ones too", Among(("a/1", "a/3", "nobody")), "13"),
    ("no ids", Among(()), ""),
    ("boosted", Boost(word("tie"), 2.0), "12"),
    ("constant", Constant(word("tie"), 2.0), "12"),
    ("lifted", Lift(word("tie"), (word("kuusi"),)), "12"),
)


PATTERNS: dict[str, tuple[WordPattern, str]] = {
    "inside a word": (Wildcard("*kaav*"), "kaava kaavaa kaavan asemakaava asemakaavan"),
    "one letter": (Wildcard("lu?an"), "luvan"),
    "both": (Wildcard("l?v*"), "luvan"),
    "as a whole": (Wildcard("kaava"), "kaava"),
    "any number of letters, also none": (Wildcard("ti*e*"), "tie tien"),
    "in the title": (Wildcard("*kaava*", "title"), "asemakaava asemakaavan"),
    "not the parts of a compound": (Wildcard("asem?"), ""),
    "letters beyond ASCII": (Wildcard("hyväks?ä"), "hyväksyä"),
    "numbers": (Wildcard("380*2?"), "380/2023"),
    "a letter missing": (Fuzzy("kava"), "kaava"),
    "a letter too many": (Fuzzy("tiie"), "tie"),
    "another letter": (Fuzzy("lupo"), "lupa"),
    "two letters, the nearest first": (Fuzzy("kaavin", 2), "kaavan kaava kaavaa"),
    "in the title only": (Fuzzy("muutas", scope="title"), "muutos"),
    "none so near": (Fuzzy("xyzzy"), ""),
    "typed without marks": (Unmarked("hyvaksya"), "hyväksyä"),
    "some marks typed": (Unmarked("hyväksya"), "hyväksyä"),
    "without marks, also as typed": (Unmarked("kaava"), "kaava"),
    "marks that the word lacks": (Unmarked("kääva"), ""),
    "without marks, not a beginning": (Unmarked("hyvaks"), ""),
    "without marks, no hyphen": (Unmarked("kaava", is_first_part=True), ""),
}


def numbers(backend: IndexBackend, root: object, **more: object) -> str:
    """Search and give the numbers of the documents found, in order of the ids."""
    result = backend.search(BackendQuery(root, limit=100, **more))  # type: ignore[arg-type]
    assert result.total == len(result.hits)
    return "".join(sorted(hit.decision_id[-1] for hit in result.hits))


class BackendContract:
    """The behaviour; ``backend`` is an empty backend."""

    @pytest.fixture
    def backend(self) -> IndexBackend:
        raise NotImplementedError

    @pytest.fixture
    def filled(self, backend: IndexBackend) -> IndexBackend:
        backend.update(DOCUMENTS)
        return backend

    @pytest.mark.parametrize(
        ("root", "expected"), [case[1:] for case in CASES], ids=[x[0] for x in CASES]
    )
    def test_matches(self, filled: IndexBackend, root: object, expected: str) -> None:
        assert expected == numbers(filled, root)

    @pytest.mark.parametrize(
        ("pattern", "expected"),
        PATTERNS.values(),
        ids=PATTERNS,
    )
    def test_patterns_stand_for_words(
        self, filled: IndexBackend, pattern: WordPattern, expected: str
    ) -> None:
        words = tuple(expected.split())

        assert filled.matching_words(pattern) == MatchingWords(words, len(words))

    def test_of_many_words_the_nearest_are_taken(self, filled: IndexBackend) -> None:
        found = filled.matching_words(Wildcard("*kaava*"), 2)

        assert found.words == ("kaava", "kaavaa")
        assert found.total == filled.matching_words(Wildcard("*kaava*")).total > 2

    def test_words_go_with_their_last_document(self, filled: IndexBackend) -> None:
        assert filled.matching_words(Wildcard("lu*a*")).words == ("lupa", "luvan")
        filled.update([], ["a/2"])
        assert filled.matching_words(Wildcard("lu*a*")) == MatchingWords((), 0)

    def test_empty_index_answers(self, backend: IndexBackend) -> None:
        result = backend.search(
            BackendQuery(word("kaava"), {"year": ("2024",)}, facets=("year",))
        )

        assert (result.total, result.hits, dict(result.counts)) == (0, (), {"year": {}})
        assert backend.document_count == 0
        assert backend.document("a/1") is None
        assert list(backend.iter_ids(BackendQuery(Every()))) == []

    def test_facets_leave_out_their_own_filter(self, filled: IndexBackend) -> None:
        result = filled.search(
            BackendQuery(
                Every(),
                {"municipality": ("Espoo",), "year": ("2024",)},
                facets=("municipality", "year", "law_reference", "topic"),
            )
        )

        assert result.total == 1
        assert {name: dict(values) for name, values in result.counts.items()} == {
            "municipality": {"Espoo": 1, "Oulu": 1},
            "year": {"2024": 1, "2023": 1},
            "law_reference": {"132/1999": 1, "132/1999 § 52": 1},
            "topic": {},
        }

    def test_excluded_values_narrow_all_counts(self, filled: IndexBackend) -> None:
        result = filled.search(
            BackendQuery(
                Every(), excluded={"municipality": ("Espoo",)}, facets=("municipality",)
            )
        )

        assert result.total == 2
        assert dict(result.counts["municipality"]) == {"Oulu": 1}

    def test_empty_values_are_no_filter(self, filled: IndexBackend) -> None:
        assert numbers(filled, Every(), filters={"year": ()}) == "1234"

    @pytest.mark.parametrize("place", ["filters", "excluded", "facets", "root"])
    def test_unknown_facet_is_refused(self, filled: IndexBackend, place: str) -> None:
        more: dict[str, object] = {place: {"väri": ("sininen",)}}
        if place == "root":
            more = {"root": Filter("väri", ("sininen",))}

        with pytest.raises(UnknownFacet, match="väri"):
            filled.search(BackendQuery(**{"root": Every(), **more}))  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            ("newest", ["a/2", "a/1", "a/3", "a/4"]),
            ("oldest", ["a/3", "a/1", "a/2", "a/4"]),
            ("relevance", ["a/1", "a/2", "a/3", "a/4"]),
            ("largest", ["a/1", "a/3", "a/2", "a/4"]),
            ("closest", ["a/1", "a/2", "a/3", "a/4"]),
        ],
    )
    def test_sorts_unknown_last_ties_by_id(
        self, filled: IndexBackend, sort: str, expected: list[str]
    ) -> None:
        query = BackendQuery(Every(), sort=sort)  # type: ignore[arg-type]

        assert expected == [hit.decision_id for hit in filled.search(query).hits]
        assert expected == list(filled.iter_ids(query))
        assert filled.search(query).hits == tuple(filled.iter_hits(query))

    def test_pages_cut_the_same_order(self, filled: IndexBackend) -> None:
        root = Or((word("kaava"), word("kuusi")))
        whole = filled.search(BackendQuery(root)).hits
        pages = [
            filled.search(BackendQuery(root, limit=1, offset=offset)).hits
            for offset in range(5)
        ]

        assert [hit for page in pages for hit in page] == list(whole)
        assert filled.search(BackendQuery(root, limit=0)).total == 4

    def test_title_weighs_more_and_exact_form_more(self, backend: IndexBackend) -> None:
        backend.update(
            [
                document("a", "muu", "kaavan:kaava x"),
                document("b", "muu", "kaava x"),
                document("c", "kaavan:kaava", "muu x"),
            ]
        )
        hits = backend.search(BackendQuery(word("kaava"))).hits

        assert [hit.decision_id for hit in hits] == ["c", "b", "a"]
        assert hits[0].score > hits[1].score > hits[2].score > 0

    def test_attachments_weigh_less_and_damp_nothing_else(
        self, backend: IndexBackend
    ) -> None:
        """Each zone has a length of its own: a long attachment changes no own score."""
        backend.update(
            [
                document("a", "", "kaava x || " + "y " * 3000),
                document("b", "", "kaava x || y"),
                document("c", "", "y x || kaava"),
            ]
        )
        hits = backend.search(BackendQuery(word("kaava"))).hits
        own = backend.search(BackendQuery(word("kaava", scope="own")))

        assert [hit.decision_id for hit in hits] == ["a", "b", "c"]
        assert hits[0].score == hits[1].score > hits[2].score > 0
        assert [hit.decision_id for hit in own.hits] == ["a", "b"]

    def test_nothing_runs_from_the_text_into_an_attachment(
        self, backend: IndexBackend
    ) -> None:
        backend.update([document("a", "", "tie || @1 kaava lupa")])
        found = {
            name: backend.search(BackendQuery(node)).total
            for name, node in (
                ("across", Phrase((word("tie"), word("kaava")))),
                ("near across", Near((word("tie"), word("kaava")), 5)),
                ("inside", Phrase((word("kaava"), word("lupa")))),
                ("own", Phrase((word("kaava"), word("lupa")), "own")),
                ("near own", Near((word("kaava"), word("lupa")), 5, "own")),
            )
        }

        assert found == {
            "across": 0,
            "near across": 0,
            "inside": 1,
            "own": 0,
            "near own": 0,
        }

    def test_two_readings_do_not_count_twice(self, backend: IndexBackend) -> None:
        backend.update([document("a", "", "luvan:lupa,luku"), document("b", "", "x")])
        both = backend.search(BackendQuery(Word(("lupa", "luku"), "luvat")))
        one = backend.search(BackendQuery(Word(("lupa",), "luvat")))

        assert both.hits == one.hits

    def test_own_parts_lift_but_bring_nothing(self, backend: IndexBackend) -> None:
        backend.update(
            [
                document("a", "", "asemakaava x x x"),
                document("b", "", "asemakaava kaava x x"),
                document("c", "", "kaava"),
            ]
        )
        root = word("asemakaava", ranking_part=("kaava",))
        result = backend.search(BackendQuery(root))

        assert [hit.decision_id for hit in result.hits] == ["b", "a"]

    def test_half_matched_branch_gives_no_score(self, filled: IndexBackend) -> None:
        """Found by the property test: one word of an And that fails still scored."""
        root = Or((Every(), And((word("kaava"), word("kuusi")))))
        lifted = Lift(Every(), (Lift(word("kuusi"), (word("kaava"),)),))

        assert {0.0} == {hit.score for hit in filled.search(BackendQuery(root)).hits}
        scores = {
            x.decision_id: x.score for x in filled.search(BackendQuery(lifted)).hits
        }
        assert {0.0} == {scores[f"a/{number}"] for number in (1, 2, 3)}

    def test_replaces_deletes_and_counts(self, filled: IndexBackend) -> None:
        before = filled.generation
        filled.update([document("a/1", "", "uusi")], ["a/2", "a/3", "ei/ole"])

        assert numbers(filled, word("uusi")) == "1"
        assert numbers(filled, word("kaava")) == ""
        assert (filled.document_count, numbers(filled, Every())) == (2, "14")
        assert filled.generation != before
        assert filled.document("a/2") is None

    def test_id_in_both_lists_is_added(self, filled: IndexBackend) -> None:
        filled.update(
            [document("a/1", "", "uusi"), document("a/1", "", "uudempi")], ["a/1"]
        )

        assert numbers(filled, word("uudempi")) == "1"
        assert numbers(filled, word("uusi")) == ""
        assert filled.document_count == 4

    def test_listing_keeps_its_state(self, filled: IndexBackend) -> None:
        listing = filled.iter_ids(BackendQuery(Every()))
        filled.update([], ["a/1", "a/2"])

        assert list(listing) == ["a/1", "a/2", "a/3", "a/4"]

    def test_gives_back_the_document(self, backend: IndexBackend) -> None:
        given = dataclasses.replace(DOCUMENTS[0], law_references=(REFERENCE,))
        backend.update([given])
        found = backend.document("a/1")

        assert found == given

    def test_stored_document_has_all_but_tokens(self, filled: IndexBackend) -> None:
        found = filled.stored(["a/1", "ei/ole", "a/4"])

        assert list(found) == ["a/1", "a/4"]
        for name in (
            "decision_id",
            "title",
            "text",
            "facets",
            "date",
            "content_hash",
            "law_references",
            "attachments_start",
        ):
            assert getattr(DOCUMENTS[0], name) == getattr(found["a/1"], name)
            assert getattr(DOCUMENTS[3], name) == getattr(found["a/4"], name)

    def test_places_name_way_and_offsets(self, filled: IndexBackend) -> None:
        root = And(
            (word("kaava"), Not(word("kuusi")), Phrase((word("tie"), word("varsi"))))
        )
        found = filled.places(["a/1", "ei/ole"], root)

        assert list(found) == ["a/1"]
        assert [
            (p.zone, p.position, p.start, p.end, p.way, p.term) for p in found["a/1"]
        ] == [
            ("title", 0, 0, 11, "part", "kaava"),
            ("body", 3, 27, 33, "lemma", "kaava"),
            ("body", 4, 34, 38, "lemma", "tie"),
            ("body", 5, 39, 47, "lemma", "varsi"),
        ]

    def test_which_words_and_filters_match_which_documents(
        self, filled: IndexBackend
    ) -> None:
        """As each of them alone finds the documents."""
        ids = [document.decision_id for document in DOCUMENTS]
        nodes = (
            word("kaava"),
            word("kuusi"),
            word("ei-missään"),
            Filter("municipality", ("Espoo",)),
        )
        matched = filled.matched([*ids, "ei/ole"], nodes)

        found = {
            node: {hit.decision_id for hit in filled.search(BackendQuery(node)).hits}
            for node in nodes
        }
        assert matched == {
            name: {node for node in nodes if name in found[node]} for name in ids
        }
        assert any(matched.values())

    def test_words_are_those_of_the_tokens(self, filled: IndexBackend) -> None:
        for one in DOCUMENTS:
            counted = counted_words(one.title_tokens, one.body_tokens)
            assert filled.words(one.decision_id) == counted
        assert filled.words("ei/ole") is None

    def test_places_of_near_and_prefix(self, filled: IndexBackend) -> None:
        root = Near((Prefix("kaav"), word("hyväksyä")), 1)
        places = filled.places(["a/3"], root)["a/3"]

        assert [(place.position, place.way, place.term) for place in places] == [
            (2, "exact", "kaavaa"),
            (3, "exact", "hyväksyä"),
        ]
