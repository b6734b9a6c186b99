r"""Text that can be written: half a character that JSON or a file name may hold is none.

JSON has room for one half of a pair of code units ("\ud800"), and Python reads a file
name that is not UTF-8 into such halves. No file, page or mail can hold them, so one
would make every answer fail that it is a part of.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

from corpus.model.decision import Decision
from corpus.model.plain import from_plain, to_plain

_HALF = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = "?"
_Record = TypeVar("_Record")


def writable(text: str) -> str:
    r"""Return *text* with U+FFFD instead of each half of a character.

    >>> writable("koulu\ud800")
    'koulu\ufffd'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", text)
    return text


def writable_value(value: Any) -> Any:
    """Return a JSON value whose texts can be written, names included."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, list):
        return [writable_value(item) for item in value]
    if isinstance(value, dict):
        return {writable(name): writable_value(item) for name, item in value.items()}
    return value


def writable_decision(decision: Decision) -> Decision:
    """Return *decision* as it can be shown; offsets into its text stay true."""
    return Decision(_written(decision.as_published), _written(decision.reading))


def _written(record: _Record) -> _Record:
    plain = to_plain(record)
    if not _HALF.search(json.dumps(plain, ensure_ascii=False)):
        return record
    return from_plain(type(record), writable_value(plain))


def on_one_line(text: str) -> str:
    r"""Return *text* as a message may hold it: a file's name may hold line breaks.

    >>> on_one_line("a\nb.pdf")
    'a?b.pdf'
    """
    return "".join(sign if sign.isprintable() else _UNPRINTABLE for sign in text)
