"""What is wrong in a field of a form, said at the field."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from indexer.parameters.parameter_table import BY_NAME
from search_web.errors import BadParameter
from search_web.page.labelling.labels import N_, parameter_label
from search_web.page.labelling.languages import translate

FIELDS = {
    "alku": N_("Start date"),
    "loppu": N_("End date"),
    "summasta": "",
    "summaan": "",
    "kunta": N_("Add a publisher"),
}
"""Parameters that people type into the filters, which are the ids of their fields, and
what the fields are called; "": as the parameter."""


@dataclass(frozen=True, slots=True)
class FieldMistake:
    """What is wrong in one field.

    Attributes:
        label: what the field is called.
        typed: what it holds.
        message: what is wrong and what is allowed, one sentence each.
    """

    label: str
    typed: str
    message: str


def field_mistake(error: BadParameter, typed: str) -> FieldMistake:
    """Return an error of one of ``FIELDS`` as its field says it."""
    said = (
        str(error)
        if error.parameter == "kunta"
        else gettext("“%(value)s” is not understood here.", value=typed[:80])
    )
    allowed = gettext("Allowed: %(allowed)s.", allowed=error.allowed.rstrip("."))
    name = FIELDS[error.parameter]
    label = translate(name) if name else parameter_label(BY_NAME[error.parameter])
    return FieldMistake(label, typed, f"{said} {allowed}")
