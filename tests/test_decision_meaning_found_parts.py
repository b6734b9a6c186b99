"""Where an item's proposal, decision and matter stand, in layouts that hide them."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

CAPITALS = (
    "HELMILÄN KUNTA PÖYTÄKIRJA 3/2031 41 Kunnanhallitus § 34 12.03.2031 {title}"
    " Khall § 34 {told} Päätösehdotus: {proposal} Päätös: Ehdotus hyväksyttiin. Liite 3"
)
PRESENTED = """Kunnanhallitus, kokous 12.3.2031

§ 34 Osallistuminen hankkeeseen

Päätösehdotus

Esittelijä

  • Aino Malli, kunnanjohtaja

{proposal}

Päätös

Hyväksyttiin."""


@pytest.mark.parametrize(
    ("title", "told", "proposal", "outcome"),
    [
        (
            "VUOKRAN ALENTAMISPYYNTÖ, KUNTOSALI",
            "Yrittäjä esittää vuokran puolittamista.",
            "Kunnanhallitus päättää pitää vuokran ennallaan.",
            "rejected",
        ),
        (
            "OIKAISUVAATIMUS MAKSUSTA",
            "Asiakas vaatii oikaisua.",
            "Kunnanhallitus päättää hyväksyä oikaisuvaatimuksen.",
            "granted",
        ),
        (
            "PYSÄKIN SIIRTÄMINEN",
            "Kylässä on toivottu muutosta.",
            "Pysäkki säilytetään nykyisellä paikallaan.",
            "rejected",
        ),
    ],
)
def test_a_heading_in_capitals_names_the_matter_of_a_long_line(
    title: str, told: str, proposal: str, outcome: str
) -> None:
    """The page's head, which is taken for the title, says nothing of the matter."""
    text = CAPITALS.format(title=title, told=told, proposal=proposal)

    assert row_facts({"id": "a", "text": text})["matter_outcome"] == outcome


@pytest.mark.parametrize(
    "proposal",
    [
        "Kunta osallistuu hankkeeseen 12 000 eurolla.",
        "Kunta osallistuu hankkeeseen vuosina 2031-2032.",
    ],
)
def test_figures_below_the_presenter_are_no_telephone_number(proposal: str) -> None:
    """Such a line was taken for a contact, and the item had no proposal."""
    facts = row_facts({"id": "a", "text": PRESENTED.format(proposal=proposal)})

    assert facts["matter_outcome"] == "approved"
    assert facts["proposal_fate"] == "as-proposed"


def test_a_board_that_only_adopts_sends_its_presenters_proposal_up() -> None:
    """The council's day alone heads its part; the board's "Hyväksyttiin." is no proposal."""
    text = """Kunnanvaltuusto 12.12.2031
Kuntalaisaloite uimakouluista
Sivltk 1.11.2031 § 70
Lautakunta puoltaa aloitteen toteuttamista.
Khall 28.11.2031 § 250
Kj:n ehdotus: Khall ehdottaa valtuustolle, että aloite ei johda toimenpiteisiin.
Khall: Hyväksyttiin.
Kvalt 12.12.2031
Kvalt: Hyväksyttiin."""
    facts = row_facts({"id": "a", "text": text})

    assert facts["matter_outcome"] == "rejected"
    assert facts["proposal_fate"] == "as-proposed"


@pytest.mark.parametrize(
    ("field", "outcome"),
    [
        ("Haettu: 1 200 €\nMyönnetty: 700 €", "partly-granted"),
        ("Haettu: 400 €\nMyönnetty: 400 €", "granted"),
        ("Haettu: 900 €\nMyönnetty: 0 €", "rejected"),
    ],
)
def test_a_forms_field_says_what_was_granted(field: str, outcome: str) -> None:
    """No sentence stands in such a form."""
    text = f"Kulttuurisihteeri\nPäätös § 12, 2.2.2031\nKohdeavustus, Kuoro ry\n{field}"
    facts = row_facts({"id": "a", "text": text})

    assert facts["matter_outcome"] == outcome
    assert facts["proposal_fate"] == "no-proposal"


