"""The lists of translations: read from dictionaries, and counted in pairs of titles."""

from __future__ import annotations

import gzip
from pathlib import Path

from scripts.make_translations import aligned, by_others, entries, synonyms, write

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def dictionary(folder: Path, name: str, texts: dict[str, str]) -> None:
    """Write a small dictionary in the form of dictd."""
    data = b""
    lines = []
    for word, text in texts.items():
        raw = text.encode()
        lines.append(f"{word}\t{_digits(len(data))}\t{_digits(len(raw))}\n")
        data += raw
    (folder / f"{name}.dict.dz").write_bytes(gzip.compress(data))
    (folder / f"{name}.index").write_text("".join(lines), "utf-8")


def _digits(number: int) -> str:
    return DIGITS[number // 64] + DIGITS[number % 64]


def test_entries_without_and_with_numbered_meanings(tmp_path: Path) -> None:
    texts = {
        "kioski": "kioski /kioski/ <n>\nkiosk, glasskiosk\npieni koju\n",
        "kansi": "kansi <n>\n1. lock\nastian\n2. däck 3.\nlaivan\n",
        "Demola": "Demola <pn>\nDemby\nkunta\n",
    }
    dictionary(tmp_path, "freedict-fin-swe", texts)

    found = list(entries(tmp_path, "freedict-fin-swe"))

    assert found == [
        ("kioski", "kiosk"),
        ("kioski", "glasskiosk"),
        ("kansi", "lock"),
        ("kansi", "däck"),
    ]
    assert not list(entries(tmp_path, "freedict-swe-fin"))


def test_two_other_languages_must_agree(tmp_path: Path) -> None:
    dictionary(tmp_path, "freedict-swe-deu", {"a": "demord <n>\nDemowort\n"})
    dictionary(tmp_path, "freedict-swe-ita", {"a": "demord <n>\ndemoparola\n"})
    deu = {"a": "Demowort <n>\ndemosana, vale\n"}
    dictionary(tmp_path, "freedict-deu-fin", deu)
    dictionary(tmp_path, "freedict-ita-fin", {"a": "demoparola <n>\ndemosana\n"})

    assert by_others(tmp_path, set()) == [("demord", "demosana")]
    assert not by_others(tmp_path, {("demord", "demosana")})


def test_three_languages_must_agree_on_finnish_words(tmp_path: Path) -> None:
    for language in ("deu", "ita", "pol"):
        texts = {
            "a": f"demosana <n>\nword{language}\n",
            "b": f"valesana <n>\nword{language}\n",
        }
        dictionary(tmp_path, f"freedict-fin-{language}", texts)
    dictionary(tmp_path, "freedict-fin-nld", {"a": "muu <n>\nw\n", "b": "eri <n>\nw\n"})

    pairs = [("demosana", "valesana"), ("valesana", "demosana")]
    assert sorted(synonyms(tmp_path)) == pairs


def test_words_of_titles_that_stand_for_each_other() -> None:
    pairs = [
        (["lag", "om", "kiosker"], ["laki", "kioski"]),
        (["lag", "om", "demohamnar"], ["laki", "demosatama"]),
        (["förordning", "om", "kiosk"], ["asetus", "kioski"]),
        (["förordning", "om", "demohamn"], ["asetus", "demosatama"]),
    ]

    found = dict(aligned(pairs))

    assert found["kiosk"] == "kioski"
    assert found["demohamn"] == "demosatama"
    assert "om" not in found


def test_a_list_names_its_source_and_keeps_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"

    write(path, "# Source: demo\n", [("b", "x1"), ("hamn", "satama"), ("två ord", "z")])

    assert path.read_text("utf-8") == "# Source: demo\nhamn\tsatama\n"
