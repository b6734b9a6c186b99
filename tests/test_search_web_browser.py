"""Journeys of the three users in a real browser, with and without JavaScript; axe."""

from __future__ import annotations

import os
import re
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser_layout import (
    SPACE_LETTERS,
    broken_words,
    is_choice_cut,
    lengthen,
    overflowing,
)
from tests.making import read_again
from tests.search_web_world import LAW_TEXT, decision, make_app
from tests.serving import PAGE_WITHIN_MS, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHROMIUM = "/usr/bin/chromium"
UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"
LONG_NAME_TEXT = """Mikrobikasvusto ylittää sosiaali- ja terveysministeriön asetuksen
(545/2015) 20 §:n toimenpiderajan."""
SALE = """Päätösehdotus

Lautakunta myy kalusteet Varasto Oy:lle 54 900 euron hintaan.

Päätös

Lautakunta hyväksyi ehdotuksen."""
SAVED = "(the private address of a saved search)"
PAGE_TYPES = {
    "home": "/",
    "search": "/haku?q=aukioloajat",
    "long-names": "/sv/haku?q=mikrobikasvusto",
    "long-name": "/sv/paatos/mallila/pitka",
    "search-filtered": "/haku?q=aukioloajat+kirjasto&kunta=Lahti&vuosi=2023&-kieli=sv",
    "zero": "/haku?q=olematonsana&kunta=Lahti",
    "facet": "/haku/rajaus/kunta?q=aukioloajat",
    "decision": "/paatos/mallila/eka",
    "versions": "/versiot/mallila/muuttunut",
    "case": "/asia/Lahti/900/12.03.00/2024",
    "laws": "/laki/",
    "law": "/laki/2015/410",
    "section": "/laki/2015/410/14",
    "old-act": "/laki/1995/365",
    "compare": "/vertaa?q=aukioloajat&kunta=Lahti&kunta=Vantaa&kunta=Inari",
    "rates": "/vertaa?q=aukioloajat&yksikko=tuhatta",
    "similar": "/samankaltaiset",
    "save": "/tallennettu/uusi?q=aukioloajat",
    "saved": SAVED,
    "api": "/api",
    "publishers": "/kunta/",
    "publisher": "/kunta/Lahti",
    "uncovered": "/kunta/Inari",
    "meeting": "/kokous/Lahti/Sivistyslautakunta/2023-02-07",
    "votes": "/aanestykset",
    "sums": "/summat?kunta=Lahti",
    "changes": "/muutokset",
    "organisations": "/yritys/",
    "organisation": "/yritys/Varasto%20Oy",
    "topics": "/aihe/",
    "topic": "/aihe/12",
    "concepts": "/kasite/",
    "concept-theme": "/sv/kasite/?aihe=kulttuuri",
    "concept": "/kasite/kirjasto",
    "removal": "/sv/tietosuoja/poisto/",
    "body": "/kunta/Lahti/toimielin/Sivistyslautakunta",
    "signs": "/haku?q=%3F%21",
    "mistakes": "/haku?q=kirjasto&alku=x&summasta=y&kunta=Lahtii",
    "change-mistakes": "/muutokset?kunta=Lahtii&alku=x",
    "coverage": "/kattavuus",
    "help": "/en/ohje",
    "about": "/sv/tietoa",
    "accessibility": "/saavutettavuus",
    "privacy": "/tietosuoja",
    "bad-parameter": "/haku?x=1",
    "not-found": "/nothing",
    "gone": "/paatos/mallila/poistettu",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over an invented world, served by waitress."""
    case = {"municipality": "Lahti", "case_number": "900/12.03.00/2024"}
    decisions = [decision(number) for number in range(1, 60)]
    decisions += [
        decision(80, decision_id="mallila/eka", **case),
        decision(83, decision_id="mallila/toka", body="Kaupunginhallitus", **case),
        decision(85, decision_id="mallila/laki", text=LAW_TEXT, blocks=()),
        decision(82, decision_id="mallila/muuttunut"),
        decision(82, decision_id="mallila/muuttunut", text="Muuttui.", blocks=()),
        decision(71, decision_id="mallila/poistettu"),
        decision(72, decision_id="mallila/pitka", text=LONG_NAME_TEXT, blocks=()),
        read_again(decision(74, decision_id="mallila/kauppa", text=SALE, blocks=())),
    ]
    folder = tmp_path_factory.mktemp("world")
    app = make_app(folder, decisions, removed={"mallila/poistettu": "asked"})
    with served(app, threads=2) as address:
        yield address


@pytest.fixture(scope="module")
def paths(site: str) -> dict[str, str]:
    """Page type -> path, with a search saved for the page of a saved search."""
    form = urllib.parse.urlencode({"nimi": "Kirjastot", "q": "aukioloajat"}).encode()
    with urllib.request.urlopen(f"{site}/tallennettu/", form, timeout=20) as reply:
        saved = reply.url.removeprefix(site)
    return {name: saved if p == SAVED else p for name, p in PAGE_TYPES.items()}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def open_context(browser: Browser, site: str, **options: object) -> BrowserContext:
    options = {"viewport": {"width": 1280, "height": 900}, **options}
    context = browser.new_context(base_url=site, **options)  # type: ignore[arg-type]
    context.set_default_timeout(PAGE_WITHIN_MS)
    return context


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A desktop page with JavaScript; anything in its console fails the test."""
    with open_context(browser, site, permissions=["clipboard-write"]) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        assert said == []


@pytest.fixture
def plain_page(browser: Browser, site: str) -> Iterator[Page]:
    """The same without JavaScript."""
    with open_context(browser, site, java_script_enabled=False) as context:
        yield context.new_page()


def total_of(page: Page) -> int:
    text = page.locator("output").inner_text()
    return int(re.sub(r"\D", "", text))


# -- the journalist: search, narrow down, read


def test_a_filter_applies_at_once_and_can_be_taken_back(page: Page) -> None:
    """The list, the address and the count change without a reload; back undoes it."""
    page.goto("/haku?q=aukioloajat")
    before = total_of(page)
    page.evaluate("window.stayed = true")
    page.get_by_role("checkbox", name="Lahti").check()
    page.wait_for_url("**kunta=Lahti**")
    expect(page.locator(".chip")).to_have_count(1)

    assert 0 < total_of(page) < before
    assert page.evaluate("window.stayed")
    assert "Lahti" in page.locator(".hit .place").first.inner_text()
    assert page.evaluate("document.activeElement.value") == "Lahti"

    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    assert total_of(page) == before


def test_the_same_search_works_without_javascript(plain_page: Page) -> None:
    """From the front page to the decision and its original, by forms and links."""
    plain_page.goto("/")
    plain_page.get_by_label("Hakusana").fill("aukioloajat")
    plain_page.get_by_role("button", name="Etsi").click()
    plain_page.get_by_role("checkbox", name="Lahti").check()
    plain_page.get_by_role("button", name="Käytä rajaukset").click()

    assert "kunta=Lahti" in plain_page.url
    assert "q=aukioloajat" in plain_page.url
    expect(plain_page.locator(".chip")).to_have_count(1)

    plain_page.locator("#jarjestys").select_option("uusimmat")
    plain_page.get_by_role("button", name="Järjestä nyt").click()
    assert "jarjestys=uusimmat" in plain_page.url

    plain_page.locator(".hit h3 a").first.click()
    original = plain_page.get_by_role("link", name="Avaa virallinen alkuperäinen")
    assert (original.get_attribute("href") or "").startswith("https://")


def test_sorting_and_paging(page: Page) -> None:
    """Newest first on page 1; page 2 is a link with its own address and title."""
    page.goto("/haku?q=aukioloajat")
    page.locator("#jarjestys").select_option("uusimmat")
    page.wait_for_url("**jarjestys=uusimmat**")
    days = page.locator(".hit time").evaluate_all("all => all.map(t => t.dateTime)")
    assert days == sorted(days, reverse=True)

    page.get_by_role("link", name="Sivu 2").click()
    page.wait_for_url("**sivu=2**")
    expect(page).to_have_title(re.compile(r"sivu 2/\d"))


def test_why_a_hit_matched_unfolds(plain_page: Page) -> None:
    """Query word, term and the form found."""
    plain_page.goto("/haku?q=kirjasto")
    first = plain_page.locator(".why").first
    first.locator("summary").click()

    assert "kirjasto" in first.inner_text()
    assert "Kirjasto" in first.locator("q").first.inner_text()


def test_a_long_list_unfolds_in_place_and_is_searched(page: Page) -> None:
    """The link brings the whole list; typing narrows it; ticking still filters."""
    page.goto("/haku?q=aukioloajat")
    link = page.locator(".facet .more a").first
    name = link.evaluate("a => a.closest('.facet').dataset.name")
    link.click()
    group = page.locator(f".facet[data-name={name}]")
    group.get_by_role("searchbox").fill("lautakunta 1")
    visible = group.locator("li:visible")
    expect(visible.first).to_contain_text("Lautakunta 1")
    boxes = visible.count()
    visible.first.get_by_role("checkbox").check()
    page.wait_for_url(f"**{name}=**")

    assert 0 < boxes < 10


# -- the official: a section of a law, who decided how, citing


def test_from_a_law_to_a_citation(page: Page) -> None:
    """A law typed freely, the citing sentence, the decision, its citation copied."""
    page.goto("/laki/")
    page.get_by_label("Laki tai pykälä").fill("kuntalaki 14")
    page.get_by_role("button", name="Siirry").click()
    page.wait_for_url("**/laki/2015/410/14")
    expect(page.locator(".snippet mark").first).to_contain_text("14 §")

    page.locator(".hit h3 a").first.click()
    expect(page.locator(".block-decision h2")).to_have_text("Päätös")
    page.get_by_role("button", name="Kopioi").click()
    expect(page.get_by_role("button", name="Kopioitu")).to_be_visible()


def test_the_case_is_followed_across_bodies(plain_page: Page) -> None:
    """The warning on the earlier handling leads to the later one."""
    plain_page.goto("/paatos/mallila/eka")
    notice = plain_page.locator(".notice", has_text="uudempia käsittelyjä")
    notice.get_by_role("link").click()

    assert plain_page.url.endswith("/paatos/mallila/toka")
    expect(plain_page.locator(".timeline li")).to_have_count(2)


# -- the researcher: compare, follow a cell, take the figures


def test_a_cell_of_the_comparison_opens_its_decisions(plain_page: Page) -> None:
    """The figure in the cell is the total of the search behind it."""
    plain_page.goto("/vertaa?q=aukioloajat")
    cell = plain_page.locator("table.compare td a").first
    figure = int(cell.inner_text())
    cell.click()

    assert total_of(plain_page) == figure


def test_the_comparison_downloads_as_csv(page: Page) -> None:
    """The link gives a file."""
    page.goto("/vertaa?q=aukioloajat")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()

    assert download.value.suggested_filename == "vertailu.csv"


def test_the_language_stays_through_a_journey(plain_page: Page) -> None:
    """Swedish pages link to Swedish pages; the search is kept when changing."""
    plain_page.goto("/haku?q=aukioloajat&kunta=Lahti")
    plain_page.get_by_role("link", name="Svenska").click()
    assert plain_page.url.endswith("/sv/haku?q=aukioloajat&kunta=Lahti")

    plain_page.locator(".hit h3 a").first.click()
    assert "/sv/paatos/" in plain_page.url


# -- keyboard, widths, stillness


def test_the_field_goes_on_from_what_is_typed(page: Page) -> None:
    """Arrows choose, Escape gives back what was typed, Enter searches."""
    page.goto("/")
    field = page.get_by_role("combobox", name="Hakusana")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("sivistysl")
    option = page.get_by_role("option", name="Sivistyslautakunta")
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")

    field.press("ArrowDown")
    expect(field).to_have_value("Sivistyslautakunta")
    expect(option).to_have_attribute("aria-selected", "true")
    chosen = option.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", chosen or "")

    field.press("Escape")
    expect(field).to_have_value("sivistysl")
    expect(option).to_have_count(0)

    field.fill("")
    field.press_sequentially("sivistysl")
    expect(option).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile("q=Sivistyslautakunta"))


