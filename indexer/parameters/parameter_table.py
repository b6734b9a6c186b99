"""The one table of what a search can be asked with, at every edge.

Addresses, the API and its description, the command line and saved-query files read
requests by these rows (``reading``) and write them (``writing``); none has a list of its
own. A facet of ``indexer.facets`` is a row here without doing anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from indexer.facet_row import Facet, Names
from indexer.facets import FACETS

Edge = Literal["address", "file", "command"]
"""Where a parameter is taken; the API takes addresses."""

ParameterKind = Literal[
    "words", "facet", "day", "amount", "choice", "flag", "number", "steps"
]

MAX_QUERY = 2000
MAX_PAGE = 100_000
MAX_HITS = 1000
_EVERYWHERE: frozenset[Edge] = frozenset(("address", "file", "command"))
_COMMAND: frozenset[Edge] = frozenset(("command",))


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row.

    Attributes:
        name: Finnish; in addresses and files, and behind ``--`` on the command line.
        labels: what people call it.
        about: one English sentence for the API and ``--help``.
        kind: how its text is read.
        request_field: the field of ``SearchRequest`` that it sets.
        facet: whose values it gives, for kind "facet".
        choices: for kind "choice": name -> value of the field, the default first.
        other_names: of choices, understood but not written.
        smallest: for kind "number".
        largest: for kind "number".
        edges: where it is taken.
    """

    name: str
    labels: Names
    about: str
    kind: ParameterKind
    request_field: str
    facet: Facet | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    other_names: Mapping[str, str] = field(default_factory=dict)
    smallest: int = 1
    largest: int = 0
    edges: frozenset[Edge] = _EVERYWHERE

    @property
    def is_list(self) -> bool:
        """Whether it may be given several times."""
        return self.kind in ("facet", "steps")


def facet_parameter(row: Facet) -> Parameter:
    """Return the parameter that a facet brings."""
    return Parameter(
        row.parameter,
        row.labels,
        f"Filter: {row.about}.",
        "facet",
        "filters",
        facet=row,
    )


SORT = Parameter(
    "jarjestys",
    ("Järjestys", "Ordning", "Order"),
    "Order; largest: sums decided, closest: votes.",
    "choice",
    "sort",
    choices={
        "osuvimmat": "relevance",
        "uusimmat": "newest",
        "vanhimmat": "oldest",
        "suurimmat": "largest",
        "tiukimmat": "closest",
    },
    other_names={
        "relevance": "relevance",
        "newest": "newest",
        "oldest": "oldest",
        "largest": "largest",
        "closest": "closest",
    },
)
WIDENING = Parameter(
    "laajennus",
    ("Sanojen laajennus", "Utvidgning av orden", "Widening of words"),
    "Which other words count as those typed: none, words for the same, or for kinds of it;"
    " or where nothing is found also everyday words for the matter.",
    "choice",
    "widening",
    choices={"suppeammat": "narrower", "samat": "same", "ei": "no", "lahisanat": "kin"},
)
TIER = Parameter(
    "taso",
    ("Osumien taso", "Träffarnas nivå", "Tier of hits"),
    "Which decisions are listed: those with all that is asked, the near ones, or both.",
    "choice",
    "tier",
    choices={
        "oletus": "default",
        "tarkat": "exact",
        "laheiset": "near",
        "kaikki": "all",
    },
)
SEARCHED = Parameter(
    "liitteet",
    ("Liitteiden teksti", "Bilagornas text", "Text of attachments"),
    "Whether words are looked for in attachments, too, in the decision's own text only, or"
    " also in appeal instructions and lines of contacts.",
    "choice",
    "searched",
    choices={"mukana": "all", "ei": "own", "ohjeet": "formal"},
)
LAW_ROLES = Parameter(
    "viittaukset",
    ("Lakiviittaukset", "Laghänvisningar", "Law references"),
    "Which law references count: those of the decision's own text, or all.",
    "choice",
    "law_roles",
    choices={"teksti": "body", "kaikki": "any"},
)

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "q",
        ("Sanat", "Ord", "Words"),
        "The words, in the search page's query language.",
        "words",
        "query",
    ),
    *(facet_parameter(row) for row in FACETS),
    Parameter(
        "alku",
        ("Alkaen", "Från och med", "From"),
        "First day, included (2026-05-07 or 7.5.2026).",
        "day",
        "date_from",
    ),
    Parameter(
        "loppu",
        ("Päättyen", "Till och med", "Until"),
        "Last day, included.",
        "day",
        "date_to",
    ),
    Parameter(
        "summasta",
        ("Summa vähintään", "Summa minst", "Sum at least"),
        "Least sum decided, in euros, included (100000, 1,5 milj.).",
        "amount",
        "sum_from",
    ),
    Parameter(
        "summaan",
        ("Summa enintään", "Summa högst", "Sum at most"),
        "Largest sum decided, in euros, included.",
        "amount",
        "sum_to",
    ),
    Parameter(
        "aanieroon",
        ("Ääniero enintään", "Röstskillnad högst", "Margin at most"),
        "Most votes between the sides of the closest vote that decided.",
        "amount",
        "margin_to",
    ),
    SORT,
    LAW_ROLES,
    SEARCHED,
    WIDENING,
    TIER,
    Parameter(
        "ilman",
        ("Ilman tulkintaa", "Utan tolkning", "Without the step"),
        "Id of an automatic step of the reading to take back (steps[].id).",
        "steps",
        "removed_steps",
    ),
    Parameter(
        "sivu",
        ("Sivu", "Sida", "Page"),
        "Page, from 1.",
        "number",
        "offset",
        largest=MAX_PAGE,
    ),
    Parameter(
        "raja",
        ("Osumia sivulla", "Träffar per sida", "Hits a page"),
        "Most hits.",
        "number",
        "limit",
        smallest=0,
        largest=MAX_HITS,
        edges=_COMMAND,
    ),
    Parameter(
        "tuoreus",
        ("Tuoreet ensin", "Nya först", "Recent first"),
        "Prefer decisions of the last years.",
        "flag",
        "prefer_recent",
        edges=_COMMAND,
    ),
    Parameter(
        "perustelut",
        ("Perustelut", "Motiveringar", "Reasons"),
        "Say why each hit matched.",
        "flag",
        "explain",
        edges=_COMMAND,
    ),
)

BY_NAME: Mapping[str, Parameter] = {
    **{row.facet.name: row for row in PARAMETERS if row.facet},
    **{row.name: row for row in PARAMETERS},
}
"""By the Finnish name, facets also by the English one."""


@cache
def parameters_of(edge: Edge) -> tuple[Parameter, ...]:
    """Return what is taken at *edge*, in the order in which it is written."""
    return tuple(row for row in PARAMETERS if edge in row.edges)
