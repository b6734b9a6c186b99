"""Save a page of a publishing platform as test material, with how it was fetched.

    python scripts/record_fixture.py --platform tweb --out FOLDER URL [--form NAME=VALUE…]

Writes the body as received and beside it a ``.json`` with address, form, status, headers
and time, and prints what the adapter makes of it. Obeys robots.txt; one page a run.
Look for private persons' matters before a page is kept.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import urllib.error
import urllib.parse
import urllib.request
import urllib.robotparser
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.importing.parse_cli import SavedPage, parse_pages
from corpus.model import Page
from corpus.platforms.registry import platform, platform_id

USER_AGENT = "paatoshaku-record-fixture"
TIMEOUT_S = 60
ENDINGS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/json": ".json",
    "text/xml": ".xml",
    "application/rss+xml": ".xml",
}


@click.command()
@click.option("--platform", "name", required=True, help="Platform id or alias.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--form", multiple=True, metavar="NAME=VALUE", help="Fields of a POST.")
@click.option("--name", "file_name", help="File name; default: from the address.")
@click.argument("url")
def main(
    name: str, out: Path, form: tuple[str, ...], file_name: str | None, url: str
) -> None:
    """Fetch one page, save it as received, and show how it is read."""
    if not allowed(url):
        raise click.ClickException(f"robots.txt of this site forbids {url}")
    fields = [tuple(field.partition("=")[::2]) for field in form]
    page = fetch(url, fields)
    out.mkdir(parents=True, exist_ok=True)
    target = out / (file_name or default_name(page))
    target.write_bytes(page.body)
    target.with_suffix(target.suffix + ".json").write_text(
        json.dumps(record(page), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    click.echo(f"{target}: {len(page.body)} bytes, status {page.status}")
    adapter = platform(name)
    saved = SavedPage(target.name, page)
    for _, found in parse_pages(adapter, platform_id(name), [saved]):
        click.echo(repr(found)[:200])


def allowed(url: str) -> bool:
    """Ask robots.txt; a site without one allows everything."""
    robots = urllib.robotparser.RobotFileParser(
        urllib.parse.urljoin(url, "/robots.txt")
    )
    try:
        robots.read()
    except OSError:
        return True
    return robots.can_fetch(USER_AGENT, url)


def fetch(url: str, fields: list[tuple[str, str]]) -> Page:
    """Fetch one page; an error status is recorded like any other."""
    if not url.startswith(("http://", "https://")):
        raise click.ClickException(f"{url}: expected http:// or https://")
    data = urllib.parse.urlencode(fields).encode() if fields else None
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked
        url, data=data, headers={"User-Agent": USER_AGENT}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as reply:  # noqa: S310
            body, status, headers = reply.read(), reply.status, dict(reply.headers)
    except urllib.error.HTTPError as error:
        body, status, headers = error.read(), error.code, dict(error.headers)
    except OSError as error:
        raise click.ClickException(f"{url}: {error}") from error
    return Page(
        url=url,
        role="",
        body=body,
        status=status,
        headers=headers,
        form=tuple(fields),
        fetched_at=dt.datetime.now(dt.UTC),
        context={"file": ""},
    )


def default_name(page: Page) -> str:
    """Make a file name from the address and the media type."""
    parts = urllib.parse.urlsplit(page.url)
    stem = "_".join(part for part in (parts.path, parts.query) if part).strip("/")
    safe = "".join(
        letter if letter.isalnum() or letter in "-." else "_" for letter in stem
    )
    media = page.headers.get("Content-Type", "").partition(";")[0].strip()
    ending = ENDINGS.get(media, ".html")
    return safe if safe.lower().endswith(ending) else f"{safe or 'index'}{ending}"


def record(page: Page) -> dict[str, object]:
    """Return what must be known of a recorded page, cookies left out."""
    headers = {
        key: value for key, value in page.headers.items() if key.lower() != "set-cookie"
    }
    return {
        "url": page.url,
        "form": list(page.form),
        "status": page.status,
        "headers": headers,
        "fetched_at": page.fetched_at.isoformat() if page.fetched_at else None,
    }


if __name__ == "__main__":
    main()
