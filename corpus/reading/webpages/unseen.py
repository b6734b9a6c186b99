"""What nobody sees in the source of a page, left out without parsing it.

Patterns such as ``<!--.*?-->`` look through the whole rest for each beginning without an
end; here each kind of end is looked for once in vain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


class Unseen:
    """Comments and elements of some names, each with all that is in it."""

    def __init__(self, *names: str) -> None:
        self._begins = re.compile(rf"(?i)<!--|<({'|'.join(names)})\b")
        self._ends = {name: re.compile(rf"(?i)</{name}\s{{0,99}}>") for name in names}
        self._ends[""] = re.compile("-->")

    def without(self, source: str) -> str:
        """Return *source* with a blank for each of them; what has no end is left.

        >>> Unseen("script").without("a<!-- b -->c<SCRIPT>d</script >e<!-- f")
        'a c e<!-- f'
        """
        return " ".join(self._seen(source))

    def _seen(self, source: str) -> Iterator[str]:
        position = 0
        endless: set[str] = set()
        for begin in self._begins.finditer(source):
            name = (begin[1] or "").lower()
            if begin.start() < position or name in endless:
                continue
            end = self._ends[name].search(source, begin.end())
            if end is None:
                endless.add(name)
                continue
            yield source[position : begin.start()]
            position = end.end()
        yield source[position:]
