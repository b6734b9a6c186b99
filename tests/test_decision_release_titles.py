"""News and notices below what a web site puts above them, with the address and without."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

SITES = {
    "nothing": "",
    "publisher": "{p}\n",
    "site's name": "toritila.fi\nPalvelut Asuminen Päätöksenteko Uutiset\n\n",
    "way with strokes": "{s}\n\nEtusivu | Toritila | {s}\n\n",
    "way with slashes": "{p}\nStart / {s} / {t}\n\n",
    "way with arrows": "Framsida > Kommun och beslut > {s} > {t}\n\n",
    "way with dashes": "{s} - {p}\nEtusivu - {s} - {t}\n\n",
    "section": "{s}\n\n",
    "day of publishing": "{s}\nJulkaistu 11.5.2031 | Poistuu 12.6.2031\n\n",
    "day in Swedish": "{s}\nPublicerat 11.5.2031 | Tas ned 12.6.2031\n\n",
    "row of a menu": "{p}\nAsukkaalle  Yrittäjälle  Matkailijalle  Kunta ja päättäjät\n{s}\n\n",
    "menu in lines": "{p}\nValikko\nAsu ja rakenna\nOpi ja kasva\nVoi hyvin\n\n",
    "subjects": "Uutinen | Kaavoitus ja ympäristö\n\n",
    "title of the page": "{t} - {p}\n\n{s}\n\n",
}
RELEASES = {
    "news": (
        "Uutiset",
        "Laiturit kuntoon ennen juhannusta",
        "Kunnanhallitus päätti asiasta kokouksessaan 12.3.2031. Hinta on 45 euroa.\n\n"
        "Muut päätökset\n\nMerkittiin tiedoksi talouskatsaus.",
    ),
    "notice": (
        "Kuulutukset",
        "Ilmoitus maisematyöluvasta",
        "Julkaistu 11.5.2031\n\nKunnanhallitus on 12.3.2031 § 45 tehnyt päätöksen. "
        "Asiakirjat ovat nähtävillä 11.5.–12.6.2031.\n\nToritilan kunta\nKunnanhallitus",
    ),
    "news in Swedish": (
        "Nyheter",
        "Bryggorna repareras före midsommar",
        "Kommunstyrelsen beslöt i saken vid sitt sammanträde 12.3.2031. Priset är 45 euro.",
    ),
    "notice in Swedish": (
        "Kungörelser",
        "Meddelande om offentlig delgivning",
        "Kommunstyrelsen har 12.3.2031 § 45 fattat beslut. Handlingarna är framlagda "
        "11.5–12.6.2031.\n\nToritila kommun\nKommunstyrelsen",
    ),
}


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("has_address", [True, False])
def test_a_release_is_named_by_its_own_title(
    site: str, release: str, has_address: bool
) -> None:
    section, title, text = RELEASES[release]
    above = SITES[site].format(p="Toritilan kunta", s=section, t=title)
    words = title.lower().replace("ö", "o").split()
    url = f"https://toritila.example/{section.lower()}/{'-'.join(words)}"
    facts = row_facts(
        {
            "id": "1",
            "text": f"{above}{title}\n\n{text}",
            "url": url if has_address else None,
        }
    )
    assert facts["title"] == title
    assert facts["kind"] == release.partition(" ")[0]
    assert facts["body"] in {"Kunnanhallitus", "Kommunstyrelsen"}


def test_a_body_that_the_address_names_is_no_title() -> None:
    text = "Kerhomaksu laskee\n\nTekninen lautakunta\n\nLautakunta päätti kokouksessaan asiasta."
    url = "https://toritila.example/uutiset/tekninen_lautakunta"
    assert row_facts({"id": "1", "text": text, "url": url})["title"] == (
        "Kerhomaksu laskee"
    )


def test_what_a_notice_is_of_stands_below_the_word_and_its_day() -> None:
    text = "Toritilan kunta\nKUULUTUS 11.5.2031\n\nMaa-aineslupa, Hakalan tila\n\nAsiakirjat ovat nähtävillä."
    assert (
        row_facts({"id": "1", "text": text})["title"] == "Maa-aineslupa, Hakalan tila"
    )


COURTS = [
    ("Lampelan hallinto-oikeus", "Päätös 31/2031\nAntopäivä 14.6.2031", "Asia"),
    ("Lampelan hallinto-oikeus", "PÄÄTÖS\n14.6.2031", "Valituksen kohde"),
    ("Lampelan hallinto-oikeus", "PÄÄTÖS\n14.6.2031", "Asia, jota valitus koskee"),
    ("Rannäs förvaltningsdomstol", "BESLUT 31/2031\nMeddelat 14.6.2031", "Ärendet"),
    ("Rannäs förvaltningsdomstol", "BESLUT\nMeddelat 14.6.2031", "Saken"),
    (
        "Rannäs förvaltningsdomstol",
        "BESLUT\nMeddelat 14.6.2031",
        "Ärende som överklagats",
    ),
]


@pytest.mark.parametrize(("court", "head", "label"), COURTS)
def test_a_court_names_the_matter_below_a_label(
    court: str, head: str, label: str
) -> None:
    text = f"{court}\n{head}\n\n{label}\nLupaa koskeva valitus\n\nRatkaisu\nValitus hylätään."
    facts = row_facts({"id": "1", "text": text})
    assert (facts["title"], facts["date"]) == ("Lupaa koskeva valitus", "2031-06-14")


def test_a_memo_below_a_letterhead_is_told_by_its_next_line() -> None:
    text = (
        "Toritilan kunta\nJohtoryhmä\nMUISTIO 3/2031\n\nAika: 12.3.2031 klo 9\n"
        "Paikka: Kunnantalo, pieni huone\nPaikalla\nMeri Malli, pj\n\n1 Avaus\n2 Talous"
    )
    facts = row_facts({"id": "1", "text": text})
    assert (facts["kind"], facts["case_number"]) == ("memo", None)


@pytest.mark.parametrize(
    "signed", ["Rannäs den 8 mars 2031", "Toritilassa 8.3.2031", "Rannäs, 8.3.2031"]
)
def test_a_notice_is_of_the_day_on_which_it_was_signed(signed: str) -> None:
    text = f"KUNGÖRELSE\n\nByggande av mast\n\nAnsökan är framlagd i kansliet.\n\n{signed}\n\nMia Modell\nvägingenjör"
    assert row_facts({"id": "1", "text": text})["date"] == "2031-03-08"