def test_the_keyboard_reaches_everything(page: Page) -> None:
    """Skip link first; the field, the filters and the hits have a visible focus."""
    page.goto("/haku?q=aukioloajat")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "osumat"

    page.goto("/haku?q=aukioloajat")
    seen = tabbed(page, 40)
    assert {"q", "jarjestys", "hit"} <= seen
    page.goto("/haku?q=aukioloajat")
    page.get_by_role("link", name="Siirry rajauksiin").press("Enter")
    assert {"kunta", "alku"} <= tabbed(page, 40)


def tabbed(page: Page, times: int) -> set[str]:
    """Press Tab so many times; return the names or cards that had the focus."""
    seen = set()
    for _ in range(times):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "(() => { const e = document.activeElement;"
                " return e.name || e.closest('article')?.className || e.tagName; })()"
            )
        )
    return seen


def test_the_first_hit_is_one_tab_after_the_skip_link(page: Page) -> None:
    """The link leads to the list, past what sorts, saves and exports it."""
    page.goto("/haku?q=aukioloajat")
    page.get_by_role("link", name="Siirry tuloksiin").press("Enter")
    assert page.evaluate("document.activeElement.id") == "osumat"
    assert "hit" in tabbed(page, 1)


@pytest.mark.parametrize(("width", "most"), [(1280, 15), (390, 11)])
def test_few_stops_stand_before_the_first_hit(
    browser: Browser, site: str, width: int, most: int
) -> None:
    """Who tabs through the page meets what leads elsewhere, and saves, after the hits."""
    size = {"width": width, "height": 844}
    with open_context(browser, site, viewport=size) as context:
        page = context.new_page()
        page.goto("/haku?q=aukioloajat")
        assert "hit" not in tabbed(page, 8)
        assert "hit" in tabbed(page, most + 1 - 8)


