"""The command line's root: settings, lazy commands, one-line errors.

Each room has its commands in its own ``cli.py``; this module mounts them by name and
imports a room only when its command runs, so that ``--help`` is quick.

Exit codes: 0 done, 1 failed (one line on standard error), 2 wrong usage.
"""

from __future__ import annotations

import difflib
import importlib
import logging
import sys
from pathlib import Path
from typing import Any

import click

from analyzers.errors import AnalyzerError
from corpus.errors import CorpusError, plain_reason
from indexer.errors import IndexerError
from search_web.errors import SettingsError, WebError
from search_web.operating.settings_file import read_settings_file
from search_web.settings import load_settings, use_values

COMMANDS: dict[str, tuple[str, str]] = {
    "init": (
        "search_web.operating.setup_cli:init",
        "Make the data folder and a settings file.",
    ),
    "doctor": (
        "search_web.operating.doctor_cli:doctor",
        "Check the installation, one line a check.",
    ),
    "analyze": ("analyzers.cli:analyze", "Show the terms of a text, one line a word."),
    "lawrefs": ("analyzers.law.cli:lawrefs", "Recognise law references in JSON lines."),
    "parse": (
        "corpus.importing.parse_cli:parse",
        "Read saved pages of a platform into decisions.",
    ),
    "read": (
        "corpus.importing.read_cli:read",
        "Read rows of text into facts: head, outcome, votes, money.",
    ),
    "import": (
        "corpus.importing.import_cli:import_",
        "Import files and folders as decisions.",
    ),
    "crawl": (
        "corpus.command_line.crawl_cli:crawl",
        "Fetch decisions from their sources.",
    ),
    "probe": (
        "corpus.command_line.probe_cli:probe",
        "Try sources with a few pages each.",
    ),
    "add-source": (
        "corpus.command_line.add_source_cli:add_source",
        "Try an address and write its registry row.",
    ),
    "reparse": (
        "corpus.command_line.cli:reparse",
        "Read stored raw pages again, without fetching.",
    ),
    "takedown": ("corpus.command_line.cli:takedown", "Remove a decision for good."),
    "removals": (
        "search_web.removals.removal_cli:removals",
        "Decide requests to remove decisions.",
    ),
    "expire": (
        "corpus.command_line.expire_cli:expire_command",
        "Show and do what retention says.",
    ),
    "compact": (
        "corpus.command_line.compact_cli:compact",
        "Keep raw pages within their budget; shrink the database.",
    ),
    "status": (
        "corpus.command_line.cli:status",
        "Show what is covered and how fresh it is.",
    ),
    "index": ("indexer.cli:index", "Bring the search index up to date."),
    "search": ("indexer.cli:search", "Search the decisions."),
    "get": ("search_web.get_cli:get", "Print what an address of the web app answers."),
    "saved": ("indexer.saved.cli:saved", "Run, compare and verify saved queries."),
    "alerts": (
        "search_web.saved.alerts_cli:alerts",
        "Send e-mail alerts that are due.",
    ),
    "backup": ("search_web.care.cli:backup", "Copy the store while others work."),
    "migrate-store": (
        "search_web.care.migration_cli:migrate_store",
        "Copy the store to another database.",
    ),
    "restore": ("search_web.care.cli:restore", "Bring a backup back."),
    "check": (
        "search_web.care.cli:check",
        "Compare store, pages, index and contacts.",
    ),
    "repair": (
        "search_web.care.cli:repair",
        "Make the index hold what the store holds.",
    ),
    "request-documents": (
        "corpus.command_line.request_cli:request_documents",
        "Write the letter that asks a publisher for its minutes.",
    ),
    "notify": (
        "search_web.operating.notify_cli:notify",
        "Tell the operator which sources are in trouble.",
    ),
    "serve": ("search_web.serve:serve", "Serve the web app."),
    "mcp": (
        "search_web.mcp_server.mcp_cli:mcp",
        "Let language models search (Model Context Protocol).",
    ),
}
"""Command name -> where it lives, and its line in ``--help``."""


WITH_DATA = frozenset(
    {
        *("reparse", "takedown", "removals", "expire", "compact", "status", "index"),
        *("search", "get", "saved", "alerts", "backup", "migrate-store", "check"),
        *("repair", "notify", "serve", "mcp"),
    }
)
"""Commands that work on what is there; the others need no data or make the folder."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return command names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module_name, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module_name), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of a mistyped one say which is meant."""
        near = difflib.get_close_matches(args[0], COMMANDS, 1)
        if args[0] not in COMMANDS and near:
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{near[0]}'?")
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, row[1]) for name, row in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder where everything lives (environment: PAATOSHAKU_DATA; default: var).",
)
@click.option(
    "--settings",
    "settings_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File of settings, NAME=value a line (see `init`); the environment wins over it.",
)
@click.version_option(package_name="paatoshaku", prog_name="paatoshaku")
@click.pass_context
def root(ctx: click.Context, data: Path | None, settings_file: Path | None) -> None:
    """Päätöshaku: search the decisions of Finnish municipalities."""
    if settings_file is not None:
        use_values(read_settings_file(settings_file))
    if data is not None and ctx.invoked_subcommand in WITH_DATA and not data.exists():
        # A mistyped folder must not become an empty one.
        raise SettingsError(
            f"--data: there is no folder {data}; `init`, `crawl` and `import` make one"
        )
    ctx.obj = load_settings(data=data)


class _FirstLine(logging.Formatter):
    """What a command logs where nobody set a log: one line, never a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return f"paatoshaku: {record.getMessage().partition(chr(10))[0]}"


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line and exit; an error of ours is one line, never a traceback."""
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(_FirstLine())
    try:
        root.main(args=arguments, prog_name="paatoshaku", standalone_mode=True)
    except (AnalyzerError, CorpusError, IndexerError, WebError) as error:
        click.echo(f"paatoshaku: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        # A full or read-only disk, a file that is not ours: no trace helps there.
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"paatoshaku: {where}{plain_reason(error)}", err=True)
        sys.exit(1)
