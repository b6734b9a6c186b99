"""Markdown to plain text: the words as published, without the marks."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RULE_CHARACTERS = frozenset(" \t|:-")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def looks_like(text: str) -> bool:
    """Say whether *text* is Markdown under another name: it has marked headings."""
    return re.search(r"(?m)^#{1,6} \S", text[:50_000]) is not None


def text(source: str) -> str:
    """Return *source* without headings' and emphasis marks, comments and rulers.

    Cells of a table row are parted by " | "; links keep their words.
    """
    rows = []
    for line in _COMMENT.sub("", source).replace("&amp;", "&").split("\n"):
        if "---" in line and _RULE_CHARACTERS.issuperset(line):
            rows.append("")
            continue
        heading = _HEADING.match(line)
        row = f"\n{heading[1]}\n" if heading else line.rstrip()
        if "**" in row or "__" in row:
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
