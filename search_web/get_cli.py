"""``paatoshaku get``: the command line's twin of every page, feed, export and API call.

The address is answered by the app itself, in this process and without a server, so the
result is the same to the byte, streamed as it would be over HTTP.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import sys
from pathlib import Path

import click
from werkzeug.test import EnvironBuilder, run_wsgi_app

from search_web.app import create_app
from search_web.settings import Settings

ACCEPTED = "*/*, text/html;q=0.9, application/problem+json"
"""Any answer; errors rather as data than as web pages."""


@click.command()
@click.argument("address")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; default: standard output.",
)
@click.option(
    "--data-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON to POST, for the API calls that take a body.",
)
@click.pass_context
def get(
    ctx: click.Context, address: str, output: Path | None, data_file: Path | None
) -> None:
    """Print what the web app answers at ADDRESS ("/haku.csv?q=koulu").

    Exit code 0 for an answer, 1 for an error; the error's text goes to standard error.
    """
    if not address.startswith("/"):
        raise click.BadParameter("an address begins with /", param_hint="ADDRESS")
    # Limits protect a server from its clients; the operator has none.
    settings: Settings = dataclasses.replace(ctx.obj, api_units_per_minute=0)
    builder = EnvironBuilder(path=address, base_url=settings.site_url)
    builder.headers["Accept"] = ACCEPTED
    if data_file is not None:
        builder.method = "POST"
        builder.content_type = "application/json"
        builder.input_stream = io.BytesIO(data_file.read_bytes())
    chunks, status, _ = run_wsgi_app(create_app(settings), builder.get_environ())
    if int(status.split()[0]) >= 400:
        click.echo(_told(address, b"".join(chunks)), err=True)
        ctx.exit(1)
    with contextlib.ExitStack() as stack:
        target = stack.enter_context(output.open("wb")) if output else sys.stdout.buffer
        target.writelines(chunks)
        target.flush()


def _told(address: str, problem: bytes) -> str:
    """Return an error of the API as it is, any other as a sentence."""
    text = problem.decode()
    if address.startswith("/api/") or not text.startswith("{"):
        return text
    known = json.loads(text)
    allowed = f" Allowed: {known['allowed']}" if known.get("allowed") else ""
    return f"paatoshaku: {known['detail']}{allowed}"
