"""How a CSV file is written: for programs or for people, and between which signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from flask import request

from search_web.parameters import bad_value, read_single

T = TypeVar("T")
DELIMITERS = {"pilkku": ",", "puolipiste": ";"}
"""Values of ``erotin``: what stands between the cells."""


@dataclass(frozen=True, slots=True)
class CsvOptions:
    """The options of a request.

    Attributes:
        is_table: headings and values in the reader's language, for spreadsheets.
        bom: begin with a byte-order mark.
        delimiter: between cells.
        names: of the parameters that say it.
    """

    is_table: bool
    bom: bool
    delimiter: str
    names: tuple[str, ...] = ("muoto", "bom", "erotin")


def csv_options() -> CsvOptions:
    """Return the options of the request.

    Raises:
        BadParameter: a value is not among the choices.
    """
    return CsvOptions(
        _choice("muoto", {"koneluettava": False, "taulukko": True}),
        _choice("bom", {"0": False, "1": True}),
        _choice("erotin", DELIMITERS),
    )


def _choice(name: str, values: Mapping[str, T]) -> T:
    """Return what the parameter *name* chooses; the first of *values* when absent."""
    given = read_single(request.args, name) or next(iter(values))
    if given not in values:
        raise bad_value(name, given, ", ".join(values))
    return values[given]
