"""The settings file: lines ``NAME=value``, read as systemd reads an ``EnvironmentFile``."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import plain_reason
from search_web.errors import SettingsError

_LINE = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE = re.compile(r"'([^']*)'")
_ESCAPED = re.compile(r'\\(["\\`$])')


def read_settings_file(path: Path) -> dict[str, str]:
    """Return the names and values of *path*; the last of a name counts.

    Raises:
        SettingsError: it cannot be read, or a line is neither empty, a comment nor
            ``NAME=value`` (a file that was cut off); names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(
            f"the settings file {path} cannot be read: {plain_reason(error)}"
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"the settings file {path} is not text in UTF-8") from error
    values = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith(("#", ";")):
            continue
        # No value in the message: it may be a password.
        where = f"{path}, line {number}"
        found = _LINE.fullmatch(line)
        if not found:
            raise SettingsError(
                f"{where}: expected NAME=value, a comment that begins with # or nothing"
            )
        values[found[1]] = _value(found[2], f"{where}: {found[1]}")
    return values


def _value(written: str, where: str) -> str:
    if not written.startswith(('"', "'")):
        return written
    double, single = _DOUBLE.fullmatch(written), _SINGLE.fullmatch(written)
    if double:
        return _ESCAPED.sub(r"\1", double[1])
    if single:
        return single[1]
    raise SettingsError(
        f"{where}: the quotation mark at its beginning has none at the line's end"
    )
