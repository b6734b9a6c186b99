"""The small readers, as tables: one line, what it says, and why it is a hard case."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.decision.lines import language
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.meaning.extraction import appeals, secrecy
from analyzers.decision.meaning.matters import routine
from analyzers.decision.meaning.reading import read_meaning
from analyzers.decision.model import Block, DecisionText
from analyzers.decision.reading import read
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates
from analyzers.notations.toponyms.genitives import genitive
from analyzers.notations.toponyms.municipalities import municipalities


def outcome_of(decision: str) -> str:
    """Return what a decision's part says, of a matter without a title or proposal."""
    block = Block("decision", "Päätös", 0, len(decision))
    return read_meaning(decision, [block]).matter_outcome


@pytest.mark.parametrize(
    ("line", "number", "task_class"),
    [
        ("2804/00.01.01/2026", "2804/00.01.01/2026", "00.01.01"),
        ("3700/11.01.00 /2011", "3700/11.01.00/2011", "11.01.00"),
        ("730/2017 00.01.01.00", "730/2017", "00.01.01.00"),
        ("MliDno-2017-206", "MliDno-2017-206", None),
        ("LAPDno-2025-783", "LAPDno-2025-783", None),
        ("TRE:4787/10.03.01/2016", "TRE:4787/10.03.01/2016", "10.03.01"),
        ("HEL 2024-009117 T 00 00 03", "HEL 2024-009117", "00.00.03"),
        ("HEL-2024-009117", "HEL-2024-009117", None),
        ("OUKA/1472/02.02.02/2017", "OUKA/1472/02.02.02/2017", "02.02.02"),
        ("VD/1545/00.04.00/2017", "VD/1545/00.04.00/2017", "00.04.00"),
        ("Asianumero 11675/12.01.00/2021", "11675/12.01.00/2021", "12.01.00"),
        ("Dno OUKA/899/02.06.01.04/2017", "OUKA/899/02.06.01.04/2017", "02.06.01.04"),
        ("13596-2018 (00 01 01, 00 01 00)", "13596-2018", "00.01.01"),
        ("11222-2006 (641, 613)", "11222-2006", None),
        ("Diaarinumero: 452/2015", "452/2015", None),
        ("244Dno-2021-743", "244Dno-2021-743", None),
        ("517/10.1000.100000/2020", "517/10.1000.100000/2020", "10.1000.100000"),
        ("00.01.02/213/2015", "00.01.02/213/2015", "00.01.02"),
        ("Diaarinumero 12/602/2015", "12/602/2015", None),
        ("12/602/2015", "12/602/2015", None),
        ("Dnr: 452/ 2014", "452/2014", None),
        ("Diarienr 12/2013", "12/2013", None),
        ("D.nr 12/2013", "12/2013", None),
        ("Dnro 2014-123", "2014-123", None),
        ("Dno Siv 12/2012", "Siv 12/2012", None),
        # A register called by the town's whole name, or by a sign.
        ("TORILAno-2031-402", "TORILAno-2031-402", None),
        ("TORILAno-2031-402, 00.01.01", "TORILAno-2031-402", None),
        ("Asia TORILAno-2031-402", "TORILAno-2031-402", None),
        ("TORILAnr 2031-402", "TORILAnr 2031-402", None),
        ("Torilano-2031-402", "Torilano-2031-402", None),
        ("D/402/2031", "D/402/2031", None),
        ("Dn:o 12/2013", "12/2013", None),
        ("D:nr 12/2013", "12/2013", None),
        ("Dnro 45/13/2013", "45/13/2013", None),
        ("Dnr 12/2013-604", "12/2013-604", None),
        # A state authority's, also below a label.
        ("Dnro ESAVI/163/04.08/2031", None, None),
        # Not the document's own: a ministry's, a citation inside a sentence, a date.
        ("VN/37864/2025", "VN/37864/2025", None),
        (
            "Aloitteessa (322/10.03.02/2019) toivottiin tiloja iltakäyttöön kouluille.",
            None,
            None,
        ),
        ("MAL: 90/2024", "MAL: 90/2024", None),
        ("KH: 90/2024", None, None),
        ("NRO: 9/2024", None, None),
        ("PÖYTÄKIRJA 12-2024", None, None),
        ("Kokous 1/2024", None, None),
        ("laki 380/2023", None, None),
        ("09/2019", None, None),
    ],
)
def test_own_case_number(line: str, number: str | None, task_class: str | None) -> None:
    found = case_numbers.own_case_number(line)

    assert (found.text if found else None) == number
    assert (found.task_class if found else None) == task_class


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("KH/402/2031", "KH/402/2031"),
        ("KHALL: 402/2031", "KHALL: 402/2031"),
        ("402-2031", "402-2031"),
        ("402/2031", "402/2031"),
        ("KH 402/2031", None),
        ("2031-2032", None),
    ],
)
def test_own_case_number_below_a_title(line: str, number: str | None) -> None:
    found = case_numbers.own_case_number(line, is_below_title=True)

    assert (found.text if found else None) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("07.05.2026", dt.date(2026, 5, 7)),
        ("7. 5. 2026", dt.date(2026, 5, 7)),
        ("maanantaina 26. toukokuuta 2014", dt.date(2014, 5, 26)),
        ("måndagen den 4 april 2016", dt.date(2016, 4, 4)),
        ("2026-05-07", dt.date(2026, 5, 7)),
        ("31.2.2024", None),
        ("1.1.-28.2.2017", dt.date(2017, 2, 28)),
        ("DYNASTY/10.5.0.2601", None),
    ],
)
def test_first_date(text: str, day: dt.date | None) -> None:
    assert dates.first_date(text) == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("klo 17:00 - 18:10", "17:00"),
        ("kello 15.00", "15:00"),
        ("kl. 9", "09:00"),
        ("TIISTAI KLO 9.00", "09:00"),
        ("klo 25:00", None),
        ("17:00", None),
    ],
)
def test_first_time(text: str, time: str | None) -> None:
    assert dates.first_time(text) == time


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("KAUPUNGINHALLITUS", "Kaupunginhallitus", "hallitus"),
        ("Elinvoima ja työllisyysjaosto", "Elinvoima- ja työllisyysjaosto", "jaosto"),
        ("Stadsfullmäktige", "Kaupunginvaltuusto", "valtuusto"),
        ("Helsinki City Board", "Kaupunginhallitus", "hallitus"),
        ("Sivistysvaliokunta/Bildningsutskottet", "Sivistysvaliokunta", "lautakunta"),
        (
            "Liikenneliikelaitoksen johtokunta",
            "Liikenneliikelaitoksen johtokunta",
            "lautakunta",
        ),
        ("KH", "KH", "hallitus"),
        ("Kasopelk", "Kasopelk", "lautakunta"),
        ("Tietohallintopäällikkö", "Tietohallintopäällikkö", "viranhaltija"),
        ("Nuorisoneuvosto", "Nuorisoneuvosto", "muu"),
    ],
)
def test_bodies_are_normalised(written: str, name: str, kind: str) -> None:
    assert bodies.normalise(written) == (name, kind)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Hyväksyttiin esitys.", "approved"),
        ("Ehdotuksen mukaan.", "approved"),
        # The member's leaving is no decision.
        (
            "Merkitään, että jäsen Aino Esimerkki poistui kokouksesta.\n\nLautakunta hyväksyi yksimielisesti esittelijän päätösehdotuksen.",
            "approved",
        ),
        ("Esittelijän muutettu ehdotus hyväksyttiin.", "amended-approved"),
        ("Ehdotus hyväksyttiin seuraavin muutoksin.", "amended-approved"),
        ("Oikaisuvaatimus hylättiin.", "rejected"),
        # A counter-proposal's defeat is not the item's.
        ("Vastaehdotus hylättiin äänin 5-4. Ehdotus hyväksyttiin.", "approved"),
        ("Asia palautettiin valmisteltavaksi.", "returned"),
        ("Asia jätettiin pöydälle.", "tabled"),
        ("Merkittiin tiedoksi.", "noted"),
        ("Todettiin kokous lailliseksi ja päätösvaltaiseksi.", "noted"),
        ("Puheenjohtaja totesi kokouksen laillisesti koolle kutsutuksi.", "noted"),
        ("Tarkastajiksi valittiin Aino ja Eero Esimerkki.", "elected"),
        ("Päätän myöntää avustuksen seuralle.", "granted"),
        # officials write of themselves
        (
            "Hyväksyn ilmoituksen seuraavin määräyksin: työ tehdään päivällä.",
            "approved",
        ),
        ("Myönnän luvan hakemuksen mukaisesti.", "granted"),
        ("Hylkään oikaisuvaatimuksen perusteettomana.", "rejected"),
        ("Merkitsen selvityksen tiedoksi.", "noted"),
        ("Valitsen tehtävään Aino Esimerkin.", "elected"),
        ("Jag avslår ansökan.", "rejected"),
        ("Kunnanhallitus päätti yksimielisesti antaa lausunnon.", "statement-given"),
        ("Kunnanhallitus päätti, ettei oikeutta käytetä.", "none"),
        ("Förslaget godkändes.", "approved"),
        ("Ärendet bordlades.", "tabled"),
        ("Antecknades för kännedom.", "noted"),
        ("Suoritettiin äänestys, jonka tulos on liitteenä.", "none"),
        ("Ei muita asioita.", "none"),
    ],
)
def test_outcomes(text: str, outcome: str) -> None:
    assert outcome_of(text) == outcome


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("3.1. Oikaisuvaatimus- ja valituskielto", ("valituskielto",)),
        ("MUUTOKSENHAKUKIELTO", ("valituskielto",)),
        ("Oikaisuvaatimusohje", ("oikaisuvaatimus",)),
        (
            "Tähän päätökseen haetaan muutosta kunnallisvalituksella. Valitusaika on 30 päivää.",
            ("kunnallisvalitus",),
        ),
        ("Hankintaoikaisu ja valitus markkinaoikeuteen", ("hankintaoikaisu",)),
        ("Besvärsanvisning", ("valitus",)),
        ("Ohje nro 7", ("muu",)),
        ("  ", ()),
    ],
)
def test_appeal_kinds(text: str, kinds: tuple[str, ...]) -> None:
    assert appeals.read(text) == kinds


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kokouksen laillisuus ja päätösvaltaisuus", True),
        ("Pöytäkirjan tarkastajien valinta", True),
        ("Esityslistan hyväksyminen", True),
        ("Ilmoitusasiat", True),
        ("Viranhaltijapäätökset", True),
        ("Lautakuntien ja viranhaltijoiden päätösten otto-oikeus", True),
        ("Sammanträdets laglighet och beslutförhet", True),
        ("Val av protokolljusterare", True),
        ("Tiedoksi merkittävät asiat", True),
        ("Hyvinvointialuejohtajan ajankohtaiset asiat", True),
        ("Aluevaltuuston päätösten laillisuuden valvonta ja täytäntöönpano", True),
        ("Övriga ärenden", True),
        ("Uimahallin hankesuunnitelma", False),
        ("Oikaisuvaatimus rehtorin valinnasta", False),
        ("Muutos hallintosääntöön: otto-oikeus", False),
        (None, False),
    ],
)
def test_routine_items(title: str | None, expected: bool) -> None:
    assert routine.is_routine(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)",
            (True, "JulkL (621/1999) 24.1 § 25 k"),
        ),
        ("Ei julkinen", (True, None)),
        ("SALAINEN", (True, None)),
        ("Salassapitosäännöksen tulkinta", (False, None)),
        ("Tontin myynti", (False, None)),
    ],
)
def test_secrecy_of_the_item(title: str, expected: tuple[bool, str | None]) -> None:
    assert secrecy.read(title, split_lines("§ 5\n\nTeksti.")) == expected


