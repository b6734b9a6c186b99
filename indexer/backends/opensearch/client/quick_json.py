"""JSON between us and the nodes, in less time than by the client's own library."""

from __future__ import annotations

from typing import Any

import orjson
from opensearchpy.serializer import JSONSerializer


class QuickJson(JSONSerializer):
    """Falls back on the client's own way for what is rare."""

    def loads(self, s: str) -> Any:
        """Return the value of a text."""
        try:
            return orjson.loads(s)
        except ValueError:
            return super().loads(s)

    def dumps(self, data: Any) -> Any:
        """Return the text of a value; text is that already."""
        if isinstance(data, str | bytes):
            return data
        try:
            return orjson.dumps(data).decode()
        except TypeError:
            return super().dumps(data)
