"""Score what ``paatoshaku read`` says against judged rows, field by field.

    python scripts/eval_anatomy.py GOLD.jsonl… [--errors FIELD] [--by kind|publisher]
        [--part tuned|aside|all]

Rows have the shape {"id", "url", "text", "gold": {…}}; each is read with its address and
without. "right" is the share of known values that are read right; "precise" the share of
values told that are right. A gold field may have other acceptable values ("alt"; null
there: silence is as good), a kind "kind_alt". Where gold is null any value told is false.
Rows judged "other" were judged before news, notices and memos had kinds of their own:
each of these is right there.

A third of the publishers stands aside: rules are written on the others, and the figures
of both parts are reported.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analyzers.notations.case_codes.case_keys import case_key
from analyzers.notations.municipal_bodies.bodies import normalise
from corpus.importing.row_facts import row_facts

FIELDS = (
    "municipality",
    "organisation",
    "publisher_kind",
    "body",
    "date",
    "section",
    "title",
    "case_number",
    "kind",
    "language",
    "presenter",
    "former_municipality",
    "headings",
)
GOLD_NAMES = {"case_number": "case_id"}
ITEMS = ("meeting-item", "officeholder-decision")

_WORDS = re.compile(r"\w+")
_ROLE = re.compile(r"esittelijä(?:/siht)?\b|\besitt\.|föredragande\b|\bföredr\.")
FINER_THAN_OTHER = ("news", "notice", "memo", "court-decision")

Row = Mapping[str, Any]
Verdicts = Counter[str]


@click.command()
@click.argument(
    "files", nargs=-1, type=click.Path(exists=True, path_type=Path), required=False
)
@click.option("--errors", type=click.Choice(FIELDS), help="List what is wrong in it.")
@click.option("--origin", help="Only rows of this text_origin (real, rewritten).")
@click.option("--by", type=click.Choice(["kind", "publisher", "platform"]))
@click.option("--part", type=click.Choice(["tuned", "aside", "all"]), default="all")
@click.option("--without-url", is_flag=True, help="List errors of reading without it.")
def main(
    files: tuple[Path, ...],
    errors: str | None,
    origin: str | None,
    by: str | None,
    part: str,
    without_url: bool,
) -> None:
    """Print how much of each field is read right, with the address and without."""
    rows = [
        row
        for row in _rows(files)
        if origin in {None, row.get("text_origin")} and part in {"all", part_of(row)}
    ]
    for has_address in (True, False):
        _score(rows, has_address, by, errors if has_address != without_url else None)


def part_of(row: Row) -> str:
    """Return "aside" for a third of the publishers, "tuned" for the others."""
    return "aside" if _hash(_publisher(row)) % 3 == 0 else "tuned"


def _hash(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), 16)


def _publisher(row: Row) -> str:
    gold = row["gold"]
    return gold.get("municipality") or gold.get("organisation") or "-"


def _rows(files: tuple[Path, ...]) -> Iterator[Row]:
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def _score(
    rows: list[Row], has_address: bool, by: str | None, errors: str | None
) -> None:
    started = time.process_time()
    found = [
        row_facts(
            {
                "id": row["id"],
                "text": row["text"],
                "url": row.get("url") if has_address else None,
            }
        )
        for row in rows
    ]
    seconds = time.process_time() - started
    groups: dict[str, dict[str, Verdicts]] = defaultdict(lambda: defaultdict(Counter))
    for row, facts in zip(rows, found, strict=True):
        for field in FIELDS:
            verdict = verdict_of(field, row["gold"], facts)
            for group in ("all", *_groups(row, by)):
                groups[group][field][verdict] += 1
            if field == errors and verdict in {"wrong", "missing", "false"}:
                _print_error(row, facts, field, verdict)
    click.echo(f"\n{'with' if has_address else 'without'} the address:")
    _print_table(groups)
    click.echo(f"{len(rows)} rows, {len(rows) / seconds:.0f} a second")


def _groups(row: Row, by: str | None) -> list[str]:
    if by is None:
        return []
    if by == "publisher":
        return [_publisher(row)]
    return [str(row["gold"]["kind"] if by == "kind" else row.get(by))]


def verdict_of(field: str, gold: Row, facts: Row) -> str:
    """Return "right", "wrong", "missing", "false" (told, not known) or "null"."""
    if field == "headings":
        return _headings_verdict(gold, facts)
    expected = gold.get(GOLD_NAMES.get(field, field))
    others = list(gold.get("alt", {}).get(field, ()))
    if field == "kind":
        others += gold.get("kind_alt", ())
        others += FINER_THAN_OTHER if expected == "other" else ()
    if field not in {"kind", "headings"} and GOLD_NAMES.get(field, field) not in gold:
        return "unjudged"
    told = facts.get(field)
    if told is None:
        if expected is None:
            return "null"
        return "right" if None in others else "missing"
    if any(one is not None and _same(field, one, told) for one in (expected, *others)):
        return "right"
    return "false" if expected is None else "wrong"


def _headings_verdict(gold: Row, facts: Row) -> str:
    if gold["kind"] not in ITEMS:
        return "unjudged"
    known = Counter(_plain(name).rstrip(":") for name in gold["headings"])
    ours = Counter(_plain(name).rstrip(":") for name in facts["headings"])
    return "right" if not known - ours else "wrong"


def _same(field: str, expected: Any, told: Any) -> bool:
    if field == "case_number":
        return case_key(expected) == case_key(told)
    if field == "former_municipality":
        return bool(expected["name"] == told["name"])
    if field == "body":
        return _plain(normalise(expected)[0]) == _plain(normalise(told)[0])
    if field == "presenter":
        return _person(expected) == _person(told)
    return _plain(str(expected)) == _plain(str(told))


def _person(text: str) -> str:
    """Return the words of a name and title; that somebody presents is no part of them."""
    return " ".join(_WORDS.findall(_ROLE.sub(" ", text.casefold())))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _print_error(row: Row, facts: Row, field: str, verdict: str) -> None:
    expected = row["gold"].get(GOLD_NAMES.get(field, field))
    click.echo(f"{verdict:8}{row['id']} {expected!r} <> {facts.get(field)!r}")


def _print_table(groups: Mapping[str, Mapping[str, Verdicts]]) -> None:
    click.echo(f"{'':28}" + "".join(f"{field[:15]:>17}" for field in FIELDS))
    for group, fields in sorted(groups.items()):
        click.echo(f"{group[:27]:28}" + _cells(fields, _share_right))
        click.echo(f"{'  precise':28}" + _cells(fields, _share_precise))


def _cells(fields: Mapping[str, Verdicts], share: Any) -> str:
    return "".join(share(fields[field]).rjust(17) for field in FIELDS)


def _share_right(count: Verdicts) -> str:
    known = count["right"] + count["wrong"] + count["missing"]
    return f"{100 * count['right'] / known:5.1f} of {known}" if known else "-"


def _share_precise(count: Verdicts) -> str:
    told = count["right"] + count["wrong"] + count["false"]
    false = count["wrong"] + count["false"]
    return f"{100 * count['right'] / told:5.1f} f{false}" if told else "-"


if __name__ == "__main__":
    main()
