"""What pages are made of: paragraphs, differences, citations, tables, charts, paging."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from pathlib import Path

import pytest
from flask import Flask, url_for
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Block
from corpus.records import CoverageCell
from indexer.request import Fragment, SearchRequest
from search_web.coverage_facts import PublisherCoverage, coverage_facts
from search_web.page.bibliography import (
    BibliographicRecord,
    bibtex,
    csl_json,
    ris,
    text_form,
)
from search_web.page.components.paging import paginate
from search_web.page.decision_addresses import decision_address
from search_web.page.document_text.block_view import block_views
from search_web.page.document_text.text_view import Span, paragraphs
from search_web.page.labelling.law_names import place_words
from search_web.page.templating import segments, tied
from search_web.pages.compare.case_counts import Counted
from search_web.pages.compare.compare_table import (
    Cell,
    ComparisonRow,
    ComparisonTable,
    build_table,
    cut,
    pick_years,
)
from search_web.pages.compare.line_chart import (
    NARROW,
    WIDE,
    YEAR_WIDTH,
    ChartSize,
    line_chart,
)
from search_web.pages.decision.word_diff import word_changes
from tests.search_web_world import decision, make_client

TODAY = dt.date(2026, 5, 8)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)


# -- marked text


@given(texts, st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=5))
def test_segments_joined_are_the_text(text: str, marks: list[tuple[int, int]]) -> None:
    """Wherever marks fall, nothing is lost or doubled."""
    pieces = list(segments(Fragment(text, tuple(marks))))

    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)


@given(texts, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4))
def test_paragraphs_lose_nothing_but_white_space(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    """Links cut text into pieces; the pieces are the text, but for hyphens of lines."""
    edges = sorted({edge for pair in pairs for edge in pair})
    spans = [
        Span(start, end, "/")
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    found = paragraphs(text, 0, len(text), spans)
    shown = "".join(
        piece.text for part in found for line in part.lines for piece in line
    )

    shown, text = shown.replace("-", ""), text.replace("-", "")
    assert "".join(shown.split()) == "".join(text.split())


def test_blank_lines_part_paragraphs_and_marks_make_lists() -> None:
    """One dash alone is no list."""
    found = paragraphs("yksi\nkaksi\n\n- a\n- b\n\n- yksin", 0, 30)

    assert [(len(part.lines), part.is_list) for part in found] == [
        (2, False),
        (2, True),
        (1, False),
    ]


# -- differences


@given(texts, texts)
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    """Same and removed words are the old text; same and added words the new."""
    changes = word_changes(old, new)

    assert "".join(c.text for c in changes if c.kind != "added") == old
    assert "".join(c.text for c in changes if c.kind != "removed") == new


def test_only_changed_words_are_marked() -> None:
    """Words, not lines and not letters."""
    changes = word_changes(
        "Avustus on 500 euroa.\nLoppu.", "Avustus on 700 euroa.\nLoppu."
    )

    assert [(c.kind, c.text) for c in changes] == [
        ("same", "Avustus on "),
        ("removed", "500"),
        ("added", "700"),
        ("same", " euroa.\nLoppu."),
    ]


def test_a_long_rewritten_text_is_compared_quickly() -> None:
    """Two wholly different long texts become one removal and one addition."""
    changes = word_changes("yksi " * 50_000, "kaksi " * 50_000)

    assert [c.kind for c in changes] == ["removed", "added"]


# -- citations


def citation(**changes: object) -> BibliographicRecord:
    made = decision(1, **changes)
    return BibliographicRecord(
        made, made.title or "", "https://haku.example/paatos/a", TODAY
    )


def test_the_finnish_form_reads_as_officials_write_it() -> None:
    """Body, date and section first, then title, number, address, retrieval."""
    assert text_form(citation()) == (
        "Lahden sivistyslautakunta 7.2.2023 § 1. Kirjaston aukioloajat 1. "
        "Dnro 101/12.03.00/2024. https://haku.example/paatos/a. Luettu 8.5.2026."
    )


def test_what_the_source_does_not_say_is_left_out() -> None:
    """No empty fields, no "None"."""
    bare = citation(
        municipality=None,
        body=None,
        date=None,
        minutes_section=None,
        case_number=None,
        url=None,
    )

    for form in (text_form, bibtex, ris, csl_json):
        assert "None" not in form(bare)
        assert "§" not in form(bare)


@pytest.mark.parametrize(
    "title",
    ["a } b { c", "100 % & $1 #2 _x_ ~y ^z \\end", "rivi\nvaihto", "TY  - X\r\nER  - "],
)
def test_titles_cannot_break_out_of_their_field(title: str) -> None:
    """Special characters are escaped and line breaks folded."""
    made = citation(title=title)
    entry = bibtex(made)
    unescaped = entry.replace("\\{", "").replace("\\}", "")

    assert unescaped.count("{") == unescaped.count("}")
    assert entry.count("\n  ") == 10
    assert ris(made).count("ER  - \r\n") == 1
    assert all(line[2:6] == "  - " for line in ris(made).splitlines())
    assert json.loads(csl_json(made))[0]["title"] == title


# -- CSV


# -- paging


@given(st.integers(0, 5000), st.integers(1, 300))
def test_paging_offers_first_last_and_near_pages(total: int, page: int) -> None:
    """Numbers grow, gaps hide at least two pages, the current page is no link."""
    pages = max(1, -(-total // 20))
    page = min(page, pages)
    pager = paginate(total, page=page, size=20, address=str)
    numbers = [link.number for link in pager.links]

    if pages == 1:
        assert numbers == []
        return
    assert numbers[0] == 1
    assert numbers[-1] == pages
    shown = [number for number in numbers if number]
    assert shown == sorted(set(shown))
    assert [link.number for link in pager.links if link.is_current] == [page]
    for index, number in enumerate(numbers):
        if number is None:
            before, after = numbers[index - 1], numbers[index + 1]
            assert before is not None
            assert after is not None
            assert after - before > 2


# -- coverage and comparison


def publisher(*months: str) -> PublisherCoverage:
    return PublisherCoverage("Mallila", len(months), dict.fromkeys(months, 1))


def months_of(year: int, numbers: range) -> list[str]:
    return [f"{year}-{number:02d}" for number in numbers]


@pytest.mark.parametrize(
    ("held", "year", "expected"),
    [
        ([], 2024, "none"),
        (months_of(2024, range(1, 13)), 2024, "full"),
        (months_of(2024, range(1, 13)), 2023, "none"),
        (months_of(2024, range(1, 13)), 2025, "none"),
        (months_of(2024, range(3, 13)), 2024, "partial"),
        (months_of(2024, range(1, 10)), 2024, "partial"),
        # Summer months may be empty, others not.
        ([*months_of(2024, range(1, 6)), *months_of(2024, range(9, 13))], 2024, "full"),
        (
            [*months_of(2024, range(1, 9)), *months_of(2024, range(10, 13))],
            2024,
            "partial",
        ),
        # The current year counts as covered to the last two months.
        (months_of(2026, range(1, 4)), 2026, "full"),
        (months_of(2026, range(1, 2)), 2026, "partial"),
        # A year without a decision between others is a gap, not a zero.
        (["2022-01", "2024-12"], 2023, "partial"),
    ],
)
def test_how_well_a_year_is_covered(held: list[str], year: int, expected: str) -> None:
    """Full, partial or none, from the months we hold."""
    assert publisher(*held).coverage(year, TODAY) == expected


def test_months_that_cannot_be_do_not_count() -> None:
    """Publishers' typing errors are decisions, but no coverage."""
    facts = coverage_facts(
        [
            CoverageCell("Mallila", "Kunnanhallitus", "1201-01", 1),
            CoverageCell("Mallila", "Kunnanhallitus", None, 2),
            CoverageCell("Mallila", "Kunnanhallitus", "2024-05", 3),
        ],
        [],
    )

    assert facts.decisions == 6
    assert facts.first_month == facts.last_month == "2024-05"


