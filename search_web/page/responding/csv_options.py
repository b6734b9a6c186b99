"""How a CSV file is written: for programs or for people, and between which signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from flask import request
from flask_babel import gettext

from search_web.page.labelling.languages import current_language
from search_web.parameters import bad_value, read_single

T = TypeVar("T")
DELIMITERS = {"pilkku": ",", "puolipiste": ";"}
"""Values of ``erotin``: what stands between the cells."""
DELIMITER = "erotin"


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
    names: tuple[str, ...] = ("muoto", "bom", DELIMITER)


@dataclass(frozen=True, slots=True)
class DelimiterChoice:
    """What can stand between cells: the value of ``erotin``, and its name."""

    value: str
    label: str


def csv_options() -> CsvOptions:
    """Return the options of the request.

    Raises:
        BadParameter: a value is not among the choices.
    """
    return CsvOptions(
        _choice("muoto", {"koneluettava": False, "taulukko": True}),
        _choice("bom", {"0": False, "1": True}),
        csv_delimiter(),
    )


def csv_delimiter() -> str:
    """Return what the request wants between cells, a comma by default.

    Raises:
        BadParameter: it is not among the choices.
    """
    return _choice(DELIMITER, DELIMITERS)


def csv_delimiters() -> tuple[DelimiterChoice, ...]:
    """Return the choices, first what spreadsheets of the reader's language take.

    In Finland a comma is inside numbers, so a semicolon is between cells.
    """
    semicolon = DelimiterChoice("puolipiste", gettext("semicolons"))
    comma = DelimiterChoice("pilkku", gettext("commas"))
    is_english = current_language() == "en"
    return (comma, semicolon) if is_english else (semicolon, comma)


def _choice(name: str, values: Mapping[str, T]) -> T:
    """Return what the parameter *name* chooses; the first of *values* when absent."""
    given = read_single(request.args, name) or next(iter(values))
    if given not in values:
        raise bad_value(name, given, ", ".join(values))
    return values[given]
