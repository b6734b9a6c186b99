"""The ``mcp`` command: decisions for language models, by the Model Context Protocol."""

from __future__ import annotations

import dataclasses
from importlib.metadata import version

import click

from search_web.errors import SettingsError
from search_web.settings import Settings

DEFAULT_PORT = 8310


@click.command("mcp")
@click.option("--http", is_flag=True, help="Listen at /mcp instead of standard input.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --http.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="With --http.",
)
@click.pass_obj
def mcp(settings: Settings, http: bool, host: str, port: int) -> None:
    """Let language models search: tools over standard input, or over HTTP.

    Needs the extra "mcp" (pip install "paatoshaku[mcp]").
    """
    try:
        from search_web.mcp_server.api_client import ApiClient
        from search_web.mcp_server.tools import make_server, protection
    except ImportError as error:
        raise SettingsError(
            f'the extra "mcp" is not installed: pip install "paatoshaku[mcp]" ({error})'
        ) from error
    from search_web.app import create_app

    if not http:
        # The one who starts it is the one who asks; limits are for strangers.
        settings = dataclasses.replace(settings, api_units_per_minute=0)
    api = ApiClient(create_app(settings), settings.site_url)
    server = make_server(api, version("paatoshaku"))
    if http:
        server.run(
            "streamable-http",
            host=host,
            port=port,
            stateless_http=True,
            transport_security=protection(settings),
        )
    else:
        server.run("stdio")
