"""Markdown to plain text: the words as published, without the marks."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}"
    r"(?:\s{1,9}\"[^\"\n]{0,500}\")?\)"
)
_LONGEST_MARKED = 2000
"""Longer lines are no headings and keep their marks of emphasis."""

_RULE_CHARACTERS = frozenset(" \t|:-")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def looks_like(text: str) -> bool:
    """Return whether *text* is Markdown under another name: it has marked headings."""
    return re.search(r"(?m)^#{1,6} \S", text[:50_000]) is not None


def text(source: str) -> str:
    """Return *source* without headings' and emphasis marks, comments and rulers.

    Cells of a table row are parted by " | "; links keep their words.
    """
    rows = []
    for line in _without_comments(source).replace("&amp;", "&").split("\n"):
        if "---" in line and _RULE_CHARACTERS.issuperset(line):
            rows.append("")
            continue
        heading = _HEADING.match(line) if len(line) <= _LONGEST_MARKED else None
        row = f"\n{heading[1]}\n" if heading else line.rstrip()
        if ("**" in row or "__" in row) and len(row) <= _LONGEST_MARKED:
            row = _STRONG.sub(r"\2", row)
        if "](" in row:
            row = _LINK.sub(r"\1", row)
        if row.strip().startswith("|"):
            cells = [
                " ".join(cell.split()) for cell in row.strip().strip("|").split("|")
            ]
            row = " | ".join(cells)
        rows.append(_ESCAPE.sub(r"\1", row) if "\\" in row else row)
    return "\n".join(rows)


def _without_comments(source: str) -> str:
    """Leave out ``<!-- … -->``; one without an end is text."""
    parts = []
    position = 0
    while (begin := source.find("<!--", position)) >= 0:
        end = source.find("-->", begin + 4)
        if end < 0:
            break
        parts.append(source[position:begin])
        position = end + 3
    return "".join([*parts, source[position:]])