def test_an_open_menu_closes_by_escape_and_by_a_press_elsewhere(page: Page) -> None:
    """It lies over the hits, so it must not stay; Escape gives the focus back."""
    page.goto("/haku?q=aukioloajat")
    menu = page.locator(".tools details.menu")
    held = menu.get_by_role("link", name="Tallenna haku")
    menu.locator("summary").click()
    expect(held).to_be_visible()
    page.keyboard.press("Escape")
    expect(held).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()

    menu.locator("summary").click()
    expect(held).to_be_visible()
    page.locator("h2").first.click()
    expect(held).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_an_open_menu_lies_within_the_screen(
    browser: Browser, site: str, width: int
) -> None:
    """Its button stands left on a phone and right on a desktop."""
    size = {"width": width, "height": 844}
    with open_context(browser, site, viewport=size) as context:
        page = context.new_page()
        for path, menu in (
            ("/haku?q=aukioloajat", ".tools details.menu"),
            ("/paatos/mallila/eka", ".acts details.menu"),
        ):
            page.goto(path)
            page.locator(f"{menu} > summary").click()
            box = page.locator(f"{menu} > ul").bounding_box()
            assert box
            assert box["x"] >= 0, path
            assert box["x"] + box["width"] <= width, path


def test_a_skip_link_loads_nothing_anew(page: Page) -> None:
    """Else the filters are replaced a moment later, and the focus in them is lost."""
    asked: list[str] = []
    page.goto("/haku?q=aukioloajat")
    page.on("request", lambda one: asked.append(one.url))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#osumat$"))
    page.wait_for_timeout(300)

    assert [url for url in asked if "/haku?" in url] == []