def test_languages_are_told_by_common_words() -> None:
    assert (
        language.detect("Kunnanhallitus päättää, että asia merkitään tiedoksi") == "fi"
    )
    assert language.detect("Styrelsen beslutar att ärendet är för kännedom") == "sv"
    assert language.detect("123") == "fi"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lahti", "Lahden"),
        ("Kauniainen", "Kauniaisten"),
        ("Varkaus", "Varkauden"),
        ("Seinäjoki", "Seinäjoen"),
        ("Uusikaupunki", "Uudenkaupungin"),
        ("Hyvinkää", "Hyvinkään"),
        ("Mänttä-Vilppula", "Mänttä-Vilppulan"),
        ("Vesilahti", "Vesilahden"),
    ],
)
def test_genitives(name: str, expected: str) -> None:
    assert genitive(name) == expected


def test_every_municipality_has_a_genitive_in_n() -> None:
    names = [row.name_fi for row in municipalities() if row.kind == "municipality"]

    assert all(genitive(name).endswith("n") for name in names)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Maksuja ei palauteta.", "rejected"),
        ("Tarkastaja myöntää Kauppa Oy:lle luvan. Maksuja ei palauteta.", "granted"),
        (
            "Keskustelun aikana jäsen Matti Malli esitti, että asia palautetaan valmisteluun. Esitystä ei kannatettu, joten se raukesi. Lautakunta hyväksyi päätösehdotuksen.",
            "approved",
        ),
        (
            "Jäsen Maija Malli teki vastaehdotuksen, että asia palautetaan valmisteluun. Matti kannatti. Ne, jotka kannattavat esittelijän ehdotusta, äänestävät JAA ja ne, jotka kannattavat Mallin vastaehdotusta, äänestävät EI. Suoritetussa äänestyksessä annettiin 2 JAA-ääntä ja 7 EI-ääntä. Lautakunnan päätökseksi tuli Maija Mallin vastaehdotus.",
            "returned",
        ),
        (
            "Kaupunginjohtaja muutti ehdotustaan siten, että asia palautetaan valmisteluun. Kaupunginhallitus hyväksyi muutetun ehdotuksen.",
            "returned",
        ),
        (
            "Esittelijä muutti esitystään siten, että maksu on 5 euroa. Ehdotus hyväksyttiin.",
            "amended-approved",
        ),
        ("Palautusehdotus hylättiin äänin 7-4. Ehdotus hyväksyttiin.", "approved"),
        ("Lautakunta hyväksyi yksimielisesti palautusehdotuksen.", "returned"),
        (
            "Muutosehdotus hylättiin äänin 5–8 ja pohjaehdotus tuli kaupunginhallituksen päätökseksi.",
            "approved",
        ),
        (
            "Kaupunginhallitus päätti siirtää asian käsittelyn seuraavaan kokoukseen.",
            "tabled",
        ),
        ("Kaupunginhallitus päätti jättää asian pöydälle.", "tabled"),
        ("Asia jätettiin yksimielisesti pöydälle.", "tabled"),
        ("Stadsstyrelsen beslutade bordlägga ärendet.", "tabled"),
        ("Stadsstyrelsen beslöt återremittera ärendet för ny beredning.", "returned"),
        ("Ärendet återremitterades.", "returned"),
        ("Ärendet bordlades.", "tabled"),
        ("Förslaget godkändes med tillägget att tiden förlängs.", "amended-approved"),
        ("Enligt förslaget.", "approved"),
        ("Beslutsförslaget omfattades.", "approved"),
        ("Stadsstyrelsen beslutade godkänna avtalet.", "approved"),
        (
            "Förslaget om återremiss förkastades med rösterna 6-3. Förslaget godkändes.",
            "approved",
        ),
        (
            "Päätösehdotus hyväksyttiin sillä lisäyksellä, että raportti annetaan keväällä.",
            "amended-approved",
        ),
        ("Hyväksyttiin seuraavasti muutettuna: maksu on 5 euroa.", "amended-approved"),
        (
            "Kunnanhallitus päätti hyväksyä asemakaavan muutosehdotuksen ja asettaa sen nähtäville.",
            "approved",
        ),
        ("Asemakaavan muutosehdotus hyväksyttiin.", "approved"),
        ("Esittelijä poisti asian esityslistalta.", "removed-from-agenda"),
        ("Asia poistettiin esityslistalta.", "removed-from-agenda"),
        ("Lautakunta päätti jättää oikaisuvaatimuksen tutkimatta.", "not-admitted"),
        ("Lautakunta päätti hylätä oikaisuvaatimuksen.", "rejected"),
        ("Päätin hylätä hakemuksen.", "rejected"),
        ("Päätin vuokrata tilan 1.1. alkaen.", "approved"),
        ("Lautakunta antoi seuraavan lausunnon: hanke on hyvä.", "statement-given"),
        (
            "Kaupunginhallitus esitti kaupunginvaltuustolle, että se hyväksyy talousarvion.",
            "approved",
        ),
        (
            "Puheenjohtaja totesi, että asia on palautettu uudelleen valmisteltavaksi.",
            "returned",
        ),
        ("Asia palautettiin uudelleen valmisteltavaksi klo 17.20.", "returned"),
        (
            "Valtuusto hylkäsi palautusesityksen äänin 20-11. Valtuusto hyväksyi kaupunginhallituksen ehdotuksen.",
            "approved",
        ),
        (
            "Valtuusto päätti äänin 30-13, että asian käsittelyä jatketaan. Ehdotus hylättiin.",
            "rejected",
        ),
        (
            "Äänestysjärjestys hyväksyttiin. Äänestyksessä annettiin 6 jaa-ääntä ja 3 ei-ääntä.",
            "none",
        ),
        (
            "Päätösehdotus hyväksyttiin. Lisäksi lautakunta palautti kohdan 3 valmisteluun.",
            "approved",
        ),
        ("Ehdotus hyväksyttiin muutettuna.", "amended-approved"),
        ("Lautakunta päätti, että asia palautetaan jatkovalmisteluun.", "returned"),
        ("Lautakunta päätti palauttaa asian.", "returned"),
        (
            "Valtuutettu X ehdotti Y:n kannattamana, että asia jätetään pöydälle. Ehdotus hyväksyttiin yksimielisesti.",
            "tabled",
        ),
        (
            "Valtuutettu X ehdotti, että asia jätetään pöydälle. Asia jätettiin pöydälle.",
            "tabled",
        ),
        (
            "Matti Malli ehdotti, että asia palautetaan valmisteluun. Ehdotusta kannatettiin yksimielisesti. Asia palautettiin valmisteluun.",
            "returned",
        ),
        (
            "Kaupunginhallitus hyväksyi ehdotuksen muutoin, mutta palautti kohdan 2 uudelleen valmisteltavaksi.",
            "approved",
        ),
        ("Päätösehdotuksen mukaan.", "approved"),
        ("Päätös: Päätettiin esityksen mukaisesti.", "approved"),
        ("Merkittiin tiedoksi.", "noted"),
        ("Antecknades för kännedom.", "noted"),
        (
            "Tekninen lautakunta hyväksyi esittelijän muutetun päätösehdotuksen.",
            "amended-approved",
        ),
        ("Kunnanhallitus hyväksyi päätösehdotuksen korjattuna.", "amended-approved"),
        (
            "Kunnanhallitus päätti palauttaa maksetun avustuksen takaisinperinnän.",
            "approved",
        ),
        (
            "Esittelijä muutti esitystään siten, että asia pannaan pöydälle. Lautakunta hyväksyi ehdotuksen.",
            "tabled",
        ),
        (
            "Jäsen Maija Malli esitti, että asia palautetaan valmisteluun. Äänestysjärjestys hyväksyttiin.Äänestyksessä annettiin 1 jaa-ääni ja 7 ei-ääntä. Puheenjohtaja totesi, että lautakunnan päätökseksi tulee Maija Mallin esitys, jossa asia palautetaan valmisteluun.",
            "returned",
        ),
        (
            "Kunnanhallitus päätti\n1. merkitä raportin tiedoksi\n2. kiittää työryhmää.",
            "noted",
        ),
        (
            "Esittelijä teki muutetun esityksen:\n- 1) merkitsee tiedoksi raportin\nLautakunta hyväksyi esityksen.",
            "noted",
        ),
        ("Yksikön päällikkö myöntää seuralle 400 euron avustuksen.", "granted"),
    ],
)
def test_what_was_only_moved_is_not_what_was_decided(text: str, outcome: str) -> None:
    assert outcome_of(text) == outcome


@pytest.mark.parametrize("page", ["", "   3 (9)"])
def test_publisher_and_kind_on_one_line_are_no_title(page: str) -> None:
    """As a running head of three cells stands above an item."""
    found = read(
        DecisionText(
            f"Mallilan kunta   PÖYTÄKIRJA   4/2024{page}\n"
            "Kunnanhallitus   12.3.2024\n45 §\nLaiturin rakentaminen\nPäätös\nHyväksyttiin."
        )
    )

    assert found.title == "Laiturin rakentaminen"
    assert (found.minutes_section, found.meeting_number) == ("45", "4/2024")
    assert found.status == "minutes"
