"""Queries that ask for a list that there is: the closest votes, the largest sums."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flask import url_for

from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest

_MOST = r"(?:kaikkein |allra |de |the )?"
_VOTES = re.compile(
    rf"(?<!\w){_MOST}(?:tiuk\w+|niuk\w+|täpär\w+|jämn\w+|knapp\w*|tätast\w+|close\w+|narrow\w+)"
    r"\s+(?:äänesty\w+|äänienemmistö\w*|omröstning\w*|vot(?:e|es|ing)(?!\w))",
    re.IGNORECASE,
)
_SUMS = re.compile(
    rf"(?<!\w){_MOST}(?:suurim\w+|kallei\w+|isoim\w+|störst\w*|dyrast\w*|larg(?:est)|bigg(?:est))"
    r"\s+(?:päätety\w+ |beslutade |decided )?(?:(?:raha)?summ\w+|euromäär\w+|hankin\w+"
    r"|sopimuks\w+|investoin\w+|belopp\w*|summor\w*|upphandling\w*|investering\w*|sums?(?!\w))",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(hankin|sopimuks|investoin|upphandling|investering)", re.IGNORECASE
)
"""Nouns that tell what the sums are of; they stay among the words."""


@dataclass(frozen=True, slots=True)
class ListOffer:
    """A list that a query asks for: "votes" or "sums", and where it is."""

    kind: str
    address: str


def list_offer(asked: SearchRequest) -> ListOffer | None:
    """Return the list that the words of a search name, None where they name none.

    Its filters and its other words stay: "tiukimmat äänestykset koulu" are the closest
    votes with "koulu".
    """
    for kind, pattern in (("votes", _VOTES), ("sums", _SUMS)):
        if found := pattern.search(asked.query):
            noun = found[0].split()[-1]
            kept = noun if _KEPT.match(noun) else ""
            start, end = found.span()
            words = f"{asked.query[:start]} {kept} {asked.query[end:]}".split()
            rest = replace(
                asked, query=" ".join(words), tier="default", sort="relevance", offset=0
            )
            query = query_string(rest)
            address = url_for(f"ranked.{kind}")
            return ListOffer(kind, f"{address}?{query}" if query else address)
    return None
