"""The tools of the MCP server: what a language model may ask of the decisions.

Reading only. Totals are exact, every decision has the address of its source, and what is
refused is refused with the API's sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import CallToolResult, InputRequiredResult, Tool, ToolAnnotations
from pydantic import Field, ValidationError

from analyzers.decision.meaning_values import MatterOutcome
from search_web.front.public_address import trusted_names
from search_web.mcp_server.api_client import ApiClient
from search_web.settings import Settings

INSTRUCTIONS = """\
Decisions of Finnish municipalities and wellbeing services counties. Texts are Finnish or
Swedish; search with words of these languages in any form (they are lemmatised).
"total" is exact; "near_total" counts decisions that lack something of what was asked,
where "tier" asks for them. "ruling" is the sentence that says what the body decided;
a "snippet" may quote an earlier body or only a proposal.
The official text is the publisher's: cite "url". An empty answer may mean that a
publisher is not covered: "uncovered" names those that you asked for, `coverage` tells
of all; look before you say that nothing was decided.
"outcome" is what became of the matter, null when the text does not tell it for sure."""

READ_ONLY = ToolAnnotations(
    read_only_hint=True, idempotent_hint=True, open_world_hint=False
)
TEXT_CHARACTERS = 20_000
TIERS = {"exact": "tarkat", "near": "laheiset", "all": "kaikki"}

Words = Annotated[
    str,
    Field(
        description="Words in Finnish or Swedish, “phrases”, a law section such as "
        "“410/2015 § 92”, a case number; empty: everything the filters let through."
    ),
]
Day = Annotated[str | None, Field(description="A day, 2024-05-07; included.")]
Names = Annotated[
    list[str] | None,
    Field(description="Official Finnish names; several are alternatives."),
]


class DecisionTools:
    """The tools, over one app."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    def search_decisions(
        self,
        ctx: Context,
        query: Words = "",
        municipalities: Names = None,
        bodies: Names = None,
        law_references: Annotated[
            list[str] | None,
            Field(description="Acts or sections: “410/2015”, “410/2015 § 92”."),
        ] = None,
        outcomes: list[MatterOutcome] | None = None,
        date_from: Day = None,
        date_to: Day = None,
        order: Literal["relevance", "newest", "oldest"] = "relevance",
        tier: Annotated[
            Literal["exact", "near", "all"],
            Field(
                description="“exact”: decisions with all that is asked; “near”: those "
                "that lack a part; “all”: both."
            ),
        ] = "exact",
        page_size: Annotated[int, Field(ge=1, le=100)] = 10,
        cursor: Annotated[
            str | None, Field(description="next_cursor of the page before.")
        ] = None,
    ) -> dict[str, Any]:
        """Search decisions: exact total, hits with snippets, counts of facets.

        Hits have municipality, body, day, title, outcome, the deciding sentence and the
        address of the source.
        """
        return self._api.json(
            "/haku",
            {
                "q": query,
                "kunta": municipalities,
                "toimielin": bodies,
                "laki": law_references,
                "ratkaisu": outcomes,
                "alku": date_from,
                "loppu": date_to,
                "jarjestys": order,
                "taso": TIERS[tier],
                "raja": page_size,
                "kohdistin": cursor,
            },
            client_of(ctx),
        )

    def decision(
        self,
        ctx: Context,
        decision_id: Annotated[str, Field(description="“id” of a hit.")],
        text_from: Annotated[
            int, Field(ge=0, description="Where to begin in a long text.")
        ] = 0,
    ) -> dict[str, Any]:
        """Return one decision: text, outcome with its sentence, votes, sums, law references.

        Of a long text 20,000 characters are given; "text_characters" says how long it is.
        """
        found = self._api.json(f"/paatokset/{decision_id}", {}, client_of(ctx))
        text = found.get("text") or ""
        found["text_characters"] = len(text)
        found["text_from"] = text_from
        found["text"] = text[text_from : text_from + TEXT_CHARACTERS]
        # The blocks repeat the text.
        found.pop("blocks", None)
        return found

    def law_section(
        self,
        ctx: Context,
        number: Annotated[int, Field(description="410 of the act 410/2015.", ge=1)],
        year: Annotated[int, Field(description="2015 of the act 410/2015.")],
        section: Annotated[
            str | None, Field(description="“92” or “110 a”; None: the whole act.")
        ] = None,
    ) -> dict[str, Any]:
        """Count the decisions that apply an act or a section: by publisher, year, outcome.

        For the decisions themselves search with ``law_references``.
        """
        path = f"/lait/{year}/{number}" + (f"/{section}" if section else "")
        return self._api.json(path, {}, client_of(ctx))

    def compare(
        self,
        ctx: Context,
        query: Words = "",
        municipalities: Names = None,
        law_references: list[str] | None = None,
        outcomes: list[MatterOutcome] | None = None,
        date_from: Day = None,
        date_to: Day = None,
    ) -> dict[str, Any]:
        """Count the decisions of a search by municipality and year, none left out.

        "cases" is how many cases the "hits" are; "decisions_held" how many decisions of
        that municipality and year there are in all; "coverage" whether the year is there
        as a whole, in part or not at all; "counted" which decisions count where it is
        not all that have the words, and how many do not.
        """
        rows = self._api.rows(
            "/en/vertaa.csv",
            {
                "q": query,
                "kunta": municipalities,
                "laki": law_references,
                "ratkaisu": outcomes,
                "alku": date_from,
                "loppu": date_to,
            },
            client_of(ctx),
        )
        counts = ("hits", "decisions_held", "cases")
        typed: list[dict[str, Any]] = [
            {**row, **{name: int(row[name] or 0) for name in counts if name in row}}
            for row in rows
        ]
        told = [row.pop("counted", "") for row in typed]
        return {"counted": told[0] if told else "", "rows": typed}

    def coverage(
        self,
        ctx: Context,
        municipality: Annotated[
            str | None, Field(description="Official Finnish name; None: all sources.")
        ] = None,
    ) -> dict[str, Any]:
        """Return which publishers are covered, from when to when, and how fresh they are."""
        found = self._api.json("/tila", {}, client_of(ctx))
        if municipality:
            # refuses a name that nobody has
            self._api.json("/haku", {"kunta": municipality, "raja": 1}, client_of(ctx))
            wanted = municipality.casefold()
            found["sources"] = [
                row
                for row in found["sources"]
                if wanted
                in (
                    str(row[key]).casefold() for key in ("municipality", "organisation")
                )
            ]
        return found


