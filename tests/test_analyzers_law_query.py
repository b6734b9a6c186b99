"""What people type for a law reference, and the sentence around a citation."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.law.find import find_law_references
from analyzers.law.mentions.secrecy_acts import is_secrecy_ground
from analyzers.law.typed import parse_law_key
from analyzers.text.sentences import sentence_span

TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        # canonical keys come back as they are
        ("380/2023", ("380/2023",)),
        ("380/2023 § 23", ("380/2023 § 23",)),
        ("609/1986 § 4 a", ("609/1986 § 4 a",)),
        ("1336/1997 luku 1 § 5", ("1336/1997 luku 1 § 5",)),
        ("132/1999 luku 13 a", ("132/1999 luku 13 a",)),
        # number first, then the place in the words of a decision
        ("380/2023 3 luku, §23", ("380/2023 § 23",)),
        ("(380/2023) 23 §:n 1 momentti", ("380/2023 § 23",)),
        ("1397/2016 27-29 §", ("1397/2016 § 27", "1397/2016 § 28", "1397/2016 § 29")),
        # an older act of the name
        ("vanha kuntalaki", ("365/1995",)),
        ("kuntalaki 1995", ("365/1995",)),
        ("kuntalaki 2024", ("410/2015",)),
        # the number of the act last
        ("23 § 380/2023", ("380/2023 § 23",)),
        ("§ 23, (380/2023)", ("380/2023 § 23",)),
        # a colon: section and subsection, or chapter and section
        ("HL 34:1", ("434/2003 § 34",)),
        ("tsl 7:3", ("55/2001 luku 7 § 3",)),
        ("työsopimuslain VII luku 3 §", ("55/2001 luku 7 § 3",)),
        # the number alone with a section, sign left out
        ("410/2015 134", ("410/2015 § 134",)),
        # an act that the table does not have
        ("225/2022", ("225/2022",)),
        # names, with and without the sign, in the law of today
        ("kuntalaki", ("410/2015",)),
        ("kuntalaki 134", ("410/2015 § 134",)),
        ("KuntaL 134.1 §", ("410/2015 § 134",)),
        ("hallintolain 28 §:n 1 mom", ("434/2003 § 28",)),
        ("laki viranomaisten toiminnan julkisuudesta 24 §", ("621/1999 § 24",)),
        # abbreviations in any letter case
        ("mrl 125", ("132/1999 § 125",)),
        ("HL 28", ("434/2003 § 28",)),
        ("julkl 24.1 § 25 k", ("621/1999 § 24",)),
        # the section before the act
        ("§ 23 kuntalaki", ("410/2015 § 23",)),
        ("24 § julkisuuslaki", ("621/1999 § 24",)),
        ("23 § lagen om ordnande av arbetskraftsservice", ("380/2023 § 23",)),
        ("134 § i kommunallagen", ("410/2015 § 134",)),
        # the sign or its word before the numbers, the act last
        ("§:t 5 ja 6 kuntalaissa", ("410/2015 § 5", "410/2015 § 6")),
        ("pykälät 5 ja 6 kuntalaissa", ("410/2015 § 5", "410/2015 § 6")),
        ("pykälä 5 kuntalaissa", ("410/2015 § 5",)),
        ("kuntalaki luku 14", ("410/2015 luku 14",)),
        ("vesilaki 3 luku 2 §", ("587/2011 luku 3 § 2",)),
        # an EU act
        ("gdpr 6 artikla", ("2016/679 art. 6",)),
        ("GDPR 17", ("2016/679 art. 17",)),
        ("seut 107", ("SEUT art. 107",)),
        # marks left out, some or all
        ("maankayttö ja rakennuslaki 63", ("132/1999 § 63",)),
        ("alueidenkayttolaki", ("132/1999",)),
        # everyday names, Swedish ones
        ("vakalaki", ("540/2018",)),
        ("hallintoprosessilaki 13 §", ("808/2019 § 13",)),
        ("grannelagslagen 17 §", ("26/1920 § 17",)),
        # a name that may stand for several acts: all of them
        ("järjestämislaki 23 §", ("612/2021 § 23", "380/2023 § 23", "613/2021 § 23")),
        # abbreviations alone
        ("MRL", ("132/1999",)),
        ("hl", ("434/2003",)),
        ("YSL", ("527/2014",)),
        # a colon between chapter and section
        ("työsopimuslaki 7:3", ("55/2001 luku 7 § 3",)),
        # addresses at Finlex, as they are and were
        ("https://www.finlex.fi/fi/lainsaadanto/2023/380", ("380/2023",)),
        (
            "https://www.finlex.fi/fi/lainsaadanto/1997/1336#chp_1__sec_5",
            ("1336/1997 luku 1 § 5",),
        ),
        ("http://data.finlex.fi/eli/sd/2023/380/luku/3/pykala/23", ("380/2023 § 23",)),
        ("https://www.finlex.fi/fi/laki/ajantasa/1995/19950365", ("365/1995",)),
        # the number of an EU act is no statute's
        ("2016/679", ("2016/679",)),
        ("EU 2016/679", ("2016/679",)),
        ("(EU) 2016/679", ("2016/679",)),
        # the keys that the index holds, also of acts that have no name here
        ("2023/2831", ("2023/2831",)),
        ("2023/2831 art. 3", ("2023/2831 art. 3",)),
        ("91/271", ("91/271",)),
        ("SEUT", ("SEUT",)),
        ("SEUT art. 107", ("SEUT art. 107",)),
        # what may be either is both; a known statute is the statute
        ("2021/1030", ("1030/2021", "2021/1030")),
        ("2023/380", ("380/2023",)),
        # in English
        ("Local Government Act", ("410/2015",)),
        ("section 110 of the local government act", ("410/2015 § 110",)),
        ("Public Procurement Act, § 27 a", ("1397/2016 § 27 a",)),
        ("Land use and  building act section 72", ("132/1999 § 72",)),
        # no reference at all
        ("an act of government", ()),
        ("asemakaava", ()),
        ("talousarvio 2024", ()),
        ("2804/00.01.01/2026", ()),
        ("§ 23", ()),
        ("", ()),
    ],
)
def test_typed_reference_becomes_canonical_keys(
    typed: str, keys: tuple[str, ...]
) -> None:
    assert set(parse_law_key(typed, today=TODAY)) == set(keys)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=600))
def test_typing_anything_never_fails(typed: str) -> None:
    keys = parse_law_key(typed)

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "text",
    [
        "SEUT-sopimuksen 107 artiklan mukaisena",
        "komission asetus (EU) 2023/2831",
        "komission asetuksen (EU) 2023/2831 3 artiklan 2 kohta",
        "yleisen tietosuoja-asetuksen (EU) 2016/679 6 artiklan 1 kohdan c alakohta",
        "direktiivi 91/271/ETY",
        "asetus (EY) N:o 1370/2007",
        "kuntalain (410/2015) 14 §:n 2 momentin 3 kohta",
        "työsopimuslain (55/2001) 7 luvun 3 §",
    ],
)
def test_every_key_that_a_text_gives_is_read_as_itself(text: str) -> None:
    """Else a link from a list of laws leads to another act, or to a false zero."""
    keys = [key for found in find_law_references(text) for key in found.keys]

    assert keys
    assert all(key in parse_law_key(key) for key in keys)


@pytest.mark.parametrize(
    ("text", "span", "sentence"),
    [
        # an abbreviation does not end the sentence
        (
            "Alku. Asia on kuntalain 14 § 2 mom. 3 kohdan mukainen. Loppu.",
            "kuntalain 14 §",
            "Asia on kuntalain 14 § 2 mom. 3 kohdan mukainen.",
        ),
        # an ordinal and a date do not either
        (
            "Päätös 1.2.2024. Sen 2. luvun 5 § koskee. A.",
            "5 §",
            "Sen 2. luvun 5 § koskee.",
        ),
        # an empty line ends it without a period
        ("Otsikko\n\nKuntalain 14 §\n\nMuuta", "Kuntalain 14 §", "Kuntalain 14 §"),
        # a list mark starts one
        ("Luettelo:\n- kuntalaki 5 §\n- muu", "kuntalaki 5 §", "- kuntalaki 5 §"),
        # the end of the text ends it
        ("kuntalaki 5 §", "kuntalaki 5 §", "kuntalaki 5 §"),
        # a quotation mark belongs to the sentence
        (
            "Todetaan: ”Kuntalaki sitoo.” Uusi.",
            "Kuntalaki",
            "Todetaan: ”Kuntalaki sitoo.”",
        ),
    ],
)
def test_sentence_of_a_citation(text: str, span: str, sentence: str) -> None:
    start = text.index(span)

    first, last = sentence_span(text, start, start + len(span))

    assert text[first:last] == sentence


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab. \n!?-”1", max_size=80), st.data())
def test_sentence_holds_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    first, last = sentence_span(text, start, end)

    assert 0 <= first <= last <= len(text)
    if text[start:end].strip():
        assert first <= end
        assert last >= end or not text[last:end].strip()


@pytest.mark.parametrize(
    ("text", "is_ground"),
    [
        ("Salassa pidettävä (JulkL 24.1 § 25 k)", True),
        ("Virkavalinta, salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)", True),
        ("Liite 2, ei-julkinen, julkisuuslaki 24 § 1 mom 17 k", True),
        ("Sekretessbelagd (OffL 24 § 1 mom. 25 p.)", True),
        # a section of another act is no ground of secrecy
        ("Kuntalain 134 §, salassa pidettävä liite", False),
        # a decision on publicity discusses the section
        (
            "Julkisuuslain 24 §:n 1 momentin 20 kohdan mukaan salassa pidettäviä ovat, "
            "jollei erikseen toisin säädetä, asiakirjat, jotka sisältävät tietoja "
            "yksityisestä liikesalaisuudesta, joten pyyntö hylätään.",
            False,
        ),
    ],
)
def test_secrecy_ground_is_told_from_a_discussion(text: str, is_ground: bool) -> None:
    (reference,) = find_law_references(text)

    assert is_secrecy_ground(text, reference) is is_ground
