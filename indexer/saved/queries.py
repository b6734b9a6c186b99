"""Saved queries as files: TOML that can live in git.

A file holds the parameters of a search page's address by their names, so that what is
seen in the browser and what a file says are one thing::

    name = "Seurantakeskustelut"
    note = "YSE-keskustelut, 380/2023 § 23"
    q = "seurantakeskustelu"
    jarjestys = "uusimmat"
    kunta = ["Vantaa", "Lahti"]
    alku = 2025-01-01

    [ilman]            # values that must not occur
    kieli = ["sv"]
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import plain_reason
from indexer.errors import ParameterError, SavedQueryError
from indexer.parameters.parameter_table import BY_NAME
from indexer.parameters.request_reading import parameter_names, read_request
from indexer.parameters.request_writing import request_arguments
from indexer.request import SearchRequest


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A named search; ``slug`` is lower-case ASCII and names its runs' files."""

    name: str
    request: SearchRequest
    note: str = ""

    @property
    def slug(self) -> str:
        """Name in lower-case ASCII with hyphens; "haku" when nothing is left."""
        folded = self.name.lower().translate(str.maketrans("äåöéü", "aaoeu"))
        return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "haku"


def load_saved_query(path: Path) -> SavedQuery:
    """Read one TOML file.

    Raises:
        SavedQueryError: unreadable, not TOML, an unknown name or a wrong value; the
            message names file, name and what is allowed.
    """
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SavedQueryError(f"{path}: {plain_reason(error)}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = plain_reason(error)
        raise SavedQueryError(f"{path}: not TOML: {reason}") from error
    return saved_query(record, str(path), default_name=path.stem)


def saved_query(
    record: dict[str, Any], where: str, *, default_name: str = "haku"
) -> SavedQuery:
    """Build a saved query from plain values; *where* names them in errors."""
    values = dict(record)
    name = _text(values.pop("name", default_name), "name", where)
    note = _text(values.pop("note", ""), "note", where)
    excluded = values.pop("ilman", {})
    if not isinstance(excluded, dict):
        raise SavedQueryError(f"{where}: ilman must be a table of facet = values")
    arguments: dict[str, list[str]] = {}
    for sign, table in (("", values), ("-", excluded)):
        for key, value in table.items():
            for one in value if isinstance(value, list) else [value]:
                texts = arguments.setdefault(sign + key, [])
                texts.append(_argument(one, key, where))
    try:
        request = read_request(arguments, edge="file")
    except ParameterError as error:
        raise SavedQueryError(
            f"{where}: {error.problem} allowed: {error.allowed}, name, note"
        ) from error
    return SavedQuery(name=name, request=request, note=note)


def to_toml(query: SavedQuery) -> str:
    """Write the file's text; ``load_saved_query`` of it gives the same query back."""
    lines = [f"name = {_quoted(query.name)}"]
    if query.note:
        lines.append(f"note = {_quoted(query.note)}")
    chosen: dict[str, list[str]] = {}
    for key, value in request_arguments(query.request, "file"):
        chosen.setdefault(key, []).append(value)
    plain = {k: v for k, v in chosen.items() if not k.startswith("-")}
    for key, values in plain.items():
        single = len(values) == 1 and not BY_NAME[key].is_list
        lines.append(f"{key} = {_quoted(values[0]) if single else _list(values)}")
    excluded = {k[1:]: v for k, v in chosen.items() if k.startswith("-")}
    if excluded:
        lines += ["", "[ilman]", *(f"{k} = {_list(v)}" for k, v in excluded.items())]
    return "\n".join(lines) + "\n"


def describe(request: SearchRequest) -> dict[str, list[str]]:
    """Return the parameters of *request* by name, values in order, for JSON."""
    found: dict[str, list[str]] = {}
    for key, value in request_arguments(request):
        found.setdefault(key, []).append(value)
    return found


def _argument(value: Any, key: str, where: str) -> str:
    if isinstance(value, dt.date | int | str) and not isinstance(value, bool):
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    names = ", ".join(parameter_names("file"))
    raise SavedQueryError(
        f"{where}: {key} = {value!r}: expected text, a day, or a list of them; "
        f"known names: name, note, ilman, {names}"
    )


def _text(value: Any, key: str, where: str) -> str:
    if not isinstance(value, str):
        raise SavedQueryError(f"{where}: {key} must be text, not {value!r}")
    return value


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", _escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04X}"


def _list(values: list[str]) -> str:
    return "[" + ", ".join(_quoted(value) for value in values) + "]"
