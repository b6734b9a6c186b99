"""Sums that nobody pays, and sums that are paid again and again, by the words around."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.money.sum_roles import (
    TABLE,
    sum_period,
    sum_role,
)
from analyzers.text.table_rows import Row, table_rows


@pytest.mark.parametrize("row", table_rows(TABLE), ids=str)
def test_a_row_reads_its_example(row: Row) -> None:
    kind, _, example, _ = row

    assert kind in (sum_role(example), sum_period(example))


@pytest.mark.parametrize(
    ("words", "role", "period"),
    [
        ("päättää, että työllistämisehdon raja on 1,5 miljoonaa euroa", "limit", None),
        ("jälkihoitovelvoitteen vakuuden suuruus on 36 000 euroa", "security", None),
        ("vakuutus maksaa 36 000 euroa", None, None),
        ("vakuutuksen hinta on 400 euroa vuodessa", None, "year"),
        ("kuntarajan kunnostukseen varataan 9 000 euroa", None, None),
        ("rajan kunnostukseen 9 000 euroa", None, None),
        ("kuukausivuokra on 700 euroa, vuodessa 8 400 euroa", None, "month"),
        ("hintaan 611 200 euroa (alv 0 %)", None, None),
        ("avustus on enintään 5 000 euroa", None, None),
        ("för trafiksäkerheten", None, None),
        ("päättää hankinnoista, joiden arvo on alle 9 000 euroa", "limit", None),
        ("tekninen johtaja saa päättää enintään 9 000 euron urakoista", "limit", None),
        ("viranhaltijan toimivalta hankinnoissa on enintään 9 000 e", "limit", None),
        ("korottaa hankintarajan 3 000 eurosta 9 000 euroon", "limit", None),
        ("investointien alarajaksi 9 000 euroa", "limit", None),
        ("upphandlingsgränsen höjs till 9 000 euro", "limit", None),
        ("hankinnan hinta on 9 000 euroa ja alittaa hankintarajan", None, None),
        ("hyväksyy toimivaltansa nojalla hankinnan, 9 000 euroa", None, None),
        ("valtuusto myöntää enintään 9 000 euroa", None, None),
        ("päättää ottaa lainaa enintään 9 000 euroa", None, None),
        ("päättää hankinnoista 9 000 euron arvosta", None, None),
        ("får bidrag på högst 9 000 euro", None, None),
        ("hyran är 400 euro per månad", None, "month"),
    ],
)
def test_only_the_words_of_a_sum_count(
    words: str, role: str | None, period: str | None
) -> None:
    assert (sum_role(words), sum_period(words)) == (role, period)
