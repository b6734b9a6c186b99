"""The MCP server, asked by the SDK's own client: same answers as the API, one-line refusals."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent

from search_web.front.rates import RateLimiter
from search_web.mcp_server.api_client import ApiClient
from search_web.mcp_server.tools import TEXT_CHARACTERS, make_server, protection
from search_web.settings import Settings
from tests.programs import Program
from tests.search_web_world import decision, make_client

TOOLS = {"search_decisions", "decision", "law_section", "compare", "coverage"}


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return make_client(
        tmp_path_factory.mktemp("mcp"), [decision(n) for n in range(1, 25)]
    )


def ask(web: FlaskClient, work: Callable[[Any], Awaitable[Any]]) -> Any:
    """Run *work* with a client of a server over the app of *web*."""
    api = ApiClient(web.application, "http://localhost")

    async def run() -> Any:
        async with Client(make_server(api, "1.0")) as client:
            return await work(client)

    return asyncio.run(run())


def call(web: FlaskClient, tool: str, **given: Any) -> CallToolResult:
    result = ask(web, lambda client: client.call_tool(tool, given))
    assert isinstance(result, CallToolResult)
    return result


def text_of(result: CallToolResult) -> str:
    (part,) = result.content
    assert isinstance(part, TextContent)
    return part.text


def test_every_tool_is_described_and_only_reads(web: FlaskClient) -> None:
    listed = ask(web, lambda client: client.list_tools()).tools

    assert {tool.name for tool in listed} == TOOLS
    for tool in listed:
        assert tool.description
        assert tool.annotations.read_only_hint
        assert "ctx" not in tool.input_schema["properties"]
        assert tool.input_schema["additionalProperties"] is False


def test_search_gives_the_total_and_the_sources_of_the_api(web: FlaskClient) -> None:
    expected = web.get("/en/api/v1/haku?q=kirjasto&kunta=Vantaa&raja=3").json

    found = call(
        web,
        "search_decisions",
        query="kirjasto",
        municipalities=["Vantaa"],
        page_size=3,
    ).structured_content

    assert found is not None
    assert found["total"] == expected["total"] > 0
    assert [hit["url"] for hit in found["hits"]] == [
        hit["url"] for hit in expected["hits"]
    ]
    assert all(hit["url"] for hit in found["hits"])


def test_pages_go_on_with_a_cursor(web: FlaskClient) -> None:
    ids: list[str] = []
    cursor = None
    while True:
        found = call(
            web, "search_decisions", query="kirjasto", page_size=5, cursor=cursor
        ).structured_content
        assert found is not None
        ids += [hit["id"] for hit in found["hits"]]
        if (cursor := found["next_cursor"]) is None:
            break

    assert len(ids) == len(set(ids)) == found["total"]


def test_a_decision_comes_in_parts_and_says_how_long_it_is(web: FlaskClient) -> None:
    whole = web.get("/api/v1/paatokset/mallila/3").json["text"]

    found = call(
        web, "decision", decision_id="mallila/3", text_from=5
    ).structured_content

    assert found is not None
    assert found["text_characters"] == len(whole)
    assert found["text"] == whole[5 : 5 + TEXT_CHARACTERS]
    assert found["url"]


def test_law_comparison_and_coverage_count_as_the_pages_do(web: FlaskClient) -> None:
    law = call(
        web, "law_section", number=410, year=2015, section="14"
    ).structured_content
    compared = call(web, "compare", query="kirjasto").structured_content
    covered = call(web, "coverage", municipality="vantaa").structured_content

    assert law is not None
    assert law["total"] == web.get("/api/v1/lait/2015/410/14").json["total"]
    assert compared is not None
    total = web.get("/api/v1/haku?q=kirjasto").json["total"]
    assert sum(row["hits"] for row in compared["rows"]) == total
    assert covered is not None
    assert {row["municipality"] for row in covered["sources"]} == {"Vantaa"}


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"municipalities": ["vantaa"]}, "kunta=Vantaa"),
        ({"outcomes": ["approved"]}, "ratkaisu=approved"),
        ({"law_references": ["410/2015 § 14"]}, "laki=410/2015+§+14"),
        (
            {"date_from": "2024-01-01", "date_to": "2024-12-31"},
            "alku=2024-01-01&loppu=2024-12-31",
        ),
    ],
)
def test_a_comparison_is_of_what_the_filters_leave(
    web: FlaskClient, given: dict[str, Any], asked: str
) -> None:
    """Each filter is one that the page knows; it counts as the same search does."""
    listed = call(web, "search_decisions", query="kirjasto", **given)
    found = call(web, "compare", query="kirjasto", **given)
    total = web.get(f"/api/v1/haku?q=kirjasto&{asked}").json["total"]

    assert not found.is_error, text_of(found)
    assert listed.structured_content is not None, text_of(listed)
    assert listed.structured_content["total"] == total
    assert found.structured_content is not None
    rows = found.structured_content["rows"]
    assert sum(row["hits"] for row in rows) == total
    if "municipalities" in given:
        assert {row["municipality"] for row in rows} == {"Vantaa"}


@pytest.mark.parametrize(
    ("tool", "given", "sentence"),
    [
        (
            "search_decisions",
            {"municipalities": ["Ei ole"]},
            "no municipality “Ei ole”",
        ),
        ("search_decisions", {"date_from": "eilen"}, "“date_from” cannot be “eilen”"),
        ("search_decisions", {"cursor": "rikki"}, "cursor"),
        ("decision", {"decision_id": "ei/ole"}, "no decision with the id “ei/ole”"),
        ("decision", {"decision_id": "../../tila"}, ""),
        ("search_decisions", {"page_size": 101}, "100"),
        ("search_decisions", {"outcomes": ["won"]}, "granted"),
        ("law_section", {"law": "kuntalaki 14 §"}, "no “law”; there are number, year"),
        ("law_section", {"section": "14"}, "“number”: field required; “year”"),
        ("search_decisions", {"municipality": ["Vantaa"]}, "no “municipality”"),
        ("coverage", {"municipality": "Vantaaa"}, "no municipality “Vantaaa”"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(
    web: FlaskClient, tool: str, given: dict[str, Any], sentence: str
) -> None:
    result = call(web, tool, **given)

    assert result.is_error
    assert sentence in text_of(result)
    assert "Traceback" not in text_of(result)
    assert "pydantic" not in text_of(result)
    assert len(text_of(result).splitlines()) == 1


def test_a_zero_of_a_publisher_that_is_not_held_says_so(web: FlaskClient) -> None:
    found = call(
        web, "search_decisions", query="kirjasto", municipalities=["Oulu"]
    ).structured_content

    assert found is not None
    assert (found["total"], found["uncovered"]) == (0, ["Oulu"])


def test_the_limit_of_the_api_holds(tmp_path: Path) -> None:
    web = make_client(tmp_path, [decision(1)])
    web.application.extensions["paatoshaku_rates_api"] = RateLimiter(2)

    answers = [call(web, "search_decisions", query="kirjasto") for _ in range(4)]

    assert [answer.is_error for answer in answers] == [False, False, True, True]


def test_host_names_are_those_of_the_service() -> None:
    assert protection(Settings()) is None
    rules = protection(Settings(base_url="https://paatokset.example.org"))
    assert rules is not None
    assert "paatokset.example.org" in rules.allowed_hosts


@pytest.mark.slow
def test_over_standard_input_and_over_http(tmp_path: Path) -> None:
    """The command as a client's configuration starts it, and as a service."""
    environment = {
        "PATH": "",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }
    arguments = ["-m", "search_web", "--data", str(tmp_path), "mcp"]

    async def names(server: Any) -> set[str]:
        async with Client(server) as client:
            return {tool.name for tool in (await client.list_tools()).tools}

    command = StdioServerParameters(
        command=sys.executable, args=arguments, env=environment
    )
    assert asyncio.run(names(command)) == TOOLS

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Program(
        [sys.executable, *arguments, "--http", "--port", str(port)], env=environment
    ) as process:
        try:
            wait_for(port)
            assert asyncio.run(names(f"http://127.0.0.1:{port}/mcp")) == TOOLS
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.2)
    pytest.fail(f"nothing listens on port {port}")
