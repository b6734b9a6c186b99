"""``paatoshaku init``: a folder for the data and a settings file beside it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from corpus.errors import plain_reason
from search_web.base_address import read_public_address
from search_web.errors import SettingsError
from search_web.operating.public_checks import CONTACTS, is_contact
from search_web.settings import Settings

FILE = "paatoshaku.env"
"""Name of the settings file: lines NAME=value, as systemd and containers read them."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--base-url", default="", help="Public address, https://….")
@click.option("--contact", default="", help="E-mail address of the operator.")
def init(folder: Path, base_url: str, contact: str) -> None:
    """Make FOLDER with a data folder and a settings file; overwrite nothing."""
    if base_url:
        base_url = read_public_address(base_url).url
    if contact and not is_contact(contact):
        raise SettingsError(f"{contact!r}: {CONTACTS}")
    file = folder / FILE
    data = folder / "data"
    given = {"data": str(data), "base_url": base_url, "contact": contact}
    try:
        data.mkdir(parents=True, exist_ok=True)
        data.chmod(0o750)
        # Made readable by its owner before anything is in it: it will hold a password.
        with file.open("x", encoding="utf-8") as opened:
            file.chmod(0o640)
            opened.write(settings_text(given))
    except FileExistsError:
        raise SettingsError(f"{file} is there already; nothing was changed") from None
    except OSError as error:
        raise SettingsError(f"cannot make {folder}: {plain_reason(error)}") from error
    click.echo(f"{file}: fill in what is empty, then: paatoshaku doctor")


def settings_text(given: dict[str, str]) -> str:
    """Write every setting with its default; those not *given* are commented out."""
    lines = [
        '# Settings of Päätöshaku. README.md, "Settings", says what each means.',
        "",
    ]
    for field in dataclasses.fields(Settings):
        value = given.get(field.name) or ""
        default = _written(field.default)
        mark = "" if value else "#"
        lines.append(f"{mark}PAATOSHAKU_{field.name.upper()}={value or default}")
    return "\n".join(lines) + "\n"


def _written(default: object) -> str:
    """Return a default as settings files have it."""
    if isinstance(default, bool):
        return "yes" if default else "no"
    return "" if default is None else str(default)
