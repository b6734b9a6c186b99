"""A tiny publishing site on loopback whose every page a test can change or break."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import BinaryIO, Literal
from urllib.parse import unquote

Answer = Callable[["Request"], "Reply"]
Drips = Literal["head", "body", "chunks", "rest of the connection"]


@dataclass(frozen=True)
class Request:
    """What the crawler asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: str
    at: float


@dataclass(frozen=True)
class Reply:
    """What the site answers; ``delay_s`` before it does.

    With ``drips`` it never ends: a byte every tenth of a second, of what is named.
    """

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    drips: Drips | None = None


class Site:
    """Pages by path; a page is a text, a reply, or a function of the request."""

    def __init__(self) -> None:
        self.pages: dict[str, str | Reply | Answer] = {}
        self.requests: list[Request] = []
        self.base = ""

    def paths(self) -> list[str]:
        """Addresses asked for, in order, without robots.txt."""
        return [r.path for r in self.requests if r.path != "/robots.txt"]

    def publish(self, meetings: dict[str, list[str]]) -> None:
        """Put up a list page, meeting pages and their items."""
        self.pages["/"] = "".join(f"meeting /{name}\n" for name in meetings)
        for name, items in meetings.items():
            self.pages[f"/{name}"] = "".join(f"item /{item}\n" for item in items)
            for item in items:
                self.pages.setdefault(f"/{item}", f"title Asia {item}\nTeksti {item}.")

    def reply(self, request: Request) -> Reply:
        """Answer one request."""
        page = self.pages.get(request.path, self.pages.get(unquote(request.path)))
        if page is None:
            return Reply("ei löydy", 404)
        if callable(page):
            page = page(request)
        return page if isinstance(page, Reply) else Reply(page)


def drip(wire: BinaryIO, what: Drips) -> None:
    """Send a byte every tenth of a second for as long as somebody reads."""
    head = {
        "head": "",
        "body": "Content-Length: 1000000\r\n\r\n",
        "chunks": "Transfer-Encoding: chunked\r\n\r\n",
        "rest of the connection": "\r\n",
    }[what]
    drop = b"1\r\na\r\n" if what == "chunks" else b"a"
    wire.write(f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n{head}".encode())
    while True:
        wire.write(drop)
        wire.flush()
        time.sleep(0.1)


@contextlib.contextmanager
def serve(site: Site) -> Iterator[Site]:
    """Serve on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body are two writes; without this the second waits 40 ms.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            request = Request(
                self.command,
                self.path,
                dict(self.headers),
                self.rfile.read(length).decode(),
                time.monotonic(),
            )
            site.requests.append(request)
            reply = site.reply(request)
            if reply.delay_s:
                time.sleep(reply.delay_s)
            if reply.drips:
                with contextlib.suppress(OSError):
                    drip(self.wfile, reply.drips)
                self.close_connection = True
                return
            body = reply.body
            if isinstance(body, str):
                body = body.encode()
            with contextlib.suppress(OSError):
                self.send_response(reply.status)
                for name, value in (
                    {"Content-Type": "text/plain"} | reply.headers
                ).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the name is http.server's

        def log_message(self, *_: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