def client_of(ctx: Context) -> str:
    """Return whose limits a call counts for: the address it came from, else this machine."""
    request = ctx.request_context.request
    address = getattr(getattr(request, "client", None), "host", None)
    return str(address or "127.0.0.1")


class PlainServer(MCPServer[Any]):
    """A server that says in one sentence what is wrong with the arguments of a call.

    An argument that a tool does not have is wrong, too: left out in silence, a filter by
    another name would make the answer one of everything.
    """

    async def list_tools(self) -> list[Tool]:
        """Return the tools; their schemas say that they take nothing else."""
        tools = await super().list_tools()
        for tool in tools:
            tool.input_schema["additionalProperties"] = False
        return tools

    async def call_tool(
        self,
        name: str,
        arguments: dict[str, Any],
        context: Context[Any] | None = None,
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool.

        Raises:
            ToolError: it refuses, or the arguments are not what it takes.
        """
        for tool in await self.list_tools():
            if tool.name == name:
                check_names(arguments, tool.input_schema["properties"])
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(arguments_sentence(error.__cause__)) from error
            raise


def check_names(arguments: Iterable[str], known: Iterable[str]) -> None:
    """Refuse arguments that a tool does not have.

    Raises:
        ToolError: which, and what it takes.
    """
    wrong = [name for name in arguments if name not in known]
    if wrong:
        raise ToolError(
            f"Wrong arguments: there is no “{wrong[0][:80]}”; there are {', '.join(known)}."
        )


def arguments_sentence(error: ValidationError) -> str:
    """Return what is wrong with the arguments, each by its name."""
    mistakes = (
        f"“{'.'.join(map(str, one['loc']))}”: {one['msg'][:1].lower()}{one['msg'][1:]}"
        for one in error.errors(include_url=False, include_input=False)
    )
    return f"Wrong arguments: {'; '.join(mistakes)}."


def make_server(api: ApiClient, version: str) -> MCPServer[Any]:
    """Return a server of all tools."""
    server = PlainServer(
        "paatoshaku", version=version, instructions=INSTRUCTIONS, log_level="WARNING"
    )
    tools = DecisionTools(api)
    for tool in (
        tools.search_decisions,
        tools.decision,
        tools.law_section,
        tools.compare,
        tools.coverage,
    ):
        server.add_tool(tool, annotations=READ_ONLY)
    return server


def protection(settings: Settings) -> TransportSecuritySettings | None:
    """Return which host names are answered; None: those of this machine.

    Raises:
        SettingsError: a host name is none.
    """
    names = trusted_names(settings)
    if names is None:
        return None
    hosts = sorted(names)
    return TransportSecuritySettings(
        allowed_hosts=[*hosts, *(f"{host}:*" for host in hosts)],
        allowed_origins=[f"https://{host}" for host in hosts],
    )