def test_filters_fold_on_a_phone_without_javascript(
    browser: Browser, site: str
) -> None:
    """Hits come first; a link opens the filters and another closes them."""
    options = {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False}
    with open_context(browser, site, **options) as context:
        page = context.new_page()
        page.goto("/haku?q=aukioloajat")
        box = page.get_by_role("checkbox", name="Lahti")
        expect(box).to_be_hidden()
        page.get_by_role("link", name="Rajaa hakutuloksia").click()
        expect(box).to_be_visible()
        page.get_by_role("link", name="Sulje rajaukset").click()
        expect(box).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_page_scrolls_sideways(
    browser: Browser, site: str, paths: dict[str, str], width: int
) -> None:
    """From a small phone to a wide screen."""
    viewport = {"width": width, "height": 900}
    with open_context(browser, site, viewport=viewport) as context:
        page = context.new_page()
        for name, path in paths.items():
            page.goto(path)
            page.evaluate(UNFOLD)
            wide = page.evaluate("document.documentElement.scrollWidth")

            assert wide <= width, name
            assert broken_words(page) == [], name


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1280])
def test_the_chosen_order_is_read_whole(
    browser: Browser, site: str, width: int
) -> None:
    """In each language, with a filter's number on the button beside it, in wider fonts.

    The page's own font may come too late to be shown: then it is the reader's.
    """
    viewport = {"width": width, "height": 900}
    with open_context(browser, site, viewport=viewport) as context:
        page = context.new_page()
        for language in ("", "/sv", "/en"):
            page.goto(f"{language}/haku?q=aukioloajat&kunta=Lahti")
            for spacing in ("normal", ".06em", ".12em"):
                page.evaluate(SPACE_LETTERS, spacing)

                assert not is_choice_cut(page, "#jarjestys"), (language, spacing)
                assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_no_word_is_too_long_for_a_page(
    browser: Browser, site: str, paths: dict[str, str], width: int
) -> None:
    """A long word after every text breaks inside its box, whatever the fonts are."""
    viewport = {"width": width, "height": 900}
    with open_context(browser, site, viewport=viewport) as context:
        page = context.new_page()
        for name, path in paths.items():
            page.goto(path)
            page.evaluate(UNFOLD)
            assert lengthen(page) > 5, name
            wide = page.evaluate("document.documentElement.scrollWidth")

            assert overflowing(page) == [], name
            assert wide <= width, name


