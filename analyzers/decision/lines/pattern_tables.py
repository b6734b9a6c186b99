"""Tables of patterns: rows of name, pattern and example; the examples are their tests.

A table is named "package:file.tsv". Its rows are parted by tabs: the name, a regular
expression, an example that it finds, and for some tables more columns. Lines that begin
with # are remarks. The rows of one name are alternatives.
"""

from __future__ import annotations

import re
from functools import cache

from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """Return one pattern for all rows of *name*; case does not count."""
    alternatives = [row[1] for row in table_rows(table) if row[0] == name]
    return re.compile(
        "|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE
    )


@cache
def quick_pattern(table: str, name: str) -> QuickPattern:
    """Return the pattern of *name* to be asked of every sentence; case does not count."""
    return quick(pattern(table, name).pattern, re.IGNORECASE)