def comparison(unit: str = "maara") -> ComparisonTable:
    year = months_of(2024, range(1, 13))
    cells = [CoverageCell("Iso", "A", month, 100) for month in year]
    cells += [CoverageCell("Pieni", "A", month, 1) for month in year]
    cells += [CoverageCell("Vajaa", "A", month, 50) for month in year[6:]]
    table = build_table(
        {
            "Iso": {"2024": Counted(12)},
            "Vajaa": {"2024": Counted(3)},
            "Pieni": {"2024": Counted(1)},
        },
        coverage_facts(cells, []),
        years=("2023", "2024"),
        wanted=("Poissa",),
        unit=unit,  # type: ignore[arg-type]
        with_zeros=False,
    )
    return cut(table, lambda name, years: f"/{name}/{'-'.join(years)}")


def test_cells_have_four_states() -> None:
    """Hits, zero, partly covered, not covered."""
    rows = {row.name: row for row in comparison().rows}

    assert [cell.state for cell in rows["Iso"].cells] == ["none", "hits"]
    assert rows["Vajaa"].cells[1].state == "partial"
    assert rows["Poissa"].cells[1].state == "none"
    assert rows["Iso"].cells[1].address == "/Iso/2024"
    assert rows["Iso"].address == "/Iso/2023-2024"
    assert rows["Poissa"].address is None
    assert rows["Poissa"].cells[1].address is None


