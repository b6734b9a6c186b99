"""``paatoshaku lawrefs``: recognise law references in JSON lines."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click

from analyzers.errors import AnalyzerError
from analyzers.law.find import find_law_references
from analyzers.law.model import LawReference, Target
from analyzers.law.purposes import is_applied, purpose_of
from analyzers.law.register.source_names import UNION

PURPOSEFUL = ("statute", "eu-act")
"""Kinds that a decision applies or only mentions."""


class LawReferenceInputError(AnalyzerError):
    """A line of the input is not as it must be; the message names file and line."""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def lawrefs(file: Path) -> None:
    """Recognise law references in FILE, one JSON object {"id","text","doc_date"?} a line.

    Writes one line {"id","mentions":[{"start","end","kind","targets":[…]}]} for each;
    acts also have "purpose" (what they are cited for) and "applied".
    """
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                row = _read_row(line, f"{file}:{number}")
                click.echo(json.dumps(row, ensure_ascii=False))


def mention_json(reference: LawReference) -> dict[str, Any]:
    """Return a reference in the shape of the annotated files.

    An undecided reference claims no target; what it may mean is in ``alternatives``.
    """
    targets = [target_json(reference.kind, target) for target in reference.targets]
    row: dict[str, Any] = {
        "start": reference.start,
        "end": reference.end,
        "kind": reference.kind,
        "targets": [] if reference.is_uncertain else targets,
    }
    if reference.is_uncertain:
        row["alternatives"] = targets
    if reference.is_anaphoric:
        row["anaphoric"] = True
    if reference.notes:
        row["notes"] = list(reference.notes)
    if reference.other_act:
        row["other_act"] = reference.other_act
    return row


def target_json(kind: str, target: Target) -> dict[str, Any]:
    """Return a target with the field names of its kind."""
    names = {
        "statute": "statute",
        "municipal-rule": "rule",
        "collective-agreement": "agreement",
    }
    if kind in names:
        return {
            names[kind]: target.act,
            "chapter": _number(target.chapter),
            "section": target.section,
            "subsection": _number(target.subsection),
            "item": target.item,
        }
    if kind in ("eu-act", "treaty"):
        return {
            "act": target.act.removeprefix(UNION),
            "article": target.section,
            "paragraph": _number(target.subsection),
            "point": target.item,
        }
    return {"id": target.act}


def read_date(text: str) -> dt.date:
    """Read "2025-11-26", "2025-11" or "2025"; the middle of what is not known.

    Raises:
        ValueError: *text* is not such a date.
    """
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0], 7, 1)
    if len(parts) == 2:
        return dt.date(parts[0], parts[1], 15)
    return dt.date.fromisoformat(text)


def _read_row(line: bytes, where: str) -> dict[str, Any]:
    row = _object(line, where)
    for key, kinds in (("id", (str, int)), ("text", (str,))):
        if not isinstance(row.get(key), kinds):
            what = "is missing" if key not in row else f"is {_shown(row[key])}"
            expected = "a text or a whole number" if key == "id" else "a text"
            raise _wrong(where, f'"{key}" {what}, expected {expected}')
    date = None
    if row.get("doc_date"):
        try:
            date = read_date(str(row["doc_date"]))
        except ValueError as error:
            problem = f'"doc_date" is {_shown(row["doc_date"])}, which is no day'
            raise _wrong(where, problem) from error
    references = find_law_references(row["text"], doc_date=date)
    mentions = []
    for found in references:
        mention = mention_json(found)
        if found.kind in PURPOSEFUL:
            purpose = purpose_of(row["text"], found)
            mention |= {"purpose": purpose, "applied": is_applied(purpose)}
        mentions.append(mention)
    return {"id": row["id"], "mentions": mentions}


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _wrong(where, f"not UTF-8 (byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        problem = f"not JSON ({error.msg}, character {error.pos + 1})"
        raise _wrong(where, problem) from error
    except RecursionError as error:
        raise _wrong(where, "not JSON that can be read (too deep)") from error
    if not isinstance(row, dict):
        raise _wrong(where, f"{_shown(row)} is no JSON object")
    return row


def _wrong(where: str, problem: str) -> LawReferenceInputError:
    return LawReferenceInputError(
        f'{where}: {problem}; allowed: one JSON object a line with "id", "text" and, if '
        'known, "doc_date" (2025-11-26, 2025-11 or 2025)'
    )


def _shown(value: Any) -> str:
    """A value as JSON writes it, cut short."""
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 40 else f"{written[:40]}…"


def _number(text: str | None) -> int | str | None:
    return int(text) if text is not None and text.isdigit() else text