def test_a_comparison_begins_with_the_latest_years_on_a_phone(
    browser: Browser, site: str
) -> None:
    """The table is wider than the screen; the names of its rows stay in sight."""
    with open_context(browser, site, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(PAGE_TYPES["compare"])
        table = page.get_by_role("region", name="Vertailu")
        places = page.eval_on_selector_all(
            "[data-latest]",
            "boxes => boxes.map(b => b.scrollWidth - b.clientWidth - b.scrollLeft)",
        )

        assert len(places) == 1
        assert abs(places[0]) <= 1
        table.scroll_into_view_if_needed()
        expect(table.get_by_role("cell").last).to_be_in_viewport()
        expect(table.get_by_role("rowheader").first).to_be_in_viewport()


def test_the_search_page_does_not_shift(browser: Browser, site: str) -> None:
    """Nothing moves after it was first painted."""
    with open_context(browser, site) as context:
        page = context.new_page()
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver(list => {"
            " for (const entry of list.getEntries()) window.shift += entry.value;"
            "}).observe({type: 'layout-shift', buffered: true});"
        )
        page.goto("/haku?q=aukioloajat")
        page.wait_for_timeout(300)

        assert page.evaluate("window.shift") == 0


def test_a_printed_comparison_is_what_it_tells(browser: Browser, site: str) -> None:
    """The words that were compared, the figures and the map; nothing to press."""
    with open_context(browser, site) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto("/vertaa?q=aukioloajat")

        expect(page.locator("input[name=q]")).to_be_visible()
        expect(page.locator("table.compare")).to_be_visible()
        expect(page.locator(".map")).to_be_visible()
        for pressed in (".field button", ".pickers", ".hint"):
            expect(page.locator(pressed).first).to_be_hidden()
        assert page.locator(".actions a:visible:not([aria-current])").count() == 0


def test_printed_hits_say_what_was_asked(browser: Browser, site: str) -> None:
    """The words of the search are on paper; what can only be pressed is not."""
    with open_context(browser, site) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto("/haku?q=aukioloajat")

        expect(page.locator("#q")).to_be_visible()
        for pressed in ("button", ".search-reading a", ".tools a", ".also a"):
            assert page.locator(f"{pressed}:visible").count() == 0


def test_print_is_dark_on_light_whatever_the_theme(browser: Browser, site: str) -> None:
    """Paper has no dark theme; the address of the original is printed out."""
    with open_context(browser, site, color_scheme="dark") as context:
        page = context.new_page()
        page.goto("/paatos/mallila/eka")
        page.emulate_media(media="print", color_scheme="dark")
        colours = page.evaluate(
            "['.verdict', '.block-decision'].map(name => document.querySelector(name))"
            ".map(e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color])"
        )
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        printed = page.locator(".print-only").inner_text()
        nothing = "rgba(0, 0, 0, 0)"

    assert paper == "rgb(255, 255, 255)"
    assert colours == [[nothing, "rgb(0, 0, 0)"], [nothing, "rgb(0, 0, 0)"]]
    assert "https://paatokset.example/mallila/80" in printed


def test_nothing_is_loaded_from_elsewhere(
    browser: Browser, site: str, paths: dict[str, str]
) -> None:
    """Every request of every page goes to our own address."""
    with open_context(browser, site) as context:
        page = context.new_page()
        addresses: list[str] = []
        page.on("request", lambda request: addresses.append(request.url))
        for path in paths.values():
            page.goto(path)

    assert addresses
    assert [address for address in addresses if not address.startswith(site)] == []


# -- pictures, for people to compare; they fail nothing

PICTURED = (
    *("home", "search", "zero", "mistakes", "decision", "case", "meeting", "section"),
    *("compare", "votes", "changes", "publisher", "coverage", "not-found"),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pictures_of_key_pages_are_kept(
    browser: Browser, site: str, paths: dict[str, str], width: int, theme: str
) -> None:
    """Those of two runs side by side show what a change did to the looks."""
    if not (given := os.environ.get("PAATOSHAKU_SCREENSHOTS")):
        pytest.skip("no folder for pictures is named (PAATOSHAKU_SCREENSHOTS)")
    folder = Path(given)
    folder.mkdir(parents=True, exist_ok=True)
    size = {"width": width, "height": 900}
    with open_context(browser, site, viewport=size, color_scheme=theme) as context:
        page = context.new_page()
        for name in PICTURED:
            page.goto(paths[name])
            kept = folder / f"{name}-{width}-{theme}.png"
            page.screenshot(path=str(kept), full_page=True)
            assert kept.stat().st_size > 0


# -- axe


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core; ``scripts/test`` fetches it."""
    path = Path(os.environ.get("PAATOSHAKU_AXE", ""))
    if not path.is_file():
        reason = "axe-core is not here (scripts/test fetches it; PAATOSHAKU_AXE)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_axe_finds_nothing(
    browser: Browser, site: str, paths: dict[str, str], axe: str, name: str
) -> None:
    """WCAG 2.1 A and AA and axe's best practices; both themes, phone and desktop."""
    found: dict[str, list[str]] = {}
    # Without motion: colours in transition between the themes are nobody's colours.
    with open_context(browser, site, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(paths[name])
        page.evaluate(UNFOLD)
        page.evaluate(axe)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                result = page.evaluate(
                    "axe.run(document, {resultTypes: ['violations']})"
                )
                rows = [
                    f"{row['id']}: {row['nodes'][0]['html'][:160]}"
                    for row in result["violations"]
                ]
                if rows:
                    found[f"{width} {scheme}"] = rows

    assert found == {}
