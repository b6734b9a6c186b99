"""Texts with everything that makes cutting them into words hard."""

from __future__ import annotations

from hypothesis import strategies as st

SWEDISH_PARAGRAPH = (
    "\n\nStyrelsen beslutar att förslaget skall godkännas och att det är klart.\n\n"
)
PIECES = st.sampled_from(
    [
        "kunnanhallituksen", "päätti", "ASEMAKAAVAN", "Kuopion", "hallinto\u00adsäännön",
        "suunnitel-\nman", "suunni- telman", "kutsu - tuksi", "ammatti-ja", "Ha\u0308n",
        "elinkeino-, liikenne- ja ympäristökeskus", "sopimuksiksi ja -hankkeiksi",
        "kaukolämpö- ja -kylmäverkko", "(HEL 2024-009117)", "KHO  2024-009117",
        "tre\tHEL 2024-009117HEL 2024-0091178", "EU:n", "380/2023", "29.10.2025", "§:ssä",
        "80 %:n", "etu.suku@example.fi,", "www.example.fi/a-b.", "ja/tai", "a–b", "ﬁlmi",
        "\ufeffsana", "\u200b", "•", "- ", "...", "Kadun-", "-katu", "", "beslutet",
        "HEL\n2024-009117", "§ 23", "mm.", "2804/00.01.01/2026", "'s", "K\u0308",
        SWEDISH_PARAGRAPH, "Beslutet är inte giltigt och skall därför hos oss vara.\n",
    ]
)  # fmt: skip
BLANKS = st.sampled_from(
    [
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "\r\n",
        "\u00a0",
        "\u2003",
        "\x0b",
        ", ",
        "",
    ]
)
TEXTS = st.lists(st.tuples(PIECES | st.text(max_size=6), BLANKS), max_size=30).map(
    lambda pairs: "".join(piece for pair in pairs for piece in pair)
)
