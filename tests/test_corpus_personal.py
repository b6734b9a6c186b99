"""Kinds of personal data as a table, and time in proportion to the text."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import get_args

import pytest

from corpus.personal.certain import DASHES
from corpus.privacy import (
    MASK,
    FindingKind,
    cover_persons,
    find_personal_data,
    mask,
)
from corpus.stewardship.retention import bears_names
from tests.conftest import ROOT
from tests.making import make_decision

# (kind, text, what is hidden; "" where nothing is)
ROWS = [
    *(("identity-number", f"131052{dash}308T", f"131052{dash}308T") for dash in DASHES),
    ("identity-number", "hetu 131052 - 308 T.", "131052 - 308 T"),
    ("identity-number", "131052\u2011\n308T", "131052\u2011\n308T"),
    ("identity-number", "131052\u2009\u2013\u2009308T", "131052\u2009\u2013\u2009308T"),
    ("identity-number", "010594B9038", ""),
    ("account", "Hakijan tili FI21 1234 5600 0007 85", "FI21 1234 5600 0007 85"),
    ("account", "Avustus maksetaan tilille FI2112345600000785.", "FI2112345600000785"),
    ("account", "IBAN: FI21\u00a01234\u00a05600\u00a00007\u00a085", "FI21\u00a01234\u00a05600\u00a00007\u00a085"),
    ("account", "Sökandens konto SE45 5000 0000 0583 9825 7466", "SE45 5000 0000 0583 9825 7466"),
    ("account", "Hakijan tilinumero 123456-785", "123456-785"),
    ("account", "Maksu kaupungin tilille FI21 1234 5600 0007 85", ""),
    ("account", "Hakijan tili FI21 1234 5600 0007 86", ""),
    ("account", "Malli Oy, IBAN FI2112345600000785", ""),
    ("plate", "Ajoneuvon rekisterinumero on ABC-123.", "ABC-123"),
    ("plate", "henkilöauto (XY–7)", "XY–7"),
    ("plate", "Bilens registernummer KLM-45", "KLM-45"),
    ("plate", "ajoneuvo, rek.nro ÅBC-12", "ÅBC-12"),
    ("plate", "asia HEL-123 ja standardi ISO-900", ""),
    ("plate", "Rekisteriseloste, hanke TRE-12", ""),
    ("birth-date", "Aino Malli, s. 12.3.1965, valittiin", "12.3.1965"),
    ("birth-date", "(synt. 12. maaliskuuta 1965)", "12. maaliskuuta 1965"),
    ("birth-date", "syntymäaika: 12.03.1965", "12.03.1965"),
    ("birth-date", "Syntymäaika 120365", "120365"),
    ("birth-date", "12.3.2015 syntyneelle lapselle", "12.3.2015"),
    ("birth-date", "född den 12 mars 1965", "12 mars 1965"),
    ("birth-date", "f. 12.3.1965", "12.3.1965"),
    ("birth-date", "Kunta on syntynyt 1.1.2009 kolmesta kunnasta.", ""),
    ("birth-date", "Kokous pidettiin 12.3.2025, s. 4", ""),
    ("birth-date", "ks. 12.3.2025", ""),
    ("phone", "Hakijan puh. 040/123 4567", "040/123 4567"),
    ("phone", "Aino Malli 050.123.4567", "050.123.4567"),
    ("phone", "Aino Malli 040–123–4567", "040–123–4567"),
    ("phone", "Aino Malli +358 (0)40 123 4567", "+358 (0)40 123 4567"),
    ("phone", "Aino Malli 040\u2009123\u20094567", "040\u2009123\u20094567"),
    ("phone", "dnro 040/123/2024", ""),
    ("e-mail", "aino.malli (at) gmail.com", "aino.malli (at) gmail.com"),
    ("e-mail", "aino.malli [ät] gmail.com", None),
    ("e-mail", "aino.malli{at}gmail.com", "aino.malli{at}gmail.com"),
    ("e-mail", "aino.malli ät gmail piste com", "aino.malli ät gmail piste com"),
    ("e-mail", "aino.malli at gmail (dot) com", "aino.malli at gmail (dot) com"),
    ("e-mail", "Hakija: aino@mallitila.example", "aino@mallitila.example"),
    ("e-mail", "Hakija: Malli Oy, info@malli.example", ""),
    ("e-mail", "kirjaamo@kuvitteella.fi", ""),
    ("e-mail", "sosiaalityöntekijä, puhelin: 310 00000\n\naino@malli.example", ""),
    ("address", "Hakijan kotiosoite: Mallitie 3 A 5, 00100 Kuvitteella.", "Mallitie 3 A 5, 00100 Kuvitteella"),
    ("address", "Hän asuu osoitteessa Iso Mallikatu 12", "Iso Mallikatu 12"),
    ("address", "Sökandens adress: Modellgatan 4", "Modellgatan 4"),
    ("address", "Rakennuslupa, osoite Mallitie 3", ""),
    ("address", "Vuokraaja: Aino Malli, Mallikuja 2, vuokra 90 e", "Mallikuja 2"),
    ("address", "Hakija\nMalli Aino\nMalli Eero\nMallitie 14 B, 00100 Kuvitteella", "Mallitie 14 B, 00100 Kuvitteella"),
    ("address", "Hakija: Malli Aino, osoite: Iso Mallikatu 4", "Iso Mallikatu 4"),
    ("address", "Sökande: Bo Modell, Modellgatan 9 B 14", "Modellgatan 9 B 14"),
    ("address", "Köpare Siv och Bo Modell, Kvarnbacken 4, 00100 Modellby", "Kvarnbacken 4, 00100 Modellby"),
    ("address", "Hakija: Malli Oy, Mallitie 3, 00100 Kuvitteella", ""),
    ("address", "Ostaja: Mallilan kunta, Mallitie 3", ""),
    ("address", "Hakija: Aino Malli. Rakennuspaikka: Mallitie 3", ""),
    ("address", "Hakija: Aino Malli\nKohde: Mallitie 3", ""),
    ("phone", "Vuokraaja: Aino Malli ja Eero Malli, kumpikin Mallilasta, p. 0400 123 456. Johtaja Bo Wik", "0400 123 456"),
    ("phone", "Arrendator: Bo Modell, som bor i Modellby, tfn 0500 123 456, kommunens direktör", "0500 123 456"),
    ("address", "Saapunut kirje: Aino Malli, Mallitie 3 as 5, kiittää", "Mallitie 3 as 5"),
    ("address", "Omistaja: Aino Malli o.s. Wik, Mallitie 8. Lausunto", "Mallitie 8"),
    ("phone", "Ostaja: Mallilan kunta, geodeetti Bo Wik, p. 0400 123 456, kunnan", ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "hidden"), ROWS)
def test_each_kind_is_hidden_and_its_likeness_is_not(
    kind: str, text: str, hidden: str | None
) -> None:
    masked = mask(text)
    if hidden is None:
        return
    expected = text.replace(hidden, MASK * len(hidden)) if hidden else text

    assert masked == expected
    if hidden:
        assert [item.kind for item in find_personal_data(text)] == [kind]


def test_findings_never_overlap() -> None:
    text = " ".join(row[1] for row in ROWS) * 3
    found = find_personal_data(text)

    assert found == sorted(found, key=lambda item: item.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert len(mask(text)) == len(text)


ENDLESS: dict[str, Callable[[int], str]] = {
    "underscores": lambda n: "_" * n + " x@y",
    "dots": lambda n: "a." * n + "@",
    "mails": lambda n: "a@" * n,
    "ats": lambda n: "x (at) a." * (n // 8),
    "at words": lambda n: "a at b piste " * (n // 12),
    "digits": lambda n: "0" * n,
    "zeros": lambda n: "0 " * n,
    "mobile": lambda n: "040-" * n,
    "strokes": lambda n: "040/" * n,
    "abroad": lambda n: "+358 " * n,
    "identity": lambda n: "131052-308" * (n // 9),
    "accounts": lambda n: "FI21 1234 " * (n // 9),
    "letters": lambda n: "FI21" + "A" * n,
    "plates": lambda n: "auto ABC-12 " * (n // 11),
    "capitals": lambda n: "AB-" * n,
    "births": lambda n: "synt. " * (n // 5) + "1.1.2000",
    "dates": lambda n: "s. 1.1.1965 " * (n // 11),
    "homes": lambda n: "kotiosoite: Aa " * (n // 14),
    "streets": lambda n: "kotiosoite Aa" + " aa" * n,
    "labelled parties": lambda n: "\nHakija: Aa " * (n // 12),
    "one party": lambda n: "\nHakija: Aa" + " Aa" * n,
    "blanks": lambda n: " " * n + "040",
    "lines": lambda n: "\n" * n + "a@b",
    "parties": lambda n: "Hakija " * (n // 6),
    "names": lambda n: "Aa Bb " * (n // 5),
    "persons": lambda n: "Hakija Aino Malli. " * (n // 19),
    "reversed": lambda n: "Malli, Aino " * (n // 12),
    "foreign": lambda n: "Tõnu Mägi " * (n // 10),
    "initials": lambda n: "A. B. Virtanen ja " * (n // 18),
    "initials last": lambda n: "Hakija Malli A. " * (n // 16),
    "broken words": lambda n: "Ai-\nno " * (n // 6),
    "broken names": lambda n: "hakija Aino\nMalli " * (n // 18),
    "names of files": lambda n: "a_aino_malli_" * (n // 13) + ".pdf",
    "files": lambda n: "aino_malli.pdf " * (n // 15),
    "children": lambda n: "lapset Aino, Lea" + ", Lea" * (n // 5),
    "on behalf": lambda n: "yhdistyksen puolesta " * (n // 21) + "Aino Malli",
    "labels": lambda n: "lupa " * (n // 5) + "/ Malli A",
}


def seconds(work: Callable[[], object]) -> float:
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDLESS)
def test_a_text_twice_as_long_takes_about_twice_the_time(name: str) -> None:
    """Four times the text at most eight times the time; quadratic would be sixteen."""
    make = ENDLESS[name]
    short, long = make(20_000), make(80_000)

    def read(text: str) -> object:
        decision = make_decision(
            decision_id="a/1",
            source_id="a",
            platform="demo",
            url=None,
            title="t",
            text=text,
        )
        return mask(text), bears_names(decision), cover_persons(text)

    before = seconds(lambda: read(short))
    after = seconds(lambda: read(long))

    assert after < max(8 * before, 0.05), (name, before, after)


IN_NOTICES = {
    "identity-number": ("Henkilötunnukset", "Personbeteckningar", "identity codes"),
    "account": ("tilinumerot", "kontonummer", "account numbers"),
    "plate": ("rekisteritunnukset", "registernummer", "registration plates"),
    "birth-date": ("syntymäajat", "födelsetider", "dates of birth"),
    "e-mail": ("sähköpostiosoitteet", "e-postadresser", "e-mail addresses"),
    "phone": ("puhelinnumerot", "telefonnummer", "phone numbers"),
    "address": ("kotiosoitteet", "hemadresser", "home addresses"),
}


def test_the_privacy_notices_name_every_kind_that_is_masked_and_no_other() -> None:
    assert set(IN_NOTICES) == set(get_args(FindingKind)) == {row[0] for row in ROWS}
    folder = ROOT / "search_web" / "templates" / "prose"
    for place, language in enumerate(("fi", "sv", "en")):
        notice = (folder / f"privacy.{language}.html").read_text(encoding="utf-8")
        assert [
            kind for kind, said in IN_NOTICES.items() if said[place] not in notice
        ] == []