def test_a_motion_is_known_by_a_name_whose_grade_is_j() -> None:
    """So "Kärjen ehdotus" is one of Kärki."""
    text = """Kaupunginvaltuusto 13.5.2031 § 32

Kiinteistöveroprosentit

Kaupunginhallituksen esitys: Veroprosentti on 0,55.

Käsittely
Valtuutettu Aino Kärki ehdotti Ville Laineen kannattamana, että prosentti on 0,48.
Annettiin 12 JAA-ääntä ja 15 EI-ääntä.

Päätös
Puheenjohtaja totesi, että valtuuston päätökseksi on tullut Kärjen ehdotus."""

    assert row_facts({"id": "a", "text": text})["matter_outcome"] == "amended-approved"


def test_another_time_of_the_same_closing_is_a_change() -> None:
    """Both proposals keep the office shut; the one that won was told as a refusal."""
    text = """Kommunstyrelsen 3.4.2031 § 62
Öppethållning av kansliet i juli
Förslag: Kansliet hålls stängt hela juli.
Behandling: Ledamoten Carl Back föreslog att kansliet hålls stängt bara 10-23.7.
Förslaget understöddes. Vid omröstningen fick Backs förslag 5 röster och kommundirektörens förslag 4 röster.
Beslut: Backs förslag blev kommunstyrelsens beslut."""
    facts = row_facts({"id": "a", "text": text})

    assert facts["matter_outcome"] == "amended-approved"
    assert facts["proposal_fate"] == "replaced-by-countermotion"


def test_a_label_in_the_genitive_opens_the_proposal() -> None:
    """So "KTJ:n ehdotus …" proposes; nothing of the label is the sentence."""
    text = """Sivistyslautakunta 25.9.2031

Sivltk 57 § Oikaisuvaatimus kuljetuksesta

Huoltaja vaatii, että rehtorin kielteinen päätös kumotaan.

KTJ:n ehdotus Lautakunta ei hyväksy oikaisuvaatimusta.

Sivltk Ehdotuksen mukaan."""
    facts = row_facts({"id": "a", "text": text})

    assert facts["matter_outcome"] == "rejected"
    assert facts["proposal_fate"] == "as-proposed"
    assert facts["evidence"]["matter_outcome"]["quote"].startswith("Lautakunta")


BULLETIN = """Stadsstyrelsens beslut 11.12.2031

Två fonder slås ihop

Stadsstyrelsen beslutade enhälligt föreslå att fullmäktige slår ihop två fonder.

Under behandlingen föreslog Per Palm, understödd av Siv Ek, att ärendet återremitteras. \
I omröstningen vann stadsdirektörens förslag över Palms förslag med rösterna 9–2."""


def test_what_a_bulletin_tells_below_its_decision_is_how_it_came_about() -> None:
    facts = row_facts({"id": "a", "text": BULLETIN})

    assert facts["matter_outcome"] == "approved"
    assert facts["decided_by_vote"] is False
    assert [(one["for"], one["against"]) for one in facts["votes"]] == [(9, 2)]


@pytest.mark.parametrize(
    "rest",
    [
        "Nämndens övriga beslut var i överensstämmelse med föredragningen.",
        "De övriga ärendena avgjordes enligt förslagen.",
    ],
)
def test_the_rest_of_a_meeting_is_no_other_matter(rest: str) -> None:
    text = f"""Livskraftsnämndens beslut 14.5.2031

Idrottsplatsen, anslag

Livskraftsnämnden beslutade enhälligt godkänna idrottschefens förslag att 55 000 euro \
överförs till idrottsplatsen.

Övriga ärenden

{rest}"""
    facts = row_facts({"id": "a", "text": text})

    assert facts["matter_outcome"] == "approved"


def test_the_proposals_fate_may_stand_below_the_laws_applied() -> None:
    text = """Kaupunkitekniikan lautakunta 3.3.2031

Oikaisuvaatimus korvauspäätöksestä

Päätös

Lautakunta päätti hylätä korvauspäätöksestä tehdyn oikaisuvaatimuksen.

Perustelut

Väylä oli hiekoitettu.

Sovelletut lainkohdat

Vahingonkorvauslaki 2 luku 1 §

Päätös on ehdotuksen mukainen."""
    facts = row_facts({"id": "a", "text": text})

    assert facts["matter_outcome"] == "rejected"
    assert facts["proposal_fate"] == "as-proposed"
