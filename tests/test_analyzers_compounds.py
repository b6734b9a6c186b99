"""Which parts of a compound are words of their own."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.compounds import Piece, join_whole, parts_of

ANALYZER = FinnishAnalyzer()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        # derived parts have their own base form, not the verb they come from
        ("vaikutustenarviointi", {"vaikutus", "arviointi"}),
        ("kuulemistilaisuudessa", {"kuuleminen", "tilaisuus"}),
        ("terveydenhuollon", {"terveys", "huolto"}),
        # compounds that the dictionary holds as one noun
        ("vähittäiskaupassa", {"vähittäis", "kauppa"}),
        ("opiskelija-asuntojen", {"opiskelija", "asunto"}),
        # stems of adjectives and prefixes are no words
        ("kunnallisvalitusta", {"kunnallinen", "valitus"}),
        ("yleiskaavasta", {"kaava"}),
        ("sosiaalipalveluiden", {"sosiaali", "palvelu"}),
        # the dictionary cuts these where nobody else does: koko|nais, voi|maan
        ("kokonaiskustannus", {"kokonainen", "kustannus"}),
        ("voimaantulo", {"voimaa", "tulo"}),
        ("ylikulkusillan", {"ylikulku", "kulku", "kulkusilta", "silta"}),
        ("verotuloista", {"vero", "tulo"}),
        # what is derived from an entry of the dictionary, alone and inside
        ("energiatehokkuuden", {"energia", "tehokkuus"}),
        ("energiatehokkuussopimus",
         {"energia", "tehokkuus", "energiatehokkuus", "sopimus", "tehokkuussopimus"}),
        ("vaalikelpoisuuden", {"vaali", "kelpoisuus"}),
        ("omaishoitajien", {"omainen", "hoitaja"}),
        # acts are not called by their ends
        ("terveydenhuoltolain", {"terveys", "huolto", "terveydenhuolto", "laki"}),
        # bound ends
        ("henkilökohtaisen", set()),
        ("kaksivuotiselle", set()),
        # long ones: single pieces, beginnings and ends, no inner runs
        (
            "paikkatietoasiantuntijapalveluiden",
            {"paikka", "tieto", "asiantuntija", "palvelu", "paikkatieto",
             "paikkatietoasiantuntija", "asiantuntijapalvelu", "tietoasiantuntijapalvelu"},
        ),
        # a word that may be simple gives no parts
        ("toimivaltaa", set()),
    ],
)  # fmt: skip
def test_parts(word: str, parts: set[str]) -> None:
    (token,) = ANALYZER.analyze(word)

    assert parts == set(token.part)


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("koe", "kokeilun"),
        ("kunta", "maakunnan"),
        ("kunta", "lautakunnassa"),
        ("lauta", "lautakunnalle"),
        ("kirja", "pöytäkirjasta"),
        ("rakennuslupa", "rakennuksen"),
        ("ympäristölautakunta", "ympäristön"),
        ("muutos", "muutoksenhakuohjeen"),
        ("päätös", "tilinpäätöksen"),
        ("tie", "tietosuojan"),
        ("luvat", "kuuluvat"),
        ("nainen", "kokonaishinta"),
        ("maa", "voimaantulosta"),
        ("voi", "voimassaoloaika"),
        ("suu", "osallistumisaktiivisuutta"),
        ("tapa", "tapaturman"),
        ("valta", "väkivaltaa"),
        ("risti", "ristiriitoja"),
        ("varaisuus", "omavaraisuutta"),
    ],
)
def test_query_does_not_find_what_only_looks_like_a_part(
    query: str, document: str
) -> None:
    (word,) = ANALYZER.analyze_query(query)
    (token,) = ANALYZER.analyze(document)

    assert not {*word.lemma, word.exact} & {*token.lemma, *token.part, token.exact}


def test_three_pieces_of_one_whole_compound_are_joined() -> None:
    pieces = [
        Piece("vuoro", "vuoro"),
        Piece("vaikutus", "vaikutus"),
        Piece("taso", "taso"),
    ]

    assert [piece.base for piece in join_whole(pieces)] == ["vuorovaikutus", "taso"]


def test_short_parts_are_left_out_but_short_acronyms_are_not() -> None:
    pieces = [Piece("te", "te", is_acronym=True), Piece("yö", "yö")]

    assert parts_of(pieces) == {"te"}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        # What a street, an island or a lake is called after is not what a text is about.
        ("Koirasaarentien", {"koirasaari", "saarentie", "saari", "tie"}),
        ("Lauttasaaressa", {"saari"}),
        ("Satamakadulla", {"katu"}),
        ("Hirvijärvi", {"järvi"}),
        # A sentence may begin with a word for a kind of road, and others are no places.
        ("Pyörätien", {"pyörä", "tie"}),
        ("Koulupihan", {"koulu", "piha"}),
        ("satamakadulla", {"satama", "katu"}),
        ("SATAMAKATU", {"satama", "katu"}),
    ],
)
def test_names_of_places_have_no_part_that_they_are_called_after(
    word: str, parts: set[str]
) -> None:
    (token,) = FinnishAnalyzer().analyze(word)

    assert set(token.part) == parts