def test_a_rate_is_refused_when_the_base_is_small() -> None:
    """Twelve decisions a year give no rate; 1,200 do."""
    rows = {row.name: row for row in comparison("tuhatta").rows}

    assert rows["Iso"].cells[1].rate == 10.0
    assert rows["Pieni"].cells[1].rate is None


def test_the_years_asked_for_win_over_those_found() -> None:
    """A year without hits is shown when it was asked for."""
    asked = SearchRequest(filters={"year": ("2024", "2022")})

    assert pick_years(asked, {"A": {"2023": 1}}) == ("2022", "2024")
    assert pick_years(SearchRequest(), {"A": {"2021": 1, "2023": 1}}) == (
        "2021",
        "2022",
        "2023",
    )
    assert pick_years(SearchRequest(), {}) == ()


@pytest.mark.parametrize("drawn", [WIDE, NARROW])
def test_labels_of_years_have_room(drawn: ChartSize) -> None:
    """On a phone not every year is labelled; the last one always is."""
    years = tuple(map(str, range(2011, 2027)))
    cells = tuple(Cell(3, 3, 30, "hits", None, None) for _ in years)
    row = ComparisonRow("Iso", cells, 48, 48)
    ticks = line_chart(ComparisonTable(years, (row,), 0, "asiat"), 1, drawn).years
    gaps = [b.at - a.at for a, b in itertools.pairwise(ticks)]

    assert ticks[-1].label == "2026"
    assert len(ticks) > 4
    assert min(gaps) >= YEAR_WIDTH


@pytest.mark.parametrize("drawn", [WIDE, NARROW])
def test_lines_break_where_nothing_is_covered(drawn: ChartSize) -> None:
    """A gap is not drawn as a zero, and points stay inside the picture."""
    chart = line_chart(comparison(), 6, drawn)

    assert [line.name for line in chart.lines] == ["Iso", "Vajaa", "Pieni"]
    for line in chart.lines:
        points = [point for stretch in line.stretches for point in stretch]
        assert len(points) == 1
        assert all(0 <= p.x <= chart.width and 0 <= p.y <= chart.height for p in points)


