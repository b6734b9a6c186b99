"""Content exports of Helsinki's site: Drupal entities in the exporter's fixed YAML.

The exporter writes every field in one shape (name, dash, ``value:`` on its own line),
so the wanted fields are found by that shape; this is not a YAML reader.
"""

from __future__ import annotations

import re
from typing import Any

_FIELD = re.compile(
    r"(?m)^  (field_\w+|title):\n    -\n      value: ('(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|[^\n]*)"
)


def is_export(text: str) -> bool:
    """True for an exported decision."""
    return text.startswith("_meta:") and "bundle: decision" in text[:400]


def read_export(text: str) -> dict[str, Any]:
    """Return an exported decision in the members of the REST service."""
    fields = {match[1]: _plain(match[2]) for match in _FIELD.finditer(text)}
    return {
        "NativeId": fields.get("field_decision_native_id", ""),
        "Title": re.sub(r"^Test: ", "", fields.get("title", "")),
        "CaseIDLabel": _case_label(fields.get("field_diary_number", "")),
        "Section": fields.get("field_decision_section", ""),
        "Content": fields.get("field_decision_content", ""),
        "Motion": fields.get("field_decision_motion", ""),
        "Organization": {
            "Name": fields.get("field_dm_org_name", ""),
            "Type": fields.get("field_organization_type", ""),
        },
        # The export gives moments of UTC: only the day is taken.
        "Meeting": {"DateMeeting": fields.get("field_meeting_date", "")[:10]},
    }


def _plain(value: str) -> str:
    if value.startswith("'"):
        # A quoted value may be folded: a line break is a space, an empty line a break.
        inner = value[1:-1].replace("''", "'")
        return re.sub(r"(?<!\n)\n *(?!\n)", " ", inner)
    return value.strip('"').strip()


def _case_label(number: str) -> str:
    return re.sub(r"^([A-Z]{3})-(?=\d{4}-)", r"\1 ", number)
