"""How an index is set up: built-in parts of OpenSearch only, no plugin.

A zone is one field of slots, one for each token position, with a blank between them:
``|lkaava|pkaava|ekaavan|`` holds a token's terms with their ways, ``||`` is an empty position.
A match counts how often a term occurs; all other arithmetic of the formula is in the
queries (see ``asking.scoring``), so that weights change without a rebuild.
"""

from __future__ import annotations

from typing import Any

from indexer.backends.opensearch.documents.token_slots import HOLE
from indexer.contract.occurrences import ZONES
from indexer.facet_row import Facet
from indexer.facets import FACETS

FORMAT = "4"
"""Change it with the mapping or with what ``slots`` writes."""

MOST_EXPANSIONS = 16_384
"""Words that a beginning inside a phrase may stand for; the nodes' own limit of clauses
(``indices.query.bool.max_clause_count``) holds, too."""

_ZONE = {
    "type": "text",
    "analyzer": "slots",
    "similarity": "counting",
    "norms": False,
    "index_options": "positions",
}
_LENGTH = {"type": "integer", "index": False}


def index_body(shards: int, replicas: int, meta: dict[str, Any]) -> dict[str, Any]:
    """Return settings and mapping of a new index."""
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "refresh_interval": -1,
            # A page reads the texts of its hits; the other codec took half of its time.
            "codec": "default",
            "max_result_window": 100_000,
            # How long a deletion is remembered, so that a late writer brings nothing back.
            "gc_deletes": "1h",
            # Deleted texts leave a segment however few they are, when they are asked to.
            "merge.policy.expunge_deletes_allowed": 0,
            "similarity": {
                "counting": {
                    "type": "scripted",
                    "script": {"source": "return query.boost * doc.freq;"},
                }
            },
            "analysis": _analysis(),
        },
        "mappings": {
            "_meta": meta,
            "dynamic": "strict",
            "properties": {
                "id": {"type": "keyword"},
                **dict.fromkeys(ZONES, _ZONE),
                **{f"{zone}_length": _LENGTH for zone in ZONES},
                "date": {"type": "date", "format": "strict_date"},
                "f": {
                    "dynamic": "strict",
                    "properties": {row.name: _facet(row) for row in FACETS},
                },
                "stored": {"type": "object", "enabled": False},
            },
        },
    }


def _facet(row: Facet) -> dict[str, Any]:
    field: dict[str, Any] = {"type": "keyword"}
    if row.kind == "number":
        field["fields"] = {"number": {"type": "double"}}
    return field


def _analysis() -> dict[str, Any]:
    return {
        "tokenizer": {
            "slots": {
                "type": "char_group",
                "tokenize_on_chars": [" "],
                "max_token_length": 1_048_576,
            }
        },
        "filter": {
            "holes": {"type": "stop", "stopwords": [HOLE]},
            "alternatives": {
                "type": "pattern_capture",
                "preserve_original": False,
                "patterns": ["([^|]+)"],
            },
        },
        "analyzer": {
            "slots": {
                "type": "custom",
                "tokenizer": "slots",
                "filter": ["holes", "alternatives"],
            }
        },
    }
