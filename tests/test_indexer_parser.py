"""Reading queries: syntax, recognised names, mends; nothing raises, nothing is lost."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.finnish import FinnishAnalyzer
from analyzers.notations.temporal.periods import find_periods, parse_period
from indexer.contract.query import (
    And,
    DateRange,
    Filter,
    Near,
    Node,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Word,
)
from indexer.understanding.pipeline import read_query
from indexer.understanding.query_reading import ParsedQuery
from indexer.understanding.syntax.lexer import lex
from indexer.understanding.values.name_index import NameIndex
from indexer.understanding.vocabulary.everyday_words import EverydayWords
from tests.contract.vocabulary import vocabulary

TODAY = dt.date(2026, 1, 15)
INDEXED = ("asemakaava", "kaava", "kaavoitus", "kesanto", "koulu", "kulu", "kaivoslupa")
ANALYZER = FinnishAnalyzer()
EVERYDAY = EverydayWords(ANALYZER)
NAMES = NameIndex(
    ANALYZER,
    ["Vantaa", "Turku", "Lahti", "Kainuun hyvinvointialue"],
    [
        "Kaupunginhallitus",
        "Kunnanhallitus",
        "Tekninen lautakunta",
        "Elinvoima- ja työllisyysjaosto",
        "Stadsutvecklingsnämnden",
    ],
)


def read(query: str, *removed: str) -> ParsedQuery:
    return read_query(
        query,
        ANALYZER,
        NAMES,
        EVERYDAY,
        today=TODAY,
        removed_steps=frozenset(removed),
        vocabulary=vocabulary(INDEXED),
    )


def kinds(parsed: ParsedQuery) -> list[str]:
    return [step.kind for step in parsed.reading.steps]


def words_of(parsed: ParsedQuery) -> list[str]:
    return [term.text for term in parsed.terms]


def test_words_are_all_required() -> None:
    parsed = read("koulun laajennus")

    assert [type(node) for node in parsed.required] == [Word, Word]
    assert isinstance(parsed.root(), And)


def test_a_phrase_keeps_its_words_in_order() -> None:
    (node,) = read('"yhteistyö- ja seurantakeskustelu"').required

    assert isinstance(node, Phrase)
    assert len(node.words) == 3


def test_one_quoted_word_asks_for_the_form_as_written() -> None:
    (node,) = read('"koulun"').required

    assert node == Word((), "koulun", is_exact=True)


def test_or_binds_tighter_than_the_space() -> None:
    first, second = read("asemakaava OR yleiskaava tontti").required

    assert isinstance(first, Or)
    assert isinstance(second, Word)


@pytest.mark.parametrize("sign", ["OR", "TAI", "|", "ELLER"])
def test_or_has_finnish_swedish_and_sign_forms(sign: str) -> None:
    (node,) = read(f"kaava {sign} tontti").required

    assert isinstance(node, Or)


@pytest.mark.parametrize(
    "query", ["kaava -tontti", "kaava NOT tontti", "kaava EI tontti"]
)
def test_negation_keeps_the_word_out_of_the_positive_terms(query: str) -> None:
    parsed = read(query)

    assert len(parsed.negated) == 1
    assert words_of(parsed) == ["kaava"]
    assert "not" in kinds(parsed)


def test_a_hyphen_after_and_is_no_negation() -> None:
    parsed = read("siirtosuunnitelma ja -sopimus")

    assert not parsed.negated
    assert words_of(parsed) == ["siirtosuunnitelma", "ja", "-sopimus"]


def test_a_negated_bracket_negates_the_whole() -> None:
    parsed = read("kaava -(tontti OR talo)")

    assert isinstance(parsed.negated[0], Or)


def test_a_beginning_of_two_letters_is_a_word_and_said_so() -> None:
    """It would stand for a good part of the dictionary."""
    parsed = read("ko*")

    assert isinstance(parsed.required[0], Word)
    assert "mended" in kinds(parsed)
    assert "kolme kirjainta" in parsed.reading.in_words["fi"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("*kaava*", ("kaava", "asemakaava")),
        ("*kaava", ("kaava", "asemakaava")),
        ("k?ulu", ("koulu",)),
        ("ko?lu", ("koulu",)),
        ("k*lu", ("kulu", "koulu")),
        ("*?aava", ("kaava", "asemakaava")),
        ("KAAVA*S", ()),
        ("KAAV*S", ("kaavoitus",)),
        ("kaav*s?", ()),
        ("ko?lu, ", ("koulu",)),
        ("kesantö~", ("kesanto",)),
        ("Kesantö~.", ("kesanto",)),
        ("kasantö~2", ("kesanto",)),
        ("kolu~", ("kulu", "koulu")),
        ("puuttuva~2", ()),
    ],
)
def test_patterns_become_words_of_the_index(query: str, words: tuple[str, ...]) -> None:
    assert read(query).required == (OneOf(words),)


@pytest.mark.parametrize(
    "query",
    [
        "mikä on koulu?",
        "koulu??",
        "5*3",
        "*",
        "?",
        "~",
        "12~",
        "koulu~0",
        "a/b?c=d",
        "~koulu",
    ],
)
def test_what_is_no_pattern(query: str) -> None:
    """A question mark at the end asks a question; sums and addresses are none."""
    assert not {"wildcard", "fuzzy", "no-words"} & set(kinds(read(query)))


def test_a_beginning_is_no_pattern() -> None:
    assert kinds(read("kaav*")) == ["prefix"]


def test_the_reading_names_the_words() -> None:
    many = tuple(f"kaava{number}" for number in range(10, 18))
    parsed = read_query(
        "-x *kaava1*",
        ANALYZER,
        NAMES,
        EVERYDAY,
        today=TODAY,
        vocabulary=vocabulary(many),
    )
    step = parsed.reading.steps[-1]

    assert (step.kind, step.text) == ("wildcard", "*kaava1*")
    assert step.value == ", ".join(many[:6]) + " … (8)"
    assert "words that match *kaava1*: kaava10," in parsed.reading.in_words["en"]


def test_a_pattern_without_words_says_so() -> None:
    parsed = read("x?zzy")

    assert kinds(parsed) == ["no-words"]
    assert parsed.reading.in_words["fi"].endswith("johon x?zzy sopii.")


@pytest.mark.parametrize(
    ("query", "mend"),
    [
        ("*ka*", "short-pattern"),
        ("ka~", "short-pattern"),
        ("kesantö~7", "far-pattern"),
        ("kulu~2", "far-pattern"),
        ("*aaa* *bbb* *ccc* *ddd* *eee* *kaava*", "many-patterns"),
    ],
)
def test_limits_of_patterns_are_said(query: str, mend: str) -> None:
    steps = read(query).reading.steps

    assert [step.value for step in steps if step.kind == "mended"] == [mend]


@pytest.mark.parametrize(
    ("query", "mend"), [("*aa*a", "many-words"), ("aaaaa~2", "many-near-words")]
)
def test_too_many_words_are_said(query: str, mend: str) -> None:
    letters = "abcdefghijklm"
    words = ["aa" + "".join(x) + "a" for x in itertools.product(letters, repeat=3)]
    words += ["a" + x + y + "aa" for x in map(chr, range(97, 600)) for y in "abcde"]
    parsed = read_query(
        query, ANALYZER, NAMES, EVERYDAY, today=TODAY, vocabulary=vocabulary(words)
    )
    (node,) = parsed.required

    assert isinstance(node, OneOf)
    assert len(node.words) == 1000
    assert [x.value for x in parsed.reading.steps if x.kind == "mended"] == [mend]


@pytest.mark.parametrize(
    "excluded",
    [
        "koulu",
        "*katto*",
        "kaavo~",
        "kaavo~2",
        "koul*",
        "=koulu",
        '"koulun katto"',
        "otsikko:koulu",
        "kunta:Vantaa",
    ],
)
def test_each_kind_of_exclusion_can_be_taken_back(excluded: str) -> None:
    parsed = read(f"tontti -{excluded}")
    (step,) = (step for step in parsed.reading.steps if step.kind == "not")

    assert step.is_removable
    assert parsed.negated
    taken_back = read(f"tontti -{excluded}", step.step_id)
    assert not taken_back.negated
    assert set(parsed.negated) <= set(taken_back.required)


def test_patterns_stand_wherever_words_do() -> None:
    kaava = OneOf(("kaava", "asemakaava"))

    assert read("-*kaava*").negated == (kaava,)
    assert read("(*kaava* OR ko?lu)").required == (Or((kaava, OneOf(("koulu",)))),)
    assert read("*kaava* NEAR/3 ko?lu").required == (
        Near((kaava, OneOf(("koulu",))), 3),
    )
    assert read("otsikko:*kaava*").required == (OneOf(kaava.words, "title"),)
    assert read("otsikko:kesantö~").required == (OneOf(("kesanto",), "title"),)


def test_prefix_and_nearness() -> None:
    (prefix,) = read("seurantakesk*").required
    (near,) = read("koulu NEAR/5 remontti").required

    assert prefix == Prefix("seurantakesk")
    assert isinstance(near, Near)
    assert near.distance == 5


@pytest.mark.parametrize(
    ("query", "mend"),
    [
        ('koulu "iso talo', "quote"),
        ("(koulu", "bracket"),
        ("koulu)", "bracket"),
        ("koulu OR", "or"),
        ("koulu AND AND talo", "and"),
        ("x" * 3000, "too-long"),
        ("a " * 200, "too-long"),
        ('"' + "kaupunki " * 100 + '"', "too-long"),
    ],
)
def test_what_is_mended_is_said(query: str, mend: str) -> None:
    parsed = read(query)

    assert mend in [s.value for s in parsed.reading.steps if s.kind == "mended"]


def test_an_operator_alone_is_a_word() -> None:
    assert words_of(read("EI")) == ["EI"]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("järjestämislaki 380/2023 23 §", "380/2023 § 23"),
        ("section 110 of the Local Government Act", "410/2015 § 110"),
        ("KuntaL 71 §", "410/2015 § 71"),
        ("kuntalaki 113 pykälä tilinpäätös", "410/2015 § 113"),
    ],
)
def test_a_law_reference_becomes_a_filter(query: str, key: str) -> None:
    laws = [found for found in read(query).recognised if found.kind == "law"]

    assert len(laws) == 1
    assert isinstance(laws[0].strict, Filter)
    assert key in laws[0].strict.values


def test_words_beside_a_law_reference_stay_required() -> None:
    assert words_of(read("kuntalaki 113 pykälä tilinpäätös")) == ["tilinpäätös"]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("mlidno-2017-206", "mlidno-2017-206"),
        ("HEL 2024-009117", "hel 2024-009117"),
        ("HEL2024-009117", "hel 2024-009117"),
        ("TRE:863/10.02.03/2018", "tre:863/10.02.03/2018"),
        ("dnro 2804/00.01.01/2026", "2804/00.01.01/2026"),
        ("13835-2021", "13835-2021"),
    ],
)
def test_a_case_number_is_recognised(query: str, key: str) -> None:
    (found,) = read(query).recognised

    assert (found.kind, found.step.value) == ("case", key)


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("Vantaalla koulut", "Vantaa"),
        ("turun kaupungin tontit", "Turku"),
        ("Kainuun hyvinvointialueen talous", "Kainuun hyvinvointialue"),
        ("Åbo stads hyresavtal", "Turku"),
    ],
)
def test_an_inflected_municipality_becomes_a_filter(query: str, value: str) -> None:
    found = [x for x in read(query).recognised if x.kind == "municipality"]

    assert [x.strict for x in found] == [Filter("municipality", (value,))]
    assert not found[0].is_soft


def test_a_common_word_that_is_a_municipality_stays_a_word_too() -> None:
    (found,) = read("lahden ruoppaus").recognised

    assert found.is_soft
    assert isinstance(found.node, Or)


def test_a_name_that_begins_a_longer_name_is_not_certain() -> None:
    (found,) = read("Turku Energian osinko").recognised

    assert found.is_soft


def test_municipality_body_and_year_together_are_filters() -> None:
    parsed = read("Turun kaupunginhallitus 2017")

    assert [x.strict for x in parsed.recognised] == [
        Filter("municipality", ("Turku",)),
        Filter("body", ("Kaupunginhallitus", "Kunnanhallitus")),
        Filter("year", ("2017",)),
    ]
    assert not any(x.is_soft for x in parsed.recognised)
    assert not parsed.required


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("kaupunginhallituksen jäsenet", False),
        ("teknisen lautakunnan uusi puheenjohtaja", False),
        ("Turun kaupunginhallituksen kokoonpano", False),
        ("kaupunginhallitus", True),
        ("kaupunginhallituksen lausunto yhdistyksen jäsenistä", True),
        # Who gets something does not decide it.
        ("palkankorotus kaupunginhallitukselle", False),
        ("kaupunginhallitukselle", True),
    ],
)
def test_a_body_that_is_decided_about_is_no_filter(query: str, is_found: bool) -> None:
    assert is_found == any(one.kind == "body" for one in read(query).recognised)


def test_a_finnish_body_name_finds_the_swedish_body() -> None:
    bodies = [
        x for x in read("kaupunkikehityslautakunta").recognised if x.kind == "body"
    ]

    assert bodies[0].strict == Filter("body", ("Stadsutvecklingsnämnden",))


def test_a_year_beside_other_words_is_that_of_the_decision() -> None:
    (found,) = read("koulu 2016").recognised

    assert found.node == Filter("year", ("2016",))
    assert kinds(read("koulu 2016"))[-1] == "year"


def test_the_year_of_a_matter_may_be_in_its_title() -> None:
    """The accounts of 2016 are decided on in 2017; a step says so and can be taken back."""
    parsed = read("tilinpäätös 2016")
    strict = read("tilinpäätös 2016", "or-title:date:2016").recognised[0]

    assert parsed.recognised[0].node == Or(
        (Filter("year", ("2016",)), Word((), "2016", scope="title"))
    )
    assert kinds(parsed)[-2:] == ["year", "or-title"]
    assert strict.node == Filter("year", ("2016",))


def test_what_is_for_a_year_is_decided_then_only_where_it_is_of_no_other() -> None:
    """The budget of the next year is decided on in this one."""
    parsed = read("talousarvio vuodeksi 2016")
    step_id = "or-for:date:vuodeksi 2016"
    node = parsed.recognised[0].node
    assert isinstance(node, Or)
    titled, decided = node.nodes

    assert titled == Word((), "2016", scope="title")
    assert Filter("year", ("2016",)) in decided.nodes
    assert "ei muun vuoden asiat" in parsed.reading.in_words["fi"]
    assert read("talousarvio vuodeksi 2016", step_id).recognised[0].node == (
        Filter("year", ("2016",))
    )


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kuluvan vuoden tilinpäätös", Word((), "2026", scope="title")),
        ("tilinpäätös viime vuonna", Word((), "2025", scope="title")),
        ("sangot vuodelle 2024", Word((), "2024", scope="title")),
    ],
)
def test_the_year_that_something_is_for_may_be_in_its_title(
    query: str, words: Node
) -> None:
    (found,) = read(query).recognised

    assert (found.is_soft, found.words) == (True, words)


def test_the_season_of_a_matter_that_has_one_may_be_in_its_title() -> None:
    (found,) = read("kokousaikataulu keväällä 2024").recognised
    (plain,) = read("sanko keväällä 2024").recognised

    assert isinstance(found.words, And)
    assert {word.scope for word in found.words.nodes if isinstance(word, Word)} == {
        "title"
    }
    assert (found.is_soft, plain.is_soft) == (True, False)


def test_the_filter_beside_the_words_of_a_name_can_be_chosen_alone() -> None:
    parsed = read("kuntalaki koulut")
    strict = read("kuntalaki koulut", "or-words:law:410/2015").recognised[0]

    assert "or-words" in kinds(parsed)
    assert strict.node == Filter("law_reference", ("410/2015",))


def test_an_acts_number_may_be_a_cases_and_a_step_says_so() -> None:
    (found,) = read("410/2015").recognised

    assert found.node == Or(
        (
            Filter("law_reference", ("410/2015",)),
            Filter("case_number", ("410/2015", "~2015-410")),
        )
    )
    assert kinds(read("410/2015")) == ["law", "or-case"]


def test_a_month_is_a_date_range() -> None:
    (found,) = read("huhtikuussa 2023").recognised

    assert found.strict == DateRange(dt.date(2023, 4, 1), dt.date(2023, 4, 30))


def test_a_removed_step_is_not_taken() -> None:
    parsed = read("Vantaan koulut", "municipality:Vantaa")

    assert not parsed.recognised
    assert words_of(parsed) == ["Vantaan", "koulut"]


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("kunta:vantaa", Filter("municipality", ("Vantaa",))),
        ('laki:"380/2023 § 23"', Filter("law_reference", ("380/2023 § 23",))),
        ("ratkaisu:hyväksytty", Filter("outcome", ("approved",))),
        ("pvm:2024-01..2024-06", DateRange(dt.date(2024, 1, 1), dt.date(2024, 6, 30))),
        ("vuosi:2024", DateRange(dt.date(2024, 1, 1), dt.date(2024, 12, 31))),
    ],
)
def test_fields(query: str, node: Node) -> None:
    assert read(query).required == (node,)


@pytest.mark.parametrize(
    ("query", "language", "sentence"),
    [
        ("kunta:vantaa", "fi", "Rajaus kunta: Vantaa."),
        ("ratkaisu:hyväksytty", "fi", "Rajaus ratkaisu: hyväksytty."),
        ("ratkaisu:hyväksytty", "sv", "Avgränsning avgörande: godkänt."),
        ("laki:999/abc", "fi", "Rajaus laki: 999/abc (arvoa ei tunneta)."),
        ("kunta:vantaa", "en", "Filter municipality: Vantaa."),
    ],
)
def test_a_field_is_named_in_the_language_of_the_sentence(
    query: str, language: str, sentence: str
) -> None:
    assert read(query).reading.in_words[language] == sentence


def test_a_title_field_looks_in_titles_only() -> None:
    (node,) = read("otsikko:kaava").required

    assert isinstance(node, Word)
    assert node.scope == "title"


def test_a_word_typed_twice_is_asked_once() -> None:
    assert len(read("koulu koulu koulu").required) == 1


def test_fillers_are_not_required() -> None:
    parsed = read("koulu ja päiväkoti")

    assert len(parsed.required) == 2


def test_the_reading_is_said_in_three_languages() -> None:
    words = read("Vantaan koulut").reading.in_words

    assert set(words) == {"fi", "sv", "en"}
    assert "Vantaa" in words["sv"]


def test_an_empty_query_asks_for_nothing() -> None:
    assert read("").is_empty
    assert read("   ").is_empty


@given(st.text(max_size=120))
def test_no_text_makes_the_reader_raise(query: str) -> None:
    parsed = read(query)

    assert parsed.reading.query == query


@given(
    st.lists(
        st.sampled_from(
            [
                "(",
                ")",
                '"',
                "OR",
                "AND",
                "NOT",
                "-",
                "kaava",
                "NEAR/3",
                "kunta:",
                "|",
                "laki:x",
                "23 §",
                "*",
                "=",
                "2020",
                "Turun",
                "380/2023",
                "\ud800",
            ]
        ),
        max_size=25,
    )
)
def test_no_heap_of_operators_makes_the_reader_raise(pieces: list[str]) -> None:
    for joint in (" ", ""):
        read(joint.join(pieces))


@given(st.text(alphabet='()|" -aA', max_size=60))
def test_brackets_come_out_balanced(query: str) -> None:
    depth = 0
    for lexeme in lex(query).lexemes:
        depth += {"open": 1, "close": -1}.get(lexeme.kind, 0)
        assert depth >= 0

    assert depth == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2017", 1),
        ("380/2023", 0),
        ("13835-2021", 0),
        ("2017-2021", 1),
        ("31.2.2020", 0),
        ("5.6.2017", 1),
        ("1850", 0),
        ("2023 §", 0),
    ],
)
def test_what_is_a_period(text: str, count: int) -> None:
    assert len(find_periods(text, TODAY)) == count


def test_an_open_period() -> None:
    assert parse_period("2024..") == (dt.date(2024, 1, 1), None)
    assert parse_period("2024-13") is None


@pytest.mark.parametrize(
    ("query", "needed"),
    [
        ("aita meidän koulun vieressä", ["aita", "koulun"]),
        ("kenelle sanko kuuluu?", ["sanko"]),
        ("uusi sanko", ["sanko"]),
        ("miten sangot pidetään kurissa", ["sangot"]),
        ("HE 30 sanko", ["HE", "30", "sanko"]),
        ("who decided to close the bucket?", ["close", "bucket"]),
        ("how much did the town pay for buckets", ["buckets"]),
        ("vem äger en by", ["äger", "by"]),
    ],
)
def test_pronouns_adpositions_and_what_is_new_are_not_needed(
    query: str, needed: list[str]
) -> None:
    terms = [term.text for term in read(query).terms if not term.is_optional]

    assert terms == needed


@pytest.mark.parametrize(
    ("query", "optional"),
    [
        ("kuinka suuri palkkio maksetaan?", {"suuri", "maksetaan"}),
        ("kunta ostaa sankon", {"kunta"}),
        ("uusi sanko", {"uusi"}),
        ("kuka maksaa sankon?", {"maksaa"}),
        ("sanko ja kauha", set()),
        ("kunnan kaupunki", set()),
    ],
)
def test_a_word_that_is_not_needed_is_said_to_be_so(
    query: str, optional: set[str]
) -> None:
    parsed = read(query)
    steps = parsed.reading.steps

    assert {step.text for step in steps if step.kind == "optional"} == optional
    assert not any(
        step.kind in ("word", "everyday") and step.text in optional for step in steps
    )
    for said in parsed.reading.in_words["fi"].lower().split(", "):
        if said.startswith("sana ") and not said.endswith("(ei vaadita)"):
            assert not any(f" {word}" in said for word in optional)


def test_relations_are_fillers() -> None:
    """Decisions "koulua koskevat" need not hold the word "koskevat"."""
    optional = {term.text: term.is_optional for term in read("koulua koskevat").terms}

    assert optional == {"koulua": False, "koskevat": True}


@pytest.mark.parametrize("query", ["on", "mitä on", "vuoksi"])
def test_a_search_of_fillers_alone_is_about_them(query: str) -> None:
    parsed = read(query)

    assert not any(term.is_optional for term in parsed.terms)
    assert "filler" not in kinds(parsed)


@pytest.mark.parametrize(
    ("query", "month"),
    [("tuulivoima 4/2023", "2023-04"), ("tuulivoima 2023-04", "2023-04")],
)
def test_a_month_in_numbers_is_a_period(query: str, month: str) -> None:
    (found,) = read(query).recognised

    assert found.step.value.startswith(month)


def test_a_month_by_number_may_also_be_a_meeting() -> None:
    """In "Kunnanhallitus 8/2015" it is August, or the eighth meeting."""
    body, month = read("kunnanhallitus 8/2015").recognised

    assert (body.kind, month.kind) == ("body", "date")
    assert month.is_soft
    assert month.words is not None
    assert "tai numero 8/2015" in read("kunnanhallitus 8/2015").reading.in_words["fi"]


@pytest.mark.parametrize(
    "query", ["kokous 4/2023", "pöytäkirja 4/2023", "§ 4/2023", "HE 4/2023", "14/2023"]
)
def test_a_number_of_something_is_no_month(query: str) -> None:
    assert not [found for found in read(query).recognised if found.kind == "date"]


@pytest.mark.parametrize(
    "query", ["Vantaan kh 2023", "KH Vantaa 2023", "vantaan khall"]
)
def test_a_board_is_abbreviated_beside_its_municipality(query: str) -> None:
    kinds_found = {found.kind for found in read(query).recognised}

    assert {"municipality", "body"} <= kinds_found


def test_an_abbreviation_alone_is_a_word() -> None:
    assert not [found for found in read("kh kokous").recognised if found.kind == "body"]


def test_a_hyphen_behind_a_number_that_ends_a_name_is_no_negation() -> None:
    parsed = read("Suomi 100 -juhlavuosi")

    assert not parsed.negated
    assert "-juhlavuosi" in words_of(parsed)


@pytest.mark.parametrize("query", ["koulu 2017 -talo", "ESR -hanke", "Turku -satama"])
def test_a_negation_can_be_taken_back(query: str) -> None:
    """A pasted "Kainuun sote -kuntayhtymä" is no exclusion."""
    (step,) = [one for one in read(query).reading.steps if one.kind == "not"]
    parsed = read(query, step.step_id)

    assert read(query).negated
    assert step.is_removable
    assert not parsed.negated
    assert f"-{step.text}" in words_of(parsed)


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("kuntalaki (410/2015) 51 §", "410/2015 § 51"),
        ("kuntalain 51 § (410/2015)", "410/2015 § 51"),
        ("JulkL (621/1999) 24.1 § 25 k", "621/1999 § 24"),
        ("annetun lain (380/2023, 3 luku, §23) mukaan", "380/2023 § 23"),
        ("(410/2015)", "410/2015"),
        ("asetus (EU) 2016/679", "2016/679"),
        ("laki (25.8.2016/675) 4 §", "675/2016 § 4"),
    ],
)
def test_brackets_of_a_citation_group_nothing(query: str, key: str) -> None:
    parsed = read(query)
    (law,) = parsed.recognised

    assert isinstance(law.strict, Filter)
    assert law.strict.values == (key,)
    assert [term.text for term in parsed.terms if not term.is_optional] in (
        [],
        ["asetus"],
    )


def test_brackets_with_an_operator_group_even_an_act() -> None:
    (either,) = read("(410/2015 OR talo)").required

    assert isinstance(either, Or)


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("MRL 137", "132/1999 § 137"),
        ("mrl 137 §", "132/1999 § 137"),
        ("MRL137", "132/1999 § 137"),
        ("§ 137 alueidenkäyttölaki", "132/1999 § 137"),
        ("(132/1999) 137 §", "132/1999 § 137"),
        ("MAANKÄYTTÖ- JA RAKENNUSLAKI 137 §", "132/1999 § 137"),
    ],
)
@pytest.mark.parametrize("others", ["{}", "koulu {}", "{} koulu"])
def test_a_section_is_read_among_other_words(query: str, key: str, others: str) -> None:
    """The sign, the bare number and the brackets are no words that a hit must have."""
    parsed = read(others.format(query))
    keys = [
        found.strict.values
        for found in parsed.recognised
        if isinstance(found.strict, Filter)
    ]

    assert keys == [(key,)]
    assert set(words_of(parsed)) <= {"koulu"}


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("pykälä 23 laki 380/2023", []),
        ("pykälä 23, laki 380/2023", []),
        ("nosturi 23 pykälä lain 380/2023", ["nosturi"]),
    ],
)
def test_a_section_in_words_ahead_of_the_acts_number(
    query: str, others: list[str]
) -> None:
    parsed = read(query)

    assert parsed.recognised[0].strict == Filter("law_reference", ("380/2023 § 23",))
    assert words_of(parsed) == others


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("jatelaki 72 §", "646/2011 § 72"),
        ("jatelain 72 §", "646/2011 § 72"),
        ("nosturi ymparistonsuojelulaki 27 §", "527/2014 § 27"),
        ("maankaytto ja rakennuslaki 171 §", "132/1999 § 171"),
        ("maankäytto ja rakennuslaki 171 §", "132/1999 § 171"),
        ("maankaytto- ja rakennuslaki 171 §", "132/1999 § 171"),
        ("forvaltningslagen 28 §", "434/2003 § 28"),
    ],
)
def test_an_act_typed_without_marks_is_that_act(query: str, key: str) -> None:
    """No other act whose name is a part of it; the reading tells what was read."""
    (found,) = read(query).recognised

    assert found.strict == Filter("law_reference", (key,))
    assert found.step.text in query


def test_a_board_is_no_act_typed_without_marks() -> None:
    assert not read("jatelautakunta").recognised


@pytest.mark.parametrize(
    "query", ["-3,5 %", "vuokra -2 %", "laina -200 000 €", "-1,25"]
)
def test_a_number_below_zero_excludes_nothing(query: str) -> None:
    assert not read(query).negated


@pytest.mark.parametrize("query", ["kaava -2024", "kaava -3"])
def test_a_number_with_a_sign_excludes(query: str) -> None:
    assert read(query).negated


def test_periods_that_share_no_day_are_either_one() -> None:
    (found,) = read("koulu vuonna 2019 ja vuonna 2021").recognised

    assert found.node == Or((Filter("year", ("2019",)), Filter("year", ("2021",))))
    assert kinds(read("koulu vuonna 2019 ja vuonna 2021"))[-2:] == ["year", "year"]


def test_a_period_takes_the_words_that_only_say_it_is_one() -> None:
    parsed = read("koulu kevään 2021 aikana")

    assert words_of(parsed) == ["koulu"]
    assert [found.kind for found in parsed.recognised] == ["date"]


def test_a_word_of_a_period_lacks_no_marks() -> None:
    parsed = read("koulu toissa vuonna")

    assert words_of(parsed) == ["koulu"]
    assert [found.kind for found in parsed.recognised] == ["year"]


def test_a_unit_behind_a_number_is_short_for_nothing_else() -> None:
    assert "synonym" not in kinds(read("110 kV johto"))
    assert "synonym" in kinds(read("kv 2024"))


@pytest.mark.parametrize("query", ["MRL 2 vuotta", "MRL 2023", "PL 12", "12 kpl 7"])
def test_a_number_of_something_else_is_no_section(query: str) -> None:
    values = [
        value
        for found in read(query).recognised
        if isinstance(found.strict, Filter)
        for value in found.strict.values
    ]

    assert not [value for value in values if "§" in value]