# -- numbers and times in texts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("hintaan 3 150 euroa", "hintaan 3\xa0150\xa0euroa"),
        ("1 200 000 € (alv 0 %)", "1\xa0200\xa0000\xa0€ (alv 0\xa0%)"),
        ("raja on 1,5 miljoonaa euroa", "raja on 1,5\xa0miljoonaa euroa"),
        ("höjs med 3 procent", "höjs med 3\xa0procent"),
        ("vuosina 2024 ja 2025, § 12", "vuosina 2024 ja 2025, §\xa012"),
        ("hinnat   900   000", "hinnat   900   000"),
        ("10 1000 sivua", "10 1000 sivua"),
    ],
)
def test_no_line_ends_inside_a_number(text: str, shown: str) -> None:
    assert tied(text) == shown


@pytest.mark.parametrize(
    ("address", "shown"), [("/", "18.00"), ("/sv/", "18.00"), ("/en/", "18:00")]
)
def test_a_time_of_day_is_written_as_each_language_does(
    tmp_path: Path, address: str, shown: str
) -> None:
    made = decision(1, meeting_time="18:00")
    html = make_client(tmp_path, [made]).get(f"{address}paatos/{made.decision_id}").text

    assert f"<dd>{shown}</dd>" in html


# -- blocks


@pytest.mark.parametrize(
    "before",
    [
        "Päätös",
        "Päätös:",
        "PÄÄTÖS",
        "### **Päätös**",
        "Alku.\n\nPäätös :",
        "Päätös\n\nPäätös:",
    ],
)
def test_a_heading_is_shown_once(before: str) -> None:
    """The heading in the text, however marked, is the heading of the block."""
    text = f"{before}\n\nHyväksyttiin."
    block = Block("decision", "Päätös", text.index("Hyv"), len(text))
    views = block_views(decision(1, text=text, blocks=(block,)), [])
    shown = [
        "".join(piece.text for piece in line)
        for view in views
        for part in view.paragraphs
        for line in part.lines
    ]

    expected = ["Alku.", "Hyväksyttiin."] if "Alku" in before else ["Hyväksyttiin."]
    assert shown == expected
    assert [view.heading for view in views if view.heading] == ["Päätös"]


@given(texts, st.lists(st.integers(0, 80), max_size=6))
def test_no_text_is_lost_between_blocks(text: str, edges: list[int]) -> None:
    """Whatever the blocks cover, the page shows the whole text."""
    inside = sorted({min(edge, len(text)) for edge in edges})
    blocks = tuple(
        Block("reasons", None, start, end)
        for start, end in zip(inside[::2], inside[1::2], strict=False)
    )
    with Flask(__name__).test_request_context("/"):
        views = block_views(decision(1, text=text, blocks=blocks), [])
    shown = "".join(
        piece.text
        for view in views
        for part in view.paragraphs
        for line in part.lines
        for piece in line
    )

    assert "".join(shown.split()) == "".join(text.split())


# -- names of laws


@pytest.mark.parametrize(
    ("place", "fi", "sv", "en"),
    [
        ("§ 23", "23 §", "23 §", "§ 23"),
        ("§ 4 a", "4 a §", "4 a §", "§ 4 a"),
        ("luku 3", "3 luku", "3 kap.", "chapter 3"),
        ("luku 1 § 5", "1 luku 5 §", "1 kap. 5 §", "chapter 1 § 5"),
        ("art. 6", "6 artikla", "artikel 6", "article 6"),
        ("", "", "", ""),
    ],
)
def test_places_are_written_as_each_language_does(
    place: str, fi: str, sv: str, en: str
) -> None:
    """The sign follows the number in Finnish and Swedish."""
    app = Flask(__name__)
    for language, expected in (("fi", fi), ("sv", sv), ("en", en)):
        environ = {"paatoshaku.language": language}
        with app.test_request_context("/", environ_overrides=environ):
            assert place_words(place) == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@pytest.mark.parametrize("root", ["", "/sv", "/päätökset/en"])
def test_addresses_of_decisions_are_those_of_their_route(root: str, name: str) -> None:
    """The pattern that is made once gives what Flask does."""
    app = Flask("addresses")
    app.add_url_rule("/paatos/<path:decision_id>", "decision.show")

    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        assert decision_address(name) == url_for("decision.show", decision_id=name)
