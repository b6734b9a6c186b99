"""Decisions that say something else, or more, than the proposal above them."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

ITEM = "Lautakunta 3.3.2031 § 4\n\n{}\n\n{}\n\nEhdotus: {}\n\nPäätös: {}"
OFFICIAL = "Toritilan kaupunki\nPormestari\nPäätös 3.3.2031 § 4\n\n{}\n\n{}\n\n{}"
SALE = (
    "Kunnanvaltuusto 3.3.2031 § 4\n\nHakalan koulukiinteistön myyminen\n\n"
    "Kunnanhallitus 26.2.2031 § 19\nEsitys: kunnanvaltuusto myy kiinteistön "
    "Kiinteistö Oy Mäelle 47 500 eurolla.\nHyväksyttiin.\n\nKunnanvaltuusto 3.3.2031 § 4\n"
    "Käsittely: {} esitti {} kannattamana, että kiinteistö myydään kyläseuralle 30 000 euron "
    "hinnalla.\nÄänestyksen tulos: JAA 8, EI 12, poissa 1.\n\nPäätös: {}"
)
JOINING = (
    "Osallistuminen matkailuhankkeeseen",
    "Kehitysyhtiö pyytää kuntaa mukaan hankkeeseen.",
    "Lautakunta päättää osallistua hankkeeseen.",
)
INVITED = (
    "Kutsu kokouksen järjestämiseen",
    "Ystävyyskaupungit ovat esittäneet, että Toritila järjestäisi kokouksen.",
)
OFFERS = "Tarjoukset:\nPuhdas Oy | 198 400 | 97,2\nSiistix Oy | 191 900 | 94,8"
BUDGET = (
    "Kunnanvaltuusto 3.3.2031 § 4\n\nTalousarvio 2032\n\nKunnanhallitus 25.2.2031 § 301\n"
    "Ehdotus: hyväksytään talousarvioehdotus.\nPäätös: Hyväksyttiin.\n\nVALTUUSTO:\n\n"
    "Valtuutettu Helka Koivu esitti Aaro Tian kannattamana, että valaistukseen lisätään "
    "40 000 euroa. Koivun ehdotus tuli valtuuston päätökseksi äänin 14-12.\n\nPäätös: {}"
)


def meant(text: str) -> tuple[str, str]:
    """Return matter outcome and proposal fate."""
    facts = row_facts({"id": "a", "text": text})
    return facts["matter_outcome"], facts["proposal_fate"]


@pytest.mark.parametrize(
    ("mover", "seconder"),
    [
        ("Valt. Anneli Koskimaa", "valt. Urho Kettusen ym."),
        ("Varajäs. Anneli Koskimaa", "jäs. Urho Kettusen"),
        ("Vpj. Anneli Koskimaa", "Urho Kettusen"),
    ],
)
@pytest.mark.parametrize(
    "decision",
    [
        "Valtuusto päätti Koskimaan esityksen mukaisesti äänin 12 - 8.",
        "Valtuusto hyväksyi Koskimaan esityksen.",
        "Koskimaan esitys tuli valtuuston päätökseksi.",
    ],
)
def test_a_titles_short_form_ends_no_sentence(
    mover: str, seconder: str, decision: str
) -> None:
    expected = ("amended-approved", "replaced-by-countermotion")
    assert meant(SALE.format(mover, seconder, decision)) == expected


@pytest.mark.parametrize(
    "decision",
    [
        "Kunta ei lähde hankkeeseen mukaan.",
        "Hankkeeseen ei lähdetä.",
        "Kaupunki ei ota hanketta hoitaakseen.",
        "Kunta ei osallistu hankkeeseen.",
    ],
)
def test_one_denying_sentence_refuses_what_was_asked(decision: str) -> None:
    assert meant(ITEM.format(*JOINING, decision)) == ("rejected", "rejected")


@pytest.mark.parametrize(
    "decision",
    [
        "Päätän, ettei kaupunki ota kokousta järjestääkseen. Sihteeri vastaa kutsuun.",
        "Päätän, että kaupunki ei järjestä kokousta. Asiasta tiedotetaan.",
        "Päätän, ettei kokousta järjestetä. Sihteeri ehdottaa vuotta 2037.",
    ],
)
def test_what_is_done_behind_a_denial_is_no_consent(decision: str) -> None:
    assert meant(OFFICIAL.format(*INVITED, decision)) == ("rejected", "no-proposal")


def test_an_exception_is_no_denial() -> None:
    """In "lukuun ottamatta" nothing is denied."""
    decision = (
        "Johtaja päätti, että toimipisteet lukuun ottamatta päivystystä ovat suljettuina "
        "3.2.2031. Päivystys on avoinna. Samalla johtaja totesi, että ajoista tiedotetaan."
    )
    outcome, _ = meant(OFFICIAL.format("Toimipisteiden sulkeminen", "", decision))

    assert outcome != "rejected"


@pytest.mark.parametrize("reason", ["", ", koska se ei ole toimivaltainen"])
def test_a_denial_of_now_is_not_of_the_past(reason: str) -> None:
    """The form of "ei tutki" is that of "tutki" in the past, too."""
    claim = (
        "Oikaisuvaatimus, hakkuut",
        "Asukas vaatii oikaisua valtuuston päätökseen.",
    )
    text = ITEM.format(
        *claim, f"Lautakunta ei tutki vaatimusta{reason}.", "Hyväksyttiin."
    )

    assert meant(text) == ("not-admitted", "as-proposed")


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Jaosto valitsi palveluntuottajaksi Puhdas Oy:n hintaan 198 400 euroa.",
         ("approved", "as-proposed")),
        ("Jaosto päätti valita palveluntuottajaksi Puhdas Oy:n, hinta 198 400 euroa (alv 0).",
         ("approved", "as-proposed")),
        ("Jaosto valitsi palveluntuottajaksi Puhdas Oy:n hintaan 187 000 euroa.",
         ("amended-approved", "amended")),
    ],
)  # fmt: skip
def test_a_price_of_the_table_changes_no_proposal(
    decision: str, expected: tuple[str, str]
) -> None:
    chosen = "Jaosto päättää valita palveluntuottajaksi Puhdas Oy:n."
    text = ITEM.format("Siivouspalvelujen hankinta", OFFERS, chosen, decision)

    assert meant(text) == expected


@pytest.mark.parametrize(
    "decision",
    [
        "Talousarvio hyväksyttiin näin muutettuna.",
        "Talousarvio hyväksyttiin tehdyin muutoksin.",
    ],
)
def test_so_changed_is_changed(decision: str) -> None:
    assert meant(BUDGET.format(decision)) == ("amended-approved", "amended")


def test_thanks_grant_nothing() -> None:
    text = ITEM.format(
        "Kuntalaisaloite pukukopeista",
        "Aloitteessa toivotaan kahta pukukoppia.",
        "Lautakunta kiittää aloitteesta ja toteaa, ettei aloite anna aihetta enempiin toimiin. "
        "Tieto annetaan aloitteen tekijälle.",
        "Esityksen mukaan.",
    )
    assert meant(text) == ("rejected", "as-proposed")


def test_the_council_adopts_what_was_proposed_to_it() -> None:
    text = (
        "Stadsfullmäktige PROTOKOLL 25.3.2031\n\n§ 21 Befrielse från förtroendeuppdrag\n\n"
        "Stadsstyrelsen 11.3.2031 § 66\n\nRoger Ek har anhållit om avsked från uppdraget.\n\n"
        "Stadsdirektörens förslag till stadsstyrelsen: Ärendet sänds till fullmäktige.\n"
        "Beslut: Sänds till fullmäktige enligt förslaget.\n\n"
        "Stadsstyrelsens förslag till fullmäktige: Roger Ek befrias från uppdraget.\n\n"
        "STADSFULLMÄKTIGE\n\nBeslut: Bifölls."
    )
    assert meant(text) == ("granted", "as-proposed")


def test_a_motion_becomes_the_boards_statement() -> None:
    text = (
        "Kommunstyrelsen § 201 18.11.2031\n\nUtlåtande om gruvprojektet\n\n"
        "Myndigheten begär kommunens utlåtande.\n\n"
        "Kommundirektörens förslag: Kommunen har inget att anmärka.\n\n"
        "Under diskussionen framställde Camilla Ström följande motförslag: Kommunen motsätter "
        "sig tillståndet.\nFörslaget understöddes av Nils Ek.\n\n"
        "Omröstning: 2 röster för kommundirektörens förslag, 6 för Ströms, 1 avstod.\n\n"
        "Beslut: Ströms motförslag blev kommunstyrelsens utlåtande."
    )
    assert meant(text) == ("statement-given", "replaced-by-countermotion")


def test_a_bodys_name_alone_opens_its_own_handling() -> None:
    """Below what the board decided, in columns: the motion is the council's."""
    text = (
        "Kunnanvaltuusto 3.3.2031 § 4\n\nTakaus\n\nKunnanhallitus 26.2.2031 § 19\n"
        "      Ehdotus         Valtuusto myöntää takauksen.\n"
        "      Päätös          Ehdotus hyväksyttiin.\n\nKunnanvaltuusto\n"
        "      Käsittely       Valtuutettu Anneli Koskimaa esitti Urho Kettusen "
        "kannattamana, että takausta ei myönnetä.\n"
        "                      Jaa-ääniä annettiin 8 ja ei-ääniä 12.\n"
        "      Päätös          Valtuusto hyväksyi Koskimaan esityksen."
    )
    assert meant(text) == ("rejected", "replaced-by-countermotion")
